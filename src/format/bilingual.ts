import { SverkaError } from '../error.js';
import type { Language } from '../model/document.js';
import { joinedBlocks } from './office.js';
import type { Block, Cell } from './office/blocks.js';
import { languageNames } from './text.js';

/** The two texts of a file that holds both, the one that begins first. */
export interface TwoTexts {
  readonly languages: readonly [source: Language, target: Language];
  readonly texts: readonly [source: string, target: string];
}

/** Share of the letters of a paragraph above which its lines are not looked at one by one. */
const leastPure = 0.9;
/** Share of the letters of a file below which one of its languages is that of quotations. */
const leastShare = 0.15;
/** Share of the cells of a column that are in one language, where the others are names and the like. */
const leastColumn = 0.8;

const headings =
  /^(?:№|n|#|source|src|en|ru|english|russian|английский|русский|original|оригинал|target|translation|перевод|text|текст)$/iu;

/**
 * Parts a text that holds both languages in turn, by paragraphs, and by lines where a paragraph has both. What has no
 * letters (numbers, asterisks) belongs to both.
 * @throws SverkaError `input/not-bilingual`
 */
export function partText(text: string): TwoTexts {
  const blocks = text
    .replace(/^\uFEFF/u, '')
    .split(/(?:\r?\n[^\S\n]*){2,}/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .flatMap((paragraph): readonly Block[] => {
      const { latin, cyrillic } = lettersOf(paragraph);
      if (Math.max(latin, cyrillic) >= leastPure * (latin + cyrillic)) return [{ text: paragraph.trim() }];
      return paragraph
        .split(/\r?\n/u)
        .filter((line) => line.trim() !== '')
        .map((line) => ({ text: line.trim() }));
    });
  return partBlocks(blocks);
}

/**
 * Parts the paragraphs of a document that has both languages in turn, or in columns of tables. In a table the column
 * decides, whatever single cells say; a column of numbers is left out, and so is a row of headings.
 * @throws SverkaError `input/not-bilingual`
 */
export function partBlocks(blocks: readonly Block[]): TwoTexts {
  const columns = columnLanguages(blocks);
  const heads = headRows(blocks);
  const parts: Record<Language, string[]> = { en: [], ru: [] };
  const letters: Record<Language, number> = { en: 0, ru: 0 };
  let first: Language | undefined;
  for (const { text, cell } of blocks) {
    if (cell !== undefined && cell.row === 0 && heads.has(cell.table)) continue;
    const { latin, cyrillic } = lettersOf(text);
    const column = cell && columns.get(keyOf(cell));
    const lang = column ?? languageOf(text);
    letters.en += latin;
    letters.ru += cyrillic;
    if (lang === 'none') continue;
    if (lang === undefined) {
      parts.en.push(text);
      parts.ru.push(text);
      continue;
    }
    first ??= lang;
    parts[lang].push(text);
  }
  const fewer: Language = letters.en < letters.ru ? 'en' : 'ru';
  const other: Language = fewer === 'en' ? 'ru' : 'en';
  if (first === undefined || parts[fewer].length === 0 || letters[fewer] < leastShare * (letters.en + letters.ru))
    throw new SverkaError(
      'input/not-bilingual',
      `The file is nearly all in ${languageNames[other]}, and it is the only one.`,
      `Give the ${languageNames[fewer]} text as a second file.`,
    );
  const second: Language = first === 'en' ? 'ru' : 'en';
  return { languages: [first, second], texts: [joinedBlocks(parts[first]), joinedBlocks(parts[second])] };
}

/** Whether a line of subtitles, or another text, is in a language; what has no letters is in both. */
export const isIn = (text: string, lang: Language): boolean => (languageOf(text) ?? lang) === lang;

/** The language of a piece by its script, undefined where it has no letters. */
function languageOf(text: string): Language | undefined {
  const { latin, cyrillic } = lettersOf(text);
  return latin + cyrillic === 0 ? undefined : cyrillic > latin ? 'ru' : 'en';
}

const lettersOf = (text: string): { latin: number; cyrillic: number } => ({
  latin: text.match(/\p{Script=Latin}/gu)?.length ?? 0,
  cyrillic: text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0,
});

const keyOf = ({ table, column }: Cell): string => `${table}.${column}`;

/** Of tables that hold both languages side by side: what each column is in, `none` where it holds no text. */
function columnLanguages(blocks: readonly Block[]): ReadonlyMap<string, Language | 'none'> {
  const texts = new Map<string, string[]>();
  for (const { text, cell } of blocks)
    if (cell !== undefined) texts.set(keyOf(cell), [...(texts.get(keyOf(cell)) ?? []), text]);
  const languages = new Map<string, Language | 'none'>();
  for (const [key, cells] of texts) {
    const found = cells.map(languageOf);
    const share = (lang: Language): number =>
      found.filter((each) => each === lang).length / found.filter((each) => each !== undefined).length;
    if (found.filter((each) => each === undefined).length >= leastColumn * found.length) languages.set(key, 'none');
    else if (share('en') >= leastColumn) languages.set(key, 'en');
    else if (share('ru') >= leastColumn) languages.set(key, 'ru');
  }
  const isSideBySide = (table: string): boolean =>
    new Set([...languages].flatMap(([key, lang]) => (key.startsWith(`${table}.`) && lang !== 'none' ? [lang] : [])))
      .size === 2;
  return new Map([...languages].filter(([key]) => isSideBySide(key.split('.')[0]!)));
}

/** Tables whose first row names what the columns hold. */
function headRows(blocks: readonly Block[]): ReadonlySet<number> {
  const firsts = new Map<number, string[]>();
  for (const { text, cell } of blocks)
    if (cell?.row === 0) firsts.set(cell.table, [...(firsts.get(cell.table) ?? []), text]);
  return new Set([...firsts].flatMap(([table, cells]) => (cells.every((cell) => headings.test(cell)) ? [table] : [])));
}
