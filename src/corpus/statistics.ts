import type { Alignment } from '../model/alignment.js';
import { type Document, type Language, type Level, levels, countVisible } from '../model/document.js';
import { frequencies, type Frequency } from './frequency.js';
import { type CorpusPair, corpusPairs } from './pair.js';
import { movingTypeTokenRatio, typeTokenRatio } from './richness.js';
import { createTokenizer } from './token.js';

type Both<T> = Readonly<Record<Language, T>>;

/** Of one side: units, characters without white space, and words as folded forms, in order. */
export interface SideCount {
  readonly units: Readonly<Record<Level, number>>;
  readonly characters: number;
  readonly forms: readonly string[];
}

/** What somebody says, in words of each side. */
export interface SpeakerCount {
  readonly name: string;
  readonly links: number;
  readonly words: Both<number>;
}

/** What can be counted of an alignment, or of several together. */
export interface Counts {
  readonly name: string;
  readonly sides: Both<SideCount>;
  readonly links: number;
  /** `2:1` is English and Russian. */
  readonly shapes: readonly string[];
  /** Links with one side only, and their words. */
  readonly alone: Both<{ readonly links: number; readonly words: number }>;
  readonly confidences: readonly number[];
  readonly speakers: readonly SpeakerCount[];
}

/** Counts an alignment at the finest level that is aligned. Words are those of the links, marks and labels left out. */
export function countAlignment(name: string, alignment: Alignment): Counts {
  const tokenize = createTokenizer();
  const pairs = corpusPairs(alignment).map((pair) => ({
    pair,
    en: tokenize(pair.en).forms,
    ru: tokenize(pair.ru).forms,
  }));
  const speakers = new Map<string, { links: number; en: number; ru: number }>();
  for (const { pair, en, ru } of pairs) {
    if (pair.speaker === undefined) continue;
    const said = speakers.get(pair.speaker.en) ?? { links: 0, en: 0, ru: 0 };
    speakers.set(pair.speaker.en, { links: said.links + 1, en: said.en + en.length, ru: said.ru + ru.length });
  }
  const { source, target } = alignment;
  const documents = source.lang === 'en' ? { en: source, ru: target } : { en: target, ru: source };
  const side = (lang: Language): SideCount => ({
    units: unitCounts(documents[lang]),
    characters: pairs.reduce((sum, { pair }) => sum + countVisible(pair[lang]), 0),
    forms: pairs.flatMap((each) => each[lang]),
  });
  const aloneIn = (lang: Language, other: Language) => {
    const some = pairs.filter(({ pair }) => pair[lang] !== '' && pair[other] === '');
    return { links: some.length, words: some.reduce((sum, each) => sum + each[lang].length, 0) };
  };
  return {
    name,
    sides: { en: side('en'), ru: side('ru') },
    links: pairs.length,
    shapes: pairs.map(({ pair }) => pair.shape),
    alone: { en: aloneIn('en', 'ru'), ru: aloneIn('ru', 'en') },
    confidences: pairs.flatMap(({ pair }: { pair: CorpusPair }) => pair.confidence ?? []),
    speakers: [...speakers].map(([who, { links, en, ru }]) => ({ name: who, links, words: { en, ru } })),
  };
}

const unitCounts = ({ units }: Document): Record<Level, number> =>
  Object.fromEntries(levels.map((level) => [level, units[level].length])) as Record<Level, number>;

/** Several as one; speakers of one name are one. */
export function addCounts(name: string, all: readonly Counts[]): Counts {
  const sum = (value: (each: Counts) => number): number => all.reduce((total, each) => total + value(each), 0);
  const side = (lang: Language): SideCount => ({
    units: Object.fromEntries(levels.map((level) => [level, sum((each) => each.sides[lang].units[level])])) as Record<
      Level,
      number
    >,
    characters: sum((each) => each.sides[lang].characters),
    forms: all.flatMap((each) => each.sides[lang].forms),
  });
  const alone = (lang: Language) => ({
    links: sum((each) => each.alone[lang].links),
    words: sum((each) => each.alone[lang].words),
  });
  const speakers = new Map<string, SpeakerCount>();
  for (const said of all.flatMap((each) => each.speakers)) {
    const { links, words } = speakers.get(said.name) ?? { links: 0, words: { en: 0, ru: 0 } };
    speakers.set(said.name, {
      name: said.name,
      links: links + said.links,
      words: { en: words.en + said.words.en, ru: words.ru + said.words.ru },
    });
  }
  return {
    name,
    sides: { en: side('en'), ru: side('ru') },
    links: sum(({ links }) => links),
    shapes: all.flatMap(({ shapes }) => shapes),
    alone: { en: alone('en'), ru: alone('ru') },
    confidences: all.flatMap(({ confidences }) => confidences),
    speakers: [...speakers.values()],
  };
}

