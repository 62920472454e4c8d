/** Values by key; what a lexicon is made of. */
export interface Table {
  readonly get: (key: string) => readonly string[] | undefined;
  readonly has: (key: string) => boolean;
  /** All keys with their values, in no order that means anything. */
  readonly rows: () => Iterable<readonly [key: string, values: readonly string[]]>;
}

export const tableOf = (map: ReadonlyMap<string, readonly string[]>): Table => ({
  get: (key) => map.get(key),
  has: (key) => map.has(key),
  rows: () => map,
});

export const emptyTable: Table = tableOf(new Map());

/** A table with further values; what it had is not copied. */
export function overlay(base: Table, added: ReadonlyMap<string, readonly string[]>): Table {
  if (added.size === 0) return base;
  const get = (key: string): readonly string[] | undefined => {
    const [known, further] = [base.get(key), added.get(key)];
    return known === undefined || further === undefined ? (known ?? further) : [...new Set([...known, ...further])];
  };
  return {
    get,
    has: (key) => base.has(key) || added.has(key),
    *rows() {
      for (const [key] of base.rows()) yield [key, get(key)!];
      for (const [key, values] of added) if (!base.has(key)) yield [key, values];
    },
  };
}

/**
 * A table as text: a line each, key and values parted by tabs, sorted by code units of the key.
 * @param keys of another table, which all values are among: a value is then written as the number of that key's line
 */
export function packTable(table: Table, keys?: Table): string {
  const lines = keys && new Map(sorted(keys).map(([key], line) => [key, line.toString(radix)]));
  return sorted(table)
    .map(([key, values]) => [key, ...(lines ? values.map((value) => lines.get(value)!) : values)].join('\t'))
    .join('\n');
}

const sorted = (table: Table): (readonly [string, readonly string[]])[] =>
  [...table.rows()].sort(([a], [b]) => (a < b ? -1 : 1));
/** Of the numbers of lines, the largest that JavaScript has. */
const radix = 36;

/**
 * The inverse of `packTable`. Nothing is split up before it is asked for: a document asks for a thousand
 * keys of fifty thousand, and a map of all of them takes longer to make than the whole search. Where the
 * lines begin is found at the first question.
 * @param keysText the other table as text, if there was one
 */
export function unpackTable(text: string, keysText?: string): Table {
  const lines = createLines(text);
  const keys = keysText === undefined ? undefined : createLines(keysText);
  const valuesOf = (line: string): readonly string[] => {
    const values = line.split('\t').slice(1);
    return keys ? values.map((value) => keys.at(parseInt(value, radix)).split('\t', 1)[0]!) : values;
  };
  return {
    get(key) {
      const line = lines.find(key);
      return line < 0 ? undefined : valuesOf(lines.at(line));
    },
    has: (key) => lines.find(key) >= 0,
    *rows() {
      if (text === '') return;
      for (const line of text.split('\n')) yield [line.split('\t', 1)[0]!, valuesOf(line)];
    },
  };
}

/** The lines of a packed table, by number and by key. */
interface Lines {
  readonly at: (line: number) => string;
  /** Number of the line that begins with a key, -1 when there is none. */
  readonly find: (key: string) => number;
}

function createLines(text: string): Lines {
  let starts: Int32Array | undefined;
  return {
    at: (line) => text.slice((starts ??= lineStarts(text))[line], starts[line + 1]! - 1),
    find(key) {
      starts ??= lineStarts(text);
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        const order = compareAt(text, starts[middle]!, key);
        if (order === 0) return middle;
        if (order < 0) low = middle + 1;
        else high = middle;
      }
      return -1;
    },
  };
}

/** Where each line begins, and where one more would after the last. */
function lineStarts(text: string): Int32Array {
  if (text === '') return new Int32Array(1);
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  starts.push(text.length + 1);
  return new Int32Array(starts);
}

/** How the key at the head of a line compares with another: below, at or above zero. A key ends at its tab, or, without values, with the line. */
function compareAt(text: string, start: number, key: string): number {
  for (let index = 0; index < key.length; index++) {
    const difference = text.charCodeAt(start + index) - key.charCodeAt(index);
    // Past the end of the text it is not a number: the line is a beginning of the key.
    if (difference !== 0) return difference > 0 ? 1 : -1;
  }
  const next = start + key.length;
  const end = text.charCodeAt(next);
  return next === text.length || end === tab || end === newline ? 0 : 1;
}

const [tab, newline] = [9, 10];
