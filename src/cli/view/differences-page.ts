import { escapeHtml, severities, unitText, type Alignment, type Concern } from '../../index.js';
import { groups, linesOf, sides, unitsOf, type Side } from './differences.js';
import { count } from '../terminal.js';

const style = `
  :root { color-scheme: light dark; --ink: #1d1c1a; --quiet: #5f5c55; --ground: #fdfdfc; --rule: #e4e2dc; --error: #a3211b; --warning: #7a5200; --note: #245a8d; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #f1efe9; --quiet: #b0aca2; --ground: #1b1b1a; --rule: #383733; --error: #ff9d94; --warning: #ecc15f; --note: #93c4f2; }
  }
  body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
  h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .2rem; } .quiet { color: var(--quiet); margin: 0; }
  .error { color: var(--error); } .warning { color: var(--warning); } .note { color: var(--note); }
  article { border-top: 1px solid var(--rule); padding: .8rem 0; } article p { margin: 0 0 .4rem; font-weight: 600; }
  .texts { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; } .texts p { font-weight: 400; margin: 0; }
  .place { font-size: .85rem; color: var(--quiet); }
  svg text { fill: currentColor; font: 14px system-ui, sans-serif; }
  @media (max-width: 40rem) { .texts { grid-template-columns: 1fr; gap: .6rem; } }`;

/** What differs, as a page that stands alone: how much each rule found, and each finding with both texts beside each other. */
export function differencesPage(alignment: Alignment, concerns: readonly Concern[], title: string): string {
  const lines = linesOf(alignment);
  const found = groups(concerns);
  const sums = severities
    .map((severity) => [severity, found.filter((group) => group.severity === severity)] as const)
    .flatMap(([severity, some]) => {
      const sum = some.reduce((all, group) => all + group.found.length, 0);
      return sum === 0 ? [] : [count(sum, severity)];
    });
  const text = (concern: Concern, side: Side): string => {
    const units = unitsOf(alignment, side, concern[side]);
    const { lang } = alignment[side];
    if (units.length === 0) return '<div></div>';
    const [first, last] = [units[0]!, units.at(-1)!];
    const ids = first === last ? first.id : `${first.id}–${last.id}`;
    const said = units.map((unit) => unitText(alignment[side], unit)).join(' ');
    return `<div><div class="place">line ${lines[side](first.at[0])}, ${escapeHtml(ids)}</div><p lang="${lang}">${escapeHtml(said)}</p></div>`;
  };
  const sections = found.map(({ name, description, severity, found: some }) =>
    [
      `<section aria-labelledby="${name}"><h2 id="${name}">${name} <span class="${severity}">${severity}</span></h2>`,
      `<div class="quiet">${escapeHtml(description)}. ${escapeHtml(some[0]!.hint)}</div>`,
      ...some.map((concern) => {
        const sure =
          concern.certainty === undefined
            ? ''
            : ` <span class="place">certainty ${concern.certainty.toFixed(2)}</span>`;
        return `<article><p>${escapeHtml(concern.message)}${sure}</p><div class="texts">${sides.map((side) => text(concern, side)).join('')}</div></article>`;
      }),
      '</section>',
    ].join('\n'),
  );
  const summary = sums.length === 0 ? 'Nothing found.' : `${sums.join(', ')}.`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}\n</style></head>`,
    `<body><main><h1>${escapeHtml(title)}</h1><p>${summary}</p>`,
    ...(found.length === 0 ? [] : [chart(found.map((group) => ({ ...group, sum: group.found.length })))]),
    ...sections,
    '</main></body></html>',
    '',
  ].join('\n');
}

interface Bar {
  readonly name: string;
  readonly severity: string;
  readonly sum: number;
}

const [row, start, widest] = [24, 100, 480];

/** How much each rule found; the same in words, for those who do not see it. */
function chart(bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ sum }) => sum));
  const words = bars.map(({ name, sum }) => `${name} ${sum}`).join(', ');
  const shapes = bars.map(({ name, severity, sum }, index) => {
    const [y, width] = [index * row, Math.max(2, (widest * sum) / most)];
    return `<text x="${start - 8}" y="${y + 17}" text-anchor="end">${name}</text><rect class="${severity}" fill="currentColor" x="${start}" y="${y + 4}" width="${width.toFixed(1)}" height="${row - 8}"/><text x="${(start + width + 6).toFixed(1)}" y="${y + 17}">${sum}</text>`;
  });
  const [width, height] = [start + widest + 60, bars.length * row];
  return `<svg role="img" aria-labelledby="chart-title chart-text" viewBox="0 0 ${width} ${height}" width="${width}" style="max-width:100%"><title id="chart-title">Findings by rule</title><desc id="chart-text">${words}</desc>${shapes.join('')}</svg>`;
}
