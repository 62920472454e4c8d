import { commonest, type Line } from './line.js';
import type { Block } from './columns.js';

/** What is known of all pages. */
interface Print {
  /** Of the letters of the text. */
  readonly size: number;
  /** From line to line, in sizes of the letters. */
  readonly leading: number;
  /** Paragraphs are set apart by white. */
  readonly isSpaced: boolean;
  /** First lines stand this much further in; undefined where they do not. */
  readonly indent: number | undefined;
  readonly words: Vocabulary;
}

/**
 * The paragraphs of a print: lines are joined as they run on, across columns and pages too, and words that were parted at
 * the ends of lines are whole again. Notes at the feet of pages come at the end.
 */
export function findParagraphs(pages: readonly (readonly Block[])[]): readonly string[] {
  const columns = new Map(placeColumns(pages.flat()));
  const print = printOf(columns);
  const texts: string[] = [];
  const notes: string[] = [];
  let before: Placed | undefined;
  for (const blocks of pages) {
    const foot = print === undefined ? [] : findNotes(blocks, print.size);
    for (const block of blocks)
      for (const line of block) {
        if (foot.includes(line)) continue;
        const placed = { line, column: columns.get(block)! };
        if (before === undefined || begins(placed, before, print!)) texts.push(line.text);
        else texts.push(join(texts.pop()!, line.text, print!.words));
        before = placed;
      }
    for (const { text } of foot)
      if (noteMark.test(text)) notes.push(text);
      else notes.push(join(notes.pop()!, text, print!.words));
  }
  return [...texts, ...notes];
}

function printOf(columns: ReadonlyMap<Block, Column>): Print | undefined {
  const lines = [...columns.keys()].flat();
  if (lines.length === 0) return undefined;
  const size = commonest(lines.map((line) => [line.size, line.text.length]));
  const steps: number[] = [];
  const indents: number[] = [];
  for (const [block, column] of columns)
    for (const [index, line] of block.entries()) {
      if (Math.abs(line.size - size) > 0.05 * size) continue;
      const indent = (line.from - column.from) / size;
      if (indent > 0.8 && indent < 6) indents.push(indent);
      const step = index === 0 ? 0 : (line.y - block[index - 1]!.y) / size;
      if (step > 0.8 && step < 4) steps.push(step);
    }
  const leading = steps.length === 0 ? 1.2 : commonest(steps.map((step) => [step, 1]));
  const indent = indents.length === 0 ? 0 : commonest(indents.map((each) => [each, 1]));
  const isIndented = indents.filter((each) => Math.abs(each - indent) < 0.15).length > 0.05 * lines.length;
  return {
    size,
    leading,
    isSpaced: steps.filter((step) => step > wide * leading).length > 0.05 * lines.length,
    indent: isIndented ? indent : undefined,
    words: vocabularyOf(lines),
  };
}

/** A step from line to line that is so many times the usual one is white between paragraphs. */
const wide = 1.2;

const noteMark = /^(?:\[?\d{1,3}[\].)]?|[*†‡]{1,3})\s*\p{L}/u;

/** Small lines at the foot of the last block of a page, from the first that begins with a mark. */
function findNotes(blocks: readonly Block[], size: number): Block {
  const last = blocks.at(-1) ?? [];
  let from = last.length;
  while (from > 0 && last[from - 1]!.size < 0.93 * size) from--;
  while (from < last.length && !noteMark.test(last[from]!.text)) from++;
  return last.slice(from);
}

interface Column {
  readonly from: number;
  readonly to: number;
}

interface Placed {
  readonly line: Line;
  readonly column: Column;
}

/** Edges of the columns. A column of first lines alone has the left edge that others have in its place. */
function placeColumns(blocks: readonly Block[]): readonly (readonly [Block, Column])[] {
  const own = blocks.map((block): Column & { size: number } => ({
    from: leftEdge(block.map(({ from }) => from)),
    to: Math.max(...block.map(({ to }) => to)),
    size: block[0]!.size,
  }));
  return blocks.map((block, index) => {
    const { from, to, size } = own[index]!;
    const near = own.filter((other) => Math.abs(other.from - from) < 4 * size);
    return [block, { from: Math.min(...near.map((each) => each.from)), to }];
  });
}

/** The first place at which lines begin; a single line of many may reach out of its column. */
function leftEdge(starts: readonly number[]): number {
  const least = Math.max(1, 0.08 * starts.length);
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.find((start, index) => sorted.slice(index).filter((other) => other < start + 1).length >= least)!;
}

