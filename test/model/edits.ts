import type { Alignment, Move, WordLink } from '../../src/model/alignment.js';
import { ancestors, type Document } from '../../src/model/document.js';
import type { Edit } from '../../src/model/edit.js';
import { closeOver, tilingFault, type Ladder } from '../../src/model/ladder.js';
import { json } from '../../src/format/json.js';
import { makeAlignment, makeDocument } from '../format/documents.js';
import { options } from '../format/fixtures.js';

export const write = (alignment: Alignment): string => json.write!(alignment, options).parts[0]!.text;

/** An alignment from the notation of test/cases/edits.txt. */
export function alignmentOf(notation: string): Alignment {
  const words = notation.split(' ').filter((word) => word !== '');
  const moves = words.filter((word) => word.startsWith('~'));
  const ladder = words.filter((word) => /^\d+:\d+/u.test(word));
  const pairs = [...notation.matchAll(/~(\d+)-(\d+) (\d+)-(\d+)(?:@(\.\d+)|!(\.\d+))?/gu)];
  const count = (side: 0 | 1): number =>
    ladder.reduce((sum, each) => sum + Number(/(\d+):(\d+)/u.exec(each)![side + 1]), 0);
  const lines = (side: 0 | 1): string =>
    `-: ${Array.from({ length: count(side) }, (_, index) => `${side === 0 ? 'Sentence' : 'Фраза'} ${index}.`).join(' | ')}`;
  const plain = ladder.map((each) => each.replace(/!\.\d+$/u, '!'));
  const made = makeAlignment(
    makeDocument('en', lines(0)),
    makeDocument('ru', lines(1)),
    { turn: '1:1@.9', paragraph: '1:1@.9', sentence: plain.join(' ') },
    pairs.map(([, a, b, c, d, found, was]): Move => ({
      source: [Number(a), Number(b)],
      target: [Number(c), Number(d)],
      posterior: Number(found ?? 1),
      ...(was !== undefined && { by: 'person' as const, was: { posterior: Number(was) } }),
    })),
  );
  if (pairs.length !== moves.length) throw new Error(`not a move: ${notation}`);
  const sentence = made.ladders.sentence!.map((bead, index) => {
    const was = /!(\.\d+)$/u.exec(ladder[index]!)?.[1];
    if (bead.by !== 'person') return bead;
    return {
      ...bead,
      posterior: 1,
      ...(was !== undefined && { was: { by: 'search' as const, posterior: Number(was) } }),
    };
  });
  return { ...made, ladders: { ...made.ladders, sentence } };
}

/** The notation of an alignment's sentence ladder and moves. */
export function notationOf({ ladders, moves }: Alignment): string {
  const decimals = (posterior: number): string => String(posterior).replace(/^0/u, '');
  const beads = ladders.sentence!.map(({ source, target, posterior, by, was }) => {
    const sign = by === 'person' ? `!${was?.posterior === undefined ? '' : decimals(was.posterior)}` : '';
    const shown = sign === '' && posterior !== undefined ? `@${decimals(posterior)}` : sign;
    return `${source[1] - source[0]}:${target[1] - target[0]}${shown}`;
  });
  const sureness = ({ posterior, was }: Move): string =>
    was !== undefined ? `!${decimals(was.posterior)}` : posterior < 1 ? `@${decimals(posterior)}` : '';
  return [...beads, ...moves.map((move) => `~${move.source.join('-')} ${move.target.join('-')}${sureness(move)}`)].join(
    ' ',
  );
}

/** What keeps units from their order: each but a turn lies in one above, in order, and each above begins and ends with them. */
function nestingFault({ units }: Document): string | undefined {
  for (const [above, below] of [
    ['turn', 'paragraph'],
    ['paragraph', 'sentence'],
  ] as const) {
    const children = units[above].map((_, index) => units[below].filter(({ parent }) => parent === index));
    const isWhole = units[above].every(
      ({ at }, index) => at[0] === children[index]!.at(0)?.at[0] && at[1] === children[index]!.at(-1)?.at[1],
    );
    const isOrdered = units[below].every(
      ({ parent }, index) => index === 0 || units[below][index - 1]!.parent <= parent,
    );
    if (!isWhole || !isOrdered) return `a ${below} is not in its ${above}`;
  }
  return undefined;
}

/** The same with its words linked, each of a bead's source with one of its target, whatever they mean. */
export function withWords(alignment: Alignment): Alignment {
  const runs = (side: 'source' | 'target', [from, to]: readonly [number, number]) =>
    alignment[side].units.sentence
      .slice(from, to)
      .flatMap(({ at }) =>
        [...alignment[side].text.slice(...at).matchAll(/[\p{L}\p{N}]+/gu)].map(
          ({ index, 0: word }) => [at[0] + index, at[0] + index + word.length] as const,
        ),
      );
  const words = alignment.ladders.sentence!.flatMap((bead) => {
    const theirs = runs('target', bead.target);
    if (theirs.length === 0) return [];
    return runs('source', bead.source).map((source, index): WordLink => {
      return { source, target: theirs[index % theirs.length]!, posterior: 1 / (index + 1) };
    });
  });
  return { ...alignment, words };
}

/**
 * Whether the words of a link stand in two sentences of one bead; undefined where a correction has them somewhere, and
 * it is not to be seen here whether that is where they were.
 */
