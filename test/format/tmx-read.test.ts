import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recognizeFormat } from '../../src/format/formats.js';
import { json } from '../../src/format/json.js';
import { tmx } from '../../src/format/tmx.js';
import type { Alignment } from '../../src/model/alignment.js';
import { rawText, type Document } from '../../src/model/document.js';
import { shape } from '../../src/model/ladder.js';
import { errorOf } from './errors.js';
import { options } from './fixtures.js';

const folder = 'test/cases/tmx';

/** What a memory came to, to be read: what was remarked, both texts by their ids, and the beads. */
function summary({ source, target, ladders, signature }: Alignment, remarks: readonly string[]): string {
  const head = ({ lang, meta, units }: Document) =>
    `${lang}: ${JSON.stringify(meta)}, ${units.turn.length} turns, ${units.paragraph.length} paragraphs`;
  const side = (document: Document, [from, to]: readonly [number, number]) =>
    document.units.sentence
      .slice(from, to)
      .map((unit) => `${unit.id} ${rawText(document, unit)}`)
      .join(' | ');
  return [
    signature,
    head(source),
    head(target),
    ...remarks.map((remark) => `remark: ${remark}`),
    ...ladders.sentence!.flatMap((bead) => [
      '',
      `${shape(bead)} ${bead.by} ${bead.posterior ?? ''}`.trim(),
      side(source, bead.source),
      side(target, bead.target),
    ]),
    '',
  ].join('\n');
}

// In the manner of each program; `npx vitest run -u` writes what is read anew, and its diff is read like code.
test.each(readdirSync(folder).filter((name) => name.endsWith('.tmx')))('%s', async (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const remarks: string[] = [];
  const read = tmx.read!(text, { remark: (remark) => remarks.push(remark) });
  await expect(summary(read, remarks)).toMatchFileSnapshot(join('../../', folder, name.replace('.tmx', '.read.txt')));
  expect(recognizeFormat(text)).toBe(tmx);
  // Whatever a project file must be, it is.
  const project = json.write!(read, options).parts[0]!.text;
  expect(json.write!(json.read!(project), options).parts[0]!.text).toBe(project);
});

const memory = (...units: readonly string[]): string =>
  `<tmx version="1.4"><header srclang="en"/><body>${units.map((unit) => `<tu>${unit}</tu>`).join('\n')}</body></tmx>`;
const variant = (lang: string, text: string): string => `<tuv xml:lang="${lang}"><seg>${text}</seg></tuv>`;
const pair = (en: string, ru: string): string => variant('en', en) + variant('ru', ru);

describe('is refused with its place', () => {
  test.each([
    ['', 'tmx/invalid', /must contain a root element/, 1],
    ['<tmx>\n<body>\n<tu></body></tmx>', 'tmx/invalid', /./, 3],
    ['<tmx>\n\n<header/></tmx>', 'tmx/invalid', /it has no body/, undefined],
    ['<xliff/>', 'tmx/invalid', /its root is xliff/, 1],
    [memory('\n<tuv><seg>x</seg></tuv>'), 'tmx/invalid', /a tuv has no xml:lang/, 2],
    [memory(pair('a &bomb; b', 'б')), 'tmx/invalid', /undefined entity/, 1],
    [memory(pair('a & b', 'б')), 'tmx/invalid', /./, 1],
    [memory(pair('a &#1; b', 'б')), 'tmx/invalid', /./, 1],
    ['<tmx><header/><body><tu><seg/></tu></body></tmx>', 'tmx/invalid', /a seg stands in tu/, 1],
    [memory(), 'tmx/no-target-language', /has no units/, undefined],
    [memory(variant('en', 'a') + variant('de', 'b')), 'tmx/no-target-language', /nothing in Russian/, undefined],
    [memory(variant('en', 'a'), variant('ru', 'б')), 'tmx/no-target-language', /No unit/, undefined],
  ])('%j', (text, code, message, line) => {
    const error = errorOf(() => tmx.read!(text));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.at.line).toBe(line);
  });
  test('naming the languages that there are', () => {
    const error = errorOf(() => tmx.read!(memory(variant('en-US', 'a') + variant('uk', 'б') + variant('rue', 'в'))));
    expect(error.hint).toContain('en-US, uk, rue');
  });
});

test('entities that a memory declares may hold those of XML', () => {
  const head = `<!DOCTYPE tmx [<!ENTITY co "Fir &amp; Oak &#38;lt;Ltd&gt;"><!ENTITY amp "x"><!ENTITY d "&co;">]>`;
  expect(tmx.read!(head + memory(pair('By &co; &amp; us', 'б'))).source.text).toBe('By Fir & Oak <Ltd> & us');
  expect(errorOf(() => tmx.read!(head + memory(pair('&d;', 'б')))).code).toBe('tmx/invalid');
});

test('entities do not grow', () => {
  const bomb = `<!DOCTYPE tmx [<!ENTITY a "${'a'.repeat(200)}"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`;
  expect(tmx.read!(bomb + memory(pair('&a;', 'б'))).source.text).toBe('a'.repeat(200));
  for (const name of ['b', 'c'])
    expect(errorOf(() => tmx.read!(bomb + memory(pair(`&${name};`, 'б')))).code).toBe('tmx/invalid');
});

describe('units of ours', () => {
  const unit = (props: Record<string, string>, en: string, ru: string): string =>
    Object.entries(props)
      .map(([type, value]) => `<prop type="${type}">${value}</prop>`)
      .join('') + pair(en, ru);
  const shapes = (text: string) => tmx.read!(text).ladders.sentence!.map((bead) => shape(bead));
  test('are split by the rules of sentences', () => {
    expect(shapes(memory(unit({ 'x-alignment': '2-1' }, 'He stopped. He listened.', 'Он остановился.')))).toEqual([
      '2:1',
    ]);
  });
  test('are one where these find another number', () => {
    expect(shapes(memory(unit({ 'x-alignment': '3-1' }, 'He stopped. He listened.', 'Он остановился.')))).toEqual([
      '1:1',
    ]);
  });
  test('are cut by their lengths where they have them, and these fit', () => {
    const cut = (lengths: string) =>
      memory(
        `<tuv xml:lang="en"><prop type="x-lengths">${lengths}</prop><seg>One😀 two three</seg></tuv>${variant('ru', 'Раз')}`,
      );
    expect(shapes(cut('4 9'))).toEqual(['2:1']);
    for (const wrong of ['4 10', '5 8', '4', '', 'x', '4 0 8']) expect(shapes(cut(wrong))).toEqual(['1:1']);
  });
  test('have confidence and who confirmed them', () => {
    const read = tmx.read!(memory(unit({ 'x-confidence': '0.75', 'x-status': 'confirmed' }, 'a', 'б')));
    expect(read.ladders.sentence).toEqual([{ source: [0, 1], target: [0, 1], posterior: 0.75, by: 'person' }]);
    expect(tmx.read!(memory(unit({ 'x-confidence': '7' }, 'a', 'б'))).ladders.sentence![0]).not.toHaveProperty(
      'posterior',
    );
  });
  test('of two documents keep their texts apart, though their ids are the same', () => {
    const one = (document: string) => unit({ 'x-document': document }, 'a', 'б').replace(/^/u, '');
    const text = memory(one('x'), one('x'), one('y')).replaceAll(
      /<tu>(?=<prop type="x-document">(.))/gu,
      '<tu tuid="$1.en.u1.p1.s1">',
    );
    const { source, target } = tmx.read!(text);
    expect(source.units.turn.map(({ id }) => id)).toEqual(['en.u1', 'en.u2']);
    expect(target.units.sentence.length).toBe(3);
  });
});
