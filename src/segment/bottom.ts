import { bottomHeads, surelyBottom } from './furniture.js';
import { isImprint, isLink, isNumber, isSwitch, linkText, longestLink } from './link.js';
import { isVocative } from './top.js';
import { mayBeLabel } from './turns.js';

/** The closing links stand among this many of the last paragraphs. */
const bottomParagraphs = 60;
/** In characters. */
const shortLink = 60;
/** Lines among the closing links that end as sentences do. */
const mostEnded = 3;

/** Index of the first of the closing links; the number of paragraphs where there are none. */
export function findBottom(lines: readonly string[]): number {
  const limit = Math.max(1, lines.length - bottomParagraphs);
  let bottom = lines.length;
  let ended = 0;
  for (let index = lines.length - 1; index >= limit; index--) {
    const line = lines[index]!;
    if (line.length > longestLink || (mayBeLabel(line) && !isImprint(line))) break;
    if (surelyBottom.test(linkText(line)) && bottomHeads.has(linkText(line))) [bottom, ended] = [index, 0];
    else if (ended > 0) {
      if (/[.!?…]["»”)]*$/u.test(line) && ++ended > mostEnded) break;
    } else if (bottomHeads.has(linkText(line)) || isLink(line) || isImprint(line) || isSwitch(line) || isNumber(line))
      bottom = index;
    // Links that nobody listed: short lines without an end mark, right above those that are known.
    else if (
      bottom === index + 1 &&
      line.length <= shortLink &&
      /^\p{Lu}[^.!?…:;()[\]<>]*$/u.test(line) &&
      !isVocative(line)
    )
      bottom = index;
    // A headline among the links may end as a sentence does: only a head above it that is sure can tell.
    else if (/[.!?…]["»”)]*$/u.test(line) && !/\d{4}\s*г\.$/u.test(line)) ended++;
  }
  return bottom;
}
