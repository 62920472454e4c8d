import type { Alignment } from '../../model/alignment.js';
import { levels, rawText, type Document } from '../../model/document.js';
import { isNull, shape } from '../../model/ladder.js';
import { cutDigits } from '../confidence.js';
import type { WriteOptions } from '../format.js';
import { beadRows } from '../rows.js';
import { headingOf } from '../side-by-side.js';
import { flow } from '../text.js';
import { sheetXml, type SheetCell } from './sheet.js';
import { look } from './style.js';

/** What the alignment is, in numbers. */
export function sheetOfStatistics(alignment: Alignment, options: WriteOptions): string {
  const { source, target, moves, signature } = alignment;
  const { title, columns, place } = headingOf(alignment, options.stem);
  const beads = beadRows(alignment, options.level).map(({ bead }) => bead);
  const posteriors = beads.flatMap(({ posterior }) => (posterior === undefined ? [] : [posterior]));
  const share = (count: number): number => (beads.length === 0 ? 0 : count / beads.length);
  const counts = new Map<string, number>();
  for (const bead of beads) counts.set(shape(bead), (counts.get(shape(bead)) ?? 0) + 1);
  const characters = (document: Document): number =>
    document.units.sentence.reduce((sum, unit) => sum + rawText(document, unit).length, 0);

  const text = (content: string, name: 'plain' | 'label' | 'title' | 'head' = 'plain'): SheetCell => ({
    content: flow(content, 'keep'),
    look: look(name),
  });
  const number = (content: number): SheetCell => ({ content, look: look('count') });
  const decimal = (content: number): SheetCell => ({ content, look: look('plain') });
  const part = (content: number): SheetCell => ({ content, look: look('share') });
  const counted = (label: string, count: number): SheetCell[] => [text(label), number(count), part(share(count))];
  const rows: SheetCell[][] = [
    [text(title, 'title')],
    ...(place === '' ? [] : [[text(place)]]),
    [],
    [text('Texts', 'head'), text(columns[0], 'head'), text(columns[1], 'head')],
    ...levels.map((level) => [text(`${level}s`), ...[source, target].map(({ units }) => number(units[level].length))]),
    [text('characters of sentences'), number(characters(source)), number(characters(target))],
    [],
    [text(`Beads by ${options.level}`, 'head'), text('count', 'head'), text('share', 'head')],
    counted('all', beads.length),
    ...[...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => counted(name, count)),
    counted('without a partner', beads.filter(isNull).length),
    counted('confirmed by a person', beads.filter(({ by }) => by === 'person').length),
    [text('passages that moved'), number(moves.length)],
    [],
    [text('Confidence', 'head'), text('count', 'head'), text('share', 'head')],
    ...(posteriors.length === 0
      ? [[text('not known')]]
      : [
          [
            text('mean'),
            decimal(Number(cutDigits(posteriors.reduce((sum, each) => sum + each, 0) / posteriors.length, 3))),
          ],
          counted('below 0.9', posteriors.filter((each) => each < 0.9).length),
          counted('below 0.5', posteriors.filter((each) => each < 0.5).length),
        ]),
    [],
    [text('In the sheet of beads', 'label')],
    [{ content: 'confidence below 0.9', look: look('text-fair') }],
    [{ content: 'confidence below 0.5', look: look('text-doubtful') }],
    [],
    [text(`sverka ${options.version}`)],
    [text(signature)],
  ];
  return sheetXml({ rows: rows.map((cells) => ({ cells })), widths: [34, 16, 16], hasHead: false });
}
