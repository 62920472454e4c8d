type Numbers = Int32Array | Float64Array | Uint8Array;

/** A column that grows. */
export interface Column<T extends Numbers> {
  count: number;
  readonly add: (value: number) => void;
  /** The column with room for so many more values, which whoever asks for it writes and counts. */
  readonly room: (more: number) => T;
  /** What is in it; what it had room for besides is given back. */
  readonly values: () => T;
}

export function column<T extends Numbers>(kind: new (size: number) => T): Column<T> {
  let array = new kind(1024);
  const self: Column<T> = {
    count: 0,
    add(value) {
      if (self.count === array.length) self.room(1);
      array[self.count++] = value;
    },
    room(more) {
      if (self.count + more > array.length) {
        const larger = new kind(Math.max(Math.ceil(1.5 * array.length), self.count + more));
        larger.set(array);
        array = larger;
      }
      return array;
    },
    values() {
      if (array.length > self.count) array = array.slice(0, self.count) as T;
      return array;
    },
  };
  return self;
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
