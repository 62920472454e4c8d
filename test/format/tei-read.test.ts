import { describe, expect, test } from 'vitest';
import type { WriteOptions } from '../../src/format/format.js';
import { json } from '../../src/format/json.js';
import { tei } from '../../src/format/tei.js';
import type { Alignment } from '../../src/model/alignment.js';
import { levels, unitText, type Document } from '../../src/model/document.js';
import { flow } from '../../src/format/text.js';
import { makeAlignment, makeDocument } from './documents.js';
import { errorOf } from './errors.js';
import { bare, corrected, full, options, small } from './fixtures.js';

const write = (value: Alignment, more: Partial<WriteOptions> = {}) => tei.write!(value, { ...options, ...more }).parts;
const again = (value: Alignment): Alignment => tei.read!(write(value)[0]!.text);

/** All that an edition holds: units by their texts, so that the layout of the text does not matter. */
const held = ({ source, target, ladders, moves, signature }: Alignment) => {
  const document = (value: Document) => ({
    lang: value.lang,
    meta: { ...value.meta, ...(value.meta.note && { note: flow(value.meta.note, 'keep') }) },
    units: levels.map((level) => value.units[level].map((unit) => ({ ...unit, at: undefined }))),
    sentences: value.units.sentence.map((unit) => flow(unitText(value, unit), 'keep').trim()),
    marks: value.marks.map(({ kind, at }) => [kind, flow(value.text.slice(...at), 'keep')]),
  });
  return { source: document(source), target: document(target), ladders, moves, signature };
};

describe('an edition gives back units, marks, speakers, links and what is known of the texts', () => {
  test('small', () => {
    const near = structuredClone(small) as { ladders: { sentence: { posterior?: number }[] } } & Alignment;
    near.ladders.sentence[5]!.posterior = 0.512346;
    expect(held(again(small))).toEqual(held(near));
  });
  test('full', () => {
    const { source, target, ladders, ...rest } = held(again(full));
    const wanted = held(full);
    expect([source.units, source.marks, target.units, target.marks]).toEqual([
      wanted.source.units,
      wanted.source.marks,
      wanted.target.units,
      wanted.target.marks,
    ]);
    expect(rest).toMatchObject({ moves: full.moves, signature: full.signature });
    expect(ladders.sentence!.map(({ by }) => by)).toEqual(full.ladders.sentence!.map(({ by }) => by));
    expect(source.meta).toEqual(wanted.source.meta);
  });
  test('what a person would have it read, beside what it says', () => {
    const [english, russian] = [again(corrected).source, again(corrected).target].map((text) =>
      text.units.sentence.map((unit) => [unitText(text, unit), unit.correction]),
    );
    expect(english![2]).toEqual(['He stopped.', 'He stood <still> & silent.']);
    expect(russian![4]).toEqual(['Почему?', 'Зачем?']);
    expect([...english!, ...russian!].filter(([, correction]) => correction !== undefined).length).toBe(2);
  });
  test('bare', () => {
    // The name of the file has become the id.
    expect(again(bare).source.meta).toEqual({ id: '2021-03-02-talks' });
    expect(held(again(bare)).source.units).toEqual(held(bare).source.units);
  });
  test('speakers with any ids, and a place of one text alone', () => {
    const participants = ['en', 'Иван Петров', '1'].map((id) => ({ id, name: `${id} &`, role: 'x' }));
    const value = makeAlignment(
      makeDocument('en', 'en: Yes.\n1: No.\nstranger: Who?', { participants, region: 'US' }),
      makeDocument('ru', 'en: Да.', { place: 'Москва', source: 'from a book', note: 'a note' }),
      {},
    );
    const { source, target } = again(value);
    expect(source.meta).toEqual({ id: '2021-03-02-talks', participants, region: 'US' });
    expect(source.units.turn.map(({ speaker }) => speaker)).toEqual(['en', '1', 'stranger']);
    expect(target.meta).toEqual({ id: '2021-03-02-talks', place: 'Москва', source: 'from a book', note: 'a note' });
  });
});

test('what XML cannot hold at all has a sign in its place', () => {
  const value = makeAlignment(makeDocument('en', '-: \u0001 | Yes.'), makeDocument('ru', '-: Да.'), {
    sentence: '1:0 1:1',
  });
  const read = again(value);
  expect(read.source.text).toBe('\uFFFD Yes.');
  expect(json.read!(json.write!(read, options).parts[0]!.text)).toEqual(read);
});

