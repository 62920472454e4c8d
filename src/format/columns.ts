import picocolors from 'picocolors';
import type { Alignment } from '../model/alignment.js';
import type { Document, Unit } from '../model/document.js';
import { isNull, shape, type Bead } from '../model/ladder.js';
import { cutDigits, gradeOf } from './confidence.js';
import { tallies, type Format, type WriteOptions, type Written } from './format.js';
import { removedFrom } from './removed.js';
import { beadRows, type Cell, type Row } from './rows.js';
import { flow, joinedText, languageNames, speakerName } from './text.js';

/** Both texts side by side with number, shape and confidence of each bead: for reading on a terminal. */
export const columns: Format = {
  name: 'columns',
  suffix: '.txt',
  description: 'both texts side by side, for reading in the terminal',
  write,
};

/** Fewer characters a column are not worth reading. */
const narrowest = 16;

function write(alignment: Alignment, options: WriteOptions): Written {
  const rows = beadRows(alignment, options.level);
  const paint = painter(options.colour);
  const { margin, width } = layoutOf(rows.length, options.width);
  const page = { alignment, options, paint, width, margin, digits: String(rows.length).length };
  const turnOf = [turnFinder(alignment.source, options.level), turnFinder(alignment.target, options.level)] as const;

  const lines: string[] = [];
  let turns = [-1, -1];
  rows.forEach((row, index) => {
    const next = [turnOf[0](row.source) ?? turns[0]!, turnOf[1](row.target) ?? turns[1]!];
    if (next[0] !== turns[0] || next[1] !== turns[1]) for (const line of separator(page, turns, next)) lines.push(line);
    turns = next;
    for (const line of beadLines(page, row, index)) lines.push(line);
  });
  const text = lines.map((line) => `${line.trimEnd()}\n`).join('');
  return {
    parts: [{ suffix: '.txt', text }],
    kept: rows.length,
    what: 'beads',
    left: [],
    remarks: [...removedFrom(alignment), ...tallies(new Map([['unseen characters removed', hiddenIn(alignment)]]))],
  };
}

const gutter = '  ';

/** Where the columns stand: what comes before them, and how wide each is. */
function layoutOf(rows: number, width: number): { readonly margin: number; readonly width: number } {
  const margin = String(rows).length + ' 0.00 2:1  '.length;
  return { margin, width: Math.max(narrowest, Math.floor((width - margin - gutter.length) / 2)) };
}

/**
 * What stands in the columns of such a view, without colours: both texts, broken where lines end, with the names of speakers.
 * @param rows how many beads it has
 * @param width for which it was written
 */
export function readColumns(text: string, rows: number, width: number): Readonly<Record<'source' | 'target', string>> {
  const layout = layoutOf(rows, width);
  const [source, target]: [string[], string[]] = [[], []];
  for (const line of text.split('\n')) {
    const letters = [...line];
    source.push(letters.slice(layout.margin, layout.margin + layout.width).join(''));
    target.push(letters.slice(layout.margin + layout.width + gutter.length).join(''));
  }
  return { source: source.join('\n'), target: target.join('\n') };
}

type Painter = ReturnType<typeof painter>;

interface Page {
  readonly alignment: Alignment;
  readonly options: WriteOptions;
  readonly paint: Painter;
  /** Of a column. */
  readonly width: number;
  readonly margin: number;
  readonly digits: number;
}

/** A blank line, and the names of those who begin to speak, each over their column. */
function separator(page: Page, before: readonly number[], turns: readonly number[]): string[] {
  const { alignment, paint, width, margin } = page;
  const names = [alignment.source, alignment.target].map(({ meta, units }, side) => {
    const speaker = turns[side] === before[side] ? undefined : units.turn[turns[side]!]?.speaker;
    return speaker === undefined ? '' : clip(visible(speakerName(meta, speaker)), width);
  });
  if (names.every((name) => name === '')) return before[0] === -1 && before[1] === -1 ? [] : [''];
  const [source, target] = names.map((name) => paint.speaker(name) + ' '.repeat(width - count(name)));
  return [...(before[0] === -1 && before[1] === -1 ? [] : ['']), `${' '.repeat(margin)}${source}${gutter}${target}`];
}

