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

/** A table as text: a line each, key and values parted by tabs, sorted by code units of the key. */
export function packTable(table: Table): string {
  const rows = [...table.rows()].sort(([a], [b]) => (a < b ? -1 : 1));
  return rows.map(([key, values]) => [key, ...values].join('\t')).join('\n');
}

/**
 * The inverse of `packTable`. Nothing is split up before it is asked for: a document asks for a thousand
 * keys of fifty thousand, and a map of all of them takes longer to make than the whole search. Where the
 * lines begin is found at the first question.
 */
export function unpackTable(text: string): Table {
  let starts: Int32Array | undefined;
  /** Number of the line that begins with a key, -1 when there is none. */
  const find = (key: string): number => {
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
  };
  return {
    get(key) {
      const line = find(key);
      return line < 0
        ? undefined
        : text
            .slice(starts![line], starts![line + 1]! - 1)
            .split('\t')
            .slice(1);
    },
    has: (key) => find(key) >= 0,
    *rows() {
      if (text === '') return;
      for (const line of text.split('\n')) {
        const [key = '', ...values] = line.split('\t');
        yield [key, values];
      }
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
