import { SverkaError } from '../error.js';
import type { Alignment } from '../model/alignment.js';
import type { Span } from '../model/document.js';
import type { Gold } from '../model/gold.js';
import type { Bead } from '../model/ladder.js';

/** Links of sentence numbers as other aligners print them, without the texts. */
export interface Rungs {
  /** Whose format it is. */
  readonly kind: 'hunalign' | 'vecalign';
  /** In the order of the file; `line` from 1. */
  readonly links: readonly { readonly source: Span; readonly target: Span; readonly line: number }[];
  /** Sentences of either side, where the format tells. */
  readonly sizes?: readonly [source: number, target: number];
}

const fail = (what: string, line: number): SverkaError =>
  new SverkaError('ladder/invalid', `The ladder cannot be read: ${what}.`, 'Give what hunalign or vecalign printed.', {
    line,
  });

const rung = /^(\d+)\t(\d+)(?:\t-?[\d.]+(?:e[-+]?\d+)?)?$/iu;
const pair = /^\[([\d, ]*)\]:\[([\d, ]*)\](?::-?[\d.]+(?:e[-+]?\d+)?)?$/iu;

/** Whether a text, by its first line, is a ladder of hunalign or links of vecalign. */
export const isRungs = (text: string): boolean => {
  const first = linesOf(text)[0]?.text ?? '';
  return rung.test(first) || pair.test(first);
};

/**
 * Reads a ladder of hunalign, a rung a line (`source`, `target`, `score`, parted by tabs: a bead goes
 * from one rung to the next; Varga et al. 2005), or links of vecalign (`[0, 1]:[0]:0.2`; Thompson and
 * Koehn 2019). Their scores are no probabilities and are left.
 * @throws SverkaError `ladder/invalid` with the line
 */
export function readRungs(text: string): Rungs {
  const lines = linesOf(text);
  return rung.test(lines[0]?.text ?? '') ? readLadder(lines) : readPairs(lines);
}

interface Line {
  readonly text: string;
  readonly number: number;
}

const linesOf = (text: string): Line[] =>
  text
    .split(/\r?\n/u)
    .map((line, index) => ({ text: line.trim(), number: index + 1 }))
    .filter((line) => line.text !== '');

function readLadder(lines: readonly Line[]): Rungs {
  const rungs = lines.map(({ text, number }) => {
    const found = rung.exec(text);
    if (found === null) throw fail('a rung is two numbers and a score, parted by tabs', number);
    return { at: [Number(found[1]), Number(found[2])] as const, line: number };
  });
  const [first, last] = [rungs[0]!, rungs.at(-1)!];
  if (first.at[0] !== 0 || first.at[1] !== 0) throw fail('the first rung is 0 and 0', first.line);
  const links = rungs.slice(1).map(({ at, line }, index) => {
    const before = rungs[index]!.at;
    if (at[0] < before[0] || at[1] < before[1]) throw fail('rungs do not go back', line);
    return { source: [before[0], at[0]] as const, target: [before[1], at[1]] as const, line };
  });
  return { kind: 'hunalign', links, sizes: last.at };
}

function readPairs(lines: readonly Line[]): Rungs {
  const links = lines.map(({ text, number }) => {
    const [, source, target] = pair.exec(text) ?? [];
    if (source === undefined || target === undefined) throw fail('a link is [0, 1]:[0]:0.2', number);
    const spanOf = (side: string): Span => {
      const indexes = side
        .split(/[ ,]+/u)
        .filter((word) => word !== '')
        .map(Number);
      if (indexes.some((index, at) => index !== indexes[0]! + at))
        throw fail('the sentences of a link follow each other', number);
      return indexes.length === 0 ? [-1, -1] : [indexes[0]!, indexes.at(-1)! + 1];
    };
    return { source: spanOf(source), target: spanOf(target), line: number };
  });
  return { kind: 'vecalign', links };
}

/**
 * The alignment that such links make of the sentences of a gold document. Which side is English is told
 * by the numbers of sentences; where both have as many, or nothing tells, it is the first. What no link
 * names is left without a partner.
 * @param remark is told how much is not named
 * @throws SverkaError `ladder/other-text` when the numbers are not of these sentences
 */
export function alignRungs({ kind, links, sizes }: Rungs, gold: Gold, remark: (message: string) => void): Alignment {
  const [english, russian] = [gold.source.units.sentence.length, gold.target.units.sentence.length];
  const most = (side: 'source' | 'target'): number => Math.max(0, ...links.map((link) => link[side][1]));
  const [source, target] = sizes ?? [most('source'), most('target')];
  const fits = (first: number, second: number): boolean =>
    sizes === undefined ? source <= first && target <= second : source === first && target === second;
  const isEven = source === english && target === russian;
  const isTurned = !isEven && source === russian && target === english;
  if (!isTurned && !fits(english, russian))
    throw new SverkaError(
      'ladder/other-text',
      `The ladder is of ${source} and ${target} sentences, the gold of ${english} and ${russian}.`,
      'Align the very sentences of the gold, one a line.',
    );
  const sides = isTurned ? ([gold.target, gold.source] as const) : ([gold.source, gold.target] as const);
  const [beads, unnamed] = fillIn(links, isTurned ? [russian, english] : [english, russian]);
  if (unnamed > 0) remark(`${unnamed} sentences that no link names are taken as without a partner.`);
  return { source: sides[0], target: sides[1], ladders: { sentence: beads }, moves: [], signature: kind };
}

/** Beads that tile both sides, and how many sentences no link named. */
function fillIn(links: Rungs['links'], sizes: readonly [number, number]): [beads: Bead[], unnamed: number] {
  const beads: Bead[] = [];
  let [at, there, unnamed] = [0, 0, 0];
  const leave = (source: number, target: number): void => {
    for (; at < source; unnamed++) beads.push({ source: [at, ++at], target: [there, there], by: 'search' });
    for (; there < target; unnamed++) beads.push({ source: [at, at], target: [there, ++there], by: 'search' });
  };
  for (const { source, target, line } of links) {
    const [hasSource, hasTarget] = [source[1] > source[0], target[1] > target[0]];
    if ((hasSource && source[0] < at) || (hasTarget && target[0] < there))
      throw fail('links do not cross, and no sentence is in two', line);
    leave(hasSource ? source[0] : at, hasTarget ? target[0] : there);
    const to = [hasSource ? source[1] : at, hasTarget ? target[1] : there] as const;
    if (hasSource || hasTarget) beads.push({ source: [at, to[0]], target: [there, to[1]], by: 'search' });
    [at, there] = to;
  }
  leave(...sizes);
  return [beads, unnamed];
}
