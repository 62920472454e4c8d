import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { carryOut, planExport, withWords } from '../../src/cli/output/export.js';
import { isPacked } from '../../src/cli/input/office.js';
import { verifyExports } from '../../src/cli/output/verify.js';
import { formats, isWritable, parseLexicon, type Alignment } from '../../src/index.js';
import { folder, sverka } from '../cli/run.js';
import { full } from '../format/fixtures.js';
import { alignCorpora } from './corpora.js';

const names = formats.filter(isWritable).map(({ name }) => name);
const lexicon = parseLexicon(readFileSync('src/lexicon/en-ru.tsv', 'utf8'));
// One direction of each, and both of the transcript.
const corpora = alignCorpora().filter(([name], index) => index % 4 === 0 || name.includes('lavrov'));
const dense = (text: string): number => text.replace(/\s/gu, '').length;

/** Changes the text of a file, or of all parts of one that is packed. */
function change(place: string, spoil: (text: string) => string): void {
  const bytes = readFileSync(place);
  if (!isPacked({ bytes })) return writeFileSync(place, spoil(bytes.toString('utf8')));
  const parts = Object.entries(unzipSync(bytes)).map(
    ([name, part]) => [name, strToU8(spoil(strFromU8(part)))] as const,
  );
  writeFileSync(place, zipSync(Object.fromEntries(parts)));
}

/** Writes an alignment and reads it back, after `spoil` had its way with all its files. */
async function verify(alignment: Alignment, format: string, more: object, spoil?: (text: string) => string) {
  const there = folder();
  const plan = planExport({ to: format, output: join(there, '/'), ...more });
  const worded = withWords(plan, alignment, () => lexicon);
  const exports = await carryOut(plan, worded, 'x', []);
  const places = exports[0]!.places!;
  const held = (): string => places.map((place) => readFileSync(place, 'latin1')).join();
  const before = held();
  if (spoil !== undefined) {
    for (const place of places) change(place, spoil);
    expect(held()).not.toBe(before);
  }
  return (await verifyExports(plan, worded, exports))[0]!.accounts;
}

describe.each(names)('%s', (format) => {
  const levels = ['hunalign', 'vecalign', 'pharaoh'].includes(format) ? ['sentence'] : ['sentence', 'paragraph'];
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
    // Once in the text, and in a file of every format.
    const word = 'ambiguous';
    const lost = async (spoil: (text: string) => string): Promise<boolean> => {
      try {
        const { source, target, lostUnits } = await verify(alignment, format, {}, spoil);
        return source.lost > 0 || target.lost > 0 || lostUnits.length > 0;
      } catch (error) {
        // What cannot even be read is not what was written.
        return (error as { code?: string }).code !== undefined;
      }
    };
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

test('a memory in parts, and an edition in three files', async () => {
  const [, alignment] = corpora.find(([name]) => name.includes('vetrova'))!;
  for (const [format, more] of [
    ['tmx', { 'max-units': '7' }],
    ['tei', { 'tei-layout': 'split' }],
  ] as const) {
    const whole = await verify(alignment, format, {});
    expect(await verify(alignment, format, more)).toEqual(whole);
    const unit = / {4}<tu [^]*?<\/tu>\n|<s [^]*?<\/s>/u;
    const spoilt = await verify(alignment, format, more, (text) => text.replace(unit, '')).catch(() => undefined);
    expect(spoilt === undefined || spoilt.source.lost + spoilt.target.lost + spoilt.lostUnits.length > 0).toBe(true);
  }
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
    ['--to', 'tmx'],
    ['--to', 'docx', '-o', '-'],
  ])
    expect(sverka(['convert', project, ...refused, '--verify'], { cwd: there }).stderr).toContain('[cli/usage]');
});
