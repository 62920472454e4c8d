import { isWordPart, kindAt, kinds } from './character.js';

/** End of a run of end marks and of what closes after it: `?!`, `.”`, `.)`, `.[12]`, `. »`. */
export function markEnd(
  text: string,
  mark: number,
  to: number,
  straightOpen: boolean,
  lowOpen: boolean,
  takesNotes: boolean,
): number {
  let end = mark;
  let closers = true;
  let quoteSeen = false;
  while (end < to && closers) {
    const kind = kindAt(text, end);
    const char = text[end]!;
    if (kind === kinds.stop || kind === kinds.close || kind === kinds.format) end++;
    else if (kind === kinds.quote) {
      if (isWordPart(kindAt(text, end + 1)) && !(char === '"' && straightOpen)) break;
      quoteSeen ||= char === '"';
      end++;
    } else if (char === '“' && lowOpen) end++;
    else if (char === '[' && /^\[\d{1,3}\]/u.test(text.slice(end, end + 5))) end = text.indexOf(']', end) + 1;
    else if ((char === '*' || char === '_') && !isWordPart(kindAt(text, end + 1))) end++;
    else if (/[¹²³⁰-⁹†‡]/u.test(char)) end++;
    else if (kind === kinds.space) {
      const next = spacedCloser(text, mark, end, to, straightOpen && !quoteSeen, takesNotes);
      closers = next > end;
      end = next;
    } else break;
  }
  return footnoteEnd(text, mark, end);
}

/** `. »`, `. " ` and `. [1]` close after a space; `. . .` is one mark; an emoji belongs to what it follows. */
function spacedCloser(
  text: string,
  mark: number,
  index: number,
  to: number,
  straightOpen: boolean,
  takesNotes: boolean,
): number {
  let next = index;
  while (next < to && next - index < 4 && kindAt(text, next) === kinds.space) next++;
  const kind = kindAt(text, next);
  const char = text[next];
  if (kind === kinds.close && char !== '’') return next + 1;
  const note =
    takesNotes && char === '['
      ? /^(?:\[\d{1,3}(?:[,;–-]\s?\d{1,3}){0,3}\]\s?)+(?=\s|$)/u.exec(text.slice(next, next + 40))
      : null;
  if (note !== null) return next + note[0].trimEnd().length;
  if (char === '"' && straightOpen && kindAt(text, next + 1) === kinds.space) return next + 1;
  if (
    char === '.' &&
    next === index + 1 &&
    text[index - 1] === '.' &&
    !isWordPart(kindAt(text, mark - 1)) &&
    !isWordPart(kindAt(text, next + 1)) &&
    text[next + 1] !== '.'
  )
    return next + 1;
  if (kind === kinds.symbol && /\p{Cs}|\p{So}/u.test(char!)) {
    while (
      next < to &&
      (kindAt(text, next) === kinds.symbol || kindAt(text, next) === kinds.format || kindAt(text, next) === kinds.mark)
    )
      next++;
    return next;
  }
  return index;
}

/** `restrictions.12 The`: the number of a note, glued to the stop. */
function footnoteEnd(text: string, mark: number, end: number): number {
  if (end !== mark + 1 || kindAt(text, end) !== kinds.digit) return end;
  if (!/\p{Ll}{4}\.$/u.test(text.slice(Math.max(0, mark - 4), end))) return end;
  const note = /^\d{1,2}(?=\s+\p{Lu})/u.exec(text.slice(end, end + 8));
  return end + (note?.[0].length ?? 0);
}

/** `the thing is . . . I`: three stops with spaces, the first after a space. */
export function isSpacedEllipsis(text: string, mark: number, end: number, start: number): boolean {
  return mark > start && kindAt(text, mark - 1) === kinds.space && end - mark > 3 && text[mark + 1] === ' ';
}
