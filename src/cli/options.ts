import {
  formats,
  isWritable,
  plainInstant,
  SverkaError,
  writeDefaults,
  type Language,
  type WriteOptions,
} from '../index.js';
import type { Given, Options } from './command.js';

/** Formats that can be written. */
export const writable = formats.filter(isWritable);

/** What all commands that write an alignment have in common. */
export const writingOptions: Options = {
  to: {
    value: 'FORMAT,…',
    members: writable.map(({ name }) => name),
    description: 'one format or several, of those below',
  },
  output: { alias: 'o', value: 'PATH', description: 'file, or folder; - is standard output' },
  source: { choices: ['en', 'ru'], description: 'language to put first [as in the input]' },
  level: { choices: ['sentence', 'paragraph'], description: 'what one unit is [sentence]' },
  'min-confidence': { value: 'P', description: 'leave less sure units out of a memory [0]' },
  region: { value: 'TAG,…', description: 'such as en-US; en for none [the input’s, or en-GB,ru-RU]' },
  nbsp: { choices: ['keep', 'space'], description: 'no-break spaces [space in TMX, else keep]' },
  status: { choices: ['confirmed'], description: 'only what a person confirmed into a memory' },
  codes: { choices: ['keep', 'strip', 'text'], description: 'inline codes of a memory [keep in TMX, else strip]' },
  'max-units': { value: 'N', description: 'cut a memory into parts of N units' },
  context: { description: 'write what stands around each source into a memory' },
  'tei-layout': {
    choices: ['corpus', 'split'],
    description: 'one file, or texts and links apart [corpus]',
  },
  words: { description: 'align words, too: json, tei (w with corresp), pharaoh' },
  date: { value: 'TIME', description: 'time to write into files [SOURCE_DATE_EPOCH]' },
};

/** What all commands that read a text have in common. */
export const encodingOption: Options = {
  encoding: { value: 'NAME,…', description: 'such as windows-1251; two for two files [detected]' },
};

/** The encodings that the user names: one for all files, or one for each. */
export function encodingsOf(given: Given, files: number): readonly (string | undefined)[] {
  const names = valuesOf(given, 'encoding') ?? [];
  if (names.length > files)
    throw usageError(
      `--encoding cannot be ${names.join(',')}.`,
      files === 1 ? 'There is one file, and it has one encoding.' : 'It is one name, or one for each of the two files.',
    );
  return Array.from({ length: files }, (_, index) => names[index] ?? names[0]);
}

/** Which two languages of a memory of several are read. */
export const languagesOption: Options = {
  lang: { value: 'A,B', description: 'of a memory, source first: en-US,ru [English and Russian]' },
  texts: { value: 'SOURCE,TARGET', description: 'the two texts, where FILE has only links [beside FILE]' },
};

export function memoryLanguages(given: Given): readonly [string, string] | undefined {
  const words = valuesOf(given, 'lang');
  if (words === undefined) return undefined;
  const [first, second] = words;
  if (words.length !== 2 || words.some((word) => !/^[a-z]{2,8}(?:[-_][a-z\d]{1,8})*$/iu.test(word)))
    throw usageError(
      `--lang cannot be ${words.join(',')}.`,
      'It is two languages, the source first, such as en-US,ru.',
    );
  return [first!, second!];
}

export const talkOptions: Options = {
  quiet: { alias: 'q', description: 'print results and errors, and nothing else' },
};

export const usageError = (message: string, hint: string): SverkaError => new SverkaError('cli/usage', message, hint);

/** The one value of an option, if it was given. */
export function valueOf(given: Given, name: string): string | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value)) throw usageError(`--${name} is given twice.`, 'Give it once.');
  const text = String(value);
  if (text === '') throw usageError(`--${name} is given without a value.`, 'Leave it out, or give one after it.');
  return text;
}

/** The values of an option that takes several: with commas, by repeating it, or both; each once. */
export function valuesOf(given: Given, name: string): readonly string[] | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  const words = (Array.isArray(value) ? value : [value]).flatMap((part) => String(part).split(','));
  const values = [...new Set(words.map((word) => word.trim()))].filter((word) => word !== '');
  if (values.length === 0)
    throw usageError(`--${name} is given without a value.`, 'Leave it out, or give one after it.');
  return values;
}

/** The values of an option that may be repeated and whose values may have commas: names of files. */
export function eachOf(given: Given, name: string): readonly string[] {
  const value = given[name];
  if (value === undefined) return [];
  const values = (Array.isArray(value) ? value : [value]).map(String);
  if (values.includes(''))
    throw usageError(`--${name} is given without a value.`, 'Leave it out, or give one after it.');
  return [...new Set(values)];
}

/** What the writers are told, but for what depends on the document. */
export function writeOptionsOf(given: Given, environment = process.env): Omit<WriteOptions, 'stem' | 'version'> {
  const date = valueOf(given, 'date');
  return {
    ...writeDefaults,
    // yargs has seen to it that these are among their choices.
    level: (valueOf(given, 'level') ?? writeDefaults.level) as WriteOptions['level'],
    teiLayout: (valueOf(given, 'tei-layout') ?? writeDefaults.teiLayout) as WriteOptions['teiLayout'],
    nbsp: valueOf(given, 'nbsp') as WriteOptions['nbsp'],
    codes: valueOf(given, 'codes') as WriteOptions['codes'],
    confirmedOnly: valueOf(given, 'status') === 'confirmed',
    maxUnits: wholeNumber(given, 'max-units'),
    context: given['context'] === true,
    minConfidence: confidence(valueOf(given, 'min-confidence')) ?? writeDefaults.minConfidence,
    regions: { ...writeDefaults.regions, ...regions(valuesOf(given, 'region') ?? []) },
    date: date === undefined ? epoch(environment['SOURCE_DATE_EPOCH']) : plainInstant(date),
  };
}

export function wholeNumber(given: Given, name: string): number | undefined {
  const value = valueOf(given, name);
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/u.test(value)) throw usageError(`--${name} cannot be ${value}.`, 'It is a whole number from 1.');
  return Number(value);
}

function confidence(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!(number >= 0 && number <= 1))
    throw usageError(`--min-confidence cannot be ${value}.`, 'It is a number from 0 to 1, such as .9.');
  return number;
}

function regions(tags: readonly string[]): Partial<Record<Language, string>> {
  const found: Partial<Record<Language, string>> = {};
  for (const tag of tags) {
    const [, lang, region] = /^(en|ru)(?:-([a-z]{2}|\d{3}))?$/iu.exec(tag) ?? [];
    if (lang === undefined)
      throw usageError(
        `--region cannot be ${tag}.`,
        'It is a language and its region with a hyphen, such as en-US or en-US,ru-KZ.',
      );
    found[lang.toLowerCase() as Language] = region?.toUpperCase() ?? '';
  }
  return found;
}

/** https://reproducible-builds.org/specs/source-date-epoch/ */
function epoch(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (!/^\d{1,11}$/u.test(value))
    throw usageError(
      `SOURCE_DATE_EPOCH cannot be ${value}.`,
      'It is a number of seconds since 1970; unset it, or give --date.',
    );
  return plainInstant(new Date(Number(value) * 1000).toISOString());
}
