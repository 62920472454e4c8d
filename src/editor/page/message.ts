import { type Concern, formatPlace, type Place, type Said } from '../../index.js';
import { chosenForm, currentTongue, type Forms, type Tongue, type Values } from './language.svelte.js';
import russian from './messages.ru.json';

/** What an error or a check tells, in its own words, and what is needed to tell it in others. */
export interface Message extends Said {
  /** `edit/no-cut` of an error, `check-number` of a check. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly at?: Place;
}

export interface Told {
  readonly text: string;
  readonly hint: string;
  /** The language that it came to be in: what a later version tells is in no table yet. */
  readonly lang: Tongue;
}

type Table = Readonly<Record<string, Readonly<Record<string, Forms>>>>;
const table: Table = russian;

/** What was thrown, wherever it was: here, in the worker, by the server. What has no code is a bug, in its own words. */
export function toldError(error: unknown): Told & { readonly code?: string } {
  const { code, message = String(error), hint = '', at, said, ...more } = error as Partial<Message> & { said?: Said };
  if (code === undefined) return { text: message, hint, lang: 'en' };
  const { form, values } = said ?? more;
  const given = { ...(at && { at }), ...(form !== undefined && { form }), ...(values && { values }) };
  return { ...toldMessage({ code, message, hint, ...given }), code };
}

export const toldConcern = ({ check, message, hint, form, values }: Concern): Told =>
  toldMessage({
    code: `check-${check}`,
    message,
    hint,
    ...(form !== undefined && { form }),
    ...(values && { values }),
  });

/** A message in the language of the interface. */
export function toldMessage(said: Message): Told {
  const place = formatPlace(said.at ?? {});
  const before = place === '' ? '' : `${place}: `;
  if (currentTongue() === 'en') return { text: before + said.message, hint: said.hint, lang: 'en' };
  const { form = 'message' } = said;
  const forms = table[form === 'more' ? 'more' : said.code];
  const text = forms?.[form];
  if (text === undefined) return { text: before + said.message, hint: said.hint, lang: 'en' };
  const hint = table[said.code]?.[`hint-${form}`] ?? table[said.code]?.['hint'] ?? '';
  const values = valuesOf(said);
  return { text: before + chosenForm(text, values), hint: chosenForm(hint, values), lang: 'ru' };
}

/** Places count from 0 in an edit and from 1 on the page; languages are named in English. */
function valuesOf({ values = {} }: Message): Values {
  const { index, language } = values;
  return {
    ...values,
    ...(index !== undefined && { number: Number(index) + 1 }),
    ...(language !== undefined && { language: russianName(String(language)) }),
  };
}

let names: ReadonlyMap<string, string> | undefined;

/** The name of a language in Russian by its English one; all that has a code of two letters is known. */
function russianName(english: string): string {
  if (names === undefined) {
    const [ours, theirs] = (['en', 'ru'] as const).map(
      (tongue) => new Intl.DisplayNames(tongue, { type: 'language', fallback: 'none' }),
    ) as [Intl.DisplayNames, Intl.DisplayNames];
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const codes = letters.flatMap((first) => letters.map((second) => first + second));
    names = new Map(codes.flatMap((code) => [[ours.of(code) ?? '', theirs.of(code) ?? ''] as const]));
  }
  return names.get(english) ?? english;
}
