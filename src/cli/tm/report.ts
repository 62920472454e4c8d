import {
  compareMemories,
  countMemory,
  type ComparedUnit,
  type MemoryDifference,
  type MemoryStats,
  type WordChange,
} from '../../index.js';
import type { Given, Status } from '../command.js';
import { inFile } from '../input/documents.js';
import { dash } from '../files.js';
import { usageError, valueOf } from '../options.js';
import { count, hasColour, palette, table } from '../terminal.js';
import { openMemory } from './tm.js';

export function statsOfFile(name: string, given: Given): Status {
  const memory = openMemory(name, given);
  const counting = countMemory(memory.selection());
  inFile(name, () => {
    for (const part of memory.parts('counting')) counting.pass(part);
  });
  const stats = counting.stats();
  process.stdout.write(valueOf(given, 'to') === 'json' ? `${JSON.stringify(stats, null, 2)}\n` : statsText(stats));
  return 0;
}

const number = (value: number): string => value.toLocaleString('en');
/** Of names there may be thousands, which are in the JSON. */
const mostNames = 20;

function statsText(stats: MemoryStats): string {
  const colour = palette(process.stdout);
  const { source, target, confidence } = stats;
  const groups = (heading: string, all: MemoryStats['documents']): string[] => {
    const names = Object.entries(all).sort(([, a], [, b]) => b.units - a.units);
    if (names.length === 0) return [];
    const shown = names.slice(0, mostNames).map(([name, { units, words }]) => [name, number(units), number(words)]);
    const more = names.length - shown.length;
    return [
      '',
      ...headed(colour, [[heading, 'units', 'words'], ...shown], [1, 2]),
      ...(more > 0 ? [`and ${number(more)} more`] : []),
    ];
  };
  const most = Math.max(...confidence, 1);
  const lines = [
    ...table(
      [
        ['units', number(stats.units)],
        ['pairs of both languages', number(stats.pairs)],
        ['doubles', number(stats.doubles)],
        ['another translation of an earlier source', number(stats.ambiguous)],
        ['confirmed by a person', number(stats.confirmed)],
        ['inline codes', number(stats.codes)],
      ],
      [1],
    ),
    '',
    ...headed(
      colour,
      [
        ['language', 'words', 'characters', 'empty'],
        ...[source, target].map(({ tag, words, characters, empty }) => [
          tag,
          number(words),
          number(characters),
          number(empty),
        ]),
      ],
      [1, 2, 3],
    ),
    '',
    ...headed(
      colour,
      [['tag', 'variants'], ...Object.entries(stats.languages).map(([tag, variants]) => [tag, number(variants)])],
      [1],
    ),
    ...groups('document', stats.documents),
    ...groups('speaker', stats.speakers),
    ...(confidence.length === 0
      ? []
      : [
          '',
          ...headed(
            colour,
            [
              ['confidence', 'units', ''],
              ...confidence.map((units, tenth) => [
                `${(tenth / 10).toFixed(1)}–${((tenth + 1) / 10).toFixed(1)}`,
                number(units),
                '█'.repeat(Math.round((40 * units) / most)),
              ]),
            ],
            [1],
          ),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

function headed(
  colour: ReturnType<typeof palette>,
  rows: readonly (readonly string[])[],
  right: readonly number[],
): string[] {
  const [head, ...rest] = table(rows, right);
  return [colour.bold(head), ...rest];
}

export function diffFiles(oldName: string, newName: string, given: Given): Status {
  if (oldName === dash && newName === dash)
    throw usageError('Standard input is only one file.', 'Give the other by name.');
  const [old, now] = [openMemory(oldName, given), openMemory(newName, given)];
  const selection = old.selection();
  const difference = compareMemories(
    () => old.parts('comparing'),
    () => now.parts('comparing'),
    selection,
    now.selection(selection),
  );
  process.stdout.write(
    valueOf(given, 'to') === 'json' ? `${JSON.stringify(difference, null, 2)}\n` : differenceText(difference),
  );
  const { added, removed, changed } = difference;
  return added.length + removed.length + changed.length === 0 ? 0 : 1;
}

function differenceText({ same, added, removed, changed }: MemoryDifference): string {
  const colour = palette(process.stdout);
  const hasColours = hasColour(process.stdout);
  // Without colour, as wdiff has it.
  const words = (changes: readonly WordChange[]): string =>
    changes
      .map(({ text, change }) =>
        change === 'same'
          ? text
          : change === 'added'
            ? hasColours
              ? colour.green(text)
              : `{+${text}+}`
            : hasColours
              ? colour.red(text)
              : `[-${text}-]`,
      )
      .join('');
  const whole = (unit: ComparedUnit, change: 'added' | 'removed'): string[] => [
    `${change === 'added' ? '+' : '-'} ${nameOf(unit)}`,
    `    ${words([{ text: unit.source, change }])}`,
    `    ${words([{ text: unit.target, change }])}`,
  ];
  const lines = [
    ...removed.flatMap((unit) => whole(unit, 'removed')),
    ...added.flatMap((unit) => whole(unit, 'added')),
    ...changed.flatMap((unit) => [`~ ${nameOf(unit.new)}`, `    ${words(unit.source)}`, `    ${words(unit.target)}`]),
    `${count(same, 'unit')} the same, ${number(removed.length)} removed, ${number(added.length)} added, ${number(changed.length)} changed`,
  ];
  return `${lines.join('\n')}\n`;
}

const nameOf = ({ number: place, line, tuid }: ComparedUnit): string =>
  [`unit ${place}`, ...(line === undefined ? [] : [`line ${line}`]), ...(tuid === undefined ? [] : [tuid])].join(', ');
