import type { Command, Option, Options } from './command.js';
import { commands, completion, type CommandEntry } from './commands.js';

// yargs's own help repeats types and choices in brackets and wraps examples; this one is laid out for reading.

type Rows = readonly (readonly [left: string, right: string])[];

const standard: Options = { help: { alias: 'h', description: 'show this' } };

/** The page of the whole program. */
export function mainHelp(width: number): string {
  return page(
    'sverka COMMAND [options]',
    'Aligns the English and the Russian version of a text, and says how sure it is.',
    {
      Commands: [...commands, completion].map(({ name, description }) => [name, description]),
      Options: [...rowsOf(standard), ['    --version', 'show the version']],
      Examples: [
        ['sverka align en.txt ru.txt', 'side by side on the terminal'],
        ['sverka align en.txt ru.txt --to tmx,tei -o out/', 'a memory and an edition'],
        ['sverka align --help', 'all that align can do'],
      ],
    },
    undefined,
    width,
  );
}

/** The page of one command. */
export function commandHelp({ name, description }: CommandEntry, command: Command, width: number): string {
  const groups = Object.entries(command.options).map(([heading, options], index, all) => {
    const last = index === all.length - 1;
    return [heading, rowsOf(last ? { ...options, ...standard } : options)] as const;
  });
  // All options in one pair of columns, under whatever headings.
  const longest = columnOf(
    groups.flatMap(([, rows]) => rows),
    width,
  );
  return page(
    [command.files, ...(command.instead === undefined ? [] : [command.instead])]
      .map((files) => `sverka ${[name, ...files].join(' ')} [options]`)
      .join('\n       '),
    `${description[0]!.toUpperCase()}${description.slice(1)}.`,
    {
      ...Object.fromEntries(
        groups.map(([heading, rows]) => [heading, rows.map(([left, right]) => [left.padEnd(longest), right] as const)]),
      ),
      Examples: command.examples,
      ...command.tables,
    },
    command.note,
    width,
  );
}

function page(
  usage: string,
  summary: string,
  tables: Record<string, Rows>,
  note: string | undefined,
  width: number,
): string {
  const parts = [`Usage: ${usage}`, filled(summary, width).join('\n')];
  for (const [heading, rows] of Object.entries(tables)) parts.push(`${heading}:\n${twoColumns(rows, width)}`);
  if (note !== undefined) parts.push(filled(note, width).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

const rowsOf = (options: Options): Rows =>
  Object.entries(options).map(([name, option]) => [
    `${option.alias === undefined ? '    ' : `-${option.alias}, `}--${name}${valueOf(option)}`,
    option.description,
  ]);

const valueOf = ({ value, choices }: Option): string => {
  const shown = value ?? choices?.join('|');
  return shown === undefined ? '' : ` ${shown}`;
};

/** How wide the left column is: as the longest cell in it that is not beyond all measure. */
const columnOf = (rows: Rows, width: number): number =>
  Math.max(0, ...rows.map(([left]) => left.length).filter((length) => length <= Math.floor(width * 0.65)));

/** The right column begins where the longest left cell ends; cells beyond all measure get a line to themselves. */
function twoColumns(rows: Rows, width: number): string {
  const column = columnOf(rows, width) + 4;
  return rows
    .flatMap(([left, right]) => {
      const [first = '', ...rest] = filled(right, width - column);
      const head =
        left.length + 4 <= column
          ? [`  ${left.padEnd(column - 2)}${first}`]
          : [`  ${left}`, ' '.repeat(column) + first];
      return [...head, ...rest.map((line) => ' '.repeat(column) + line)];
    })
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Text in lines no longer than the width, but for words that are. */
function filled(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
