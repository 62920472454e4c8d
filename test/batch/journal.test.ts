import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal, type Entry } from '../../src/batch/journal.js';
import { folder } from '../cli/run.js';

const entry = (name: string, hash = 'a'): Entry => ({
  name,
  round: 2,
  inputs: [{ path: `${name}.en.txt`, hash }],
  outputs: [],
  figures: { source: 1, target: 1, beads: 1, confidence: 0.5 },
  warnings: [],
});
const settings = { '--to': 'tmx' };

test('what was appended is there again, the last of each name', () => {
  const path = join(folder(), 'a', 'journal');
  const journal = openJournal(path, settings);
  for (const each of [entry('x'), entry('y'), entry('x', 'b')]) journal.append(each);
  journal.close();
  const again = openJournal(path, settings);
  expect(again.names(2)).toEqual(['x', 'y']);
  expect(again.names(1)).toEqual([]);
  expect(again.find(2, 'x')).toEqual(entry('x', 'b'));
  expect(again.find(2, 'y')).toEqual(entry('y'));
  expect(again.find(1, 'y')).toBeUndefined();
  expect(again.find(2, 'z')).toBeUndefined();
  again.close();
});

test('whatever its last bytes are, a journal that was cut is read up to the last whole line', () => {
  const path = join(folder(), 'journal');
  const journal = openJournal(path, settings);
  for (const name of ['x', 'y', 'я']) journal.append(entry(name));
  journal.close();
  const whole = readFileSync(path);
  for (let size = 0; size <= whole.length; size++) {
    const cut = whole.subarray(0, size);
    writeFileSync(path, cut);
    const opened = openJournal(path, settings);
    const lines = cut.filter((byte) => byte === 0x0a).length;
    expect(opened.names(2)).toEqual(['x', 'y', 'я'].slice(0, Math.max(0, lines - 1)));
    opened.append(entry('z'));
    opened.close();
    const after = openJournal(path, settings);
    expect(after.find(2, 'z')).toEqual(entry('z'));
    expect(after.names(2).length).toBe(Math.max(0, lines - 1) + 1);
    after.close();
  }
});

test('a journal of many pieces', () => {
  const path = join(folder(), 'journal');
  const journal = openJournal(path, settings);
  const names = Array.from({ length: 9000 }, (_, index) => `${'имя'.repeat(index % 50)}${index}`);
  for (const name of names) journal.append(entry(name));
  journal.close();
  expect(readFileSync(path).length).toBeGreaterThan(3 << 20);
  const again = openJournal(path, settings);
  expect(again.names(2)).toEqual(names);
  for (const name of names) expect(again.find(2, name)).toEqual(entry(name));
  again.close();
});

test('other settings are refused, and which they are is told', () => {
  const path = join(folder(), 'out', 'home', 'journal');
  openJournal(path, settings).close();
  expect(() => openJournal(path, { '--to': 'tei', '--level': 'paragraph' })).toThrow(
    expect.objectContaining({
      code: 'batch/changed',
      message:
        'The folder was begun with other options: --to was tmx and is tei; --level was not given and is paragraph.',
    }),
  );
  openJournal(path, settings).close();
});

test('what is no journal is refused with its line', () => {
  const path = join(folder(), 'journal');
  openJournal(path, settings).close();
  appendFileSync(path, 'what?\n');
  expect(() => openJournal(path, settings)).toThrow(
    expect.objectContaining({ code: 'batch/journal', at: { file: path, line: 2 } }),
  );
  writeFileSync(path, '{"sverka":7}\n');
  expect(() => openJournal(path, settings)).toThrow(expect.objectContaining({ code: 'batch/journal' }));
});