export function holdsWords({ source, target, ladders }: Alignment, link: WordLink): boolean | undefined {
  const sentenceOf = (document: Document, [from, to]: WordLink['source']): number =>
    document.units.sentence.findIndex(({ at }) => at[0] <= from && to <= at[1]);
  const [one, two] = [sentenceOf(source, link.source), sentenceOf(target, link.target)];
  const isOne = ladders.sentence!.some(
    (bead) => bead.source[0] <= one && one < bead.source[1] && bead.target[0] <= two && two < bead.target[1],
  );
  if (one < 0 || two < 0 || !isOne) return false;
  const corrections = [
    [source.text.slice(...link.source), source.units.sentence[one]!.correction],
    [target.text.slice(...link.target), target.units.sentence[two]!.correction],
  ] as const;
  if (corrections.every(([, correction]) => correction === undefined)) return true;
  return corrections.every(([word, correction]) => correction?.includes(word) ?? true) ? undefined : false;
}

/** What an edit has broken, if anything: tiling, closed blocks, moves among the sentences that are alone, words. */
export function faultOf(alignment: Alignment): string | undefined {
  const { source, target, ladders, moves, words = [] } = alignment;
  const sentences = ladders.sentence!;
  const untrue = words.find((link) => holdsWords(alignment, link) === false);
  if (untrue !== undefined)
    return `words ${untrue.source.join('-')} and ${untrue.target.join('-')} are not of one link`;
  const nesting = nestingFault(source) ?? nestingFault(target);
  if (nesting !== undefined) return nesting;
  for (const level of ['sentence', 'paragraph', 'turn'] as const) {
    const fault = tilingFault(ladders[level]!, source.units[level].length, target.units[level].length);
    if (fault !== undefined) return `${level}: ${fault}`;
    if (level === 'sentence') continue;
    const blocks = closeOver(sentences, ancestors(source, level), ancestors(target, level));
    const spans = (ladder: readonly Pick<Ladder[number], 'source' | 'target'>[]): string =>
      ladder.map((bead) => `${bead.source.join('-')}:${bead.target.join('-')}`).join(' ');
    if (spans(blocks) !== spans(ladders[level]!)) return `${level}: not closed under the sentences`;
  }
  for (const bead of sentences) {
    const isLink = bead.source[1] > bead.source[0] && bead.target[1] > bead.target[0];
    const isMoved = moves.some((move) =>
      (['source', 'target'] as const).some((side) => move[side][0] < bead[side][1] && bead[side][0] < move[side][1]),
    );
    if (isLink && isMoved) return 'a move is linked in the ladder';
  }
  return undefined;
}

/** Some edit, by dice; many cannot be made. */
export function someEdit(alignment: Alignment, dice: readonly number[]): Edit {
  let next = 0;
  const roll = (count: number): number => dice[next++ % dice.length]! % Math.max(1, count);
  const side = (): 'source' | 'target' => (roll(2) === 0 ? 'source' : 'target');
  const direction = (): 'up' | 'down' => (roll(2) === 0 ? 'up' : 'down');
  const bead = (): number => roll(alignment.ladders.sentence!.length);
  const kind = roll(16);
  if (alignment.ladders.sentence!.length === 0) return { kind: 'unmove', move: 0 };
  if (kind <= 1) return { kind: 'merge', bead: bead(), with: direction() };
  if (kind <= 4) {
    const at = bead();
    const { source, target } = alignment.ladders.sentence![at]!;
    const cut = ([from, to]: readonly [number, number]): number => from + roll(to - from + 1);
    const [first, second] = [cut(source), cut(target)];
    const both = roll(3);
    if (both === 0) return { kind: 'split', bead: at, source: first };
    return both === 1
      ? { kind: 'split', bead: at, target: second }
      : { kind: 'split', bead: at, source: first, target: second };
  }
  if (kind <= 6) return { kind: 'shift', bead: bead(), side: side(), to: direction() };
  if (kind === 7) return { kind: 'unlink', bead: bead() };
  if (kind === 8) {
    const span = (here: 'source' | 'target'): [number, number] => {
      const from = roll(alignment[here].units.sentence.length);
      return [from, from + 1 + roll(2)];
    };
    return { kind: 'link', source: span('source'), target: span('target') };
  }
  if (kind === 9) {
    const move = roll(alignment.moves.length);
    const verb = (['unmove', 'confirm-move', 'unconfirm-move'] as const)[roll(6)];
    return verb === undefined ? { kind: 'confirm-above', posterior: roll(100) / 100 } : { kind: verb, move };
  }
  if (kind <= 11) {
    const from = bead();
    return { kind: kind === 10 ? 'confirm' : 'unconfirm', beads: [from, from + 1 + roll(3)] };
  }
  const first = side();
  const where = alignment[first].units.sentence.length > 0 ? first : first === 'source' ? 'target' : 'source';
  const sentence = roll(alignment[where].units.sentence.length);
  const { at } = alignment[where].units.sentence[sentence]!;
  if (kind === 12) return { kind: 'split-sentence', side: where, sentence, at: at[0] + roll(at[1] - at[0] + 1) };
  if (kind === 13) return { kind: 'join-sentences', side: where, sentence };
  const text = ['', 'Another text.', 'Иначе <b>&\u202e', '  '][roll(4)]!;
  if (kind === 14) return { kind: 'correct', side: where, sentence, text };
  return roll(2) === 0
    ? { kind: 'note', side: where, sentence, text }
    : { kind: 'flag', side: where, sentence, on: roll(2) === 0 };
}
