import type { Alignment } from '../model/alignment.js';
import type { Format, WriteOptions, Written } from './format.js';
import { attribute, escapeText } from './html/escape.js';
import { removedFrom } from './removed.js';
import { style } from './print/style.js';
import {
  doubtSigns,
  headingOf,
  missingText,
  printedBeads,
  type PrintedBead,
  type PrintedSide,
} from './side-by-side.js';

/** One page to be printed or sent: both texts side by side on A4, without scripts, filters or plots. */
export const print: Format = {
  name: 'html',
  suffix: '.html',
  description: 'page to print: both texts side by side on A4',
  write,
};

function write(alignment: Alignment, options: WriteOptions): Written {
  const { source, target, signature } = alignment;
  const { title, other, place, columns } = headingOf(alignment, options.stem);
  const beads = printedBeads(alignment, options);
  const [from, to] = columns;
  const html = [
    '<!DOCTYPE html>',
    `<html lang="${source.lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<meta name="generator" content="${attribute(`sverka ${options.version}`)}">`,
    `<title>${escapeText(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<h1>${escapeText(title)}</h1>`,
    ...(other === undefined ? [] : [`<p class="other" lang="${target.lang}">${escapeText(other)}</p>`]),
    ...(place === '' ? [] : [`<p class="place">${escapeText(place)}</p>`]),
    '</header>',
    '<main>',
    '<table>',
    '<colgroup><col class="n"><col><col></colgroup>',
    `<thead><tr><th scope="col" lang="en"><span class="unseen">Bead</span></th><th scope="col" lang="en">${escapeText(from)}</th><th scope="col" lang="en">${escapeText(to)}</th></tr></thead>`,
    '<tbody>',
    ...beads.flatMap(rows),
    '</tbody>',
    '</table>',
    '</main>',
    '<footer lang="en">',
    ...(beads.some(({ grade }) => grade !== 'sure') ? ['<p>? confidence below 0.9 · ?? below 0.5</p>'] : []),
    `<p>${escapeText(signature)}</p>`,
    '</footer>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
  return {
    parts: [{ suffix: print.suffix, text: html }],
    kept: beads.length,
    what: 'beads',
    left: [],
    remarks: removedFrom(alignment),
  };
}

function rows(bead: PrintedBead): string[] {
  const { number, source, target, shape, grade, confidence, begins, isHead } = bead;
  const name = ({ lang, speaker }: PrintedSide): string =>
    speaker === '' ? '<td></td>' : `<th lang="${lang}">${escapeText(speaker)}</th>`;
  const speakers =
    source.speaker === '' && target.speaker === ''
      ? []
      : [`<tr class="speaker"><td></td>${name(source)}${name(target)}</tr>`];
  const classes = [begins ? 'begins' : '', isHead ? 'head' : '', grade === 'sure' ? '' : grade]
    .filter((each) => each !== '')
    .join(' ');
  const cell = ({ lang, text }: PrintedSide): string =>
    text === ''
      ? `<td class="missing" lang="en">${missingText(lang)}</td>`
      : `<td lang="${lang}">${escapeText(text)}</td>`;
  const doubt = grade === 'sure' ? '' : `<br><b>${doubtSigns[grade]}</b> ${escapeText(confidence)}`;
  const kind = shape === '1:1' ? '' : `<br>${shape}`;
  const tick = confidence === '✓' ? ' ✓' : '';
  return [
    ...speakers,
    `<tr id="b${number}"${classes === '' ? '' : ` class="${classes}"`}><th scope="row" class="n">${number}${tick}${kind}${doubt}</th>${cell(source)}${cell(target)}</tr>`,
  ];
}
