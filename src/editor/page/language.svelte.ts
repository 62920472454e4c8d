import words from './words.json';

export type Word = keyof typeof words;
export type Tongue = 'en' | 'ru';
export type Values = Readonly<Record<string, string | number>>;

/** A text, or one for each form of plural that the language has. */
export type Forms = string | Readonly<Record<string, string>>;

const key = 'sverka.tongue';

const preferred = (): Tongue => {
  const kept = localStorage.getItem(key);
  if (kept === 'en' || kept === 'ru') return kept;
  return navigator.language.startsWith('ru') ? 'ru' : 'en';
};

let tongue = $state<Tongue>(preferred());

/** The language of the interface. */
export const currentTongue = (): Tongue => tongue;

export function chooseTongue(chosen: Tongue): void {
  tongue = chosen;
  localStorage.setItem(key, chosen);
}

const numbers = {
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 1 }),
  ru: new Intl.NumberFormat('ru', { maximumFractionDigits: 1 }),
};
const plurals = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') };

export const count = (value: number): string => numbers[tongue].format(value);

/** A text of the interface that may be missing: what a later version has is told in its own words. */
export const sayOr = (word: string, otherwise: string): string =>
  Object.hasOwn(words, word) ? say(word as Word) : otherwise;

const estimates = {
  en: new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }),
  ru: new Intl.NumberFormat('ru', { maximumSignificantDigits: 2 }),
};

const decimals = {
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 3 }),
  ru: new Intl.NumberFormat('ru', { maximumFractionDigits: 3 }),
};

export const decimal = (value: number): string => decimals[tongue].format(value);

/** A number that is expected and not counted: two digits say as much as is known. */
export const rounded = (value: number): number => (value < 0.005 ? 0 : Number(value.toPrecision(2)));
export const estimate = (value: number): string => estimates[tongue].format(rounded(value));

/**
 * A text of the interface, with values put in place of their {names}.
 * Where a text has several forms, `count` among the values chooses.
 */
export const say = (word: Word, values: Values = {}): string => chosenForm(words[word][tongue], values);

export function chosenForm(found: Forms, values: Values): string {
  const form =
    typeof found === 'string'
      ? found
      : (found[plurals[tongue].select(Number(values['count']))] ?? found['other'] ?? '');
  return form.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? count(value) : String(value ?? '');
  });
}
