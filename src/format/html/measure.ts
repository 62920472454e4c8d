import { SverkaError } from '../../error.js';

/** Browsers stop at 512 levels; what reads pages here takes time with the square of them. */
const mostLevels = 1000;
const mostAttributes = 1000;

/** Elements whose end is always written: of others, thousands may be open in an honest page. */
const tag = /<(\/?)(?:div|span|section|article|main|table|tbody|ul|ol|dl|blockquote|b|i|em|strong|font|a)\b[^<>]*>/giu;
/** No element of so few characters has too many attributes. */
const leastLong = 4000;

/** @throws SverkaError `input/damaged` for markup that nobody wrote, and on which its readers would work for hours */
export function requireMeasure(html: string): void {
  let depth = 0;
  for (const [, end] of html.matchAll(tag)) {
    depth = end === '' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > mostLevels) throw excessive(`more than ${mostLevels} levels`);
  }
  // Not by one expression: on millions of characters it would run out of its stack.
  for (let from = html.indexOf('<'); from >= 0; from = html.indexOf('<', from + 1)) {
    const next = html.indexOf('<', from + 1);
    const to = next < 0 ? html.length : next;
    if (to - from < leastLong) continue;
    let attributes = 0;
    for (let at = html.indexOf('=', from); at >= 0 && at < to; at = html.indexOf('=', at + 1))
      // Data in base64 have it at their end, and no quote or letter behind it.
      if (/["'\w]/u.test(html[at + 1] ?? '')) attributes++;
    if (
      attributes > mostAttributes &&
      html.slice(from, to).search(/^<[a-z]/iu) === 0 &&
      html.indexOf('>', from) > from + leastLong
    )
      throw excessive(`an element with more than ${mostAttributes} attributes`);
  }
}

const excessive = (what: string): SverkaError =>
  new SverkaError('input/damaged', `The web page has ${what}.`, 'Save it anew from the browser, or copy its text.');
