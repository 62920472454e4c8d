import { SverkaError } from '../error.js';
import { ces, intertext } from './ces.js';
import { columns } from './columns.js';
import { csv } from './csv.js';
import { docx } from './docx.js';
import type { Format } from './format.js';
import { json } from './json.js';
import { jsonl } from './jsonl.js';
import { hunalign, vecalign } from './ladder.js';
import { moses } from './moses.js';
import { tei } from './tei.js';
import { tmx } from './tmx.js';
import { pharaoh } from './pharaoh.js';
import { print } from './print.js';
import { report } from './report.js';
import { conllu, vertical } from './tokens.js';
import { tsv } from './tsv.js';
import { xliff, xliff2 } from './xliff.js';
import { xlsx } from './xlsx.js';

/** All that can be written or read, in the order in which help names them. */
export const formats: readonly Format[] = [
  tmx,
  tei,
  report,
  print,
  docx,
  json,
  tsv,
  csv,
  xlsx,
  jsonl,
  xliff,
  xliff2,
  moses,
  ces,
  intertext,
  hunalign,
  vecalign,
  conllu,
  vertical,
  pharaoh,
  columns,
];

/** @throws SverkaError `format/unknown`, with the nearest name as a hint */
export function formatNamed(name: string): Format {
  const format = formats.find((known) => known.name === name);
  if (format) return format;
  const near = formats
    .map((known) => ({ name: known.name, edits: editDistance(name.toLowerCase().replace(/^\./, ''), known.name) }))
    .sort((a, b) => a.edits - b.edits)[0]!;
  const all = `The formats are ${formats.map((known) => known.name).join(', ')}.`;
  throw new SverkaError(
    'format/unknown',
    `There is no format ${name}.`,
    near.edits <= 2 ? `Did you mean ${near.name}? ${all}` : all,
  );
}

/** Levenshtein's, over one row. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    for (let column = 1; column <= b.length; column++)
      here[column] = Math.min(
        above[column]! + 1,
        here[column - 1]! + 1,
        above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1),
      );
    above = here;
  }
  return above[b.length]!;
}

/** The format that a text is of, by what it holds and not by the name of its file; only formats that can be read. */
export const recognizeFormat = (text: string): Format | undefined =>
  [jsonl, ...formats].find(({ recognizes }) => recognizes?.(text) === true);