test('a file that an editor has laid out anew is the same', () => {
  const text = write(small)[0]!.text.replace(/<s /gu, '\n   <s ').replace('Good afternoon.', '\n Good\n\tafternoon.\n');
  expect(held(tei.read!(text)).source.sentences).toEqual(held(small).source.sentences);
});

describe('is refused with its place', () => {
  const text = write(small)[0]!.text;
  const lineOf = (piece: string) => text.split('\n').findIndex((line) => line.includes(piece)) + 1;
  test.each([
    ['</u>', '</v>', 'tei/invalid', /./, '</u>'],
    ['xml:id="en.u3"', 'xml:id="en.u2"', 'tei/invalid', /en.u2 is there twice/, 'xml:id="en.u3"'],
    ['xml:id="en.u3"', 'xml:id="fr.u3"', 'tei/not-ours', /begins with "en."/, 'xml:id="en.u3"'],
    ['xml:id="en.u3"', '', 'tei/not-ours', /u has no xml:id/, 'xml:id="en.u3"'],
    ['who="#lavrov"', 'who="#x"', 'tei/invalid', /points to no person/, 'xml:id="en.u2"'],
    ['target="#en.u1 #ru.u1"', 'target="#en.u1 #ru.u7"', 'tei/invalid', /points to ru.u7, which is no turn/, 'al.u"'],
    ['target="#en.u1 #ru.u1"', 'target="#en.u1 #ru.u2"', 'tei/not-ours', /out of order/, 'al.u"'],
    ['cert="0.74"', 'cert="high"', 'tei/not-ours', /cert="high"/, 'cert="0.74"'],
    ['<fw type="furniture">', '<figDesc>', 'tei/invalid', /./, '<fw'],
    ['<kinesic>', 'Ha! <kinesic>', 'tei/not-ours', /text outside of a sentence in en.u3.p1/, '<kinesic>'],
    ['Добрый день.', 'Добрый <hi>день</hi>.', 'tei/not-ours', /there is hi in a sentence/, 'Добрый день.'],
    ['Добрый день.', ' ', 'tei/invalid', /ru.u2.p1.s1 is empty/, 'Добрый день.'],
    ['ident="sverka"', 'ident="x"', 'tei/not-ours', /does not say that sverka wrote it/, '<teiCorpus'],
  ])('%s → %s', (from, to, code, message, piece) => {
    expect(text).toContain(from);
    const error = errorOf(() => tei.read!(text.replace(from, to)));
    expect([error.code, error.message]).toEqual([code, expect.stringMatching(message)]);
    expect(error.at.line! - lineOf(piece)).toBeGreaterThanOrEqual(0);
    expect(error.at.line! - lineOf(piece)).toBeLessThanOrEqual(1);
  });
  test.each([
    ['<TEI/>', 'tei/not-ours'],
    ['<html/>', 'tei/invalid'],
    ['<teiCorpus/>', 'tei/not-ours'],
    ['<TEI xml:id="en" corresp="..%2Fx.ru.tei.xml#ru"/>', 'tei/not-ours'],
    ['<TEI xml:id="en" corresp="%E0%#ru"/>', 'tei/not-ours'],
    ['<TEI xml:id="en" corresp="x.ru.tei.xml#ru"/>', 'tei/incomplete'],
    ['<a>'.repeat(10_000), 'tei/not-ours'],
  ])('%.60s', (file, code) => expect(errorOf(() => tei.read!(file)).code).toBe(code));
  test('in another of the three files', () => {
    const parts = write(small, { teiLayout: 'split', stem: 'x' });
    const files = new Map(parts.map(({ suffix, text: own }) => [`x${suffix}`, own]));
    files.set('x.ru.tei.xml', files.get('x.ru.tei.xml')!.replace('</s>', ''));
    const sibling = (name: string) => ({ path: `there/${name}`, text: files.get(name)! });
    const error = errorOf(() => tei.read!(files.get('x.en.tei.xml')!, { sibling }));
    expect([error.code, error.at.file]).toEqual(['tei/invalid', 'there/x.ru.tei.xml']);
  });
});
