/**
 * One set of links from two directions by the heuristic grow-diag-final-and (Koehn et al. 2005): what both
 * have; then, again and again, what either has beside a link when one of its words has none yet; last what
 * either has between two words that have none.
 * @param forward by Russian word, the English word that it comes from, -1 for none; `backward` by English word
 * @returns links as English word * `russian` + Russian word, ascending
 */
export function growLinks(forward: Int32Array, backward: Int32Array): Int32Array {
  const [english, russian] = [backward.length, forward.length];
  const either = new Uint8Array(english * russian);
  const linked = new Uint8Array(english * russian);
  const englishHas = new Uint8Array(english);
  const russianHas = new Uint8Array(russian);
  const link = (i: number, j: number): void => {
    linked[i * russian + j] = 1;
    englishHas[i] = 1;
    russianHas[j] = 1;
  };
  for (let j = 0; j < russian; j++) if (forward[j]! >= 0) either[forward[j]! * russian + j] = 1;
  for (let i = 0; i < english; i++)
    if (backward[i]! >= 0) {
      if (forward[backward[i]!] === i) link(i, backward[i]!);
      else either[i * russian + backward[i]!] = 1;
    }
  for (let grown = true; grown;) {
    grown = false;
    for (let i = 0; i < english; i++)
      for (let j = 0; j < russian; j++) {
        if (!linked[i * russian + j]) continue;
        for (const [down, across] of neighbours) {
          const [row, column] = [i + down, j + across];
          if (row < 0 || row >= english || column < 0 || column >= russian) continue;
          const at = row * russian + column;
          if (linked[at] || !either[at] || (englishHas[row] && russianHas[column])) continue;
          link(row, column);
          grown = true;
        }
      }
  }
  for (let i = 0; i < english; i++)
    for (let j = 0; j < russian; j++) if (either[i * russian + j] && !englishHas[i] && !russianHas[j]) link(i, j);
  return Int32Array.from(linked.keys()).filter((at) => linked[at]);
}

const neighbours = [
  [-1, 0],
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const;
