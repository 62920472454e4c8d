import type { SrxRule } from '../../model/srx.js';
import { breakAt, goOn, type Terms, bullets, space, textStart } from './term.js';

const numbers = Array.from({ length: 10 }, (_, index) => String(index + 1));
const letters = { en: [...'abcdefghi'], ru: [...'абвгдежзи'] } as const;

/** How an item is marked: what stands before and after its number or letter. */
const styles = [
  ['', '\\)'],
  ['', '\\.\\)'],
  ['', '\\.'],
  ['\\(', '\\)'],
] as const;

/** Where a list may begin; simpler than the head of a sentence elsewhere, since there are many of these rules. */
const begin = `(?:${textStart}|[\\.!\\?…:;]["»”\\)]{0,2}${space})`;

/** An item up to the next: it begins with a capital and has no end mark. */
const item = `${space}{1,3}\\p{Lu}[^\\.!\\?…]{1,200}`;

/** `1. The first item 2. The second item`: an item ends before the next marker, when its own one heads a sentence. */
export function listRules({ lang }: Terms): SrxRule[] {
  const rules: SrxRule[] = [goOn(bullets, space)];
  for (const markers of [numbers, letters[lang]])
    for (const [open, close] of styles)
      for (const [index, marker] of markers.entries()) {
        const following = markers[index + 1];
        if (following === undefined) continue;
        const before = markers[index - 1];
        const own = `${open}${marker}${close}`;
        const heads = [`${begin}[^\\p{L}\\p{M}\\p{Nd}]{0,4}${own}`];
        if (before !== undefined)
          heads.push(`(?:${textStart}|${space})${open}${before}${close}${item}${space}(?:${bullets}${space}?)?${own}`);
        const head = `(?:${heads.join('|')})`;
        rules.push(
          breakAt(
            `${head}${item}`,
            `${space}{1,3}(?:${bullets}${space}?)?${open}${following}${close}${space}{1,3}\\p{Lu}`,
          ),
          goOn(`${head}${item}${space}(?:${bullets}${space}?)?${open}${following}${close}`, space),
        );
      }
  return [...rules, breakAt(`${bullets}[^${bullets.slice(1, -1)}]{1,300}`, `${space}${bullets}`)];
}
