import { formatTag } from '../format/tmx/tags.js';
import { primaryOf } from '../format/tmx/languages.js';

/** What is wrong with a language tag, or undefined. Whether somebody speaks the language is not asked. */
export function tagFault(tag: string): string | undefined {
  if (/_/u.test(tag)) return `${tag} has an underscore`;
  if (!isWellFormed(tag)) return `${tag} is no language tag`;
  const primary = tag.split('-')[0]!.toLowerCase();
  // Two letters where there are two: eng is en (BCP 47, 4.5).
  const short = primary.length === 3 ? Intl.getCanonicalLocales(primary)[0]! : primary;
  return short.length === 2 && primary.length === 3 && isIn639(primary, short)
    ? `${tag} has three letters where the standard has two: ${short}`
    : undefined;
}

/** Of aliases, those that are two names of one language: `cmn` is zh for CLDR, and is right all the same. */
const isIn639 = (long: string, short: string): boolean => primaryOf(long) === short;

function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** A tag as it should be, where that can be told. */
export function mendedTag(tag: string): string | undefined {
  const primary = primaryOf(tag);
  const rest = formatTag(tag).split('-').slice(1);
  const mended = [primary, ...rest].join('-');
  return tagFault(mended) === undefined ? mended : undefined;
}
