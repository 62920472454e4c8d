import { bootstrap, levels, reliability, summarize, type Level, type Summary, type Verdict } from '../../index.js';

/** Who stands in a table of scores: a document under its set and variant, with what was found of it. */
export interface Scored {
  readonly set: string;
  readonly variant: string;
  readonly verdicts: Partial<Record<Level, Verdict>>;
  readonly refusal?: string;
}

/** A row of a table of scores; `all` stands for all sets, or all variants. */
export interface Group {
  readonly variant: string;
  readonly set: string;
  readonly level: Level;
  readonly refused: number;
  readonly summary: Summary;
}

export const all = 'all';

/** Documents by variant and set, and all together; coarser levels where the gold has them. */
export function groupScored(scored: readonly Scored[]): Group[] {
  const groups: Group[] = [];
  const add = (variant: string, set: string, level: Level, some: readonly Scored[]): void => {
    const verdicts = some.flatMap((one) => one.verdicts[level] ?? []);
    const refused = some.filter(({ refusal }) => refusal !== undefined).length;
    if (verdicts.length > 0) groups.push({ variant, set, level, refused, summary: summarize(verdicts) });
  };
  const variants = distinct(scored.map(({ variant }) => variant));
  for (const level of [...levels].reverse()) {
    for (const variant of variants) {
      const ofVariant = scored.filter((one) => one.variant === variant);
      const sets = distinct(ofVariant.map(({ set }) => set));
      for (const set of sets)
        add(
          variant,
          set,
          level,
          ofVariant.filter((one) => one.set === set),
        );
      if (sets.length > 1) add(variant, all, level, ofVariant);
    }
    if (variants.length > 1 && level === 'sentence') add(all, all, level, scored);
  }
  return groups;
}

/** In the order in which they first come, but the known variants from the easiest to the hardest. */
const order = ['plain', 'omissions', 'hard', 'pages', 'given'];
const distinct = (names: readonly string[]): string[] => {
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...new Set(names)].sort((a, b) => rank(a) - rank(b));
};

/** All that was measured, as data. Six decimals, as in all that sverka writes. */
export function groupsJson(groups: readonly Group[], signatures: readonly string[]): string {
  const data = {
    signatures,
    bootstrap,
    groups: groups.map(({ summary, ...group }) => ({
      ...group,
      documents: summary.documents,
      figures: summary.figures,
      counts: summary.scores,
      shapes: summary.shapes,
      reliability: reliability(summary.links).filter(({ count }) => count > 0),
    })),
  };
  const rounded = (_: string, value: unknown): unknown =>
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
  return `${JSON.stringify(data, rounded, 2)}\n`;
}
