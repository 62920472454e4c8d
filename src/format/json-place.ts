import type { Place } from '../error.js';

/**
 * Where in a JSON text the value at a path stands, so that an error can name its line.
 * @param path keys and indexes from the root: ['source', 'units', 'sentence', 3]
 * @returns the nearest value above, when the path leads nowhere
 */
export function valuePlace(text: string, path: readonly (string | number)[]): Place {
  return placeAt(text, scan(text, path).found);
}

/** Where a text stops being JSON. */
export function syntaxPlace(text: string): Place {
  return placeAt(text, scan(text, []).end);
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

const token =
  /[{}[\],:]|"(?:[ !#-[\]-\uFFFF]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const blank = /[ \t\r\n\uFEFF]*/y;

type Expected = 'value' | 'key' | 'colon' | 'next' | 'end';

/**
 * Reads along the text without building anything; kept iterative, since JSON nests as deep as it likes.
 * `found`: offset of the value at the path. `end`: offset where reading stopped.
 */
function scan(text: string, path: readonly (string | number)[]): { found: number; end: number } {
  // Each open bracket, with the key or index of the value being read, and whether the path leads here.
  const open: { array: boolean; key: string | number; onPath: boolean }[] = [];
  let found = 0;
  let offset = 0;
  let expect: Expected = 'value';
  let mayClose = false;
  const afterValue = (): Expected => (open.length === 0 ? 'end' : 'next');

  for (;;) {
    blank.lastIndex = offset;
    blank.test(text);
    offset = blank.lastIndex;
    token.lastIndex = offset;
    const sign = token.exec(text)?.[0];
    if (sign === undefined || expect === 'end') return { found, end: offset };
    const top = open.at(-1);
    const closes = top !== undefined && sign === (top.array ? ']' : '}') && (mayClose || expect === 'next');
    mayClose = false;
    if (closes) {
      open.pop();
      expect = afterValue();
    } else if (expect === 'value') {
      if (/^[}\],:]/.test(sign)) return { found, end: offset };
      const onPath = top === undefined || (top.onPath && path[open.length - 1] === top.key);
      if (onPath) found = offset;
      if (sign === '{' || sign === '[') {
        open.push({ array: sign === '[', key: 0, onPath });
        expect = sign === '[' ? 'value' : 'key';
        mayClose = true;
      } else expect = afterValue();
    } else if (expect === 'key') {
      if (!sign.startsWith('"')) return { found, end: offset };
      top!.key = JSON.parse(sign) as string;
      expect = 'colon';
    } else if (expect === 'colon') {
      if (sign !== ':') return { found, end: offset };
      expect = 'value';
    } else {
      if (sign !== ',') return { found, end: offset };
      if (top!.array) top!.key = (top!.key as number) + 1;
      expect = top!.array ? 'value' : 'key';
    }
    offset += sign.length;
  }
}
