import {
  differences,
  evaluate as score,
  isSameText,
  laxRates,
  levels,
  omissionRates,
  readGoldJson,
  readGoldTable,
  recognizeFormat,
  strictRates,
  SverkaError,
  swap,
  shape,
  unitText,
  type Alignment,
  type Bead,
  type Document,
  type Gold,
  type Level,
  type Rates,
  type Scores,
} from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { inFile, readable, readAlignment, textOf } from '../documents.js';
import { dash, readInput, type Input } from '../files.js';
import { talkOptions, usageError } from '../options.js';
import { warn } from '../report.js';
import { palette, table, widthOf } from '../terminal.js';

export const evaluate: Command = {
  files: ['PREDICTED', 'GOLD'],
  options: {
    Options: {
      diff: { description: 'show where the sentences differ: - as predicted, + as in the gold' },
      ...talkOptions,
    },
  },
  examples: [
    ['sverka align en.txt ru.txt --to json -o talks.json', 'an alignment'],
    ['sverka evaluate talks.json gold.tsv', 'how good it is'],
    ['sverka evaluate talks.json gold.tsv --diff', 'and where it fails'],
  ],
  note:
    `PREDICTED is ${readable.slice(0, -1).join(', ')} or ${readable.at(-1)!}. GOLD is one of these, a table as ` +
    'corpora/README.md describes it, or a gold document in JSON, of the same texts; white space may differ. strict: a bead of the gold, both sides equal. lax: it shares something with ' +
    'a bead of the gold on both sides. omission: units left without a partner.',
  run,
};

function run(names: readonly string[], given: Given): Status {
  if (names.every((name) => name === dash))
    throw usageError('Standard input is only one file.', 'Give the other by name.');
  const [predictedInput, goldInput] = names.map(readInput);
  const remark = given['quiet'] === true ? () => {} : warn;
  const read = readAlignment(predictedInput!, remark).alignment;
  const predicted = inEnglishOrder(read);
  const gold = readGold(goldInput!, predicted, remark);
  const scores = score(predicted, gold);
  const compared = [...levels].reverse().filter((level) => scores[level] !== undefined);
  if (compared.length === 0)
    throw new SverkaError(
      'gold/no-level',
      'The two have no level in common.',
      'Both need a ladder of sentences, paragraphs or turns.',
    );
  // No score without what reproduces it.
  process.stdout.write(`${scoreTable(compared.map((level) => [level, scores[level]!]))}\n${predicted.signature}\n`);
  if (given['diff'] === true) process.stdout.write(differenceTable(predicted, gold));
  return 0;
}

/** Each place where the two part, with the beads of both as they read. */
function differenceTable(predicted: Alignment, gold: Gold): string {
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
  return differences(predicted, gold, 'sentence')
    .map(({ found, wanted }) =>
      [
        '',
        ...found.map((bead) => colour.red(line('-', bead, predicted))),
        ...wanted.map((bead) => colour.green(line('+', bead, gold))),
        '',
      ].join('\n'),
    )
    .join('');
}

function readGold(input: Input, { source, target }: Alignment, remark: (message: string) => void): Gold {
  const text = textOf(input);
  const isProject = /^\s*\{\s*"sverka"/u.test(text);
  const format = recognizeFormat(text);
  if (format === undefined) return inFile(input.name, () => readGoldTable(text, source.text, target.text));
  const gold =
    format.name === 'json' && !isProject
      ? inFile(input.name, () => readGoldJson(text))
      : inEnglishOrder(readAlignment(input, remark).alignment);
  // Beads are compared by the characters that they cover: in another text these mean nothing.
  if (!isSameText(gold.source.text, source.text) || !isSameText(gold.target.text, target.text))
    throw new SverkaError(
      'gold/other-text',
      'The gold is of other texts.',
      'Align the very texts that it was made from; a memory lacks what has no translation.',
      {
        file: input.name,
      },
    );
  return gold;
}

const inEnglishOrder = (alignment: Alignment): Alignment =>
  alignment.source.lang === 'en' ? alignment : swap(alignment);

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
