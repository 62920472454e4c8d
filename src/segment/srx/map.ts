import { SverkaError } from '../../error.js';
import type { Language } from '../../model/document.js';
import type { Srx, SrxRule } from '../../model/srx.js';
import { translatePattern } from './pattern.js';

/** A rule with its place among the rules of its language, from 1, and among all that are used, from 0. */
export interface NumberedRule extends SrxRule {
  readonly language: string;
  readonly number: number;
  readonly index: number;
}

/** How files name our languages. */
const codes: Readonly<Record<Language, readonly string[]>> = {
  en: ['en', 'en-GB', 'en_GB', 'en-US', 'en_US', 'eng', 'english'],
  ru: ['ru', 'ru-RU', 'ru_RU', 'rus', 'russian'],
};

/** A code that only a map for all languages fits: ISO 639-2, no linguistic content. */
const nobody = 'zxx';

/**
 * The rules for a language, in the order in which they are tried. Of the codes that the language may
 * have, the first counts that a map names; else the first that fits a map for all languages.
 * @throws SverkaError `srx/no-language`
 */
export function rulesFor({ cascade, languages, maps }: Srx, lang: Language): readonly NumberedRule[] {
  const tests = maps.map((map) => {
    const source = translatePattern(
      `(?i:${map.pattern})`,
      { backward: false, prefix: 'n', edges: [true, true] },
      (what) => {
        throw new SverkaError(
          'srx/invalid',
          `The map for ${map.pattern} cannot be used: ${what}.`,
          'It is a regular expression for language codes, such as [Ee][Nn].*',
          map.line === undefined ? {} : { line: map.line },
        );
      },
    );
    return { ...map, fits: new RegExp(`^(?:${source})$`, 'v') };
  });
  const fitting = (code: string) => tests.filter(({ fits }) => fits.test(code));
  const code =
    codes[lang].find((each) => fitting(each).some(({ fits }) => !fits.test(nobody))) ??
    codes[lang].find((each) => fitting(each).length > 0);
  if (code === undefined)
    throw new SverkaError(
      'srx/no-language',
      `The rules have none for the language ${lang}.`,
      `They are for ${maps.map(({ pattern }) => pattern).join(', ') || 'no language'}; add a languagemap for ${lang}.*`,
    );
  const names = fitting(code).map(({ rules }) => rules);
  return (cascade ? names : names.slice(0, 1))
    .flatMap((language) => (languages.get(language) ?? []).map((rule, at) => ({ ...rule, language, number: at + 1 })))
    .map((rule, index) => ({ ...rule, index }));
}
