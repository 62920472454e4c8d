type Numbers = Int32Array | Float64Array | Uint8Array;

/** A column that grows. What is done with it is done by functions that all columns share: V8 optimises these once. */
export interface Column<T extends Numbers> {
  count: number;
  /** The first `count` are in it; the others are room. */
  array: T;
}

export const createColumn = <T extends Numbers>(kind: new (size: number) => T): Column<T> => ({
  count: 0,
  array: new kind(1024),
});

export function append(column: Column<Numbers>, value: number): void {
  if (column.count === column.array.length) makeRoom(column, 1);
  column.array[column.count++] = value;
}

/** The column's array with room for so many more values, which whoever asks for it writes and counts. */
export function roomFor<T extends Numbers>(column: Column<T>, more: number): T {
  if (column.count + more > column.array.length) makeRoom(column, more);
  return column.array;
}

function makeRoom<T extends Numbers>(column: Column<T>, more: number): void {
  const { count, array } = column;
  const larger = new (array.constructor as new (size: number) => T)(
    Math.max(Math.ceil(1.5 * array.length), count + more),
  );
  larger.set(array);
  column.array = larger;
}

/** What is in it; what it had room for besides is given back. */
export function valuesOf<T extends Numbers>(column: Column<T>): T {
  if (column.array.length > column.count) column.array = column.array.slice(0, column.count) as T;
  return column.array;
}

/** Puts the first numbers of a column in ascending order. Few are sorted sooner by hand than they are handed over. */
export function sortFirst(column: Int32Array | Float64Array, count: number): void {
  if (count > 64) {
    column.subarray(0, count).sort();
    return;
  }
  for (let at = 1; at < count; at++) {
    const value = column[at]!;
    let place = at;
    for (; place > 0 && column[place - 1]! > value; place--) column[place] = column[place - 1]!;
    column[place] = value;
  }
}
