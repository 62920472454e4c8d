import type { Language } from '../index.js';

const tags: Readonly<Record<Language, string>> = { en: 'en|eng|english', ru: 'ru|rus|russian' };

const patterns = (Object.keys(tags) as Language[]).map((lang) => {
  const tag = `(?:${tags[lang]})(?:[-_][a-z]{2})?`;
  return {
    lang,
    whole: new RegExp(`^${tag}$`, 'iu'),
    behind: new RegExp(`(?<![._\\s-])[._\\s-]+${tag}$`, 'iu'),
    before: new RegExp(`^(?:${tags[lang]})[._\\s-]+`, 'iu'),
  };
});

/** A name without its language, which is undefined when the name tells none. */
export interface Untagged {
  readonly rest: string;
  readonly lang: Language | undefined;
}

/**
 * Of a name without folder and ending: `x.en`, `x_en`, `x-en-GB`, `en-x` and `en` tell their language.
 * @param only the one language to look for; any, when left out
 */
export function untag(name: string, only?: Language): Untagged {
  const known = patterns.filter(({ lang }) => only === undefined || lang === only);
  for (const { lang, whole } of known) if (whole.test(name)) return { rest: '', lang };
  for (const { lang, behind } of known) {
    const plain = name.replace(behind, '');
    if (plain !== name) return { rest: plain, lang };
  }
  for (const { lang, before } of known) {
    const plain = name.replace(before, '');
    if (plain !== name) return { rest: plain, lang };
  }
  return { rest: name, lang: undefined };
}

/** Whether a folder is called by a language and nothing else. */
export const folderLanguage = (folder: string): Language | undefined =>
  patterns.find(({ whole }) => whole.test(folder))?.lang;

/**
 * Of a path with slashes: its language is that of the file's name, else of the nearest folder that is called by one.
 * The rest is without ending and without any language: `a/en/x.html` and `a/x.en.txt` are `a/x`.
 */
export function untagPath(path: string): Untagged {
  const folders = path.split('/');
  const file = folders.pop()!.replace(/(?<=.)\.[^.]*$/u, (ending) => (folderLanguage(ending.slice(1)) ? ending : ''));
  const { rest, lang } = untag(file);
  const plain = folders.filter((folder) => folderLanguage(folder) === undefined);
  const nearest = folders.map(folderLanguage).findLast((found) => found !== undefined);
  return { rest: [...plain, ...(rest === '' ? [] : [rest])].join('/'), lang: lang ?? nearest };
}
