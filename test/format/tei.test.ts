import { describe, expect, test } from 'vitest';
import type { Alignment } from '../../src/model/alignment.js';
import type { Meta } from '../../src/model/document.js';
import type { WriteOptions } from '../../src/format/format.js';
import { tei } from '../../src/format/tei.js';
import { readTei } from '../../src/format/tei/read.js';
import { readElements } from '../roundtrip/edition.js';
import { makeAlignment, makeDocument } from './documents.js';
import { bare, full, options, small } from './fixtures.js';

const write = (alignment: Alignment, more: Partial<WriteOptions> = {}) => {
  const written = tei.write!(alignment, { ...options, ...more });
  const elements = written.parts.flatMap(({ suffix, text }) => readElements(suffix, text));
  const named = (name: string) => elements.filter((element) => element.name === name);
  return { ...written, elements, named };
};

const withMeta = (meta: Meta): Alignment => ({
  ...bare,
  source: { ...bare.source, meta },
  target: { ...bare.target, meta },
});

describe('the whole', () => {
  test.each([
    ['2021-03-02-talks', '_2021-03-02-talks'],
    ['talks & answers', 'talks-answers'],
    ['en', '_en'],
    ['Переговоры', 'Переговоры'],
    ['a:b', 'a-b'],
    ['', '_'],
  ])('an id of %j is the name %s', (id, name) => {
    expect(write(withMeta({ id })).named('teiCorpus')[0]!.attributes['xml:id']).toBe(name);
  });
  test('split into three files that point at each other', () => {
    const { parts, named } = write(full, { teiLayout: 'split', stem: 'my talks' });
    expect(parts.map(({ suffix }) => suffix)).toEqual(['.en.tei.xml', '.ru.tei.xml', '.tei.xml']);
    expect(named('TEI')[0]!.attributes['corresp']).toBe('my%20talks.ru.tei.xml#ru');
    expect(named('link')[0]!.attributes['target']).toBe('my%20talks.en.tei.xml#en.u1 my%20talks.ru.tei.xml#ru.u1');
  });
  test('counts what XML cannot hold', () => {
    expect(write(full).left).toEqual([{ reason: 'characters that XML cannot hold', count: 12 }]);
    expect(write(small).left).toEqual([]);
  });
});

describe('the header', () => {
  test('invents nothing', () => {
    const names = new Set(write(bare).elements.map(({ name }) => name));
    for (const name of [
      'publisher',
      'date',
      'idno',
      'availability',
      'particDesc',
      'settingDesc',
      'revisionDesc',
      'persName',
    ])
      expect(names).not.toContain(name);
  });
  test('has status, source, licence and note of each text', () => {
    const [en, ru] = write(full)
      .named('bibl')
      .filter(({ attributes }) => attributes['xml:id']);
    expect(en!.attributes['type']).toBe('original');
    expect(en!.text).toContain('https://example.org/licence?a=1&b=2');
    expect(en!.text).toContain('See below & "above".');
    expect(ru!.attributes['type']).toBe('translation');
    expect(ru!.text).toContain('not the Ministry’s text');
  });
  test.each([
    ['2021-03-02', '2021-03-02'],
    ['2021-02-30', undefined],
    ['2 March 2021', undefined],
    ['', undefined],
  ])('of a date of %j, when is %j', (date, when) => {
    expect(write(withMeta({ date })).named('date')[0]?.attributes['when']).toBe(when);
  });
  test('the version of a prerelease is cut to what TEI takes', () => {
    expect(write(small, { version: '1.2.3-beta.4' }).named('application')[0]!.attributes['version']).toBe('1.2.3');
  });
});

