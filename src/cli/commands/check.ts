import {
  differenceRules,
  findDifferences,
  leastCertain,
  optionalRules,
  readSuppressions,
  suppress,
  type Alignment,
  type Check,
  type Lexicon,
} from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { differencesJson, differencesText } from '../differences.js';
import { inFile, readAlignment, textOf } from '../documents.js';
import { display, readInput } from '../files.js';
import { lexiconOptions, readLexicon } from '../lexicons.js';
import {
  encodingOption,
  encodingsOf,
  memoryLanguages,
  talkOptions,
  usageError,
  valueOf,
  valuesOf,
} from '../options.js';
import { unpackAlignment } from '../packed.js';
import { alignFiles, readingOptions } from '../pair.js';
import { warn } from '../report.js';
import { ownLexicon } from '../resources.js';

const all = [...differenceRules, ...optionalRules];
const names = all.map(({ name }) => name);

export const check: Command = {
  files: ['ALIGNMENT'],
  instead: ['A', 'B'],
  options: {
    'Reading and aligning': {
      ...readingOptions,
      lang: { value: 'A,B', description: 'of A and B, or of a memory of several: en,ru [detected]' },
    },
    Findings: {
      rules: { value: 'NAME,…', members: names, description: 'only these; with - before each, all but these' },
      'min-certainty': { value: 'P', description: `leave out what is less certain [${leastCertain}]` },
      suppress: { value: 'FILE', description: 'leave out what it names: rule, sentence, reason; TSV' },
      to: { choices: ['text', 'json'], description: 'how to print [text]' },
      ...talkOptions,
    },
  },
  examples: [
    ['sverka check talks.json', 'what differs between the two texts'],
    ['sverka check en.txt ru.txt', 'of texts, which are aligned first'],
    ['sverka check talks.tmx --rules number,missing', 'by two rules alone'],
    ['sverka check talks.json --rules=-question', 'by all but one'],
  ],
  tables: {
    Rules: differenceRules.map(({ name, description }) => [name, description]),
    'Rules that have to be named': optionalRules.map(({ name, description }) => [name, description]),
  },
  note:
    'ALIGNMENT is what sverka convert reads; A and B are two texts, as sverka align takes them. The exit status is 1 ' +
    'when something is found. docs/check.md tells how often the rules err.',
  run,
};

async function run(files: readonly string[], given: Given): Promise<Status> {
  const rules = rulesOf(valuesOf(given, 'rules'));
  const minCertainty = certainty(valueOf(given, 'min-certainty'));
  const suppressing = valueOf(given, 'suppress');
  const suppressions =
    suppressing === undefined ? [] : inFile(suppressing, () => readSuppressions(textOf(readInput(suppressing)), names));
  const { alignment, lexicon } = await read(files, given);
  const found = findDifferences(alignment, { lexicon }, { rules, minCertainty });
  const { left, unused } = suppress(alignment, found, suppressions);
  if (given['quiet'] !== true)
    for (const { rule, unit, line } of unused)
      warn(`${display(suppressing!)}:${line}: nothing is found by ${rule} at ${unit}; the line can go.`);
  const write = valueOf(given, 'to') === 'json' ? differencesJson : differencesText;
  process.stdout.write(write(alignment, left));
  return left.length > 0 ? 1 : 0;
}

async function read(
  files: readonly string[],
  given: Given,
): Promise<{ readonly alignment: Alignment; readonly lexicon: Lexicon }> {
  if (files.length === 2) {
    const { alignment, means } = await alignFiles(files, given, () => {});
    return { alignment, lexicon: means.lexicon };
  }
  refuseForSaved(given);
  const input = readInput(files[0]!);
  const { alignment } = readAlignment(input, given['quiet'] === true ? () => {} : warn, {
    encoding: encodingsOf(given, 1)[0],
    unpacked: await unpackAlignment(input),
    languages: memoryLanguages(given),
  });
  if (alignment.ladders.sentence === undefined)
    throw usageError('There are no sentences that are aligned.', 'Give an alignment by sentences.');
  return { alignment, lexicon: readLexicon(given, ownLexicon).lexicon };
}

/** What is said of reading and aligning texts is of no use where they are aligned. */
function refuseForSaved(given: Given): void {
  const useful = [...Object.keys(encodingOption), ...Object.keys(lexiconOptions), 'lang'];
  const useless = Object.keys(readingOptions).find((name) => given[name] !== undefined && !useful.includes(name));
  if (useless !== undefined)
    throw usageError(`--${useless} is for two texts, and one file is given.`, 'Leave it out, or give both texts.');
}

/** Names, or all but those with a hyphen before them. */
function rulesOf(words: readonly string[] | undefined): readonly Check[] {
  if (words === undefined) return differenceRules;
  const unknown = words.find((word) => !names.includes(word.replace(/^-/u, '')));
  if (unknown !== undefined) throw usageError(`--rules cannot be ${unknown}.`, `The rules are ${names.join(', ')}.`);
  const wanted = words.filter((word) => !word.startsWith('-'));
  const chosen = wanted.length === 0 ? differenceRules : all.filter(({ name }) => wanted.includes(name));
  return chosen.filter(({ name }) => !words.includes(`-${name}`));
}

function certainty(value: string | undefined): number {
  if (value === undefined) return leastCertain;
  const number = Number(value);
  if (!(number >= 0 && number <= 1))
    throw usageError(`--min-certainty cannot be ${value}.`, 'It is a number from 0 to 1, such as .9.');
  return number;
}
