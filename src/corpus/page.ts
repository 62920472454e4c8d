import { shownConfidence } from '../format/confidence.js';
import { attribute as escapeHtml } from '../format/html/escape.js';
import type { Language, Span } from '../model/document.js';
import { type Line, markedPieces, type Texts } from './concordance.js';

/** A pair with what a page says of it. */
export interface ShownPair extends Texts {
  readonly document: string;
  readonly number: number;
  readonly date: string | null;
  readonly speaker: { readonly en: string; readonly ru: string } | undefined;
  readonly confidence: number | null;
}

const style = `
  :root { color-scheme: light dark; --ink: #1d1c1a; --quiet: #66635b; --ground: #fdfdfc; --rule: #e4e2dc; --mark: #fbe9a9; --other: #cfe6fb; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #f1efe9; --quiet: #aaa69c; --ground: #1b1b1a; --rule: #383733; --mark: #5c4b0a; --other: #16405f; }
  }
  body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
  h1 { font-size: 1.3rem; } p, th, .place { color: var(--quiet); }
  table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: 600; }
  th, td { vertical-align: top; padding: .4rem .6rem; border-top: 1px solid var(--rule); }
  .place { font-size: .85rem; width: 11rem; overflow-wrap: anywhere; } .place span { white-space: nowrap; }
  mark { background: var(--mark); color: inherit; padding: 0 .1em; } .other mark { background: var(--other); }`;

/**
 * A concordance as a web page that stands alone: a row for each line, what was looked for marked on its
 * side, what renders it on the other. Legible on light and on dark ground.
 * @param summary a line on how much was found
 */
export function concordancePage(query: string, summary: string, lines: readonly Line<ShownPair>[]): string {
  const cell = (pair: Texts, lang: Language, spans: readonly Span[], kind: string): string =>
    `<td lang="${lang}"${kind}>${marked(pair[lang], spans)}</td>`;
  const rows = lines.map(({ pair, side, own, other }) => {
    const said = [pair.document, String(pair.number)].join(' · ');
    const sure = pair.confidence === null ? undefined : shownConfidence(pair.confidence);
    const facts = [pair.speaker?.en, pair.date, sure]
      .filter((fact) => fact !== undefined && fact !== null)
      // A day is not broken at its hyphens.
      .map((fact) => (fact === pair.date ? `<span>${escapeHtml(fact)}</span>` : escapeHtml(fact)));
    const cells =
      side === 'en'
        ? cell(pair, 'en', own, '') + cell(pair, 'ru', other, ' class="other"')
        : cell(pair, 'en', other, ' class="other"') + cell(pair, 'ru', own, '');
    return `<tr><td class="place">${escapeHtml(said)}<br>${facts.join(', ')}</td>${cells}</tr>`;
  });
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(query)}</title><style>${style}\n</style></head>`,
    `<body><h1>${escapeHtml(query)}</h1><p>${escapeHtml(summary)}</p>`,
    '<table><thead><tr><th scope="col">where</th><th scope="col">English</th><th scope="col">Russian</th></tr></thead><tbody>',
    ...rows,
    '</tbody></table></body></html>',
    '',
  ].join('\n');
}

const marked = (text: string, spans: readonly Span[]): string =>
  markedPieces(text, spans)
    .map((piece) => (piece.marked ? `<mark>${escapeHtml(piece.text)}</mark>` : escapeHtml(piece.text)))
    .join('');
