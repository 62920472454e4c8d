import {
  type Alignment,
  type Comparison,
  compareVersions,
  comparisonPage,
  detectLanguage,
  type Document,
  isSameText,
  type Language,
  languageNames,
  ownSplitter,
  recognizeFormat,
  segmentPlain,
  swap,
  writeApparatus,
} from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { agreementText, comparisonText } from '../corpus/versions.js';
import { contentOf } from '../input/content.js';
import { inFile, readable, readAlignment, textOf } from '../input/documents.js';
import { dash, display, readInput, writeOutputs, type Input } from '../files.js';
import { isPacked } from '../input/office.js';
import { encodingOption, encodingsOf, talkOptions, usageError, valueOf } from '../options.js';
import { warn } from '../output/report.js';
import { version } from '../version.js';

export const compare: Command = {
  files: ['A', 'B'],
  options: {
    Reading: {
      ...encodingOption,
      lang: { choices: ['en', 'ru'], description: 'of both texts [detected]; of two alignments, the side to compare' },
    },
    Results: {
      to: { choices: ['text', 'html', 'tei', 'json'], description: 'how to print [text]' },
      output: { alias: 'o', value: 'FILE', description: 'write there; - is standard output' },
      ...talkOptions,
    },
  },
  examples: [
    ['sverka compare ru.first.txt ru.second.txt', 'two translations, or two editions of a page'],
    ['sverka compare a.txt b.txt --to html -o changes.html', 'beside each other, what differs marked'],
    ['sverka compare anna.json boris.json', 'what two people made of one alignment'],
  ],
  note:
    'A and B are two texts in one language, or two alignments ' +
    `(${readable.join(', ')}). Alignments of the same texts are compared by their links; of others, the text that ` +
    'differs is. Sentences are set against each other by the words they share, also where they stand elsewhere; words by ' +
    'a shortest difference. [-old-] {+new+}. Kinds: added, dropped, reworded, reordered, numbers, names, and signs ' +
    '(punctuation, capitals, ё).',
  run,
};

async function run(names: readonly string[], given: Given): Promise<Status> {
  if (names.every((name) => name === dash))
    throw usageError('Standard input is only one file.', 'Give the other by name.');
  const remark = given['quiet'] === true ? () => {} : warn;
  const inputs = names.map(readInput);
  const encodings = encodingsOf(given, 2);
  const to = valueOf(given, 'to') ?? 'text';
  const lang = valueOf(given, 'lang') as Language | undefined;
  const kinds = inputs.map((input, index) => isAlignment(input, encodings[index]));
  if (kinds[0] !== kinds[1])
    throw usageError('One of the two is an alignment, and the other a text.', 'Give two of a kind.');
  let text: string;
  if (kinds[0]) {
    const [one, other] = inputs.map((input, index) =>
      englishFirst(readAlignment(input, remark, { encoding: encodings[index] }).alignment),
    );
    const differing = (['source', 'target'] as const).filter((side) => !isSameText(one![side].text, other![side].text));
    if (differing.length === 0) {
      if (to !== 'text') throw usageError(`--to ${to} is for texts that differ.`, 'Links are compared in text alone.');
      text = agreementText(one!, other!);
    } else {
      const side = lang === undefined ? differing[0]! : lang === 'en' ? 'source' : 'target';
      if (lang === undefined && differing.length === 2)
        throw usageError('Both texts differ.', 'Name the side to compare: --lang en or --lang ru.');
      text = compared([one![side], other![side]], inputs, to);
    }
  } else text = compared(await readVersions(inputs, encodings, lang, remark), inputs, to);
  const output = valueOf(given, 'output');
  if (output === undefined || output === dash) process.stdout.write(text);
  else writeOutputs([{ path: output, text }], inputs);
  return 0;
}

function isAlignment(input: Input, encoding: string | undefined): boolean {
  if (isPacked(input)) return false;
  return recognizeFormat(textOf(input, encoding)) !== undefined;
}

const englishFirst = (alignment: Alignment): Alignment =>
  alignment.source.lang === 'en' ? alignment : swap(alignment);

async function readVersions(
  inputs: readonly Input[],
  encodings: readonly (string | undefined)[],
  given: Language | undefined,
  remark: (message: string) => void,
): Promise<readonly [Document, Document]> {
  const texts: string[] = [];
  for (const [index, input] of inputs.entries())
    texts.push((await contentOf(input, 'auto', encodings[index], remark)).text);
  const langs = texts.map((text, index) => given ?? inFile(inputs[index]!.name, () => detectLanguage(text)));
  if (langs[0] !== langs[1])
    throw usageError(
      `${display(inputs[0]!.name)} is ${languageNames[langs[0]!]}, and ${display(inputs[1]!.name)} ${languageNames[langs[1]!]}.`,
      'Two versions are of one language; sverka align is for two languages, and --lang overrules what was detected.',
    );
  const [first, second] = texts.map((text) => segmentPlain(text, langs[0]!, ownSplitter(langs[0]!)));
  return [first!, second!];
}

function compared([first, second]: readonly [Document, Document], inputs: readonly Input[], to: string): string {
  const comparison: Comparison = compareVersions(first, second);
  const names = inputs.map(({ name }) => display(name)) as [string, string];
  switch (to) {
    case 'html':
      return comparisonPage(names, first.lang, comparison);
    case 'tei':
      return writeApparatus({ names, lang: first.lang, version: version(), sentences: comparison.links });
    case 'json':
      return `${JSON.stringify({ names, lang: first.lang, counts: comparison.counts, links: comparison.links }, null, 1)}\n`;
    default:
      return comparisonText(comparison);
  }
}
