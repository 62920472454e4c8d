/** A text in one line, and where its characters were before. */
export interface Joined {
  readonly plain: string;
  readonly place: (at: number) => number;
}

/** White space with a line break in it becomes one space: the paragraph goes on, whatever its lines. */
export function joinLines(text: string): Joined {
  const broken =
    /(?<![^\S\n\v\f\r\u0085\u2028\u2029])[^\S\n\v\f\r\u0085\u2028\u2029]*[\n\v\f\r\u0085\u2028\u2029]\s*/gu;
  // Behind each space that was made: its place in the new text, and how much shorter that is by then.
  const ends: number[] = [];
  const lost: number[] = [];
  let shorter = 0;
  const plain = text.replace(broken, (space, at: number) => {
    ends.push(at - shorter + 1);
    shorter += space.length - 1;
    lost.push(shorter);
    return ' ';
  });
  return { plain, place: (at) => at + (lost[lastAtMost(ends, at)] ?? 0) };
}

/** Index of the last of the ordered numbers that is not above a limit, or -1. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
