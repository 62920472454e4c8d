import { escapeAttribute } from '../format/tmx/content.js';
import type { RuleName } from './finding.js';
import { mendedTag, tagFault } from './tags.js';

/** How often each rule was mended. */
export type Mended = Map<RuleName, number>;

/** What a header must say, where nobody knows: the standard has these words for that, or the widest. */
const unknown: Readonly<Record<string, string>> = {
  creationtool: 'unknown',
  creationtoolversion: 'unknown',
  segtype: 'block',
  'o-tmf': 'unknown',
  adminlang: 'en',
  datatype: 'unknown',
};

// No attribute holds a <: with it, the pattern would look at the rest of the file from each tag whose quotes are not closed.
const tagPattern = /<[\w:.-][^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>/gu;
const headerTag = /<header[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>/u;
const rootTag = /<tmx[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>/u;

/** Text that holds markup which is none: changing it by patterns would change what is said. */
const isOpaque = (text: string): boolean => text.includes('<!--') || text.includes('<![CDATA[');

/**
 * The head of a memory with what must be said in it.
 * @param srclang the language of the first variant, for a header that names none
 */
export function mendHead(head: string, srclang: string | undefined, mended: Mended): string {
  const count = counter(mended);
  const whole = head
    .replace(rootTag, (tag) => {
      if (/\sversion\s*=\s*["'](?:1\.[0-4]|1\.4[ab])["']/u.test(tag)) return tag;
      count('tmx/version');
      const bare = tag.replace(/\sversion\s*=\s*(?:"[^"]*"|'[^']*')/u, '');
      return bare.replace(/^<tmx/u, '<tmx version="1.4"');
    })
    .replace(headerTag, (tag) => {
      const values = srclang === undefined ? unknown : { ...unknown, srclang };
      const lacking = Object.entries(values).filter(([name]) => !new RegExp(`\\s${name}\\s*=`, 'u').test(tag));
      if (lacking.length === 0) return tag;
      count('tmx/attribute-missing', lacking.length);
      const attributes = lacking.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
      return tag.replace(/(?<!\s)\s*\/?>$/u, (end) => attributes + end.trim());
    });
  return mendTags(whole, mended);
}

/**
 * A unit of a memory with all that can be mended without a doubt; what it says stays.
 * @param isOld of TMX before 1.3, where lang is right
 */
export function mendUnit(unit: string, isOld: boolean, mended: Mended): string {
  const count = counter(mended);
  let text = mendCharacters(unit, mended);
  if (isOpaque(text)) return text;
  text = mendTags(text, mended);
  if (!isOld) text = mendLang(text, mended);
  text = mapVariants(text, (variant) => mendSegment(inOrder(variant, /<seg\b/u, lastSegment, count), count));
  return inOrder(text, /<tuv\b/u, (unit) => endOf(unit, '</tuv>'), count);
}

type Count = ReturnType<typeof counter>;

/** Changes each variant. By places: a pattern would look at the rest of the unit from each variant that does not end. */
function mapVariants(text: string, change: (variant: string) => string): string {
  const begin = /<tuv\b/gu;
  let [mapped, done] = ['', 0];
  for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
    const end = text.indexOf('</tuv>', found.index) + '</tuv>'.length;
    if (end < found.index) break;
    mapped += text.slice(done, found.index) + change(text.slice(found.index, end));
    begin.lastIndex = done = end;
  }
  return mapped + text.slice(done);
}

const endOf = (text: string, tag: string): number => {
  const at = text.lastIndexOf(tag);
  return at < 0 ? -1 : at + tag.length;
};

/** Where the last segment of a variant ends, one that is empty included. */
function lastSegment(variant: string): number {
  const closed = endOf(variant, '</seg>');
  if (closed >= 0) return closed;
  const empty = /<seg\b[^<>]*\/>/u.exec(variant);
  return empty === null ? -1 : empty.index + empty[0].length;
}

const extras = /^\s*(?:<(?:note|prop)\b[^<>]*>[^<]*<\/(?:note|prop)>\s*)+$/u;

/** Notes and properties that stand behind what they should stand before. */
function inOrder(element: string, tag: RegExp, lastOf: (element: string) => number, count: Count): string {
  const [first, last, end] = [element.search(tag), lastOf(element), element.lastIndexOf('</')];
  if (first < 0 || last < first || end < last) return element;
  const behind = element.slice(last, end);
  if (!extras.test(behind)) return element;
  count('tmx/order');
  return element.slice(0, first) + behind.trim() + element.slice(first, last) + element.slice(end);
}

/** White space of the layout in the text of a variant. */
function mendSegment(variant: string, count: Count): string {
  const open = /<seg\b[^<>]*>/u.exec(variant);
  if (open === null || open[0].endsWith('/>')) return variant;
  const from = open.index + open[0].length;
  const to = variant.indexOf('</seg>', from);
  if (to < 0) return variant;
  const inner = variant.slice(from, to);
  const plain = inner.replace(/(?<![\t ])[\t ]*[\n\r][\t\n\r ]*/gu, ' ').replace(/^[\t ]+|(?<![\t ])[\t ]+$/gu, '');
  if (plain === inner || plain === '') return variant;
  count('tmx/space');
  return variant.slice(0, from) + plain + variant.slice(to);
}

/** What nobody sees and what is no letter in any encoding, as such or as a reference. */
function mendCharacters(text: string, mended: Mended): string {
  const count = counter(mended);
  return text
    .replace(/[\u00AD\u200B\u2060\uFEFF]|&#(?:xad|x200b|x2060|xfeff|173|8203|8288|65279);/giu, () => {
      count('char/unseen');
      return '';
    })
    .replace(/[\u007F-\u0084\u0086-\u009F]/gu, () => {
      count('char/control');
      return '';
    });
}

/** Language tags and dates in the tags of any text of XML. */
export function mendTags(text: string, mended: Mended): string {
  if (isOpaque(text)) return text;
  const count = counter(mended);
  return text.replace(tagPattern, (tag) =>
    tag
      .replace(
        /(\s(?:xml:lang|lang|srclang|adminlang)\s*=\s*)(["'])(.*?)\2/gu,
        (all, before: string, quote: string, value: string) => {
          if (value === '' || value === '*all*' || tagFault(value) === undefined) return all;
          const better = mendedTag(value);
          if (better === undefined) return all;
          count('lang/tag');
          return before + quote + better + quote;
        },
      )
      .replace(
        /(\s(?:creationdate|changedate|lastusagedate)\s*=\s*)(["'])(.*?)\2/gu,
        (all, before: string, quote: string, value: string) => {
          const better = mendedDate(value);
          if (better === undefined) return all;
          count('tmx/date');
          return before + quote + better + quote;
        },
      ),
  );
}

/** xml:lang for a lang that stands alone. */
const mendLang = (text: string, mended: Mended): string =>
  text.replace(tagPattern, (tag) =>
    tag.replace(/^(<tuv\b(?!.*\sxml:lang\s*=).*?\s)lang(?=\s*=)/su, (_, before: string) => {
      counter(mended)('tmx/lang');
      return `${before}xml:lang`;
    }),
  );

/** An instant in ISO 8601 as TMX has it; one without a zone is of nobody knows when, and is left. */
export function mendedDate(value: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/u.test(value)) return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(/\.\d+/u, '').replace(/[-:]/gu, '');
}

const counter =
  (mended: Mended) =>
  (rule: RuleName, times = 1): void =>
    void mended.set(rule, (mended.get(rule) ?? 0) + times);
