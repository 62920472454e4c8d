import {
  alignRungs,
  differences,
  isSameText,
  judge,
  judgeByText,
  laxRates,
  levels,
  omissionRates,
  readGoldJson,
  readGoldTable,
  readRungs,
  recognizeFormat,
  shape,
  strictRates,
  SverkaError,
  swap,
  unitText,
  type Alignment,
  type Bead,
  type Document,
  type Gold,
  type Level,
  type Rates,
  type Scores,
  type Verdict,
} from '../../index.js';
import { inFile, readAlignment, textOf } from '../input/documents.js';
import { display, type Input } from '../files.js';
import { isGoldJson, kindOf, readGoldItem } from '../input/gold.js';
import { palette, table, widthOf } from '../terminal.js';

/** An alignment that was compared with a gold one. */
export interface Compared {
  readonly verdicts: Partial<Record<Level, Verdict>>;
  readonly predicted: Alignment;
  readonly gold: Gold;
  /** Whether both are of the same texts, so that they can be shown beside each other. */
  readonly sameTexts: boolean;
}

/**
 * Compares an alignment, ours or another program's, with the gold.
 * @param remark is told what was decided and what is lost
 */
export function compare(predictedInput: Input, goldInput: Input, remark: (message: string) => void): Compared {
  if (kindOf(predictedInput) === 'rungs') {
    const gold = readGoldAlone(goldInput, remark);
    const predicted = inFile(predictedInput.name, () => alignRungs(readRungs(textOf(predictedInput)), gold, remark));
    return { verdicts: judge(predicted, gold), predicted, gold, sameTexts: true };
  }
  const predicted = inEnglishOrder(readAlignment(predictedInput, remark).alignment);
  const gold = readGold(goldInput, predicted, remark);
  // Beads are compared by the characters that they cover: in another text these mean nothing.
  if (isSameText(gold.source.text, predicted.source.text) && isSameText(gold.target.text, predicted.target.text))
    return { verdicts: judge(predicted, gold), predicted, gold, sameTexts: true };
  // A memory has only what has a translation, and its own order: its links are found by their wording.
  const { verdict, links, strangers } = isMemory(predictedInput) ? judgeByText(predicted, gold) : nothingFound;
  if (verdict === undefined || strangers > links / 2)
    throw new SverkaError(
      'gold/other-text',
      'The gold is of other texts.',
      'Align the very texts that it was made from.',
      { file: display(goldInput.name) },
    );
  remark(
    `The texts are not those of the gold; links are found there by their wording` +
      `${strangers === 0 ? '.' : `, and ${strangers} of ${links}, which it has not, are wrong.`}`,
  );
  return { verdicts: { sentence: verdict }, predicted, gold, sameTexts: false };
}

/** Whether a file keeps translations, and perhaps not the whole texts that these are from. */
const isMemory = (input: Input): boolean =>
  input.unpacked !== undefined || !['json', 'tei'].includes(recognizeFormat(textOf(input))?.name ?? '');

const nothingFound = { verdict: undefined, links: 0, strangers: 0 };

/** A gold document that carries its texts: all that a ladder of numbers can be compared with. */
function readGoldAlone(input: Input, remark: (message: string) => void): Gold {
  return kindOf(input) === 'gold' ? readGoldItem(input).gold : inEnglishOrder(readAlignment(input, remark).alignment);
}

/** A gold table may lie anywhere: its texts are those of the alignment, or else the pages beside it. */
function readGold(input: Input, { source, target }: Alignment, remark: (message: string) => void): Gold {
  if (kindOf(input) === 'alignment') return inEnglishOrder(readAlignment(input, remark).alignment);
  const text = textOf(input);
  if (isGoldJson(text)) return inFile(input.name, () => readGoldJson(text));
  try {
    return inFile(input.name, () => readGoldTable(text, source.text, target.text));
  } catch (error) {
    try {
      return readGoldItem(input).gold;
    } catch {
      throw error;
    }
  }
}

const inEnglishOrder = (alignment: Alignment): Alignment =>
  alignment.source.lang === 'en' ? alignment : swap(alignment);

/** The scores of one comparison. @throws SverkaError `gold/no-level` */
export function comparisonTable(verdicts: Compared['verdicts'], signature: string): string {
  const compared = [...levels].reverse().filter((level) => verdicts[level] !== undefined);
  if (compared.length === 0)
    throw new SverkaError(
      'gold/no-level',
      'The two have no level in common.',
      'Both need a ladder of sentences, paragraphs or turns.',
    );
  // No score without what reproduces it.
  return `${scoreTable(compared.map((level) => [level, verdicts[level]!.scores]))}\n${signature}\n`;
}

function scoreTable(scores: readonly (readonly [Level, Scores])[]): string {
  const colour = palette(process.stdout);
  const numbers = ({ precision, recall, f1 }: Rates) => [precision, recall, f1].map((rate) => rate.toFixed(3));
  const [head, ...rows] = table(
    [
      ['level', 'score', 'precision', 'recall', 'F1'],
      ...scores.flatMap(([level, each]) => [
        [level, 'strict', ...numbers(strictRates(each))],
        ['', 'lax', ...numbers(laxRates(each))],
        ['', 'omission', ...numbers(omissionRates(each))],
      ]),
    ],
    [2, 3, 4],
  );
  return `${[colour.bold(head), ...rows].join('\n')}\n`;
}

/** Each place where the two part, with the beads of both as they read. */
export function differenceTable(predicted: Alignment, gold: Gold): string {
  const turned = inEnglishOrder(predicted);
  const colour = palette(process.stdout);
  const room = Math.max(20, Math.floor((widthOf(process.stdout) - 20) / 2));
  const side = (document: Document, [from, to]: Bead['source']): string => {
    const text = document.units.sentence
      .slice(from, to)
      .map((unit) => unitText(document, unit))
      .join(' | ');
    return (text.length > room ? `${text.slice(0, room - 1)}…` : text || '–').padEnd(room);
  };
  const line = (sign: string, bead: Bead, { source, target }: Pick<Alignment, 'source' | 'target'>): string =>
    `${sign} ${shape(bead)}  ${bead.posterior?.toFixed(3) ?? '     '}  ${side(source, bead.source)}  ${side(target, bead.target).trimEnd()}`;
  return differences(turned, gold, 'sentence')
    .map(({ found, wanted }) =>
      [
        '',
        ...found.map((bead) => colour.red(line('-', bead, turned))),
        ...wanted.map((bead) => colour.green(line('+', bead, gold))),
        '',
      ].join('\n'),
    )
    .join('');
}
