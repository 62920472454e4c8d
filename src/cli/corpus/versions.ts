import { type Alignment, type Bead, type Comparison, differences, isNull } from '../../index.js';
import { differenceTable } from '../view/comparison.js';
import { count, palette, table } from '../terminal.js';

/** Each sentence that differs, in one line of both versions, and how much there is of each kind. */
export function comparisonText({ links, counts }: Comparison): string {
  const colour = palette(process.stdout);
  const lines = links.flatMap(({ pieces, first, second, moved }) => {
    if (pieces.every(({ kind }) => kind === 'same')) return [];
    const place = `${placeOf(first)} ${placeOf(second)}`;
    const note =
      moved === undefined ? '' : ` (moved: ${placeOf(links[moved]!.first)} ${placeOf(links[moved]!.second)})`;
    const said = pieces.map(({ kind, first: one, second: other }) => {
      if (kind === 'same') return one;
      // Spaces at the edges stand outside the brackets, unless they are all there is.
      const [gone, come] = one.trim() + other.trim() === '' ? [one, other] : [one.trim(), other.trim()];
      const edge = (spaces: (text: string) => string): string =>
        gone === one && come === other ? '' : spaces(one) || spaces(other);
      const marks = (gone === '' ? '' : colour.red(`[-${gone}-]`)) + (come === '' ? '' : colour.green(`{+${come}+}`));
      return (
        edge((text) => text.slice(0, text.length - text.trimStart().length)) +
        marks +
        edge((text) => text.slice(text.trimEnd().length))
      );
    });
    return [`${colour.dim(place + note)}\n  ${said.join('').trimEnd()}\n`];
  });
  if (counts.length === 0) return 'Nothing differs.\n';
  const rows = table(
    [
      ['kind', 'places', 'whole sentences', 'words, first', 'words, second'],
      ...counts.map(({ kind, places, sentences, first, second }) => [
        kind,
        ...[places, sentences, first, second].map(String),
      ]),
    ],
    [1, 2, 3, 4],
  );
  return `${lines.join('')}\n${rows.join('\n')}\n`;
}

/** Sentences by number, from 1. */
const placeOf = ([from, to]: readonly [number, number]): string =>
  from === to ? '–' : to - from === 1 ? String(to) : `${from + 1}-${to}`;

/** What two alignments of the same texts have in common, and where they part: - as the first has it, + as the second. */
export function agreementText(first: Alignment, second: Alignment): string {
  const parts = differences(first, second, 'sentence');
  const gone = parts.reduce((sum, { found }) => sum + found.length, 0);
  const come = parts.reduce((sum, { wanted }) => sum + wanted.length, 0);
  const all = first.ladders.sentence ?? [];
  const units = ({ source, target }: Bead): number => source[1] - source[0] + target[1] - target[0];
  const both = all.reduce((sum, bead) => sum + (isNull(bead) ? units(bead) : 1), 0) - gone;
  const lines = [
    `${count(both, 'link')} in common, ${gone} only in the first, ${come} only in the second`,
    `agreement ${((2 * both) / (2 * both + gone + come)).toFixed(3)} (2 × common / all links of both; units without a partner count one by one)`,
  ];
  return `${differenceTable(first, second)}${parts.length === 0 ? '' : '\n'}${lines.join('\n')}\n`;
}
