import { escapeXml } from '../xml.js';

/** An inline element of a segment. */
export interface Code {
  readonly name: 'bpt' | 'ept' | 'it' | 'ph' | 'ut' | 'hi' | 'sub';
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: Content;
}

/** A segment: its text, and codes in it. */
export type Content = readonly (string | Code)[];

/** What becomes of inline codes: they stay codes, they go, or what is in them becomes text. */
export type CodeManner = 'keep' | 'strip' | 'text';

/** Code that stands for a line break, a tab, or the edge of a block of text parts words; other code may stand inside one. */
const breaks =
  /^(?:<\/?(?:br|p|tab|li|[ou]l|div|d[dlt]|t[dhr]|h[1-6r]|w:br|w:tab|text:(?:line-break|tab))\b|\{?\\(?:line|par|tab|page|cell|row|sect)\b|\\[nrt]$)/iu;
const breakTypes = /^(?:x-)?(?:lb|br|pb|tab|line-?break|newline)$/iu;
/** Code that stands for a no-break space, or for a no-break hyphen: of HTML and of RTF. */
const fixedSpace = /^(?:&(?:nbsp|#160|#xa0);|\{?\\~\}?)$/iu;
const fixedHyphen = /^(?:&(?:#8209|#x2011);|\{?\\_\}?)$/iu;

/** The words of a segment; with `text`, the codes as well. */
export function contentText(content: Content, manner: 'strip' | 'text' = 'strip'): string {
  if (content.length === 1 && typeof content[0] === 'string') return content[0];
  let text = '';
  for (const piece of content)
    if (typeof piece === 'string') text += piece;
    else if (piece.name === 'hi' || manner === 'text') text += contentText(piece.content, manner);
    else text += standsFor(piece);
  return text;
}

/** The sign of the text that a code is, if it is one: what stands before and after it must not become one word. */
function standsFor({ attributes, content }: Code): string {
  const whole = contentText(content, 'text');
  const code = whole.trim();
  if (breakTypes.test(attributes['type'] ?? '') || breaks.test(code) || (code === '' && whole !== '')) return ' ';
  // memoQ has signs of its own as codes: <mq:ch val=" " />.
  const own = /^<mq:ch val="(\s)" ?\/>$/u.exec(code)?.[1];
  if (own !== undefined) return own;
  return fixedSpace.test(code) ? '\u00A0' : fixedHyphen.test(code) ? '\u2011' : '';
}

/** How many codes there are, and texts inside them. */
export function countCodes(content: Content): { readonly codes: number; readonly subflows: number } {
  const counts = { codes: 0, subflows: 0 };
  if (content.length === 1 && typeof content[0] === 'string') return counts;
  const walk = (pieces: Content): void => {
    for (const piece of pieces)
      if (typeof piece !== 'string') {
        if (piece.name === 'sub') counts.subflows++;
        else if (piece.name !== 'hi') counts.codes++;
        walk(piece.content);
      }
  };
  walk(content);
  return counts;
}

/** Of each inline element, the attributes that TMX 1.4b knows; those it demands come with a value to fall back on. */
const known: Readonly<Record<Code['name'], Readonly<Record<string, string | undefined>>>> = {
  bpt: { i: '1', x: undefined, type: undefined },
  ept: { i: '1' },
  it: { pos: 'begin', x: undefined, type: undefined },
  ph: { x: undefined, assoc: undefined, type: undefined },
  ut: { x: undefined },
  hi: { x: undefined, type: undefined },
  sub: { datatype: undefined, type: undefined },
};

/** A segment as XML, codes and all, its white space as it is. */
export function contentXml(content: Content, text: (piece: string) => string = escapeXml): string {
  let xml = '';
  for (const piece of content)
    if (typeof piece === 'string') xml += text(piece);
    else {
      const attributes = Object.entries(known[piece.name])
        .map(([name, fallback]) => [name, piece.attributes[name] ?? fallback] as const)
        .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapeAttribute(value)}"`]))
        .join('');
      const inner = contentXml(piece.content, text);
      xml += inner === '' ? `<${piece.name}${attributes}/>` : `<${piece.name}${attributes}>${inner}</${piece.name}>`;
    }
  return xml;
}

/** What buildXml makes of an attribute. */
export const escapeAttribute = (value: string): string => (/^[\w :.-]*$/u.test(value) ? value : quoted(value));

const quoted = (value: string): string =>
  escapeXml(value)
    .replace(/[\t\n]/gu, ' ')
    .replace(/["']/gu, (sign) => (sign === '"' ? '&quot;' : '&apos;'));
