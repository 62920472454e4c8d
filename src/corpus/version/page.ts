import type { Language } from '../../model/document.js';
import { attribute as escapeHtml } from '../../format/html/escape.js';
import type { Comparison } from './compare.js';
import type { Piece } from './piece.js';

const style = `
  :root { color-scheme: light dark; --ink: #1d1c1a; --quiet: #66635b; --ground: #fdfdfc; --rule: #e4e2dc; --gone: #fbd9d5; --come: #d3efd6; --moved: #dfe3fb; --fact: #fbe9a9; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #f1efe9; --quiet: #aaa69c; --ground: #1b1b1a; --rule: #383733; --gone: #5b2521; --come: #1d4a25; --moved: #2f3670; --fact: #5c4b0a; }
  }
  body { font: 17px/1.6 Georgia, "DejaVu Serif", serif; color: var(--ink); background: var(--ground); margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
  h1, th, p, .counts { font-family: system-ui, sans-serif; } h1 { font-size: 1.3rem; } p, th { color: var(--quiet); font-size: .9rem; text-align: left; font-weight: 600; }
  table.texts { border-collapse: collapse; width: 100%; table-layout: fixed; } .texts td { vertical-align: top; padding: .35rem .8rem; width: 50%; }
  .texts tr.begins td { border-top: 1px solid var(--rule); padding-top: .9rem; } .texts tr.same td { color: var(--quiet); }
  .counts { border-collapse: collapse; font-size: .9rem; margin-bottom: 1.5rem; } .counts td, .counts th { padding: .15rem .8rem .15rem 0; } .counts td + td { text-align: right; }
  del, ins { text-decoration: none; border-radius: 3px; } del { background: var(--gone); } ins { background: var(--come); }
  .reordered { background: var(--moved); } .numbers, .names { background: var(--fact); } .signs { background: var(--rule); border-bottom: 2px dotted; }`;

/** Two versions beside each other as a web page that stands alone, with what differs marked by its kind. */
export function comparisonPage(
  names: readonly [string, string],
  lang: Language,
  { links, counts }: Comparison,
): string {
  const total = counts.reduce((sum, { places }) => sum + places, 0);
  const row = (cells: readonly (string | number)[]): string =>
    `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(names.join(' — '))}</title><style>${style}\n</style></head>`,
    `<body><h1>${names.map(escapeHtml).join(' — ')}</h1>`,
    `<p>${total.toLocaleString('en')} ${total === 1 ? 'difference' : 'differences'}</p>`,
    '<table class="counts"><thead><tr><th scope="col">kind</th><th scope="col">places</th><th scope="col">whole sentences</th><th scope="col">words, first</th><th scope="col">words, second</th></tr></thead><tbody>',
    ...counts.map(({ kind, places, sentences, first, second }) =>
      row([`<span class="${kind}">${kind}</span>`, places, sentences, first, second]),
    ),
    '</tbody></table>',
    `<table class="texts"><thead><tr>${names.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead><tbody>`,
    ...links.map(({ pieces, begins }) => {
      const classes = [begins ? 'begins' : '', pieces.every(({ kind }) => kind === 'same') ? 'same' : '']
        .filter(Boolean)
        .join(' ');
      const cell = (side: 'first' | 'second'): string =>
        `<td lang="${lang}">${pieces.map((piece) => marked(piece, side)).join('')}</td>`;
      return `<tr${classes === '' ? '' : ` class="${classes}"`}>${cell('first')}${cell('second')}</tr>`;
    }),
    '</tbody></table></body></html>',
    '',
  ].join('\n');
}

function marked(piece: Piece, side: 'first' | 'second'): string {
  const text = piece[side];
  if (text === '') return '';
  if (piece.kind === 'same') return escapeHtml(text);
  const name = side === 'first' ? 'del' : 'ins';
  // Spaces at the edges are not marked, unless they are all there is.
  const inside = text.trim();
  if (inside === '') return `<${name} class="${piece.kind}" title="${piece.kind}">${text}</${name}>`;
  const before = text.slice(0, text.length - text.trimStart().length);
  const after = text.slice(text.trimEnd().length);
  return `${before}<${name} class="${piece.kind}" title="${piece.kind}">${escapeHtml(inside)}</${name}>${after}`;
}