const stops = /[.!?…:;][»"”’')\]]*$/u;
const label = /^\p{Lu}[^.!?:]{0,60}:(?:\s|$)/u;
/** Q: or С.В.Лавров: */
const surely = /^(?:\p{Lu}|\p{Lu}[\p{L}.\- ]{0,40}):(?:\s|$)/u;
const item = /^(?:[•▪‣◦·]|[–—-]\s+(?=\p{Lu}))/u;

/** Whether a line begins a paragraph. */
function begins({ line, column }: Placed, before: Placed, print: Print): boolean {
  const above = before.line;
  if (Math.abs(line.size - above.size) > 0.08 * line.size) return true;
  const isNext = column === before.column && line.y > above.y;
  if (isNext && line.y - above.y > wide * Math.max(print.leading, 1) * line.size) return true;
  // A title or heading of several lines.
  if (isNext && line.size > 1.08 * print.size) return false;
  if (item.test(line.text)) return true;
  if (parted.test(above.text) && /^\p{Ll}/u.test(line.text)) return false;
  if (print.indent !== undefined) {
    const indent = (line.from - column.from) / line.size;
    if (Math.abs(indent - print.indent) < 0.3) return true;
    if (!stops.test(above.text) || indent < 0.3) return false;
  }
  const hasStop = stops.test(above.text);
  if (hasStop && surely.test(line.text)) return true;
  // A word that had room in the line above was not put there.
  const room = before.column.to - above.to;
  const word = (line.text.split(' ')[0]!.length / line.text.length) * (line.to - line.from);
  const isShort = room > word + 0.8 * line.size;
  const isCapital = /^[\p{Lu}«“"\d(]/u.test(line.text);
  if (isNext && print.isSpaced) return isShort && hasStop && room > 0.3 * (column.to - column.from);
  if (isNext) return isShort && isCapital && (hasStop || room > 0.25 * (column.to - column.from));
  // Over the end of a column or page nothing but the line itself tells.
  if (/^\p{Ll}/u.test(line.text)) return false;
  if (!hasStop) return isShort && isCapital;
  return isShort || label.test(line.text) || room > 0.02 * (before.column.to - before.column.from);
}

const parted = /[\p{L}.][-\u00ad\u2010]$/u;

interface Vocabulary {
  /** Words as they stand inside lines, in small letters; those with a hyphen whole. */
  readonly all: ReadonlySet<string>;
  /** What stands before the hyphens of words inside lines. */
  readonly heads: ReadonlySet<string>;
}

function vocabularyOf(lines: readonly Line[]): Vocabulary {
  const all = new Set<string>();
  const heads = new Set<string>();
  for (const [at, { text }] of lines.entries())
    for (const { 0: word, index } of text.toLowerCase().matchAll(/\p{L}+(?:[-\u2010]\p{L}+)*/gu)) {
      const isFirstPart = index + word.length === text.length - 1 && parted.test(text);
      if (isFirstPart || (index === 0 && at > 0 && parted.test(lines[at - 1]!.text))) continue;
      all.add(word);
      if (/[-\u2010]/u.test(word)) heads.add(word.split(/[-\u2010]/u)[0]!);
    }
  return { all, heads };
}

/** First parts of words that have a hyphen, where the second part is a word. */
const bound = /^(?:экс|контр|мини|военно|торгово|научно|non|vice|self|well|long|short|far|high|low|so|ex|inter|co)$/u;

/** Two lines as one: the hyphen at the end of the first stays only where it belongs to the word. */
function join(above: string, below: string, { all, heads }: Vocabulary): string {
  if (/[\p{L}\d][-\u2010]$|\d–$/u.test(above) && /^\d/u.test(below)) return above + below;
  if (/\d[-\u2010]$/u.test(above) && /^\p{L}/u.test(below)) return above + below;
  if (!parted.test(above) || !/^\p{L}/u.test(below)) return `${above} ${below}`;
  const whole = above.slice(0, -1) + below;
  const first = /(?<!\p{L})\p{L}+(?=.$)/u.exec(above.toLowerCase())?.[0];
  const [second] = /^\p{L}+/u.exec(below.toLowerCase())!;
  // Initials, which programs part before the name.
  if (above.endsWith('\u00ad') || first === undefined || all.has(first + second)) return whole;
  const belongs =
    /^\p{Lu}/u.test(below) ||
    all.has(`${first}-${second}`) ||
    (first.length > 3 && heads.has(first)) ||
    /^(?:северо|юго|вице|штаб|пресс)$/u.test(first) ||
    (all.has(second) && (bound.test(first) || /^\p{L}{4,}о$/u.test(first))) ||
    (all.has(first) && /^(?:то|либо|нибудь|таки)$/u.test(second)) ||
    (first === 'по' && /(?:ому|ему|ски|цки|ьи)$/u.test(second));
  return belongs ? above + below : whole;
}
