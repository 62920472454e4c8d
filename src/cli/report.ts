import {
  isNull,
  languageNames,
  levels,
  shape,
  type Alignment,
  type Document,
  type Ladder,
  type Span,
  type Account,
  type Tally,
} from '../index.js';
import { display } from './files.js';
import { count, palette, table, widthOf } from './terminal.js';

/** A heading and what stands beside it. */
interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What was written, and where: undefined is standard output. */
export interface Export {
  readonly written: Account;
  readonly places: readonly string[] | undefined;
}

/** What was read, of each file in turn. */
export function readSection(documents: readonly Document[], names: readonly string[]): Section {
  const rows = documents.map(({ lang, units }, index) => [
    languageNames[lang],
    ...levels.map((level) => count(units[level].length, level)),
    display(names[index] ?? names[0]!),
  ]);
  return { heading: 'read', lines: table(rows, [1, 2, 3]) };
}

/** What came of the finest ladder: how many beads of which shape, and how sure they are. */
export function alignedSections(alignment: Alignment): Section[] {
  const level = [...levels].reverse().find((each) => alignment.ladders[each] !== undefined);
  if (level === undefined) return [];
  const ladder = alignment.ladders[level]!;
  const sections = [
    {
      heading: 'aligned',
      lines: [
        `${count(ladder.length, level === 'sentence' ? 'bead' : `${level} bead`)}: ${shapesOf(ladder).join(' · ')}`,
      ],
    },
  ];
  const { moves } = alignment;
  if (moves.length > 0)
    sections.push({
      heading: 'moved',
      lines: moves.map(({ source, target, posterior }) => {
        const place = ({ units }: Document, [from]: Span): string => units.sentence[from]!.id;
        const many = source[1] - source[0];
        const stand = many === 1 ? 'stands' : 'stand';
        return `${count(many, 'sentence')} from ${place(alignment.source, source)} ${stand} at ${place(alignment.target, target)} (${posterior.toFixed(2)})`;
      }),
    });
  const posteriors = ladder.flatMap(({ posterior }) => (posterior === undefined ? [] : [posterior]));
  if (posteriors.length > 0) sections.push({ heading: 'how sure', lines: [certainty(posteriors)] });
  return sections;
}

/** The commonest shapes; then what else there is, and what has no partner. */
function shapesOf(ladder: Ladder): string[] {
  const shapes = new Map<string, number>();
  for (const bead of ladder) if (!isNull(bead)) shapes.set(shape(bead), (shapes.get(shape(bead)) ?? 0) + 1);
  const common = [...shapes].sort(([, a], [, b]) => b - a);
  const others = common.slice(3).reduce((sum, [, number]) => sum + number, 0);
  const alone = ladder.filter(isNull).length;
  return [
    ...common.slice(0, 3).map(([name, number]) => `${number.toLocaleString('en')} × ${name}`),
    ...(others > 0 ? [count(others, 'other')] : []),
    ...(alone > 0 ? [`${alone.toLocaleString('en')} unpaired`] : []),
  ];
}

/** Rounded down: what is nearly certain is not certain. */
function certainty(posteriors: readonly number[]): string {
  const mean = posteriors.reduce((sum, posterior) => sum + posterior, 0) / posteriors.length;
  const below = (limit: number) => posteriors.filter((posterior) => posterior < limit).length.toLocaleString('en');
  return `mean confidence ${(Math.floor(mean * 1000) / 1000).toFixed(3)} · ${below(0.9)} below 0.9 · ${below(0.5)} below 0.5`;
}

/** Where everything went, and what did not. */
function writtenSection(exports: readonly Export[]): Section {
  const named = exports.map(({ written, places }) => ({ written, names: places ?? ['standard output'] }));
  const width = Math.max(...named.flatMap(({ names }) => names.map((name) => name.length)));
  const lines = named.flatMap(({ written, names }) => {
    const [first, ...rest] = names;
    return [
      `${first!.padEnd(width)}  ${written.kept.toLocaleString('en')} ${written.what}`,
      ...rest,
      ...written.left.map((tally) => `  left out  ${told(tally)}`),
      ...written.remarks.map((tally) => `  note      ${told(tally)}`),
    ];
  });
  return { heading: 'wrote', lines };
}

/** With the first units by name, so that they can be looked at. */
function told({ count: number, reason, units }: Tally): string {
  const named = units === undefined ? '' : ` (${units.slice(0, 2).join(', ')}${units.length > 2 ? ', …' : ''})`;
  return `${number.toLocaleString('en')} ${reason}${named}`;
}

/** Tells what was done and what was written; a table on the terminal has been seen, and needs no telling. */
export function tellExport(sections: readonly Section[], exports: readonly Export[]): void {
  const seen = exports[0]!.places === undefined && process.stdout.isTTY === true;
  if (seen) process.stderr.write('\n');
  tell([...sections, ...(seen ? [] : [writtenSection(exports)])]);
}

/** Prints sections on standard error, cut to the width of the terminal there. */
export function tell(sections: readonly Section[]): void {
  const colour = palette(process.stderr);
  const width = process.stderr.isTTY === true ? widthOf(process.stderr) : Infinity;
  const indent = Math.max(...sections.map(({ heading }) => heading.length)) + 2;
  for (const { heading, lines } of sections)
    for (const [index, line] of lines.entries()) {
      const start = (index === 0 ? heading : '').padEnd(indent);
      const fitting = line.length > width - indent ? `${line.slice(0, Math.max(width - indent - 1, 0))}…` : line;
      process.stderr.write(`${colour.bold(start)}${fitting}\n`);
    }
}

/** Prints one line on standard error that is not an error. */
export function warn(message: string): void {
  process.stderr.write(`${palette(process.stderr).yellow('sverka: warning:')} ${message}\n`);
}
