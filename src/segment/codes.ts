/** Characters of a text as their UTF-16 codes: what goes over a text letter by letter reads them several times as fast. */
export type Codes = Uint16Array;

/** The codes of a text. */
export const codesOf = (text: string): Codes => fill(new Uint16Array(text.length), text, 0, text.length);

/** More than this is not kept room for. */
const mostKept = 2 ** 16;

/** Where one stretch of text after another is read into. */
export interface CodeRoom {
  codes: Codes;
}

export const createCodeRoom = (): CodeRoom => ({ codes: new Uint16Array(1024) });

/** The codes of characters [from, to), and something after them, until the room is read into again. */
export function readCodes(room: CodeRoom, text: string, from: number, to: number): Codes {
  if (to - from > mostKept) return fill(new Uint16Array(to - from), text, from, to);
  if (to - from > room.codes.length) room.codes = new Uint16Array(Math.min(mostKept, 2 * (to - from)));
  return fill(room.codes, text, from, to);
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
