import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encode } from '../format/encodings.js';
import { folder, sverka } from './run.js';

const memory = (encoding: string, units: string): string =>
  `<?xml version="1.0"${encoding === '' ? '' : ` encoding="${encoding}"`}?>\n<tmx version="1.4"><header creationtool="Loom" ` +
  `creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>${units}</body></tmx>`;
const unit = (en: string, ru: string): string =>
  `<tu><tuv xml:lang="en"><seg>${en}</seg></tuv><tuv xml:lang="ru"><seg>${ru}</seg></tuv></tu>\n`;
const segments = (text: string): string[] => [...text.matchAll(/<seg>(.*?)<\/seg>/gsu)].map(([, each]) => each!);

describe('a memory is read in the encoding it declares', () => {
  const bom = '\uFEFF';
  const cases: [string, string, string][] = [
    ['UTF-8', 'utf-8', ''],
    ['UTF-8', 'utf-8', bom],
    ['', 'utf-8', ''],
    ['UTF-16', 'utf-16le', bom],
    ['UTF-16', 'utf-16be', bom],
    ['UTF-16LE', 'utf-16le', ''],
    ['windows-1251', 'windows-1251', ''],
    ['KOI8-R', 'koi8-r', ''],
    ['ISO-8859-5', 'iso-8859-5', ''],
  ];
  test.each(cases)('declared %j, in %s%s', (declared, encoding, mark) => {
    const there = folder({ 'a.tmx': encode(mark + memory(declared, unit('Ten sails.', 'Десять парусов.')), encoding) });
    const { stdout, status } = sverka(['convert', 'a.tmx', '--to', 'tmx', '-q'], { cwd: there });
    expect([status, segments(stdout)]).toEqual([0, ['Ten sails.', 'Десять парусов.']]);
  });
  test('us-ascii with references, ISO-8859-1 with its letters', () => {
    const ascii = encode(memory('us-ascii', unit('&#x201c;caf&#xe9;&#8221;', '&#x43A;&#x430;&#x444;&#x435;')), 'utf-8');
    const latin = encode(memory('ISO-8859-1', unit('café §', '&#x43A;')), 'windows-1252');
    const there = folder({ 'ascii.tmx': ascii, 'latin.tmx': latin });
    const read = (name: string) => segments(sverka(['convert', name, '--to', 'tmx', '-q'], { cwd: there }).stdout);
    expect(read('ascii.tmx')).toEqual(['“café”', 'кафе']);
    expect(read('latin.tmx')).toEqual(['café §', 'к']);
  });
});

// Larger than what is read at once.
const many = Array.from({ length: 60_000 }, (_, index) =>
  unit(
    `Unit ${index}: the ships & their cargo, café.`.replace('&', '&amp;'),
    `Отрывок ${index}: суда и «грузы», и так далее до конца строки, и ещё несколько слов для веса.`,
  ),
).join('');

describe('a large memory', () => {
  test.each([
    ['UTF-8', 'utf-8'],
    ['windows-1251', 'windows-1251'],
    ['UTF-16', 'utf-16le'],
  ])('in %s passes whole, and back', (declared, encoding) => {
    const text = memory(declared, many.replaceAll('é', encoding === 'windows-1251' ? 'e' : 'é'));
    const there = folder({ 'a.tmx': encode((encoding === 'utf-16le' ? '\uFEFF' : '') + text, encoding) });
    const { status, stderr } = sverka(['convert', 'a.tmx', '--to', 'tmx,tsv', '-o', 'out/'], { cwd: there });
    expect([status, stderr]).toEqual([0, expect.stringContaining('60,000 translation units')]);
    expect(segments(readFileSync(join(there, 'out/a.tmx'), 'utf8'))).toEqual(segments(text));
    expect(readFileSync(join(there, 'out/a.tsv'), 'utf8').split('\n')).toHaveLength(60_002);
    expect(readdirSync(join(there, 'out'))).toEqual(['a.tmx', 'a.tsv']);
  });
  test('that is broken near its end leaves nothing behind', () => {
    const text = memory('UTF-8', `${many}<tu><tuv>`);
    const there = folder({ 'a.tmx': text, 'b.tmx': Buffer.concat([Buffer.from(text), Buffer.from([0xff])]) });
    for (const [name, code] of [
      ['a.tmx', 'tmx/invalid'],
      ['b.tmx', 'tmx/invalid'],
    ] as const) {
      const run = sverka(['convert', name, '--to', 'tmx', '-o', 'out.tmx'], { cwd: there });
      expect([run.status, run.stderr]).toEqual([2, expect.stringContaining(code)]);
    }
    expect(readdirSync(there)).toEqual(['a.tmx', 'b.tmx']);
    expect(sverka(['convert', 'a.tmx', '--to', 'tmx'], { cwd: there }).stdout).toBe('');
  });
});

test('a memory is cut into parts, beside the name that is given', () => {
  const there = folder({ 'a.tmx': memory('', [1, 2, 3].map((n) => unit(`n${n}`, `н${n}`)).join('')) });
  expect(sverka(['convert', 'a.tmx', '-o', 'b.tmx', '--max-units', '2'], { cwd: there }).status).toBe(0);
  expect(readdirSync(there)).toEqual(['a.tmx', 'b.1.tmx', 'b.2.tmx']);
  expect(segments(readFileSync(join(there, 'b.2.tmx'), 'utf8'))).toEqual(['n3', 'н3']);
  // The same through a project file.
  sverka(['convert', 'a.tmx', '-o', 'a.json'], { cwd: there });
  expect(sverka(['convert', 'a.json', '-o', 'c.tmx', '--max-units', '2'], { cwd: there }).status).toBe(0);
  expect(readdirSync(there).filter((name) => name.startsWith('c'))).toEqual(['c.1.tmx', 'c.2.tmx']);
  expect(sverka(['convert', 'a.tmx', '-o', 'b.tmx', '--max-units', 'two'], { cwd: there }).stderr).toContain(
    'whole number',
  );
});

test('languages of a memory are chosen, and what is no choice is refused', () => {
  const there = folder({
    'a.tmx': memory('', unit('one', 'один').replace('</tu>', '<tuv xml:lang="de"><seg>eins</seg></tuv></tu>')),
  });
  const convert = (lang: string, to = 'tmx') =>
    sverka(['convert', 'a.tmx', '--to', to, '-q', '--lang', lang], { cwd: there });
  expect(segments(convert('de,ru').stdout)).toEqual(['eins', 'один']);
  expect(segments(convert('ru,en').stdout)).toEqual(['один', 'one']);
  expect(convert('de').stderr).toContain('[cli/usage]');
  expect(convert('de,ru', 'json').stderr).toContain('[tmx/no-target-language]');
  expect(convert('fr,ru').stderr).toContain('nothing in fr');
});
