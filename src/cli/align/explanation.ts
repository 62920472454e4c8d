import { shape, unitText, type Alignment, type Contribution, type Explanation, type Segment } from '../../index.js';
import { palette, table, widthOf } from '../terminal.js';

/** Less than this, in nats, decides nothing and is not shown. */
const least = 0.005;

/**
 * Why a bead is what it is, for reading.
 * @param number of the bead, from 1
 */
export function explanationText(alignment: Alignment, number: number, explanation: Explanation): string {
  const { bead, features, score, words, rival } = explanation;
  const colour = palette(process.stdout);
  const { source: ours, target: theirs } = alignment;
  const parts = [
    `${colour.bold(`bead ${number}`)}  ${shape(bead)}  confidence ${bead.posterior?.toFixed(6) ?? 'unknown'}`,
    segmentText(alignment, [bead]),
    `${colour.bold('features')}: what the bead scores, in nats\n${contributionTable(features, 'value')}\n${sum(score)}`,
    words.length === 0
      ? colour.bold('no words match')
      : `${colour.bold('words that match')}: what each is worth, in nats\n${table(
          [
            ['kind', 'value', ours.lang, theirs.lang],
            ...words.map(({ kind, value, source, target }) => [
              kind,
              value.toFixed(2),
              plain(ours.text.slice(...source)),
              plain(theirs.text.slice(...target)),
            ]),
          ],
          [1],
        ).join('\n')}`,
    rival === undefined
      ? colour.bold('no other ladder leads through this place')
      : [
          `${colour.bold('best rival')}: ${segmentShapes(rival.beads)} in place of ${segmentShapes(rival.instead)}, ${
            rival.margin >= 0 ? `${rival.margin.toFixed(2)} nats less` : `${(-rival.margin).toFixed(2)} nats more`
          }`,
          segmentText(alignment, rival.beads),
          '',
          `${colour.bold('what decides')}: the difference of both, in nats`,
          contributionTable(rival.reasons, 'difference'),
          sum(rival.margin),
        ].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

const sum = (score: number): string => `${score.toFixed(2)} in all`;
const plain = (text: string): string => text.replace(/\u00ad\s*/gu, '').replace(/\s+/gu, ' ');
const segmentShapes = (beads: Segment): string => beads.map((bead) => shape({ ...bead, by: 'search' })).join(' ');

function contributionTable(rows: readonly Contribution[], heading: string): string {
  const shown = rows.filter(({ product }) => Math.abs(product) >= least);
  const rest = rows.length - shown.length;
  return [
    ...table(
      [
        ['column', heading, 'weight', 'adds'],
        ...shown.map(({ name, value, weight, product }) => [
          name,
          value.toFixed(3),
          weight.toFixed(3),
          `${product < 0 ? '' : '+'}${product.toFixed(3)}`,
        ]),
      ],
      [1, 2, 3],
    ),
    ...(rest === 0 ? [] : [`and ${rest} that ${rest === 1 ? 'adds' : 'add'} next to nothing`]),
  ].join('\n');
}

/** Beads side by side, one below the other, cut to the width. */
function segmentText(alignment: Alignment, beads: Segment): string {
  const room = Math.max(20, Math.floor((widthOf(process.stdout) - 9) / 2));
  const side = (which: 'source' | 'target', [from, to]: Segment[number]['source']): string => {
    const document = alignment[which];
    const text = document.units.sentence
      .slice(from, to)
      .map((unit) => unitText(document, unit))
      .join(' | ');
    return text.length > room ? `${text.slice(0, room - 1)}…` : text || '–';
  };
  return beads
    .map((bead) =>
      `  ${shape({ ...bead, by: 'search' })}  ${side('source', bead.source).padEnd(room)}  ${side('target', bead.target)}`.trimEnd(),
    )
    .join('\n');
}
