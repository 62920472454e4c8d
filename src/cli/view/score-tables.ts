import { addSides, bootstrap, reliability, shareRead, sideRates, type Estimate, type Figure } from '../../index.js';
import { all, type Group } from './score-groups.js';
import { palette, table } from '../terminal.js';

type Column = readonly [heading: string, figure: Figure];

const tables: readonly (readonly [title: string, columns: readonly Column[]])[] = [
  [
    'strict: both sides of a link equal',
    [
      ['precision', 'strictPrecision'],
      ['recall', 'strictRecall'],
      ['F1', 'strictF1'],
    ],
  ],
  [
    'lax: a share of both sides',
    [
      ['precision', 'laxPrecision'],
      ['recall', 'laxRecall'],
      ['F1', 'laxF1'],
    ],
  ],
  [
    'omission: left without a partner',
    [
      ['precision', 'omissionPrecision'],
      ['recall', 'omissionRecall'],
      ['F1', 'omissionF1'],
    ],
  ],
  [
    'confidence',
    [
      ['calibration error', 'calibrationError'],
      ['AUROC', 'rankingArea'],
      [`wrong in last ${shareRead * 100} %`, 'wrongAmongLeastSure'],
    ],
  ],
];

/** All that was measured, as tables for reading; then what reproduces it. */
export function scoreTables(groups: readonly Group[], signatures: readonly string[]): string {
  const sentences = groups.filter(({ level }) => level === 'sentence');
  const blocks = [
    ...tables.map(([title, columns]) =>
      block(title, [
        [...heads, 'links', ...columns.map(([heading]) => heading)],
        ...(title === 'confidence' ? sentences : groups).map((group) => [
          ...names(group),
          group.summary.scores.strict.wanted.toLocaleString('en'),
          ...columns.map(([, figure]) => told(group.summary.figures[figure])),
        ]),
      ]),
    ),
    shapeTable(sentences),
    reliabilityTable(sentences),
  ];
  const range =
    `Ranges hold ${bootstrap.level * 100} % of ${bootstrap.samples.toLocaleString('en')} bootstraps over documents, ` +
    `seed ${bootstrap.seed}.`;
  const refused = groups.reduce((sum, { refused: some, set }) => sum + (set === all ? 0 : some), 0);
  const note = refused === 0 ? '' : `Refused documents count as all wrong.\n`;
  return `${blocks.join('\n\n')}\n\n${range}\n${note}${signatures.join('\n')}\n`;
}

const heads = ['variant', 'set', 'level', 'docs'];

function names({ variant, set, level, refused, summary }: Group): string[] {
  return [variant, set, level, `${summary.documents}${refused === 0 ? '' : ` (${refused} refused)`}`];
}

function block(title: string, rows: readonly (readonly string[])[]): string {
  const colour = palette(process.stdout);
  // Names to the left, numbers to the right.
  const [head, ...rest] = table(rows, [...rows[0]!.keys()].slice(3));
  return [colour.bold(title), colour.dim(head), ...rest].join('\n');
}

const told = (estimate: Estimate | undefined): string => {
  if (estimate === undefined) return '–';
  const { value, interval } = estimate;
  return `${short(value, 4)}${interval === undefined ? '' : ` (${interval.map((end) => short(end, 3)).join('–')})`}`;
};

/** .9876, and 1 of what is all: a table of shares needs no zero before each point, and has to fit a terminal. */
const short = (value: number, digits: number): string =>
  value === 1 ? '1' : value.toFixed(digits).replace(/^0(?=\.)/u, '');

/** These many shapes have a column; the rarer ones share the last. */
const shapeColumns = 5;

/** F1 by shape, and in brackets how many the gold has. */
function shapeTable(groups: readonly Group[]): string {
  const wanted = new Map<string, number>();
  for (const { summary } of groups)
    for (const [name, sides] of Object.entries(summary.shapes))
      wanted.set(name, (wanted.get(name) ?? 0) + sides.wanted + sides.found);
  const common = [...wanted].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const [columns, rest] = [common.slice(0, shapeColumns), common.slice(shapeColumns)];
  const cell = (group: Group, shapes: readonly string[]): string => {
    const sides = addSides(shapes.flatMap((name) => group.summary.shapes[name] ?? []));
    if (sides.wanted + sides.found === 0) return '–';
    return `${short(sideRates(sides).f1, 3)} (${sides.wanted.toLocaleString('en')})`;
  };
  return block('F1 by shape, English:Russian, and how many the gold has', [
    [...heads, ...columns, ...(rest.length > 0 ? ['others'] : [])],
    ...groups.map((group) => [
      ...names(group),
      ...columns.map((name) => cell(group, [name])),
      ...(rest.length > 0 ? [cell(group, rest)] : []),
    ]),
  ]);
}

/** For each bin of confidence: links, their mean confidence, the share that is right. By variant, all sets together. */
function reliabilityTable(groups: readonly Group[]): string {
  const whole = groups.filter(
    ({ variant, set }) => set === all || !groups.some((other) => other.variant === variant && other.set === all),
  );
  const bins = whole.map(({ summary }) => reliability(summary.links));
  const rows = (bins[0] ?? []).flatMap(({ from, to }, at) => {
    const cells = bins.map((all) => all[at]!);
    if (cells.every(({ count }) => count === 0)) return [];
    return [
      [
        `${from.toFixed(3)}–${to.toFixed(3)}`,
        ...cells.map(({ count, promised, right }) =>
          count === 0
            ? '–'
            : `${count.toLocaleString('en')}: ${(promised / count).toFixed(3)}, ${(right / count).toFixed(3)}`,
        ),
      ],
    ];
  });
  const colour = palette(process.stdout);
  const heading = whole.map(({ variant, set }) => (set === all || variant === all ? variant : `${variant} ${set}`));
  const [head, ...rest] = table(
    [['confidence', ...heading], ...rows],
    [...whole.keys()].map((at) => at + 1),
  );
  return [
    colour.bold('reliability: links, their mean confidence, the share that is right'),
    colour.dim(head),
    ...rest,
  ].join('\n');
}
