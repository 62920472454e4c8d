import { swap, type Alignment } from '../model/alignment.js';
import { type Document } from '../model/document.js';
import { length, type Ladder } from '../model/ladder.js';
import { segmentLines } from '../segment/segment.js';
import type { Format, ReadOptions, WriteOptions, Written } from './format.js';
import { withCoarser } from './pairs.js';
import { removedFrom } from './removed.js';
import { alignRungs, readRungs } from './rungs.js';
import { beadRows } from './rows.js';
import { flow, formatConfidence, wordingOf } from './text.js';
import { languagesOfTexts, unitsInvalid } from './units.js';

/** The ladder of hunalign (Varga et al. 2005) and the two texts, a sentence a line. */
export const hunalign: Format = {
  name: 'hunalign',
  suffix: '.ladder',
  description: 'ladder of hunalign, and the two texts with a sentence a line',
  hasParts: true,
  write: (alignment, options) => write(alignment, options, '.ladder', ladderLines),
  read,
  recognizes: (text) => /^\uFEFF?0\t0(?:\t|\r?\n)/u.test(text),
};

/** Links of vecalign (Thompson and Koehn 2019) and the two texts, a sentence a line. */
export const vecalign: Format = {
  name: 'vecalign',
  suffix: '.vecalign',
  description: 'links of vecalign, and the two texts with a sentence a line',
  hasParts: true,
  write: (alignment, options) => write(alignment, options, '.vecalign', linkLines),
  read,
  recognizes: (text) => /^\uFEFF?\[[\d, ]*\]:\[[\d, ]*\]/u.test(text),
};

/** Their second or third column is no probability; ours is, and both programs read any number there. */
const ladderLines = (ladder: Ladder): string[] => [
  ...ladder.map(({ source, target, posterior }) => `${source[0]}\t${target[0]}\t${formatConfidence(posterior ?? 0)}`),
  `${ladder.at(-1)?.source[1] ?? 0}\t${ladder.at(-1)?.target[1] ?? 0}\t0`,
];

const linkLines = (ladder: Ladder): string[] =>
  ladder.map(({ source, target, posterior }) => {
    const numbers = (span: readonly [number, number]): string =>
      `[${Array.from({ length: length(span) }, (_, index) => span[0] + index).join(', ')}]`;
    return `${numbers(source)}:${numbers(target)}:${formatConfidence(1 - (posterior ?? 1))}`;
  });

function write(
  alignment: Alignment,
  options: WriteOptions,
  suffix: string,
  lines: (ladder: Ladder) => string[],
): Written {
  const ladder = beadRows(alignment, 'sentence').map(({ bead }) => bead);
  const text = (document: Document): string =>
    document.units.sentence
      .map((unit) => `${flow(wordingOf(document, unit), options.nbsp ?? 'keep').trim() || '\uFFFD'}\n`)
      .join('');
  return {
    parts: [
      {
        suffix,
        text: lines(ladder)
          .map((line) => `${line}\n`)
          .join(''),
      },
      { suffix: '.source.txt', text: text(alignment.source) },
      { suffix: '.target.txt', text: text(alignment.target) },
    ],
    kept: ladder.length,
    what: 'beads',
    left: [],
    remarks: removedFrom(alignment),
  };
}

function read(text: string, { texts, remark = () => {} }: ReadOptions = {}): Alignment {
  if (texts === undefined) throw unitsInvalid('it has no texts of its own, and none are given with --texts', {});
  const [first, second] = languagesOfTexts([undefined, undefined], texts);
  // Both programs count every line; a blank one is a sentence to them that has no words.
  const [source, target] = [segmentLines(texts[0], first), segmentLines(texts[1], second)];
  const isTurned = first === 'ru';
  const rungs = readRungs(text);
  // Which text is English is known here, and not guessed by numbers of sentences.
  const links = rungs.links.map(({ source: from, target: to, line }) =>
    isTurned ? { source: to, target: from, line } : { source: from, target: to, line },
  );
  const [from, to] = isTurned ? [target, source] : [source, target];
  const { sizes } = rungs;
  const english = { ...rungs, links, ...(sizes && { sizes: isTurned ? ([sizes[1], sizes[0]] as const) : sizes }) };
  const found = withCoarser(alignRungs(english, { source: from, target: to, ladders: {} }, remark));
  return isTurned ? swap(found) : found;
}