describe('speakers', () => {
  test('have their names in both languages, groups are groups, the unnamed have no who', () => {
    const { named } = write(full);
    expect(named('person').map(({ attributes }) => attributes['xml:id'])).toEqual([
      'lavrov',
      'stranger',
      'person.aligner',
    ]);
    expect(named('personGrp').map(({ attributes }) => attributes['xml:id'])).toEqual(['press']);
    expect(
      named('persName')
        .slice(1, 3)
        .map(({ text }) => text),
    ).toEqual(['Sergey Lavrov', 'С.В.Лавров']);
    expect(named('u').find(({ attributes }) => attributes['xml:id'] === 'en.u9')!.attributes['who']).toBeUndefined();
  });
  test('may be called anything', () => {
    const speakers = ['en', 'ru.u1', 'alignment', '1', 'a_b', '_'];
    const alignment = makeAlignment(
      makeDocument('en', '-: Yes.', { id: 'a_b', participants: speakers.map((id) => ({ id, name: `${id} &` })) }),
      makeDocument('ru', '-: Да.'),
      { turn: '1:1', paragraph: '1:1', sentence: '1:1' },
    );
    const ids = write(alignment).elements.flatMap(({ attributes }) => attributes['xml:id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the text', () => {
  test('incidents by kind', () => {
    const line = ['(Applause)', '(Смех)', '(выкрики с мест)', '(a phone rings)']
      .map((each) => `@incident ${each}`)
      .join('\n');
    const alignment = { ...bare, source: makeDocument('ru', `-: Да.\n${line}`) };
    const u = write(alignment).elements.filter(({ parent }) => parent?.attributes['xml:id'] === 'ru.u1');
    expect(u.map(({ name }) => name)).toEqual(['seg', 'kinesic', 'kinesic', 'vocal', 'incident']);
  });
  test('sentences without white space between them get none', () => {
    const target = makeDocument('en', '-: Yes.No.');
    const [unit] = target.units.sentence;
    const halves = [
      { ...unit!, at: [0, 4] as const },
      { ...unit!, id: 'en.u1.p1.s2', at: [4, 7] as const },
    ];
    const alignment = { ...bare, target: { ...target, units: { ...target.units, sentence: halves } }, ladders: {} };
    expect(write(alignment).parts[0]!.text).toContain('>Yes.</s><s xml:id="en.u1.p1.s2">No.</s></seg>');
  });
  test('no-break spaces are kept unless they are to be plain', () => {
    const alignment = { ...bare, target: makeDocument('en', '-: 5\u00A0000') };
    expect(write(alignment).named('s')[1]!.text).toBe('5\u00A0000');
    expect(write(alignment, { nbsp: 'space' }).named('s')[1]!.text).toBe('5 000');
  });
});

describe('the links', () => {
  test('have a cert only where there is a posterior, of six digits', () => {
    expect(write(bare).named('link')[0]!.attributes['cert']).toBeUndefined();
    const certs = write(full)
      .named('link')
      .flatMap(({ attributes }) => attributes['cert'] ?? []);
    expect(certs).toContain('0.998134');
    expect(certs).toContain('0');
    expect(certs.every((cert) => /^(0|1|0\.\d{0,5}[1-9])$/.test(cert))).toBe(true);
  });
  test('confirmed by a person point to that person', () => {
    const { named } = write(full);
    expect(named('link').filter(({ attributes }) => attributes['resp'] === '#reviewer').length).toBe(2);
    expect(named('persName')[0]!.attributes['xml:id']).toBe('reviewer');
    expect(write(bare).named('respStmt').length).toBe(1);
  });
  test('of passages that moved are apart', () => {
    const moves = write(full)
      .named('linkGrp')
      .find(({ attributes }) => attributes['type'] === 'move')!;
    const link = write(full).elements.find(({ parent }) => parent?.attributes['type'] === 'move')!;
    expect(moves.attributes['subtype']).toBe('s');
    expect(link.attributes).toMatchObject({ type: '1-1', cert: '0.75' });
  });
  test('are not there when nothing was aligned', () => {
    expect(write({ ...bare, ladders: {} }).named('standOff')).toEqual([]);
  });
});

test('a long paragraph is written as a short one is, sentence by sentence', () => {
  const long = (lang: 'en' | 'ru', word: string) =>
    makeDocument(
      lang,
      `@date 2 March\nanna: ${Array.from({ length: 450 }, (_, index) => `${index % 50 === 9 ? '@incident (laughter) | ' : ''}${word} ${index}.`).join(' | ')}\n+ And.\n@incident (applause)\n# The end\n-: So.`,
    );
  const alignment = makeAlignment(long('en', 'Said'), long('ru', 'Сказано'), {});
  const { named, parts } = write(alignment);
  expect(named('s')).toHaveLength(2 * 453);
  const whole = parts[0]!.text;
  // No white space but that of the text is inside a paragraph.
  const content = (lang: string): string =>
    new RegExp(`<seg type="p" xml:id="${lang}.u1.p1">(.*)</seg>`, 'u').exec(whole)![1]!;
  expect(content('en').replace(/<[^>]+>/gu, '')).toBe(
    alignment.source.text.slice(...alignment.source.units.paragraph[0]!.at),
  );
  expect(readTei(whole).source.units.sentence).toHaveLength(453);
  expect(readTei(whole).target.marks).toHaveLength(alignment.target.marks.length);
});
