import type { Part } from './part.js';
import { goesOn, isVocative, repeated } from './top.js';
import { isRoleLine, mayBeLabel } from './turns.js';

/** In characters. */
const longestHeading = 160;
const longestAnnouncement = 80;
/** `it grew.1`, `it grew.²`: a sentence with the number of a note. */
const noted = /\p{Ll}{2}["»”)]?[.!?…]["»”)]?(?:\d{1,2}|[¹²³⁰-⁹]{1,2}|[†‡])$/u;

/** A short paragraph with no end mark among paragraphs that have one, and text after it. */
export function markHeadings(lines: readonly string[], parts: Part[]): void {
  const texts = lines.filter((_, index) => parts[index] === 'text');
  const ended = texts.filter((line) => /[.!?…:;,"»”)>\]]$/u.test(line) || noted.test(line) || goesOn(line)).length;
  const again = repeated(lines);
  if (texts.length < 4 || ended < 0.6 * texts.length) return;
  let next: Part = 'furniture';
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index]!;
    const follows = next;
    if (parts[index] === 'text' || parts[index] === 'furniture') next = parts[index]!;
    if (parts[index] !== 'text' || line.length > longestHeading || follows !== 'text' || again.has(line)) continue;
    // Answers to media questions: stands above the first of them.
    const announces =
      /\p{L}:[*_]*$/u.test(line) && line.length <= longestAnnouncement && mayBeLabel(lines[index + 1] ?? '');
    if (
      (!announces && /(?:[.!?…:;,)>\]\-–—]|[.!?…,]["»”])[*_]*$/u.test(line)) ||
      !/^[*_#\s]*[\p{Lu}\d«“"]/u.test(line) ||
      mayBeLabel(line) ||
      isRoleLine(line) ||
      isVocative(line) ||
      noted.test(line) ||
      goesOn(line) ||
      (parts[index - 1] === 'text' && goesOn(lines[index - 1]!))
    )
      continue;
    if (/^(?:[•‣⁃▪●◦∙■□►–—-]|\d{1,2}\))/u.test(line) || (line.match(/\p{L}/gu)?.length ?? 0) < 2) continue;
    parts[index] = 'heading';
  }
}
