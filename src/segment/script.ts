/** How many letters a text has. */
export interface ScriptCounts {
  readonly latin: number;
  readonly cyrillic: number;
  /** Of any script. */
  readonly all: number;
}

/**
 * Counts letters by script. A pattern that finds all letters of a long text makes a list of millions: each character is
 * asked once. Of scripts beyond U+FFFF no letter is counted.
 */
export function countScripts(text: string): ScriptCounts {
  const times = new Uint32Array(2 ** 16);
  for (let index = 0; index < text.length; index++) times[text.charCodeAt(index)]!++;
  let [latin, cyrillic, all] = [0, 0, 0];
  for (let code = 0; code < times.length; code++) {
    const many = times[code]!;
    if (many === 0) continue;
    const character = String.fromCharCode(code);
    if (!/\p{L}/u.test(character)) continue;
    all += many;
    if (/\p{Script=Latin}/u.test(character)) latin += many;
    else if (/\p{Script=Cyrillic}/u.test(character)) cyrillic += many;
  }
  return { latin, cyrillic, all };
}
