import { SverkaError } from '../../error.js';
import type { Language } from '../../model/document.js';
import type { MemoryUnit, Variant } from './units.js';

/** Three letters are no tag where two exist (BCP 47), and are met all the same; ENU is what Windows calls en-US. */
const short: Readonly<Record<string, string>> = {
  eng: 'en',
  enu: 'en',
  rus: 'ru',
  fra: 'fr',
  deu: 'de',
  spa: 'es',
  ita: 'it',
};

/** In one case and with hyphens: underscores are met as well. */
export function plainTag(tag: string): string {
  const known = plainTags.get(tag);
  if (known !== undefined) return known;
  const plain = tag
    .trim()
    .replaceAll('_', '-')
    .toLowerCase()
    .replace(/^[a-z]{3}(?=-|$)/u, (code) => short[code] ?? code);
  if (plainTags.size < 1000) plainTags.set(tag, plain);
  return plain;
}

/** There are few in a file of many units. */
const plainTags = new Map<string, string>();

/** The language of a tag without its region: `en` of EN_us. */
export function primaryOf(tag: string): string {
  const plain = plainTag(tag);
  const end = plain.indexOf('-');
  return end < 0 ? plain : plain.slice(0, end);
}

/** How well a tag fits a language range by basic filtering (RFC 4647, 3.3.1): `en` matches `en-GB`, and not `enm`. */
function fit(tag: string, range: string): 0 | 1 | 2 {
  const [plain, wanted] = [plainTag(tag), plainTag(range)];
  return plain === wanted ? 2 : plain.startsWith(`${wanted}-`) ? 1 : 0;
}

/** English or Russian, whatever the region. */
export function languageOf(tag: string): Language | undefined {
  const primary = primaryOf(tag);
  return primary === 'en' || primary === 'ru' ? primary : undefined;
}

/** What follows the language in a tag, in the usual case: `GB` of en-gb; nothing of `en`. */
export function regionOf(tag: string): string {
  return plainTag(tag)
    .split('-')
    .slice(1)
    .map((part) => (part.length === 2 ? part.toUpperCase() : part))
    .join('-');
}

/** The languages of a memory, as far as they decide what is read of it. */
export interface Survey {
  /** Of the header. */
  srclang: string | undefined;
  /** Number of variants of each tag, in the order in which the tags first come. */
  readonly tags: Map<string, number>;
  /** Number of units of each `srclang` of their own. */
  readonly sources: Map<string, number>;
}

export const emptySurvey = (): Survey => ({ srclang: undefined, tags: new Map(), sources: new Map() });

export function surveyUnits(srclang: string | undefined, units: readonly MemoryUnit[]): Survey {
  const survey = { ...emptySurvey(), srclang };
  for (const { attributes, variants } of units) {
    if (attributes['srclang'] !== undefined) increase(survey.sources, attributes['srclang']);
    for (const { tag } of variants) addTag(survey.tags, tag);
  }
  return survey;
}

/** The language that attributes name. */
const readTag = (attributes: string): string | undefined =>
  (/(?:^|\s)(?:xml:)?(?:src)?lang\s*=\s*(?:"([^"]*)"|'([^']*)')/u.exec(attributes) ?? [])
    .slice(1)
    .find((each) => each !== undefined)
    ?.trim();

/**
 * Looks through a file for its languages, without reading it as XML: what this sees in a comment is wrong and does no
 * harm, since the file is read properly afterwards.
 */
export function surveyPieces(pieces: Iterable<string>): Survey {
  const survey = emptySurvey();
  const tags = /<!--|<(?:header|tuv?)\s/gu;
  let rest = '';
  /** @returns what is not at its end yet */
  const look = (text: string): string => {
    tags.lastIndex = 0;
    while (tags.test(text)) {
      const at = tags.lastIndex;
      // The last letter of the name: of a comment it is a hyphen.
      const sign = text[at - 2];
      const end = text.indexOf(sign === '-' ? '-->' : '>', at);
      if (end < 0) return text.slice(text.lastIndexOf('<', at - 1));
      tags.lastIndex = end;
      if (sign === '-') continue;
      const attributes = text.slice(at, end);
      if (sign === 'v') {
        const value = tagIn(attributes);
        if (value !== undefined) addTag(survey.tags, value);
      } else if (attributes.includes('srclang')) {
        const value = readTag(attributes);
        if (value === undefined) continue;
        if (sign === 'r') survey.srclang ??= value;
        else increase(survey.sources, value);
      }
    }
    const cut = text.lastIndexOf('<');
    return cut < 0 || text.includes('>', cut) ? '' : text.slice(cut);
  };
  // The attributes of most variants are the same few.
  const known = new Map<string, string | undefined>();
  const tagIn = (attributes: string): string | undefined => {
    if (known.has(attributes)) return known.get(attributes);
    const value = readTag(attributes);
    if (known.size < 1000) known.set(attributes, value);
    return value;
  };
  for (const piece of pieces) rest = look(rest + piece);
  return survey;
}

const increase = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Tags that differ in case alone are one, as the file has it first. */
function addTag(tags: Map<string, number>, tag: string): void {
  if (tags.has(tag)) return increase(tags, tag);
  increase(tags, [...tags.keys()].find((each) => plainTag(each) === plainTag(tag)) ?? tag);
}

