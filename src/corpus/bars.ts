import { attribute as escapeHtml } from '../format/html/escape.js';

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** What stands behind the bar. */
  readonly note: string;
}

const style = `
  svg { color-scheme: light dark; font: 14px system-ui, sans-serif; }
  .ground { fill: #fdfdfc; } text { fill: #1d1c1a; } .quiet { fill: #66635b; } .title { font-size: 16px; font-weight: 600; } .bar { fill: #2f6fb5; }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #1b1b1a; } text { fill: #f1efe9; } .quiet { fill: #aaa69c; } .bar { fill: #78aee6; }
  }`;

const [row, top, room] = [28, 76, 380] as const;

/** Bars as SVG, legible on light and on dark ground; the longest fills the width. */
export function plotBars(title: string, summary: string, bars: readonly Bar[]): string {
  const left = 30 + Math.min(320, Math.max(60, ...bars.map(({ name }) => name.length * 8)));
  const width = left + room + 170;
  const height = top + bars.length * row + 20;
  const most = Math.max(1e-9, ...bars.map(({ value }) => value));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title summary">`,
    `<style>${style}\n</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    `<text id="title" class="title" x="20" y="32">${escapeHtml(title)}</text>`,
    `<text id="summary" class="quiet" x="20" y="54">${escapeHtml(summary)}</text>`,
    ...bars.map(({ name, value, note }, index) => {
      const y = top + index * row;
      const wide = Math.round((room * value * 100) / most) / 100;
      return (
        `<g><title>${escapeHtml(`${name}: ${note}`)}</title><text x="${left - 10}" y="${y + 16}" text-anchor="end">${escapeHtml(name)}</text>` +
        `<rect class="bar" x="${left}" y="${y + 3}" width="${wide}" height="${row - 10}"/>` +
        `<text class="quiet" x="${left + wide + 8}" y="${y + 16}">${escapeHtml(note)}</text></g>`
      );
    }),
    '</svg>',
    '',
  ].join('\n');
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of block letters, to an eighth of a column. */
export function blockBar(value: number, most: number, width: number): string {
  const filled = most <= 0 ? 0 : Math.round((8 * width * value) / most);
  return '█'.repeat(filled >> 3) + eighths[filled & 7]!;
}