/** A table of figures: cells are text as they are to be read; the first column names the row. */
export interface FigureTable {
  readonly name: 'lengths' | 'richness' | 'shapes' | 'alone' | 'confidence' | 'speakers';
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const figureTables = ['lengths', 'richness', 'shapes', 'alone', 'confidence', 'speakers'] as const;

/**
 * The tables of some documents, and of all of them together where there are several.
 * Ratios are Russian to English: above 1, the Russian is longer.
 */
export function tabulate(documents: readonly Counts[]): FigureTable[] {
  const all = documents.length === 1 ? documents[0]! : addCounts('all', documents);
  const each = documents.length === 1 ? documents : [...documents, all];
  return [lengths(each), richness(each), shapes(all), alone(each), confidence(each), speakers(all)];
}

const whole = (value: number): string => String(value);
const fixed = (value: number | undefined, digits: number): string =>
  value === undefined || Number.isNaN(value) ? '' : value.toFixed(digits);
const ratio = (above: number, below: number, digits = 3): string => (below === 0 ? '' : fixed(above / below, digits));
const words = ({ sides }: Counts, lang: Language): number => sides[lang].forms.length;

const lengths = (each: readonly Counts[]): FigureTable => ({
  name: 'lengths',
  title: 'Lengths',
  head: [
    'document',
    'turns en',
    'turns ru',
    'paragraphs en',
    'paragraphs ru',
    'sentences en',
    'sentences ru',
    'words en',
    'words ru',
    'words a sentence en',
    'words a sentence ru',
    'words ru/en',
    'characters ru/en',
  ],
  rows: each.map((one) => {
    const { en, ru } = one.sides;
    return [
      one.name,
      ...levels.flatMap((level) => [whole(en.units[level]), whole(ru.units[level])]),
      whole(en.forms.length),
      whole(ru.forms.length),
      ratio(en.forms.length, en.units.sentence, 1),
      ratio(ru.forms.length, ru.units.sentence, 1),
      ratio(ru.forms.length, en.forms.length),
      ratio(ru.characters, en.characters),
    ];
  }),
});

const richness = (each: readonly Counts[]): FigureTable => ({
  name: 'richness',
  title: 'Different words',
  head: ['document', 'types en', 'types ru', 'TTR en', 'TTR ru', 'MATTR en', 'MATTR ru'],
  rows: each.map(({ name, sides: { en, ru } }) => [
    name,
    whole(new Set(en.forms).size),
    whole(new Set(ru.forms).size),
    fixed(typeTokenRatio(en.forms), 3),
    fixed(typeTokenRatio(ru.forms), 3),
    fixed(movingTypeTokenRatio(en.forms), 3),
    fixed(movingTypeTokenRatio(ru.forms), 3),
  ]),
});

const shapes = (all: Counts): FigureTable => ({
  name: 'shapes',
  title: 'Shapes of links, English and Russian units',
  head: ['shape', 'links', 'share'],
  rows: frequencies(all.shapes).map(({ name, count }: Frequency) => [name, whole(count), ratio(count, all.links)]),
});

const alone = (each: readonly Counts[]): FigureTable => ({
  name: 'alone',
  title: 'Without a partner',
  head: ['document', 'links en', 'links ru', 'words en', 'words ru', 'share of words en', 'share of words ru'],
  rows: each.map((one) => [
    one.name,
    whole(one.alone.en.links),
    whole(one.alone.ru.links),
    whole(one.alone.en.words),
    whole(one.alone.ru.words),
    ratio(one.alone.en.words, words(one, 'en')),
    ratio(one.alone.ru.words, words(one, 'ru')),
  ]),
});

const confidence = (each: readonly Counts[]): FigureTable => ({
  name: 'confidence',
  title: 'Confidence of links',
  head: ['document', 'links', 'with a figure', 'mean', 'below 0.9', 'below 0.5'],
  rows: each.map(({ name, links, confidences }) => [
    name,
    whole(links),
    whole(confidences.length),
    // Cut and not rounded: what is nearly certain is not certain.
    confidences.length === 0
      ? ''
      : fixed(Math.floor((1000 * confidences.reduce((sum, one) => sum + one, 0)) / confidences.length) / 1000, 3),
    whole(confidences.filter((one) => one < 0.9).length),
    whole(confidences.filter((one) => one < 0.5).length),
  ]),
});

const speakers = (all: Counts): FigureTable => ({
  name: 'speakers',
  title: 'Expansion by speaker',
  head: ['speaker', 'links', 'words en', 'words ru', 'words ru/en'],
  rows: [...all.speakers]
    .sort((a, b) => b.words.en - a.words.en || (a.name < b.name ? -1 : 1))
    .map((said) => [
      said.name,
      whole(said.links),
      whole(said.words.en),
      whole(said.words.ru),
      ratio(said.words.ru, said.words.en),
    ]),
});
