import type { Place } from '../error.js';
import type { Tell } from './finding.js';

/** What a screen makes of a piece of a file. */
export interface Screened {
  /** As long as the piece, with something harmless for each character that is no XML: a parser goes on behind it. */
  readonly passable: string;
  /** Without them. */
  readonly mended: string;
}

export interface Screen {
  readonly write: (piece: string, isLast?: boolean) => Screened;
}

/**
 * Looks for what makes a file unreadable as XML and can be mended without knowing it: characters that XML forbids, as
 * such or as references, and an & that begins nothing. In comments and CDATA an & is a sign like others.
 */
export function createScreen(tell: Tell): Screen {
  let rest = '';
  let line = 1;
  let column = 0;
  let within: '' | '-->' | ']]>' | '?>' = '';

  const walk = (text: string, place: (index: number) => Place): Screened => {
    let passable = '';
    let mended = '';
    let done = 0;
    const replace = (from: number, to: number, stand: string, right: string): void => {
      passable += text.slice(done, from) + stand;
      mended += text.slice(done, from) + right;
      done = to;
    };
    notable.lastIndex = 0;
    for (let found = notable.exec(text); found !== null; found = notable.exec(text)) {
      const [sign] = found;
      const { index } = found;
      const end = index + sign.length;
      if (within !== '') {
        if (sign === within) within = '';
        else if (isForbidden(sign)) {
          tell('xml/character', `There is ${named(sign)}.`, place(index));
          replace(index, end, stand, '');
        }
      } else if (sign === '<!--') within = '-->';
      else if (sign === '<![CDATA[') within = ']]>';
      else if (sign === '<?') within = '?>';
      else if (pair.test(sign)) {
        const [high, low] = [...sign.matchAll(/[\da-f]{4};/giu)].map(([digits]) => parseInt(digits, 16));
        tell('xml/character', `There are references to the halves of a character.`, place(index));
        replace(index, end, stand.padEnd(sign.length), String.fromCharCode(high!, low!));
      } else if (sign.startsWith('&#')) {
        const code = /^&#x/iu.test(sign) ? parseInt(sign.slice(3), 16) : parseInt(sign.slice(2), 10);
        if (Number.isNaN(code) || !sign.endsWith(';')) {
          tell('xml/ampersand', '& begins no reference.', place(index));
          replace(index, index + 1, stand, '&amp;');
        } else if (!isXml(code)) {
          tell('xml/character', `There is a reference to ${hexadecimal(code)}.`, place(index));
          replace(index, end, stand.padEnd(sign.length), '');
        }
      } else if (sign === '&') {
        tell('xml/ampersand', '& stands alone.', place(index));
        replace(index, end, stand, '&amp;');
      } else if (isForbidden(sign)) {
        tell('xml/character', `There is ${named(sign)}.`, place(index));
        replace(index, end, stand, '');
      }
    }
    return { passable: passable + text.slice(done), mended: mended + text.slice(done) };
  };

  return {
    write: (piece, isLast = false) => {
      const all = rest + piece;
      const end = isLast ? all.length : wholeTo(all);
      const text = all.slice(0, end);
      rest = all.slice(end);
      let [seen, lines, lineStart] = [0, line, -column];
      // Places come in order: what was counted need not be counted again.
      const place = (index: number): Place => {
        for (let next = text.indexOf('\n', seen); next >= 0 && next < index; next = text.indexOf('\n', seen)) {
          lines++;
          seen = lineStart = next + 1;
        }
        return { line: lines, column: index - lineStart + 1 };
      };
      const screened = walk(text, place);
      place(text.length);
      line = lines;
      column = text.length - lineStart;
      return screened;
    },
  };
}

/** Stands in the place of what a parser would stop at. */
const stand = '\uFFFD';

/** All that matters: marks of comments, CDATA and instructions, references and what looks like one, forbidden characters. */
const notable =
  // eslint-disable-next-line no-control-regex
  /&#[xX][dD][89a-bA-B][\da-fA-F]{2};&#[xX][dD][c-fC-F][\da-fA-F]{2};|<!--|-->|<!\[CDATA\[|\]\]>|<\?|\?>|&#[xX]?[\da-fA-F]*;?|&(?![\p{L}_:][\p{L}\p{N}_:.-]*;)|[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

/** A character beyond the first plane that was written as the two halves of UTF-16: as some programs write emoji. */
const pair = /^&#x[\da-f]{4};&#x[\da-f]{4};$/iu;

const isForbidden = (sign: string): boolean => sign.length === 1 && !isXml(sign.charCodeAt(0));

/** The production Char of XML 1.0. */
const isXml = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

const hexadecimal = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
const named = (sign: string): string => `the character ${hexadecimal(sign.charCodeAt(0))}`;

/** Up to where a piece holds nothing that the next one may complete: half a pair, a reference, a mark. */
function wholeTo(text: string): number {
  const tail =
    /(?:&[#\w:.-]{0,40}|&#[xX][dD][89abAB][\da-fA-F]{2};(?:&[#\w]{0,6})?|<!?-{0,2}|<!\[[CDAT]{0,5}\[?|-{1,2}|\]{1,2}|\?|<\?|[\uD800-\uDBFF])$/.exec(
      text.slice(-64),
    );
  return tail === null ? text.length : text.length - tail[0].length;
}
