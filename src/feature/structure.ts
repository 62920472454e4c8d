import { oncePerBitext } from './bitext.js';
import type { Level } from '../model/document.js';
import { type BeadColumns, type Feature, isNullBead } from './feature.js';
import type { Side } from './side.js';

/**
 * Paragraphs, turns, speakers and headings: where a bead ends at a paragraph's end on one side it
 * tends to on the other; the next speaker is the same. Evidence, not law:
 * pages split paragraphs and mislabel turns. All zero for a level that one of the texts lacks.
 */
export const structureFeature: Feature = {
  name: 'structure',
  columns: [
    'paragraphs end',
    'paragraph ends alone',
    'paragraph ends within',
    'turns end',
    'turn ends alone',
    'turn ends within',
    'turns end, other speaker next',
    'head with speech',
  ],
  favours: ['paragraphs end', 'turns end'],
  opposes: [
    'paragraph ends alone',
    'paragraph ends within',
    'turn ends alone',
    'turn ends within',
    'turns end, other speaker next',
    'head with speech',
  ],
  fill(bitext, beads, into) {
    const { paragraph, turn, english, russian } = structureOf(bitext);
    fillEnds(paragraph, beads, into.slice(0, 3));
    fillEnds(turn, beads, into.slice(3, 6));
    const [otherNext, headed] = into.slice(6);
    const turnsEnd = into[3]!;
    for (let b = 0; b < beads.count; b++) {
      if (turnsEnd[b]) {
        // A wrong label costs once, where its turn begins, not with each of its sentences.
        const [e, r] = [english[beads.englishTo[b]!], russian[beads.russianTo[b]!]];
        if (e?.speaker !== undefined && r?.speaker !== undefined && e.speaker !== r.speaker) otherNext![b] = 1;
      }
      if (isNullBead(beads, b)) continue;
      const e = english[beads.englishFrom[b]!]!;
      const r = russian[beads.russianFrom[b]!]!;
      if ((e.kind === 'head') !== (r.kind === 'head')) headed![b] = 1;
    }
  },
};

const units = ({ document, unit }: Side) => Array.from(unit, (index) => document.units.sentence[index]!);

/** By level, the ends on both sides, unless one of the texts lacks the level. */
const structureOf = oncePerBitext(({ english, russian }) => {
  const both = (level: Level): readonly [Ends, Ends] | undefined =>
    english.document.units[level].length < 2 || russian.document.units[level].length < 2
      ? undefined
      : [ends(english, level), ends(russian, level)];
  return { paragraph: both('paragraph'), turn: both('turn'), english: units(english), russian: units(russian) };
});

function fillEnds(
  sides: readonly [Ends, Ends] | undefined,
  beads: BeadColumns,
  [both, one, within]: readonly Float32Array[],
): void {
  if (sides === undefined) return;
  const [e, r] = sides;
  for (let b = 0; b < beads.count; b++) {
    const ef = beads.englishFrom[b]!;
    const et = beads.englishTo[b]!;
    const rf = beads.russianFrom[b]!;
    const rt = beads.russianTo[b]!;
    if (e.at[et] && r.at[rt]) both![b] = 1;
    // A null bead leaves the other side where it was: only the side that moved can end anything.
    else if ((et > ef && e.at[et]) || (rt > rf && r.at[rt])) one![b] = 1;
    within![b] = inner(e.before, ef, et) + inner(r.before, rf, rt);
  }
}

interface Ends {
  /** 1 where a unit of the level ends before atom i. */
  readonly at: Uint8Array;
  /** How many ends there are up to and with place i. */
  readonly before: Int32Array;
}

function ends({ document, unit, count }: Side, level: Level): Ends {
  const parentOf = (atom: number): number => {
    const paragraph = document.units.sentence[unit[atom]!]!.parent;
    return level === 'paragraph' ? paragraph : document.units.paragraph[paragraph]!.parent;
  };
  const at = new Uint8Array(count + 1);
  const before = new Int32Array(count + 1);
  for (let atom = 1; atom <= count; atom++) {
    at[atom] = atom === count || parentOf(atom - 1) !== parentOf(atom) ? 1 : 0;
    before[atom] = before[atom - 1]! + at[atom]!;
  }
  return { at, before };
}

const inner = (before: Int32Array, from: number, to: number): number =>
  to > from ? before[to - 1]! - before[from]! : 0;
