import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alignTranscript, pairsOf, run, stem } from './transcript.js';

const reader = `
import json, sys
from translate.storage import tmx
print(json.dumps([[unit.source, unit.target] for unit in tmx.tmxfile.parsefile(sys.argv[1]).units]))
`;

// Debian's own python sees Debian's packages; another one first in the path would not.
const python = '/usr/bin/python3';

test.each([
  ['en', 'ru'],
  ['ru', 'en'],
])('translate-toolkit reads the same pairs in the same order, %s to %s', (source) => {
  const folder = alignTranscript('--to', 'tmx,json', '--source', source, '--nbsp', 'keep');
  const { status, output } = run(python, ['-c', reader, join(folder, `${stem}.tmx`)]);
  expect(status, output).toBe(0);
  const seen = new Set<string>();
  const pairs = pairsOf(join(folder, `${stem}.json`))
    .map((pair) => [pair.source, pair.target] as const)
    .filter(([from, to]) => !seen.has(`${from}\t${to}`) && seen.add(`${from}\t${to}`));
  const plain = (text: string): string => text.replace(/\s+/gu, ' ');
  expect((JSON.parse(output) as [string, string][]).map((pair) => pair.map(plain))).toEqual(pairs);
});

test('pocount counts every unit as translated', () => {
  const folder = alignTranscript('--to', 'tmx,json');
  const { status, output } = run('pocount', [join(folder, `${stem}.tmx`)]);
  expect(status, output).toBe(0);
  expect(output).toMatch(/[Tt]ranslated:?\s+\d+/u);
});

// Memories as other programs write them: codes, characters and white space are to another reader what they were.
test.each(['memoq', 'okapi', 'omegat', 'smartcat', 'trados', 'wordfast', 'workbench'])(
  'of a memory of %s that is passed on it reads what it read before',
  (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'sverka-clients-'));
    const [given, passed] = [`test/cases/tmx/${name}.tmx`, join(folder, 'passed.tmx')];
    const converted = run(process.execPath, ['bin/sverka.js', 'convert', given, '--to', 'tmx', '-q', '-o', passed]);
    expect(converted.status, converted.output).toBe(0);
    const pairs = (file: string) => {
      const { status, output } = run(python, ['-c', reader, file]);
      expect(status, output).toBe(0);
      return JSON.parse(output) as [string, string][];
    };
    // What has no translation is not passed on.
    const before = pairs(given).filter(([, target]) => target !== '');
    expect(before.length).toBeGreaterThan(1);
    expect(pairs(passed)).toEqual(before);
  },
);