function beadLines(page: Page, { bead, ...row }: Row, index: number): string[] {
  const { alignment, options, paint, width, margin, digits } = page;
  const empty = isNull(bead);
  const column = (document: Document, { units, sentences }: Cell) => {
    if (units.length === 0)
      return wrap(`— not in the ${languageNames[document.lang]} text —`, width).map((line) => paint.missing(line));
    const head = units.every(({ kind }) => kind === 'head');
    const lines = wrap(visible(joinedText(document, sentences, options.nbsp ?? 'keep')), width);
    return lines.map((line) => (empty ? paint.alone(line) : head ? paint.head(line) : line));
  };
  const left = column(alignment.source, row.source);
  const right = column(alignment.target, row.target);
  const label = [
    paint.quiet(String(index + 1).padStart(digits)),
    confidence(bead, paint),
    paint.shape(shape(bead) === '1:1' ? '   ' : shape(bead).padEnd(3)),
  ].join(' ');
  return Array.from({ length: Math.max(left.length, right.length) }, (_, line) => {
    const source = left[line] ?? '';
    const padding = ' '.repeat(Math.max(0, width - count(strip(source))));
    return `${line === 0 ? `${label}  ` : ' '.repeat(margin)}${source}${padding}${gutter}${right[line] ?? ''}`;
  });
}

/** Two digits, cut and not rounded: 1.00 would promise what 0.997 does not. A person's word is a tick. */
function confidence({ posterior, by }: Bead, paint: Painter): string {
  if (by === 'person') return paint.sure('   ✓');
  if (posterior === undefined) return '    ';
  return paint[gradeOf({ posterior, by })](cutDigits(posterior, 2));
}

/** Quiet where all is well: colour is for what wants a look. */
function painter(colour: boolean) {
  const { bold, cyan, dim, green, italic, red, yellow } = picocolors.createColors(colour);
  return {
    quiet: dim,
    sure: (text: string) => dim(green(text)),
    fair: yellow,
    doubtful: red,
    shape: yellow,
    speaker: (text: string) => (text === '' ? '' : cyan(text)),
    head: bold,
    alone: yellow,
    missing: (text: string) => dim(italic(text)),
  };
}

/** The turn of a cell's first unit. */
function turnFinder(document: Document, level: 'sentence' | 'paragraph'): (cell: Cell) => number | undefined {
  const { paragraph } = document.units;
  const turn = (unit: Unit) => (level === 'paragraph' ? unit.parent : paragraph[unit.parent]!.parent);
  return ({ units }) => (units[0] ? turn(units[0]) : undefined);
}

/** Lines of at most `width` characters, broken at spaces, and inside a word only where it is longer than a line. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(' ')) {
    if (line !== '' && count(line) + 1 + count(word) > width) {
      lines.push(line);
      line = '';
    }
    if (line !== '') {
      line += ` ${word}`;
      continue;
    }
    while (count(word) > width) {
      const letters = [...word];
      lines.push(letters.slice(0, width).join(''));
      word = letters.slice(width).join('');
    }
    line = word;
  }
  return [...lines, line];
}

const clip = (text: string, width: number): string =>
  count(text) > width ? `${[...text].slice(0, width - 1).join('')}…` : text;

/** In code points. */
const count = (text: string): number => (/[\uD800-\uDFFF]/.test(text) ? [...text].length : text.length);

// eslint-disable-next-line no-control-regex
const strip = (line: string): string => line.replace(/\u001B\[\d+m/g, '');

/** A text must not drive the terminal; and what takes no room there would upset the columns. */
export const visible = (text: string): string => flow(text, 'keep').replace(unseen, '');

const unseen = /[\p{Cc}\p{Cf}]/gu;

const hiddenIn = ({ source, target }: Alignment): number =>
  [source, target].reduce(
    (sum, document) => sum + (joinedText(document, document.units.sentence, 'keep').match(unseen)?.length ?? 0),
    0,
  );