/** How the variants of one side are chosen in a file. */
export interface Choice {
  /** As the user or the file calls the language: a range. */
  readonly range: string;
  /** The tag that is taken where a unit has several, as the file writes it. */
  readonly tag: string;
  /** All that fit the range, by decreasing number. */
  readonly tags: readonly string[];
}

export interface Selection {
  readonly source: Choice;
  readonly target: Choice;
}

/**
 * Which two languages of a memory are read, and which is the source.
 * @param wanted ranges of the source and the target; else English and Russian, where there are both, or the only two
 * @throws SverkaError `tmx/which-languages`, `tmx/no-target-language`
 */
export function selectLanguages(survey: Survey, wanted?: readonly [string, string]): Selection {
  const tags = [...survey.tags.keys()];
  if (wanted !== undefined) {
    const [source, target] = [choose(survey, wanted[0], wanted[1]), choose(survey, wanted[1], wanted[0])];
    if (source === undefined || target === undefined) throw lacking(tags, source === undefined ? wanted[0] : wanted[1]);
    return { source, target };
  }
  const [first, second] = defaultRanges(tags);
  const [one, other] = [choose(survey, first, second)!, choose(survey, second, first)!];
  return sourceComesSecond(survey, one, other) ? { source: other, target: one } : { source: one, target: other };
}

function defaultRanges(tags: readonly string[]): readonly [string, string] {
  if (tags.length === 0) throw lacking(tags, undefined);
  const primaries = [...new Set(tags.map(primaryOf))];
  if (primaries.includes('en') && primaries.includes('ru')) return ['en', 'ru'];
  if (primaries.length === 2) return [primaries[0]!, primaries[1]!];
  const plain = [...new Set(tags.map(plainTag))];
  if (plain.length === 2) return [plain[0]!, plain[1]!];
  if (plain.length === 1) throw lacking(tags, undefined);
  throw new SverkaError(
    'tmx/which-languages',
    `The memory has ${tags.join(', ')}, and neither two languages alone nor both English and Russian.`,
    `Choose two, the source first: --lang ${tags[0]!},${tags[1]!}.`,
  );
}

function choose({ tags, srclang }: Survey, range: string, against: string): Choice | undefined {
  const fitting = [...tags]
    .filter(([tag]) => fit(tag, range) > 0 && fit(tag, range) >= fit(tag, against))
    .sort(([a, m], [b, n]) => fit(b, range) - fit(a, range) || n - m)
    .map(([tag]) => tag);
  if (fitting.length === 0) return undefined;
  const named = fitting.find((tag) => srclang !== undefined && plainTag(tag) === plainTag(srclang));
  return { range, tag: named ?? fitting[0]!, tags: fitting };
}

/** By what `srclang` of the header says, or those of most units, or the first variant of the file. */
function sourceComesSecond({ srclang, sources, tags }: Survey, one: Choice, other: Choice): boolean {
  const isOf = (tag: string | undefined, { range, tags: own }: Choice): boolean =>
    tag !== undefined &&
    (fit(tag, range) > 0 || fit(range, tag) > 0 || own.some((each) => plainTag(each) === plainTag(tag)));
  if (isOf(srclang, one) !== isOf(srclang, other)) return isOf(srclang, other);
  let votes = 0;
  for (const [tag, count] of sources) votes += isOf(tag, other) ? count : isOf(tag, one) ? -count : 0;
  if (votes !== 0) return votes > 0;
  const first = [...tags.keys()].find((tag) => one.tags.includes(tag) || other.tags.includes(tag));
  return first !== undefined && other.tags.includes(first);
}

/** The variant of a unit in a language: of several the one that is preferred in the file, or else the first. */
export function variantOf({ variants }: MemoryUnit, { tag, tags }: Choice): Variant | undefined {
  let found: Variant | undefined;
  for (const variant of variants) {
    if (isTag(variant.tag, tag)) return variant;
    if (found === undefined && tags.some((each) => isTag(variant.tag, each))) found = variant;
  }
  return found;
}

/** How many variants a unit has in a language. */
export const variantsIn = ({ variants }: MemoryUnit, { tags }: Choice): number =>
  variants.reduce((count, { tag }) => count + (tags.some((each) => isTag(tag, each)) ? 1 : 0), 0);

const isTag = (one: string, other: string): boolean => one === other || plainTag(one) === plainTag(other);

/** No unit can be read: a language is nowhere, or nowhere beside the other. */
export function lacking(
  tags: readonly string[],
  range: string | undefined,
  both?: { readonly source: string; readonly target: string },
): SverkaError {
  const all = [...new Set(tags)];
  const what =
    both !== undefined
      ? `No unit of the memory has both ${both.source} and ${both.target}`
      : all.length === 0
        ? 'The memory has no units'
        : range === undefined
          ? `The memory has nothing but ${all.join(', ')}`
          : `The memory has nothing in ${range}`;
  return new SverkaError(
    'tmx/no-target-language',
    `${what}.`,
    all.length === 0
      ? 'Give one that has units in two languages.'
      : `Its languages are ${all.join(', ')}; --lang chooses two of them.`,
  );
}
