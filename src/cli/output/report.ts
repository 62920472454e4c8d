import {
  isNull,
  languageNames,
  levels,
  shape,
  type Alignment,
  type Document,
  type Ladder,
  type Language,
  type Level,
  type Span,
  type Account,
  type Tally,
} from '../../index.js';
import { display } from '../files.js';
import { count, palette, table, widthOf } from '../terminal.js';

/** A heading and what stands beside it. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What was written, and where: undefined is standard output. */
export interface Export {
  readonly written: Account;
  readonly places: readonly string[] | undefined;
}

/** What was read, of each file in turn. */
export const readSection = (documents: readonly Document[], names: readonly string[]): Section =>
  readingSection(
    documents.map(({ lang, units }) => ({
      lang,
      units: { turn: units.turn.length, paragraph: units.paragraph.length, sentence: units.sentence.length },
    })),
    names,
  );

/** The same of texts of which only the figures are known. */
export function readingSection(
  texts: readonly { readonly lang: Language; readonly units: Readonly<Record<Level, number>> }[],
  names: readonly string[],
): Section {
  const rows = texts.map(({ lang, units }, index) => [
    languageNames[lang],
    ...levels.map((level) => count(units[level], level)),
    display(names[index] ?? names[0]!),
  ]);
  return { heading: 'read', lines: table(rows, [1, 2, 3]) };
}

/** What came of the finest ladder: how many beads of which shape, and how sure they are. */
export function alignedSections(alignment: Alignment): readonly Section[] {
  const level = [...levels].reverse().find((each) => alignment.ladders[each] !== undefined);
  if (level === undefined) return [];
  const ladder = alignment.ladders[level]!;
  const tally = ladderTally();
  tally.add(ladder);
  const sections = [alignedSection(tally, level === 'sentence' ? 'bead' : `${level} bead`)];
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
  return [...sections, ...sureSections(tally)];
}

/** What is counted of beads, of one ladder after another. */
export interface LadderTally {
  readonly add: (ladder: Ladder) => void;
  readonly beads: () => number;
  readonly shapes: () => readonly string[];
  /** How sure they are; undefined where none tells. */
  readonly certainty: () => string | undefined;
}

export function ladderTally(): LadderTally {
  const shapes = new Map<string, number>();
  let [beads, alone, told, sum, below9, below5] = [0, 0, 0, 0, 0, 0];
  return {
    add: (ladder) => {
      for (const bead of ladder) {
        beads++;
        if (isNull(bead)) alone++;
        else shapes.set(shape(bead), (shapes.get(shape(bead)) ?? 0) + 1);
        if (bead.posterior === undefined) continue;
        told++;
        sum += bead.posterior;
        if (bead.posterior < 0.9) below9++;
        if (bead.posterior < 0.5) below5++;
      }
    },
    beads: () => beads,
    /** The commonest shapes; then what else there is, and what has no partner. */
    shapes: () => {
      const common = [...shapes].sort(([, a], [, b]) => b - a);
      const others = common.slice(3).reduce((all, [, number]) => all + number, 0);
      return [
        ...common.slice(0, 3).map(([name, number]) => `${number.toLocaleString('en')} × ${name}`),
        ...(others > 0 ? [count(others, 'other')] : []),
        ...(alone > 0 ? [`${alone.toLocaleString('en')} unpaired`] : []),
      ];
    },
    // Rounded down: what is nearly certain is not certain.
    certainty: () =>
      told === 0
        ? undefined
        : `mean confidence ${(Math.floor((sum / told) * 1000) / 1000).toFixed(3)} · ${below9.toLocaleString('en')} below 0.9 · ${below5.toLocaleString('en')} below 0.5`,
  };
}

export const alignedSection = (tally: LadderTally, noun: string): Section => ({
  heading: 'aligned',
  lines: [`${count(tally.beads(), noun)}: ${tally.shapes().join(' · ')}`],
});

export function sureSections(tally: LadderTally): readonly Section[] {
  const certainty = tally.certainty();
  return certainty === undefined ? [] : [{ heading: 'how sure', lines: [certainty] }];
}

/** Where everything went, and what did not. */
function writtenSection(exports: readonly Export[]): Section {
  const named = exports.map(({ written, places }) => ({ written, names: places ?? ['standard output'] }));
  const width = Math.max(...named.flatMap(({ names }) => names.map((name) => name.length)));
  const lines = named.flatMap(({ written, names }) => {
    const [first, ...rest] = names;
    return [
      `${first!.padEnd(width)}  ${count(written.kept, written.what.replace(/s$/u, ''))}`,
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
export function tellExport(
  sections: readonly Section[],
  exports: readonly Export[],
  verified: readonly string[] = [],
): void {
  const seen = exports[0]!.places === undefined && process.stdout.isTTY === true;
  if (seen) process.stderr.write('\n');
  const checked = verified.length === 0 ? [] : [{ heading: 'verified', lines: verified }];
  tell([...sections, ...(seen ? [] : [writtenSection(exports)]), ...checked]);
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
