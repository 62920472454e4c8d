import { countAlignment, type FigureTable, figureTables, plotAlignment, tabulate } from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { tsv } from '../corpus/lines.js';
import { readable, readAlignment } from '../input/documents.js';
import { dash, readInput, writeOutputs, type Input } from '../files.js';
import {
  encodingOption,
  encodingsOf,
  languagesOption,
  memoryLanguages,
  talkOptions,
  usageError,
  valueOf,
  valuesOf,
} from '../options.js';
import { placesFor, savedStem } from '../output/places.js';
import { warn } from '../output/report.js';
import { progress, table } from '../terminal.js';

export const stats: Command = {
  files: ['FILE…'],
  options: {
    Reading: { ...encodingOption, lang: languagesOption['lang']! },
    Results: {
      table: { value: 'NAME,…', members: figureTables, description: `only these: ${figureTables.join(', ')}` },
      to: { choices: ['text', 'tsv', 'markdown', 'json'], description: 'how to print [text]' },
      plot: {
        value: 'PATH',
        description: 'draw path, lengths, confidence and shapes: FILE.svg, or a folder for several',
      },
      output: { alias: 'o', value: 'FILE', description: 'write there; - is standard output' },
    },
    Other: talkOptions,
  },
  examples: [
    ['sverka stats talks.json', 'lengths, ratios, shapes, confidence'],
    ['sverka stats talks/*.json --table speakers --to markdown', 'who is rendered at what length, for a paper'],
    ['sverka stats talks.json --plot talks.svg', 'as plots'],
  ],
  note:
    `Each FILE is an alignment: ${readable.join(', ')}. Ratios are Russian to English. TTR: different words to words, which ` +
    'falls with length; MATTR: its mean over windows of 500 words (Covington & McFall 2010), which does not, and of shorter texts is not told. ' +
    'Words are counted in lower case, е for ё.',
  run,
};

function run(names: readonly string[], given: Given): Status {
  const quiet = given['quiet'] === true;
  const wanted = valuesOf(given, 'table') ?? figureTables;
  const unknown = wanted.find((name) => !(figureTables as readonly string[]).includes(name));
  if (unknown !== undefined) throw usageError(`There is no table ${unknown}.`, `There are ${figureTables.join(', ')}.`);
  const plot = valueOf(given, 'plot');
  const stems = names.map(savedStem);
  const suffixes = stems.length === 1 ? ['.svg'] : stems.map((stem) => `${stem}.svg`);
  const places = plot === undefined ? [] : (placesFor(plot, stems.length === 1 ? stems[0]! : '', suffixes) ?? [dash]);
  if (places.includes(dash)) throw usageError('--plot needs a file.', 'Name it, such as --plot talks.svg.');
  const [encoding] = encodingsOf(given, 1);
  const show = progress(quiet);
  const inputs: Input[] = [];
  const plots: string[] = [];
  const counts = names.map((name, index) => {
    show(`${index + 1} of ${names.length}: ${name} …`);
    const { alignment, inputs: read } = readAlignment(readInput(name), quiet ? () => {} : warn, {
      encoding,
      languages: memoryLanguages(given),
    });
    for (const input of read) inputs.push(input);
    const called = alignment.source.meta.id ?? stems[index]!;
    if (plot !== undefined) plots.push(plotAlignment(alignment, alignment.source.meta.title ?? called));
    return countAlignment(called, alignment);
  });
  show('');
  const tables = tabulate(counts).filter(({ name, rows }) => wanted.includes(name) && rows.length > 0);
  const text = printed(tables, valueOf(given, 'to') ?? 'text');
  const output = valueOf(given, 'output');
  writeOutputs(
    [
      ...places.map((path, index) => ({ path, text: plots[index]! })),
      ...(output === undefined || output === dash ? [] : [{ path: output, text }]),
    ],
    inputs,
  );
  if (output === undefined || output === dash) process.stdout.write(text);
  return 0;
}

function printed(tables: readonly FigureTable[], to: string): string {
  switch (to) {
    case 'json':
      return `${JSON.stringify(Object.fromEntries(tables.map(dataOf)), null, 1)}\n`;
    case 'tsv':
      // One table is a table; several have their names before them.
      return tables
        .map(({ title, head, rows }) => (tables.length === 1 ? '' : `# ${title}\n`) + tsv([head, ...rows]))
        .join('\n');
    case 'markdown':
      return tables
        .map(({ title, head, rows }) =>
          [
            `**${title}**\n`,
            ...[head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows].map(
              (row) => `| ${row.map((cell) => cell.replace(/\|/gu, '\\|')).join(' | ')} |`,
            ),
            '',
          ].join('\n'),
        )
        .join('\n');
    default:
      return tables
        .map(({ title, head, rows }) => {
          // Documents in rows, unless the table would be too wide for that.
          const upright =
            head.length > 8 ? head.map((name, column) => [name, ...rows.map((row) => row[column]!)]) : [head, ...rows];
          return `${title}\n${table(upright, upright[0]!.map((_, column) => column).slice(1))
            .map((line) => `  ${line}\n`)
            .join('')}`;
        })
        .join('\n');
  }
}

/** Rows as objects; cells but the first are numbers, and an empty one is null. */
const dataOf = ({ name, head, rows }: FigureTable): [string, Record<string, string | number | null>[]] => {
  const cellOf = (cell: string, column: number): string | number | null =>
    cell === '' ? null : column === 0 ? cell : Number(cell);
  return [
    name,
    rows.map((row) => Object.fromEntries(row.map((cell, column) => [head[column]!, cellOf(cell, column)]))),
  ];
};
