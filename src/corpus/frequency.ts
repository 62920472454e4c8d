/** How often something occurs. */
export interface Frequency {
  readonly name: string;
  readonly count: number;
}

/** Counts names, the commonest first and equal ones in the order of their letters. Empty ones are not counted. */
export function frequencies(names: Iterable<string>): Frequency[] {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
