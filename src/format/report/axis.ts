/** Round numbers up to a limit, four or five of them. */
export function ticks(limit: number): number[] {
  const step = [1, 2, 5]
    .flatMap((digit) => [0, 1, 2, 3, 4, 5, 6].map((power) => digit * 10 ** power))
    .sort((a, b) => a - b)
    .find((each) => limit / each <= 5)!;
  return Array.from({ length: Math.floor(limit / step) + 1 }, (_, index) => index * step);
}

/** The ends of a logarithmic axis, and what is written along it. */
export interface LogarithmicAxis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** Where a value stands between the ends, which are 0 and 1. */
  readonly at: (value: number) => number;
}

/** So many numbers stand side by side under a plot. */
const mostTicks = 10;

/** An axis from the round number (1, 2, 5, 10 …) at or below the least value to that at or above the greatest; values are 1 or more. */
export function logarithmicAxis(values: Iterable<number>): LogarithmicAxis {
  let [least, most] = [Infinity, 0];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const round = Array.from({ length: 31 }, (_, index) => [1, 2, 5][index % 3]! * 10 ** Math.floor(index / 3));
  const from =
    most === 0
      ? 0
      : Math.max(
          0,
          round.findLastIndex((each) => each <= least),
        );
  const to =
    most === 0
      ? 3
      : Math.max(
          from + 1,
          round.findIndex((each) => each >= most),
        );
  const [low, high] = [round[from]!, round[to]!];
  const all = round.slice(from, to + 1);
  return {
    low,
    high,
    ticks: all.length <= mostTicks ? all : all.filter((each) => Number.isInteger(Math.log10(each))),
    at: (value) => Math.log(value / low) / Math.log(high / low),
  };
}
