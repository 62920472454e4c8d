import {
  differenceRules,
  findDifferences,
  glossaryCheck,
  leastCertain,
  optionalRules,
  readGlossary,
  readSuppressions,
  severities,
  suppress,
  type Alignment,
  type Check,
  type CheckSeverity,
  type Lexicon,
  type Term,
} from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { allRules, differencesJson, differencesText, severityOf } from '../view/differences.js';
import { differencesPage } from '../view/differences-page.js';
import { inFile, readAlignment, textOf } from '../input/documents.js';
import { dash, display, readInput, writeOutputs, type Input } from '../files.js';
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
import { unpackAlignment } from '../input/packed.js';
import { alignFiles, readingOptions } from '../align/pair.js';
import { warn } from '../output/report.js';
import { ownLexicon } from '../resources.js';

const names = allRules.map(({ name }) => name);

const described = ({ name, description, severity = 'warning' }: Check): readonly [string, string] => [
  name,
  `${description} (${severity})`,
];

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
      severity: { choices: severities, description: 'leave out what matters less than this [note]' },
      glossary: { value: 'FILE', description: 'terms that are to be rendered so; TSV, .dic or TBX' },
      suppress: { value: 'FILE', description: 'leave out what it names: rule, sentence, reason; TSV' },
      to: { choices: ['text', 'json', 'html'], description: 'how to print [text]' },
      output: { alias: 'o', value: 'FILE', description: 'write there; - is standard output' },
      ...talkOptions,
    },
  },
  examples: [
    ['sverka check talks.json', 'what differs between the two texts'],
    ['sverka check en.txt ru.txt', 'of texts, which are aligned first'],
    ['sverka check talks.tmx --rules number,missing', 'by two rules alone'],
    ['sverka check talks.json --rules=-question', 'by all but one'],
    ['sverka check talks.json --glossary terms.tsv', 'and whether terms are rendered as agreed'],
    ['sverka check talks.json --severity error --to html > check.html', 'what is wrong, as a page'],
  ],
  tables: {
    'Rules, and how much what they find matters': differenceRules.map(described),
    'A rule that needs --glossary': [described(glossaryCheck([]))],
    'Rules that have to be named': optionalRules.map(described),
  },
  note:
    'ALIGNMENT is what sverka convert reads; A and B are two texts, as sverka align takes them. The exit status is 1 ' +
    'when something is found. docs/check.md tells how often the rules err.',
  run,
};

async function run(files: readonly string[], given: Given): Promise<Status> {
  const glossary = valueOf(given, 'glossary');
  const terms = glossary === undefined ? undefined : inFile(glossary, () => readGlossary(textOf(readInput(glossary))));
  const rules = rulesOf(valuesOf(given, 'rules'), terms);
  const least = severities.indexOf((valueOf(given, 'severity') ?? 'note') as CheckSeverity);
  const minCertainty = certainty(valueOf(given, 'min-certainty'));
  const suppressing = valueOf(given, 'suppress');
  const suppressions =
    suppressing === undefined ? [] : inFile(suppressing, () => readSuppressions(textOf(readInput(suppressing)), names));
  const { alignment, lexicon, inputs } = await read(files, given);
  const found = findDifferences(alignment, { lexicon }, { rules, minCertainty }).filter(
    (concern) => severities.indexOf(severityOf(concern.check)) <= least,
  );
  const { left, unused } = suppress(alignment, found, suppressions);
  if (given['quiet'] !== true)
    for (const { rule, unit, line } of unused)
      warn(`${display(suppressing!)}:${line}: nothing is found by ${rule} at ${unit}; the line can go.`);
  const title = `What differs: ${files.map(display).join(', ')}`;
  const form = valueOf(given, 'to');
  const text =
    form === 'html'
      ? differencesPage(alignment, left, title)
      : (form === 'json' ? differencesJson : differencesText)(alignment, left);
  const tables = [glossary, suppressing].filter((name) => name !== undefined);
  const output = valueOf(given, 'output');
  if (output === undefined || output === dash) process.stdout.write(text);
  else writeOutputs([{ path: output, text }], [...inputs, ...tables.map(readInput)]);
  return left.length > 0 ? 1 : 0;
}

async function read(
  files: readonly string[],
  given: Given,
): Promise<{ readonly alignment: Alignment; readonly lexicon: Lexicon; readonly inputs: readonly Input[] }> {
  if (files.length === 2) {
    let inputs: readonly Input[] = [];
    const { alignment, means } = await alignFiles(files, given, (_, all) => void (inputs = all));
    return { alignment, lexicon: means.lexicon, inputs };
  }
  refuseForSaved(given);
  const input = readInput(files[0]!);
  const { alignment, inputs } = readAlignment(input, given['quiet'] === true ? () => {} : warn, {
    encoding: encodingsOf(given, 1)[0],
    unpacked: await unpackAlignment(input),
    languages: memoryLanguages(given),
  });
  if (alignment.ladders.sentence === undefined)
    throw usageError('There are no sentences that are aligned.', 'Give an alignment by sentences.');
  return { alignment, lexicon: readLexicon(given, ownLexicon).lexicon, inputs };
}

/** What is said of reading and aligning texts is of no use where they are aligned. */
function refuseForSaved(given: Given): void {
  const useful = [...Object.keys(encodingOption), ...Object.keys(lexiconOptions), 'lang'];
  const useless = Object.keys(readingOptions).find((name) => given[name] !== undefined && !useful.includes(name));
  if (useless !== undefined)
    throw usageError(`--${useless} is for two texts, and one file is given.`, 'Leave it out, or give both texts.');
}

/** Names, or all but those with a hyphen before them; that of a glossary where there is one. */
function rulesOf(words: readonly string[] | undefined, terms: readonly Term[] | undefined): readonly Check[] {
  const usual = terms === undefined ? differenceRules : [...differenceRules, glossaryCheck(terms)];
  if (words === undefined) return usual;
  const unknown = words.find((word) => !names.includes(word.replace(/^-/u, '')));
  if (unknown !== undefined) throw usageError(`--rules cannot be ${unknown}.`, `The rules are ${names.join(', ')}.`);
  if (terms === undefined && words.includes('glossary'))
    throw usageError('The rule glossary has no terms.', 'Name a file with them: --glossary FILE.');
  const wanted = words.filter((word) => !word.startsWith('-'));
  const chosen = wanted.length === 0 ? usual : [...usual, ...optionalRules].filter(({ name }) => wanted.includes(name));
  return chosen.filter(({ name }) => !words.includes(`-${name}`));
}

function certainty(value: string | undefined): number {
  if (value === undefined) return leastCertain;
  const number = Number(value);
  if (!(number >= 0 && number <= 1))
    throw usageError(`--min-certainty cannot be ${value}.`, 'It is a number from 0 to 1, such as .9.');
  return number;
}
