import type { Span } from '../../model/document.js';
import type { Bead } from '../../model/ladder.js';
import { gradeOf } from '../confidence.js';
import { escapeText } from '../html/escape.js';
import { logarithmicAxis, ticks } from './axis.js';
import { sheetStyle } from './style.js';

/** A bead as the plots see it. */
export interface Mark {
  readonly source: Span;
  readonly target: Span;
  readonly posterior: number | undefined;
  /** Characters of each side. */
  readonly lengths: readonly [number, number];
  readonly shape: string;
  readonly by: Bead['by'];
}

export interface Scene {
  /** Units of each side. */
  readonly sizes: readonly [number, number];
  readonly names: readonly [string, string];
  readonly moves: readonly { readonly source: Span; readonly target: Span }[];
}

/** Of the inside of a plot; around it is room for the axes. */
const [width, height, left, bottom, top, right] = [300, 190, 52, 34, 8, 18] as const;

interface Plot {
  readonly caption: string;
  readonly description: string;
  readonly drawing: string;
}

const plots = (marks: readonly Mark[], scene: Scene): Plot[] => [
  pathPlot(marks, scene),
  lengthPlot(marks, scene),
  histogram(marks),
  shapes(marks),
];

/** Four plots, each with its meaning in words. */
export const figures = (marks: readonly Mark[], scene: Scene): string => plots(marks, scene).map(figure).join('');

/** So many letters have room above the plots, wide ones too. */
const longestTitle = 76;

/** A title to the end of a word. */
function shortened(title: string): string {
  if (title.length <= longestTitle) return title;
  let end = title.lastIndexOf(' ', longestTitle);
  while (end > 0 && /[\s,;:—–-]/u.test(title[end - 1]!)) end--;
  return `${title.slice(0, end > 0 ? end : longestTitle)}…`;
}

/** The same in one picture that stands alone, two by two. */
export function plotSheet(marks: readonly Mark[], scene: Scene, title: string): string {
  const [wide, tall] = [left + width + right + 22, top + height + bottom + 50];
  const cells = plots(marks, scene).map(({ caption, description, drawing }, index) => {
    const [x, y] = [24 + (index % 2) * wide, 56 + Math.floor(index / 2) * tall];
    return (
      `<g transform="translate(${x} ${y})"><title>${escapeText(caption)}</title><desc>${escapeText(description)}</desc>` +
      `<text class="caption" x="${left}" y="0">${escapeText(caption)}</text><g transform="translate(0 8)">${drawing}</g></g>`
    );
  });
  const size = [2 * wide + 24, 2 * tall + 56] as const;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.join(' ')}" width="${size[0]}" height="${size[1]}" role="img" aria-labelledby="title">`,
    `<style>${sheetStyle}</style>`,
    `<rect class="ground" width="${size[0]}" height="${size[1]}"/>`,
    `<text id="title" class="title" x="${24 + left}" y="32">${escapeText(shortened(title))}</text>`,
    ...cells,
    '</svg>',
    '',
  ].join('\n');
}

function figure({ caption, description, drawing }: Plot, index: number): string {
  const id = `f${index + 1}`;
  return (
    `<figure><svg viewBox="0 0 ${left + width + right} ${top + height + bottom}" role="img" aria-labelledby="${id}t ${id}d">` +
    `<title id="${id}t">${escapeText(caption)}</title><desc id="${id}d">${escapeText(description)}</desc>${drawing}</svg>` +
    `<figcaption>${escapeText(caption)}</figcaption></figure>`
  );
}

const plot = (caption: string, description: string, drawing: string): Plot => ({ caption, description, drawing });

const many = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
const fixed = (value: number): string => String(Math.round(value * 10) / 10);

const text = (x: number, y: number, content: string, anchor = 'middle'): string =>
  `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}">${escapeText(content)}</text>`;

function frame(x: string, y: string): string {
  return (
    `<path class="axis" d="M${left} ${top}V${top + height}H${left + width}"/>` +
    text(left + width / 2, top + height + bottom - 4, x) +
    `<text transform="translate(11 ${top + height / 2}) rotate(-90)" text-anchor="middle">${escapeText(y)}</text>`
  );
}

function pathPlot(marks: readonly Mark[], { sizes, names, moves }: Scene): Plot {
  const x = (index: number): number => left + (width * index) / Math.max(1, sizes[0]);
  const y = (index: number): number => top + (height * index) / Math.max(1, sizes[1]);
  const path = marks.map(({ source, target }) => `L${fixed(x(source[1]))} ${fixed(y(target[1]))}`).join('');
  const dots = marks
    .filter((mark) => gradeOf(mark) !== 'sure' || marks.length <= 400)
    .map((mark) => {
      const [cx, cy] = [x((mark.source[0] + mark.source[1]) / 2), y((mark.target[0] + mark.target[1]) / 2)];
      return `<circle class="${gradeOf(mark)}" cx="${fixed(cx)}" cy="${fixed(cy)}" r="${gradeOf(mark) === 'sure' ? 1.4 : 2.4}"/>`;
    })
    .join('');
  const moved = moves
    .map(
      ({ source, target }) =>
        `<path class="moved" d="M${fixed(x(source[0]))} ${fixed(y(target[0]))}L${fixed(x(source[1]))} ${fixed(y(target[1]))}"/>`,
    )
    .join('');
  const axes =
    ticks(sizes[0])
      .map((at) => text(x(at), top + height + 14, at.toLocaleString('en')))
      .join('') +
    ticks(sizes[1])
      .filter((at) => at > 0)
      .map((at) => text(left - 5, y(at) + 3, at.toLocaleString('en'), 'end'))
      .join('');
  return plot(
    'The path through both texts',
    `${many(sizes[0], 'unit')} in ${names[0]}, ${many(sizes[1], 'unit')} in ${names[1]}; the path goes from the beginning of both to their end in ${many(marks.length, 'bead')}` +
      `${moves.length === 0 ? '' : `, and ${many(moves.length, 'passage')} stand off it`}.`,
    frame(names[0], names[1]) + axes + `<path class="path" d="M${left} ${top}${path}"/>` + dots + moved,
  );
}

