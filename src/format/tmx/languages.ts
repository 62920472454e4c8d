import type { Language } from '../../model/document.js';
import { languageNames } from '../text.js';
import type { MemoryUnit, Variant } from './units.js';

/** Three letters are no tag where two exist (BCP 47), and are met all the same. */
const ranges: Readonly<Record<Language, readonly string[]>> = { en: ['en', 'eng'], ru: ['ru', 'rus'] };

/** With hyphens: underscores are met as well. */
const plain = (tag: string): string => tag.replaceAll('_', '-').toLowerCase();

/** Basic filtering (RFC 4647, 3.3.1): `en` matches `en` and `en-GB`, in any case, and not `enm`. */
export function languageOf(tag: string): Language | undefined {
  const found = Object.entries(ranges).find(([, list]) =>
    list.some((range) => plain(tag) === range || plain(tag).startsWith(`${range}-`)),
  );
  return found?.[0] as Language | undefined;
}

/** What follows the language in a tag, in the usual case: `GB` of en-gb; nothing of `en`. */
export function regionOf(tag: string): string {
  return plain(tag)
    .split('-')
    .slice(1)
    .map((part) => (part.length === 2 ? part.toUpperCase() : part))
    .join('-');
}

/** How the variants of one language are chosen in a file. */
export interface Choice {
  /** The tag that is taken where a unit has several, as the file writes it. */
  readonly tag: string;
  readonly of: (unit: MemoryUnit) => Variant | undefined;
}

/**
 * For each language its variant in each unit. Of several, the one that `srclang` names, or the commonest
 * in the file, is taken; a unit without it gives the first that it has.
 * @param remark told of units that have several
 */
export function chooseVariants(
  units: readonly MemoryUnit[],
  srclang: string | undefined,
  remark: (message: string) => void,
): Readonly<Record<Language, Choice | undefined>> {
  const choose = (lang: Language): Choice | undefined => {
    const counts = new Map<string, number>();
    let several = 0;
    for (const { variants } of units) {
      const tags = variants.flatMap(({ tag }) => (languageOf(tag) === lang ? [tag] : []));
      for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      if (tags.length > 1) several++;
    }
    const [commonest] = [...counts].sort(([, a], [, b]) => b - a);
    if (commonest === undefined) return undefined;
    const named = [...counts.keys()].find((tag) => srclang !== undefined && plain(tag) === plain(srclang));
    const tag = named ?? commonest[0];
    if (several > 0)
      remark(
        `${several} ${several === 1 ? 'unit has' : 'units have'} several variants in ${languageNames[lang]} ` +
          (counts.size === 1
            ? `(${tag}): the first was taken.`
            : `(${[...counts.keys()].join(', ')}): ${tag} was taken, or else the first.`),
      );
    return {
      tag,
      of: ({ variants }) =>
        variants.find((one) => one.tag === tag) ?? variants.find((one) => languageOf(one.tag) === lang),
    };
  };
  return { en: choose('en'), ru: choose('ru') };
}

/** The language that the file translates from: what its `srclang` say, else the language of the first variant. */
export function sourceLanguage(srclang: string | undefined, units: readonly MemoryUnit[]): Language {
  const stated = srclang === undefined ? undefined : languageOf(srclang);
  if (stated !== undefined) return stated;
  const votes = { en: 0, ru: 0 };
  for (const unit of units) {
    const lang = unit.srclang === undefined ? undefined : languageOf(unit.srclang);
    if (lang !== undefined) votes[lang]++;
  }
  if (votes.en !== votes.ru) return votes.en > votes.ru ? 'en' : 'ru';
  for (const { variants } of units)
    for (const { tag } of variants) if (languageOf(tag) !== undefined) return languageOf(tag)!;
  return 'en';
}
