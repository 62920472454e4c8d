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
 * keys of fifty thousand, and a map of all of them takes longer to make than the whole search.
 */
export function unpackTable(text: string): Table {
  const find = (key: string): number => {
    let [low, high] = [0, text.length];
    while (low < high) {
      const start = text.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
      const tab = text.indexOf('\t', start);
      const here = text.slice(start, tab < 0 ? text.length : tab);
      if (here === key) return start;
      if (here < key) low = endOfLine(start) + 1;
      else high = start;
    }
    return -1;
  };
  const endOfLine = (start: number): number => {
    const end = text.indexOf('\n', start);
    return end < 0 ? text.length : end;
  };
  return {
    get(key) {
      const start = find(key);
      return start < 0 ? undefined : text.slice(start, endOfLine(start)).split('\t').slice(1);
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
