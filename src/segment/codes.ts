/** Characters of a text as their UTF-16 codes: what goes over a text letter by letter reads them several times as fast. */
export type Codes = Uint16Array;

/** The codes of a text. */
export const codesOf = (text: string): Codes => fill(new Uint16Array(text.length), text, 0, text.length);

/** More than this is not kept room for. */
const mostKept = 2 ** 16;

/**
 * Reads one stretch of text after another into the same place.
 * @returns a function that gives the codes of characters [from, to), and something after them, until it is called again
 */
export function createCodeReader(): (text: string, from: number, to: number) => Codes {
  let room = new Uint16Array(1024);
  return (text, from, to) => {
    if (to - from > mostKept) return fill(new Uint16Array(to - from), text, from, to);
    if (to - from > room.length) room = new Uint16Array(Math.min(mostKept, 2 * (to - from)));
    return fill(room, text, from, to);
  };
}

function fill(codes: Codes, text: string, from: number, to: number): Codes {
  for (let index = from; index < to; index++) codes[index - from] = text.charCodeAt(index);
  return codes;
}

/** The text in codes [from, to). */
export function textOf(codes: Codes, from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index++) text += String.fromCharCode(codes[index]!);
  return text;
}
