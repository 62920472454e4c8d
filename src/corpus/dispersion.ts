/** A part of a corpus: how many words it has, and how often what is counted occurs in it. */
export interface Part {
  readonly size: number;
  readonly count: number;
}

/**
 * How unevenly something is spread over the parts of a corpus: Gries's deviation of proportions (2008),
 * DP = ½ Σ |share of the occurrences − share of the words|, normalised so that 1 can be reached whatever
 * the parts are (Lijffijt & Gries 2012). 0 is as even as the parts are large, 1 all in the smallest part.
 * Undefined with fewer than two parts that have words, or without occurrences: there is nothing to spread.
 */
export function deviationOfProportions(parts: readonly Part[]): number | undefined {
  const filled = parts.filter(({ size }) => size > 0);
  const [size, count] = [sum(filled.map((part) => part.size)), sum(filled.map((part) => part.count))];
  if (filled.length < 2 || count === 0) return undefined;
  const deviation = sum(filled.map((part) => Math.abs(part.count / count - part.size / size))) / 2;
  const least = Math.min(...filled.map((part) => part.size)) / size;
  return Math.min(1, deviation / (1 - least));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
