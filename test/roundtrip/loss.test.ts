import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { carryOut, planExport } from '../../src/cli/export.js';
import { verifyExports } from '../../src/cli/verify.js';
import { formats } from '../../src/format/formats.js';
import type { Alignment } from '../../src/model/alignment.js';
import { folder, sverka } from '../cli/run.js';
import { full } from '../format/fixtures.js';
import { alignCorpora } from './corpora.js';

// All but the one for the eye, whose lines are wrapped.
// Words and packed documents are read by other programs.
const names = formats
  .filter(({ write, name, needsWords }) => write !== undefined && name !== 'columns' && !needsWords)
  .map(({ name }) => name);
// One direction of each, and both of the transcript.
const corpora = alignCorpora().filter(([name], index) => index % 4 === 0 || name.includes('lavrov'));
const dense = (text: string): number => text.replace(/\s/gu, '').length;

/** Writes an alignment and reads it back, after `spoil` had its way with the first file. */
async function verify(alignment: Alignment, format: string, more: object, spoil?: (text: string) => string) {
  const there = folder();
  const plan = planExport({ to: format, output: join(there, '/'), ...more });
  const exports = await carryOut(plan, alignment, 'x', []);
  if (spoil !== undefined) {
    const [place] = exports[0]!.places!;
    const text = readFileSync(place!, 'utf8');
    const spoilt = spoil(text);
    expect(spoilt).not.toBe(text);
    writeFileSync(place!, spoilt);
  }
  return (await verifyExports(plan, alignment, exports))[0]!.accounts;
}

describe.each(names)('%s', (format) => {
  const levels = format === 'hunalign' || format === 'vecalign' ? ['sentence'] : ['sentence', 'paragraph'];
  test.each(levels)('every character of both texts is in it or told, by %s', async (level) => {
    for (const [name, alignment] of corpora) {
      const { source, target, lostUnits } = await verify(alignment, format, { level });
      expect(lostUnits, name).toEqual([]);
      for (const [account, document] of [
        [source, alignment.source],
        [target, alignment.target],
      ] as const) {
        expect(account.lost, name).toBe(0);
        expect(account.all).toBe(dense(document.text));
        expect([...account.left.values()].reduce((sum, number) => sum + number, account.kept)).toBe(account.all);
        expect(account.kept).toBeGreaterThan(0.8 * account.all);
      }
    }
  });

  test('a letter, a line or an element less is found out', async () => {
    const [, alignment] = corpora.find(([name]) => name.includes('lavrov'))!;
    // A sentence of its own, once in the text, and in the first file of every format.
    const word = 'overly';
    const lost = async (spoil: (text: string) => string): Promise<boolean> => {
      try {
        const { source, target, lostUnits } = await verify(alignment, format, {}, spoil);
        return source.lost > 0 || target.lost > 0 || lostUnits.length > 0;
      } catch (error) {
        // What cannot even be read is not what was written.
        return (error as { code?: string }).code !== undefined;
      }
    };
    const place = folder();
    const plan = planExport({ to: format, output: join(place, '/') });
    const [first] = await carryOut(plan, alignment, 'x', []);
    // Files of links have their texts beside them.
    if (!readFileSync(first!.places![0]!, 'utf8').includes(word)) return;
    expect(await lost((text) => text.replaceAll(word, word.slice(1)))).toBe(true);
  });
});

test('what a memory leaves out for its confidence is told; all of it, if need be', async () => {
  const [, alignment] = corpora.find(([name]) => name.includes('vetrova'))!;
  for (const least of ['0.9999', '1']) {
    const { source, lostUnits } = await verify(alignment, 'tmx', { 'min-confidence': least });
    expect(source.lost).toBe(0);
    expect(lostUnits).toEqual([]);
    expect(source.left.get('sentence')).toBeGreaterThan(1000);
  }
  const { source } = await verify(alignment, 'tmx', { status: 'confirmed' });
  expect([source.kept, source.lost]).toEqual([0, 0]);
});

test('a unit that is gone, comes twice or stands elsewhere is found out', async () => {
  const [, alignment] = corpora[0]!;
  const unit = /^ {4}<tu [^]*?<\/tu>\n/gmu;
  const spoils: ((text: string) => string)[] = [
    (text) => text.replace(unit.exec(text)![0], ''),
    (text) => text.replace(/ {4}<tu [^]*?<\/tu>\n/u, (first) => first + first),
    (text) => text.replace(/( {4}<tu [^]*?<\/tu>\n)( {4}<tu [^]*?<\/tu>\n)/u, '$2$1'),
  ];
  for (const spoil of spoils) {
    unit.lastIndex = 0;
    const { source, target, lostUnits } = await verify(alignment, 'tmx', {}, spoil);
    expect(source.lost + target.lost + lostUnits.length).toBeGreaterThan(0);
  }
});

test('sentences with corrections, speakers, odd characters', async () => {
  for (const format of names) {
    const { source, target } = await verify(full, format, {});
    expect([source.lost, target.lost], format).toEqual([0, 0]);
  }
});

test('on the command line: what is in each file, and the status', () => {
  const there = folder();
  const corpus = join(process.cwd(), 'corpora', '2021-03-02-lavrov-kamilov');
  const words = ['align', join(corpus, 'en.txt'), join(corpus, 'ru.txt'), '--to', 'json,tmx', '-o', 'out/', '--verify'];
  const { status, stderr } = sverka(words, { cwd: there });
  expect(status).toBe(0);
  expect(stderr).toMatch(/verified +out\/.*\.json\n +English: ([\d,]+) characters, \1 in it\n/u);
  expect(stderr).toMatch(
    /\.tmx\n +English: [\d,]+ characters, [\d,]+ in it; not in it .*\d+ label.*\d+ in units left out/u,
  );
  const project = join(there, 'out', '2021-03-02-lavrov-kamilov.json');
  expect(sverka(['convert', project, '-o', join(there, 'x.tei.xml'), '--verify', '-q'])).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
  for (const refused of [
    ['--to', 'columns', '-o', 'x.txt'],
    ['--to', 'tmx'],
    ['--to', 'tmx', '-o', 'x.tmx', '--max-units', '9'],
  ])
    expect(sverka(['convert', project, ...refused, '--verify'], { cwd: there }).stderr).toContain('[cli/usage]');
});