function lengthPlot(marks: readonly Mark[], { names }: Scene): Plot {
  const pairs = marks.filter(({ lengths }) => lengths[0] > 0 && lengths[1] > 0);
  // One for both sides, so that the diagonal is where they are of equal length.
  const { at, ticks: numbers } = logarithmicAxis(pairs.flatMap(({ lengths }) => lengths));
  const axes = numbers
    .map(
      (value) =>
        text(left + width * at(value), top + height + 14, value.toLocaleString('en')) +
        text(left - 5, top + height * (1 - at(value)) + 3, value.toLocaleString('en'), 'end'),
    )
    .join('');
  const dots = pairs
    .map(
      (mark) =>
        `<circle class="${gradeOf(mark)}" cx="${fixed(left + width * at(mark.lengths[0]))}" cy="${fixed(top + height * (1 - at(mark.lengths[1])))}" r="1.8"/>`,
    )
    .join('');
  const sum = (side: 0 | 1): number => pairs.reduce((total, { lengths }) => total + lengths[side], 0);
  return plot(
    'Lengths in characters',
    `Of ${many(pairs.length, 'bead')} with both sides, ${names[1]} has ${(sum(1) / Math.max(1, sum(0))).toFixed(2)} characters to one of ${names[0]}; both axes are logarithmic.`,
    frame(names[0], names[1]) +
      axes +
      `<path class="even" d="M${left} ${top + height}L${left + width} ${top}"/>` +
      dots,
  );
}

function histogram(marks: readonly Mark[]): Plot {
  const bins = Array<number>(10).fill(0);
  for (const { posterior } of marks) if (posterior !== undefined) bins[Math.min(9, Math.floor(posterior * 10))]!++;
  const most = Math.max(1, ...bins);
  const step = width / 10;
  const bars = bins
    .map((count, index) => {
      // A square root, since nearly all is in the last bin.
      const tall = (height - 14) * Math.sqrt(count / most);
      const name = index < 5 ? 'doubtful' : index < 9 ? 'fair' : 'sure';
      return (
        `<rect class="${name}" x="${fixed(left + index * step + 1.5)}" y="${fixed(top + height - tall)}" width="${fixed(step - 3)}" height="${fixed(tall)}"/>` +
        (count === 0 ? '' : text(left + (index + 0.5) * step, top + height - tall - 3, count.toLocaleString('en')))
      );
    })
    .join('');
  const labels = [0, 0.2, 0.4, 0.6, 0.8, 1]
    .map((value) => text(left + width * value, top + height + 14, String(value)))
    .join('');
  const known = bins.reduce((sum, count) => sum + count, 0);
  return plot(
    'Confidence',
    known === 0
      ? 'No bead has a confidence.'
      : `Of ${many(known, 'bead')}, ${bins[9]!.toLocaleString('en')} are at 0.9 or above, ${bins
          .slice(5, 9)
          .reduce((sum, count) => sum + count, 0)
          .toLocaleString('en')} from 0.5 to 0.9, ` +
          `${bins
            .slice(0, 5)
            .reduce((sum, count) => sum + count, 0)
            .toLocaleString('en')} below 0.5.`,
    frame('confidence', 'beads (root scale)') + labels + bars,
  );
}

function shapes(marks: readonly Mark[]): Plot {
  const counts = new Map<string, number>();
  for (const { shape } of marks) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, 7);
  const others = sorted.slice(7).reduce((sum, [, count]) => sum + count, 0);
  if (others > 0) shown.push(['other', others]);
  const most = Math.max(1, ...shown.map(([, count]) => count));
  const row = Math.min(26, (height + 16) / Math.max(1, shown.length));
  const bars = shown
    .map(([name, count], index) => {
      const y = top + index * row;
      const wide = (width - 46) * Math.sqrt(count / most);
      const isNull = /^0:|:0$/u.test(name);
      return (
        text(left - 5, y + row / 2 + 3, name, 'end') +
        `<rect class="${isNull ? 'fair' : 'sure'}" x="${left}" y="${fixed(y + row * 0.18)}" width="${fixed(wide)}" height="${fixed(row * 0.64)}"/>` +
        text(left + wide + 5, y + row / 2 + 3, count.toLocaleString('en'), 'start')
      );
    })
    .join('');
  return plot(
    'Beads by shape',
    shown.map(([name, count]) => `${name}: ${count.toLocaleString('en')}`).join(', ') + '.',
    bars + text(left + width / 2, top + height + bottom - 4, 'beads (root scale)'),
  );
}
