import type { Alignment } from '../model/alignment.js';
import { type Document, type Unit } from '../model/document.js';
import { isNull, shape } from '../model/ladder.js';
import { cutDigits, gradeOf, shownConfidence } from './confidence.js';
import type { Format, WriteOptions, Written } from './format.js';
import { attribute, escapeText } from './html/escape.js';
import { removedFrom } from './removed.js';
import { figures } from './report/figures.js';
import { marksOf, sceneOf } from './report/marks.js';
import { script } from './report/script.js';
import { style } from './report/style.js';
import { beadRows, type Cell, type Row } from './rows.js';
import { flow, languageNames, speakerName, wordingOf } from './text.js';

/** One page for the eye, complete in itself: both texts with their links, filters, search and plots. */
export const report: Format = {
  name: 'report',
  suffix: '.report.html',
  description: 'a page to open in a browser: both texts, links, confidence, plots',
  write,
};

function write(alignment: Alignment, options: WriteOptions): Written {
  const rows = beadRows(alignment, options.level);
  const { source, target } = alignment;
  const title = titleOf(alignment, options);
  const html = [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">`,
    `<meta name="generator" content="${attribute(`sverka ${options.version}`)}">`,
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeText(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#texts">To the texts</a>',
    header(alignment, rows, title),
    '<main>',
    figuresSection(rows, alignment, options),
    tools(alignment, rows),
    `<section id="texts" aria-label="Both texts" tabindex="-1">`,
    '<table>',
    `<caption class="unseen">${languageNames[source.lang]} and ${languageNames[target.lang]}, a bead a row</caption>`,
    `<thead><tr><th scope="col" lang="${source.lang}">${escapeText(heading(source))}</th><th scope="col"><span class="unseen">Link</span></th>` +
      `<th scope="col" lang="${target.lang}">${escapeText(heading(target))}</th></tr></thead>`,
    '<tbody>',
    ...tableRows(alignment, rows, options),
    '</tbody>',
    '</table>',
    '<p id="nothing" hidden>No row is like that.</p>',
    '</section>',
    '</main>',
    `<footer><p class="signature">${escapeText(alignment.signature)}</p></footer>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
  return {
    parts: [{ suffix: report.suffix, text: html }],
    kept: rows.length,
    what: 'beads',
    left: [],
    remarks: removedFrom(alignment),
  };
}

const titleOf = ({ source, target }: Alignment, { stem }: WriteOptions): string =>
  flow(source.meta.title ?? target.meta.title ?? source.meta.id ?? stem, 'keep').trim();

const heading = ({ lang, meta }: Document): string =>
  meta.status === undefined ? languageNames[lang] : `${languageNames[lang]} (${meta.status})`;

function header({ source, target, moves }: Alignment, rows: readonly Row[], title: string): string {
  const other = target.meta.title !== undefined && target.meta.title !== title ? target.meta.title : undefined;
  const posteriors = rows.flatMap(({ bead }) => (bead.posterior === undefined ? [] : [bead.posterior]));
  const mean = posteriors.reduce((sum, each) => sum + each, 0) / posteriors.length;
  const alone = rows.filter(({ bead }) => isNull(bead)).length;
  const doubtful = posteriors.filter((each) => each < 0.9).length;
  const facts = [
    [rows.length.toLocaleString('en'), rows.length === 1 ? 'bead' : 'beads'],
    ...(posteriors.length > 0
      ? [[cutDigits(mean, 3), 'mean confidence'] as const, [doubtful.toLocaleString('en'), 'below 0.9'] as const]
      : []),
    [alone.toLocaleString('en'), 'without a partner'],
    ...(moves.length > 0
      ? [[moves.length.toLocaleString('en'), moves.length === 1 ? 'passage moved' : 'passages moved'] as const]
      : []),
  ] as const;
  const place = [source.meta.date ?? target.meta.date, source.meta.place]
    .filter((each) => each !== undefined)
    .join(' · ');
  return (
    `<header><div><h1 lang="${source.lang}">${escapeText(title)}</h1>` +
    (other === undefined ? '' : `<p class="other" lang="${target.lang}">${escapeText(flow(other, 'keep'))}</p>`) +
    (place === '' ? '' : `<p class="place">${escapeText(flow(place, 'keep'))}</p>`) +
    `</div><ul class="facts">${facts.map(([number, what]) => `<li><b>${number}</b> ${what}</li>`).join('')}</ul></header>`
  );
}

function figuresSection(rows: readonly Row[], alignment: Alignment, { level }: WriteOptions): string {
  return (
    '<details class="figures" open><summary>Plots</summary><div class="grid">' +
    figures(marksOf(rows, alignment), sceneOf(alignment, level)) +
    '</div></details>'
  );
}

function tools({ source, target }: Alignment, rows: readonly Row[]): string {
  const names = new Set(
    rows.flatMap((row) => [...speakersOf(source, row.source.units), ...speakersOf(target, row.target.units)]),
  );
  const people = [...new Set([...names])];
  const label = (id: string): string => speakerName(source.meta, id) || speakerName(target.meta, id) || id;
  const option = (value: string, text: string): string =>
    `<option value="${attribute(value)}">${escapeText(text)}</option>`;
  return (
    '<form class="tools" role="search" aria-label="Filter the texts" onsubmit="return false">' +
    '<label>Search <input id="words" type="search" autocomplete="off" spellcheck="false"></label>' +
    `<label>Confidence <select id="confidence">${option('', 'any')}${option('0.9', 'below 0.9')}${option('0.5', 'below 0.5')}</select></label>` +
    `<label>Links <select id="kind">${option('', 'all')}${option('null', 'without a partner')}${option('many', 'not 1:1')}${option('moved', 'moved')}${option('person', 'confirmed')}</select></label>` +
    (people.length < 2
      ? ''
      : `<label>Speaker <select id="speaker">${option('', 'all')}${people.map((id) => option(id, flow(label(id), 'keep'))).join('')}</select></label>`) +
    `<output id="shown" aria-live="polite">${rows.length.toLocaleString('en')} of ${rows.length.toLocaleString('en')}</output>` +
    '<button type="button" id="theme">Dark</button></form>'
  );
}

const speakersOf = (_: Document, units: readonly Unit[]): string[] =>
  units.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker]));

function tableRows(alignment: Alignment, rows: readonly Row[], options: WriteOptions): string[] {
  const { source, target } = alignment;
  const moved = movedRows(alignment, rows, options);
  const turns = [turnFinder(source, options.level), turnFinder(target, options.level)] as const;
  let before = [-1, -1];
  let paragraphs = [-1, -1];
  return rows.flatMap((row, index) => {
    const { bead } = row;
    const now = [turns[0](row.source) ?? before[0]!, turns[1](row.target) ?? before[1]!];
    const names = [source, target].map((document, side) => {
      const speaker = now[side] === before[side] ? undefined : document.units.turn[now[side]!]?.speaker;
      return speaker === undefined ? '' : flow(speakerName(document.meta, speaker), 'keep');
    });
    const parents = [row.source, row.target].map(({ sentences }, side) => sentences[0]?.parent ?? paragraphs[side]!);
    const isNew = parents.some((parent, side) => parent !== paragraphs[side]);
    before = now;
    paragraphs = [row.source, row.target].map(({ sentences }, side) => sentences.at(-1)?.parent ?? paragraphs[side]!);
    const isHead = [...row.source.units, ...row.target.units].every(({ kind }) => kind === 'head');
    const move = moved.get(index);
    const classes = [
      isNew ? 'begins' : '',
      isHead ? 'head' : '',
      isNull(bead) ? 'alone' : '',
      gradeOf(bead) === 'sure' ? '' : gradeOf(bead),
    ].filter((each) => each !== '');
    const speakers = [...new Set([...speakersOf(source, row.source.units), ...speakersOf(target, row.target.units)])];
    const data = [
      bead.posterior === undefined ? '' : ` data-p="${bead.posterior.toFixed(6)}"`,
      ` data-k="${[isNull(bead) ? 'null' : shape(bead) === '1:1' ? '' : 'many', move ? 'moved' : '', bead.by === 'person' ? 'person' : ''].filter((each) => each !== '').join(' ')}"`,
      speakers.length === 0 ? '' : ` data-s="${attribute(speakers.join('\t'))}"`,
    ].join('');
    const cell = (document: Document, { sentences }: Cell): string =>
      sentences.length === 0
        ? `<td class="missing">not in the ${languageNames[document.lang]} text${move ? `; <a href="#b${move.row + 1}">it stands elsewhere</a>` : ''}</td>`
        : `<td lang="${document.lang}">${sentences
            .map(
              (unit) =>
                `<span class="s" id="${attribute(unit.id)}">${escapeText(flow(wordingOf(document, unit), options.nbsp ?? 'keep').trim())}</span>`,
            )
            .join(' ')}</td>`;
    const speakerRow = names.every((name) => name === '')
      ? []
      : [`<tr class="speaker">${nameCell(source, names[0]!)}<td></td>${nameCell(target, names[1]!)}</tr>`];
    return [
      ...speakerRow,
      `<tr id="b${index + 1}"${classes.length === 0 ? '' : ` class="${classes.join(' ')}"`}${data}>${cell(source, row.source)}${linkCell(row, move)}${cell(target, row.target)}</tr>`,
    ];
  });
}

const nameCell = ({ lang }: Document, name: string): string =>
  name === '' ? '<td></td>' : `<th scope="rowgroup" lang="${lang}">${escapeText(name)}</th>`;

function linkCell({ bead }: Row, move: { readonly row: number } | undefined): string {
  const name = shape(bead);
  const confidence = bead.by === 'person' ? '✓' : bead.posterior === undefined ? '' : shownConfidence(bead.posterior);
  const said =
    bead.by === 'person'
      ? 'confirmed'
      : bead.posterior === undefined
        ? 'confidence unknown'
        : `confidence ${confidence}`;
  return (
    `<td class="link">${threads(bead.source[1] - bead.source[0], bead.target[1] - bead.target[0])}` +
    `<span class="p" title="${name}, ${said}"><span class="unseen">${name}, ${said}</span><span aria-hidden="true">${name === '1:1' ? '' : `<i>${name}</i> `}${confidence}</span></span>` +
    `${move && !isNull(bead) ? `<br><a href="#b${move.row + 1}">moved</a>` : ''}</td>`
  );
}

/** Lines from each unit of the source to each of the target: few, drawn as a fan. */
function threads(n: number, m: number): string {
  if (n === 0 || m === 0)
    return '<svg class="threads" viewBox="0 0 40 12" aria-hidden="true"><circle cx="20" cy="6" r="2.2"/></svg>';
  const at = (index: number, count: number): number => (count === 1 ? 6 : 1 + (10 * index) / (count - 1));
  const most = 6;
  const [a, b] = [Math.min(n, most), Math.min(m, most)];
  const lines = Array.from({ length: Math.max(a, b) }, (_, index) => {
    const [from, to] = [at(Math.min(index, a - 1), a), at(Math.min(index, b - 1), b)];
    return `M0 ${from.toFixed(1)}C20 ${from.toFixed(1)} 20 ${to.toFixed(1)} 40 ${to.toFixed(1)}`;
  });
  return `<svg class="threads" viewBox="0 0 40 12" preserveAspectRatio="none" aria-hidden="true"><path d="${lines.join('')}"/></svg>`;
}

/** Rows whose text stands elsewhere in the other text, with the row where it does. */
function movedRows(
  { moves }: Alignment,
  rows: readonly Row[],
  { level }: WriteOptions,
): Map<number, { readonly row: number }> {
  const found = new Map<number, { readonly row: number }>();
  if (level !== 'sentence') return found;
  const rowOf = (side: 'source' | 'target', index: number): number =>
    rows.findIndex(({ bead }) => bead[side][0] <= index && index < bead[side][1]);
  for (const { source, target } of moves) {
    const [first, second] = [rowOf('source', source[0]), rowOf('target', target[0])];
    for (let index = source[0]; index < source[1]; index++) found.set(rowOf('source', index), { row: second });
    for (let index = target[0]; index < target[1]; index++) found.set(rowOf('target', index), { row: first });
  }
  return found;
}

/** The turn of a cell's first unit. */
function turnFinder(document: Document, level: 'sentence' | 'paragraph'): (cell: Cell) => number | undefined {
  const { paragraph } = document.units;
  return ({ units }) =>
    units[0] ? (level === 'paragraph' ? units[0].parent : paragraph[units[0].parent]!.parent) : undefined;
}
