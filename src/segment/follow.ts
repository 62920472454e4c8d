import { foldWord, isWordPart, kindAt, kinds } from './character.js';

/** What comes after an end mark. */
export interface Follow {
  readonly kind: 'nothing' | 'lower' | 'upper' | 'digit' | 'inner';
  /** Place of the first letter or digit. */
  readonly at: number;
  readonly dash: boolean;
  readonly quote: boolean;
  /** Place of a bracket that opens before the first letter, or -1. */
  readonly bracket: number;
}

/** Signs between an end mark and the first letter after it; more are no text. */
const farthest = 40;

/** Looks from `index`, behind an end mark and white space, to the next letter or digit. */
export function lookAhead(text: string, index: number, to: number): Follow {
  let dash = false;
  let quote = false;
  let bracket = -1;
  const found = (kind: Follow['kind'], at: number): Follow => ({ kind, at, dash, quote, bracket });
  if (index >= to) return found('nothing', to);
  const limit = Math.min(to, index + farthest);
  for (let at = index; at < limit; at++) {
    switch (kindAt(text, at)) {
      case kinds.upper:
      case kinds.letter:
      case kinds.bullet:
        return found('upper', at);
      case kinds.lower:
        if (isMarker(text, at)) return found('digit', at);
        // eBay, iPhone
        return found(kindAt(text, at + 1) === kinds.upper ? 'upper' : 'lower', at);
      case kinds.digit:
        return found('digit', at);
      case kinds.open:
        if ('([{'.includes(text[at]!)) bracket = bracket < 0 ? at : bracket;
        else quote = true;
        break;
      case kinds.quote:
        quote = true;
        break;
      case kinds.dash:
        dash = true;
        break;
      case kinds.close:
        if (bracket < 0) return found('inner', at);
        break;
      case kinds.inner:
        return found('inner', at);
      case kinds.stop:
        if (text[at] !== '.' && text[at] !== '…' && bracket < 0) return found('inner', at);
        break;
    }
  }
  return found('inner', limit);
}

/** `б) the next point`, `(iv) the fourth`: a small letter that counts heads a sentence as a number does. */
const isMarker = (text: string, at: number): boolean => /^(?:[a-zа-я]|[ivx]{2,4})\)\s/u.test(text.slice(at, at + 6));

/** The word at an index, folded; an initial (`В.` of `В. Ленин`) is none. */
export function wordAt(text: string, index: number, to: number): string {
  let end = index;
  while (end < to && end - index < 24 && (isWordPart(kindAt(text, end)) || "'’".includes(text[end]!))) end++;
  return end - index === 1 && text[end] === '.' ? '' : foldWord(text.slice(index, end));
}

/** The word or number at an index as it is written: Roman numerals have case. */
export function tokenAfter(text: string, index: number, to: number): string {
  let end = index;
  while (end < to && end - index < 12 && isWordPart(kindAt(text, end))) end++;
  return text.slice(index, end);
}

/** Whether a bracket has its own end mark inside: `(It was late.)`, and not `(Smith 55)`. */
export function bracketHoldsSentence(text: string, bracket: number, to: number): boolean {
  const limit = Math.min(to, bracket + 500);
  for (let at = bracket + 1; at < limit; at++) {
    if (text[at] !== ')' && text[at] !== ']') continue;
    let next = at + 1;
    while (next < to && kindAt(text, next) === kinds.space && next - at < 20) next++;
    const inside = kindAt(text, at - 1) === kinds.stop && text.charCodeAt(at - 2) !== 46;
    return inside || !(kindAt(text, next) === kinds.stop || kindAt(text, next) === kinds.inner);
  }
  return true;
}

/** Whether what follows a stop without a space is the rest of an address: `Jane.Doe@example.com`. */
export function isAddressAhead(text: string, index: number, to: number): boolean {
  for (let at = index; at < to && at - index < 64; at++) {
    const kind = kindAt(text, at);
    if (kind === kinds.space)
      return /^(com|org|net|ru|io|gov|edu|js|ts|py|xls|doc|pdf)\b/iu.test(text.slice(index, at));
    if (text[at] === '@' || text[at] === '/' || text[at] === '=' || text[at] === '_') return true;
  }
  return false;
}
