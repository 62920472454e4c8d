import { foldWord, isLetter, isWordPart, kindAt, kindOf, kinds } from './character.js';
import type { Language, Span } from '../model/document.js';

/** Longer brackets and quotations than these hold sentences of their own; in characters. */
const longestBracket = 500;
const longestTitle = 240;

const quotation = '"'.charCodeAt(0);

const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '»': '«', '”': '“' };

/** For the place of each opening bracket or quotation mark that is closed: the place of what closes it. */
export function matchEnclosures(text: string, [from, to]: Span): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  let open: Record<string, number[]> | undefined;
  let straight = -1;
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    const kind = kindOf(code);
    if (kind !== kinds.open && kind !== kinds.close && code !== quotation) continue;
    // Most sentences have none.
    open ??= { '(': [], '[': [], '{': [], '«': [], '“': [], '„': [] };
    const char = text[index]!;
    if (code === quotation) {
      const opens =
        straight < 0 ||
        (!isWordPart(kindAt(text, index - 1)) &&
          isLetter(kindAt(text, index + 1)) &&
          kindAt(text, index - 1) === kinds.space);
      if (!opens) closing.set(straight, index);
      straight = opens ? index : -1;
    } else if (char === '“' && open['„']!.length > 0) closing.set(open['„']!.pop()!, index);
    else if (kind === kinds.open) open[char]?.push(index);
    else {
      const opener = closers[char];
      const at =
        opener === undefined ? undefined : (open[opener]!.pop() ?? (char === '”' ? open['„']!.pop() : undefined));
      if (at !== undefined) closing.set(at, index);
    }
  }
  return closing;
}

/** Whether what opens at `at` in mid-sentence and closes at `close` may hold stops that end no sentence. */
export function isSealed(
  text: string,
  at: number,
  close: number,
  lang: Language,
  beforeTitle: ReadonlySet<string>,
): boolean {
  const char = text[at]!;
  if (char === '(' || char === '[' || char === '{') return close - at <= longestBracket;
  return close - at <= longestTitle && isTitle(text, at, close, lang, beforeTitle);
}

/**
 * A quoted title in mid-sentence: a conference titled, “Regional Interconnectedness. Challenges and
 * Opportunities.” Speech follows a colon, a comma or a dash; a title follows a noun.
 */
function isTitle(text: string, at: number, close: number, lang: Language, beforeTitle: ReadonlySet<string>): boolean {
  let end = at;
  while (end > 0 && kindAt(text, end - 1) === kinds.space && at - end < 4) end--;
  const comma = text[end - 1] === ',';
  if (comma) end--;
  let start = end;
  while (start > 0 && isLetter(kindAt(text, start - 1)) && end - start < 30) start--;
  const before = foldWord(text.slice(start, end));
  if (before === '') return false;
  if (beforeTitle.has(before)) return true;
  if (comma) return false;
  const content = text.slice(at + 1, close);
  if (lang === 'ru') return /^\p{Lu}/u.test(content) && before.length > 3 && !/[?!]\s/u.test(content);
  return (content.match(/\p{L}{4,}/gu) ?? []).every((word) => /^\p{Lu}/u.test(word)) && /^\p{Lu}/u.test(content);
}
