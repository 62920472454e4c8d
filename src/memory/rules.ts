import type { Language } from '../model/document.js';
import { refuteLanguage } from '../segment/claim.js';
import { createDigests } from '../model/digests.js';
import { garbleIn } from './garble.js';
import { numbersThatDiffer } from './numbers.js';

/** The two sides of a unit that are compared. A side that is not there is empty. */
export interface Couple {
  readonly source: string;
  readonly target: string;
  /** Primary tags in small letters: `en`. */
  readonly langs: readonly [string, string];
}

export interface RuleLimits {
  /** Characters a side. */
  readonly maxLength: number;
  /** Of the longer to the shorter side, in characters, each with a sentence's worth of slack. */
  readonly maxRatio: number;
}

export const ruleDefaults: RuleLimits = { maxLength: 2000, maxRatio: 3 };

/** Tells why a unit should go, in a few words, or undefined. It may remember what it has seen. */
export type Judge = (couple: Couple) => string | undefined;

export interface CleanRule {
  readonly name: string;
  /** For help and docs: what is removed. */
  readonly description: string;
  readonly create: (limits: RuleLimits) => Judge;
}

/** Added to both lengths before they are compared: two words may well be three times one. */
const slack = 20;

const known = (lang: string): Language | undefined => (lang === 'en' || lang === 'ru' ? lang : undefined);

/** In the order in which they are asked; the first that objects is counted. */
export const cleanRules: readonly CleanRule[] = [
  {
    name: 'empty',
    description: 'a side is missing or has no text',
    create:
      () =>
      ({ source, target }) =>
        source === '' ? 'no source' : target === '' ? 'no target' : undefined,
  },
  {
    name: 'garbage',
    description: 'letters of a wrong encoding, lost letters, control characters',
    create:
      () =>
      ({ source, target }) =>
        garbleIn(source) ?? garbleIn(target),
  },
  {
    name: 'wordless',
    description: 'a side has no letters',
    create:
      () =>
      ({ source, target }) =>
        !hasLetters(source) ? 'no letters in the source' : !hasLetters(target) ? 'no letters in the target' : undefined,
  },
  {
    name: 'identical',
    description: 'both sides are the same',
    create:
      () =>
      ({ source, target }) =>
        plain(source) === plain(target) ? 'both sides are the same' : undefined,
  },
  {
    name: 'language',
    description: 'a side is in another language than its tag says, by script and franc',
    create:
      () =>
      ({ source, target, langs }) => {
        const [first, second] = [refuteLanguage(source, langs[0]), refuteLanguage(target, langs[1])];
        if (first !== undefined) return `${langs[0]} is ${first}`;
        return second === undefined ? undefined : `${langs[1]} is ${second}`;
      },
  },
  {
    name: 'long',
    description: 'a side is longer than --max-length',
    create:
      ({ maxLength }) =>
      ({ source, target }) => {
        const most = Math.max(source.length, target.length);
        return most > maxLength ? `${most} characters` : undefined;
      },
  },
  {
    name: 'ratio',
    description: 'a side is more than --max-ratio times as long as the other',
    create:
      ({ maxRatio }) =>
      ({ source, target }) => {
        const [less, more] = [source.length, target.length].sort((a, b) => a - b) as [number, number];
        return more + slack > maxRatio * (less + slack) ? `${source.length} to ${target.length} characters` : undefined;
      },
  },
  {
    name: 'numbers',
    description: 'numbers differ',
    create:
      () =>
      ({ source, target, langs }) => {
        const left = numbersThatDiffer([source, target], [known(langs[0]), known(langs[1])]);
        return left?.map((values) => values.join(' ') || 'none').join(' / ');
      },
  },
  {
    name: 'double',
    description: 'both sides are those of an earlier unit',
    create: () => {
      const seen = createDigests();
      return ({ source, target }) =>
        seen.add(`${plain(source)}\n${plain(target)}`) > 0 ? 'the same as an earlier unit' : undefined;
    },
  },
];

const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

/** White space of any kind and width is one space, letters are composed. */
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
