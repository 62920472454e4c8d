import { diffArrays } from 'diff';
import { variantOf, type Selection } from '../format/tmx/languages.js';
import type { RawPart } from '../format/tmx/raw.js';
import type { MemoryUnit } from '../format/tmx/units.js';
import { findWords, listWords } from '../segment/words.js';
import { createDigests } from '../model/digests.js';
import { addTo } from '../model/lists.js';

/** A unit, as far as memories are compared by it. */
export interface ComparedUnit {
  /** Counted from 1. */
  readonly number: number;
  readonly line: number | undefined;
  readonly tuid: string | undefined;
  readonly source: string;
  readonly target: string;
}

/** Words that are in both texts, in the new one alone, or in the old one alone. */
export interface WordChange {
  readonly text: string;
  readonly change: 'same' | 'added' | 'removed';
}

export interface ChangedUnit {
  readonly old: ComparedUnit;
  readonly new: ComparedUnit;
  readonly source: readonly WordChange[];
  readonly target: readonly WordChange[];
}

export interface MemoryDifference {
  readonly same: number;
  readonly added: readonly ComparedUnit[];
  readonly removed: readonly ComparedUnit[];
  readonly changed: readonly ChangedUnit[];
}

/** Calls up a memory from its beginning. */
type Reading = () => Iterable<RawPart>;

/**
 * What is new, gone and changed between two memories, by the texts of two languages. Their order does not matter; equal
 * units are matched one by one. Of what is left, a unit is another one changed that shares a side with it, or its tuid and
 * many words. Memory is taken for what differs, and 24 bytes for each unit.
 */
export function compareMemories(
  old: Reading,
  now: Reading,
  oldSelection: Selection,
  newSelection: Selection,
): MemoryDifference {
  const digests = createDigests();
  const keyOf = ({ source, target }: ComparedUnit): string => `${source}\n${target}`;
  for (const unit of unitsOf(old(), oldSelection)) digests.add(keyOf(unit));
  const added: ComparedUnit[] = [];
  let same = 0;
  for (const unit of unitsOf(now(), newSelection)) {
    if (digests.take(keyOf(unit))) same++;
    else added.push(detached(unit));
  }
  const removed: ComparedUnit[] = [];
  for (const unit of unitsOf(old(), oldSelection)) if (digests.take(keyOf(unit))) removed.push(detached(unit));
  return { same, ...pairUp(removed, added) };
}

function* unitsOf(parts: Iterable<RawPart>, selection: Selection): Generator<ComparedUnit> {
  let number = 0;
  for (const part of parts) if (part.kind === 'unit') yield compared(part.unit, selection, ++number, part.at.line);
}

const compared = (unit: MemoryUnit, selection: Selection, number: number, line: number | undefined): ComparedUnit => ({
  number,
  line,
  tuid: unit.attributes['tuid'],
  source: variantOf(unit, selection.source)?.text ?? '',
  target: variantOf(unit, selection.target)?.text ?? '',
});

/** Parts of a text keep all of it in memory, in the engines there are; this one is of its own. */
const detached = (unit: ComparedUnit): ComparedUnit => JSON.parse(JSON.stringify(unit)) as ComparedUnit;

function pairUp(removed: readonly ComparedUnit[], added: readonly ComparedUnit[]): Omit<MemoryDifference, 'same'> {
  const [leftOld, leftNew] = [new Set(removed), new Set(added)];
  const partners = new Map<ComparedUnit, ComparedUnit>();
  const match = (
    keyOf: (unit: ComparedUnit) => string,
    fits: (old: ComparedUnit, now: ComparedUnit) => boolean,
  ): void => {
    const waiting = new Map<string, ComparedUnit[]>();
    for (const unit of leftOld) {
      const key = keyOf(unit);
      if (key !== '') addTo(waiting, key, unit);
    }
    for (const unit of leftNew) {
      const list = waiting.get(keyOf(unit)) ?? [];
      const old = list.find((each) => fits(each, unit));
      if (old === undefined) continue;
      list.splice(list.indexOf(old), 1);
      partners.set(unit, old);
      leftOld.delete(old);
      leftNew.delete(unit);
    }
  };
  const tuidOf = ({ tuid = '' }: ComparedUnit): string => tuid;
  match(tuidOf, (old, now) => old.source === now.source || old.target === now.target);
  match(
    ({ source }) => source,
    () => true,
  );
  match(
    ({ target }) => target,
    () => true,
  );
  match(tuidOf, areAlike);
  return {
    added: [...leftNew],
    removed: [...leftOld],
    changed: added.flatMap((unit) => {
      const old = partners.get(unit);
      if (old === undefined) return [];
      const [source, target] = [wordChanges(old.source, unit.source), wordChanges(old.target, unit.target)];
      return [{ old, new: unit, source, target }];
    }),
  };
}

/** Share of the words of two sources and targets that are in both, from which a unit may be another one changed. */
const leastAlike = 0.4;

/** Programs number units anew: a tuid alone may be of anything. */
function areAlike(old: ComparedUnit, now: ComparedUnit): boolean {
  const wordsOf = ({ source, target }: ComparedUnit): Set<string> =>
    new Set(listWords(`${source}\n${target}`).map((word) => word.toLowerCase()));
  const [one, two] = [wordsOf(old), wordsOf(now)];
  const shared = [...one].filter((word) => two.has(word)).length;
  return shared >= leastAlike * Math.max(one.size, two.size, 1);
}

/**
 * What changed between two texts, word by word (Myers 1986). Words are ours: those of the `diff` package end at every
 * letter that is not Latin.
 */
export function wordChanges(old: string, now: string): WordChange[] {
  return diffArrays(tokensOf(old), tokensOf(now)).map(({ value, added, removed }) => ({
    text: value.join(''),
    change: added ? 'added' : removed ? 'removed' : 'same',
  }));
}

/** Words, and every sign and space between them by itself: joined, they are the text. */
export function tokensOf(text: string): string[] {
  const words = findWords(text);
  const tokens: string[] = [];
  let next = 0;
  for (let at = 0; at < text.length;) {
    while (next < words.length && words[next]! < at) next += 2;
    const end = words[next] === at ? words[next + 1]! : at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
    tokens.push(text.slice(at, end));
    at = end;
  }
  return tokens;
}
