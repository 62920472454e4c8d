import type { Bead } from '../../index.js';

/** Links that would be replaced by others over the same sentences. */
export interface LadderDifference {
  /** Index of the first of those that go. */
  readonly at: number;
  readonly before: readonly Bead[];
  readonly after: readonly Bead[];
}

const isSame = (one: Bead, two: Bead): boolean =>
  one.source[0] === two.source[0] &&
  one.source[1] === two.source[1] &&
  one.target[0] === two.target[0] &&
  one.target[1] === two.target[1];

/** Where two ladders over the same sentences part, and where they meet again. Posteriors do not count. */
export function differencesOf(before: readonly Bead[], after: readonly Bead[]): LadderDifference[] {
  const found: LadderDifference[] = [];
  let [one, two] = [0, 0];
  while (one < before.length || two < after.length) {
    if (one < before.length && two < after.length && isSame(before[one]!, after[two]!)) {
      one++;
      two++;
      continue;
    }
    const [from, other] = [one, two];
    do {
      if (isBehind(before[one], after[two])) one++;
      else if (isBehind(after[two], before[one])) two++;
      else {
        one++;
        two++;
      }
    } while (!meet(before, one, after, two));
    found.push({ at: from, before: before.slice(from, one), after: after.slice(other, two) });
  }
  return found;
}

/** Whether a bead ends before another in the sum of both texts: the ladders are walked side by side. */
function isBehind(one: Bead | undefined, two: Bead | undefined): boolean {
  if (one === undefined) return false;
  if (two === undefined) return true;
  return one.source[1] + one.target[1] < two.source[1] + two.target[1];
}

function meet(before: readonly Bead[], one: number, after: readonly Bead[], two: number): boolean {
  const end = (ladder: readonly Bead[], index: number): string => {
    const bead = ladder[index - 1];
    return bead === undefined ? '0 0' : `${bead.source[1]} ${bead.target[1]}`;
  };
  return end(before, one) === end(after, two);
}
