import {
  emptyLexicon,
  learnTerms,
  readGlossary,
  termKey,
  type Term,
  textPairs,
  unknownTerms,
  writeGlossary,
} from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { inFile, readAlignment, textOf } from '../input/documents.js';
import { checkOutput, dash, readInput, writeOutputs, type Input } from '../files.js';
import { lexiconOptions, readLexicon } from '../lexicons.js';
import { eachOf, talkOptions, usageError, valueOf } from '../options.js';
import { warn } from '../output/report.js';
import { ownLexicon, ownTerms } from '../resources.js';
import { during, table } from '../terminal.js';

export const lexicon: Command = {
  files: ['train|list', 'FILE|WORD…'],
  options: {
    Words: lexiconOptions,
    Learning: {
      'min-count': { value: 'N', description: 'sentences in which both sides of a pair occur [3]' },
      'min-probability': { value: 'P', description: 'that they render each other [0.2]' },
      all: { description: 'write what is known already, too' },
      output: { alias: 'o', value: 'FILE', description: 'where to write; - is standard output' },
    },
    Other: talkOptions,
  },
  examples: [
    ['sverka lexicon train *.tmx -o ours.tsv', 'what these memories show and sverka does not know'],
    ['sverka align en.txt ru.txt --lexicon ours.tsv', 'and used'],
    ['sverka lexicon list talks переговорами', 'what sverka knows, in any form and either language'],
    ['sverka lexicon list "joint statement"', 'a phrase'],
  ],
  note:
    'FILE is an alignment in any format that is read. What is learnt is a table of English, Russian, part of speech, ' +
    'domain and probability, the likeliest first, which --lexicon reads and any editor mends.',
  run,
};

function run([action, ...rest]: readonly string[], given: Given): Status | Promise<Status> {
  if (action === 'train') return train(rest, given);
  if (action === 'list') return list(rest, given);
  throw usageError(`There is no sverka lexicon ${action!}.`, 'It is train, then files, or list, then words.');
}

async function train(names: readonly string[], given: Given): Promise<Status> {
  const quiet = given['quiet'] === true;
  const output = valueOf(given, 'output') ?? dash;
  const options = { leastCount: wholeNumber(given, 'min-count'), leastProbability: share(given, 'min-probability') };
  const known = readLexicon(given, ownLexicon);
  const inputs: Input[] = [...known.inputs];
  const pairs = names.flatMap((name) => {
    const saved = readAlignment(readInput(name), quiet ? () => {} : warn);
    for (const input of saved.inputs) inputs.push(input);
    return textPairs(saved.alignment);
  });
  if (output !== dash) checkOutput(output, inputs);
  const learnt = await during(`learning from ${pairs.length.toLocaleString('en')} pairs of texts …`, quiet, () =>
    learnTerms(pairs, withoutUndefined(options)),
  );
  const news = unknownTerms(learnt, known.lexicon);
  const chosen = given['all'] === true ? learnt : news;
  const text = writeGlossary(chosen, [
    `Learnt by sverka from ${pairs.length} pairs of texts. Columns: English, Russian, part of speech, domain, probability.`,
  ]);
  if (output === dash) process.stdout.write(text);
  else writeOutputs([{ path: output, text }], inputs);
  if (!quiet)
    process.stderr.write(
      `learnt ${learnt.length} pairs from ${pairs.length}; the lexicon has ${learnt.length - news.length} of them and lacks ${news.length}${output === dash ? '' : `\nwrote ${chosen.length} to ${output}`}\n`,
    );
  return 0;
}

function list(words: readonly string[], given: Given): Status {
  const tables = given['no-lexicon'] === true ? [] : ownTerms();
  const others = eachOf(given, 'lexicon').map((name) => {
    const input = readInput(name);
    return inFile(input.name, () => readGlossary(textOf(input)));
  });
  const terms = [...tables, ...others].flat();
  const { lemma } = given['no-lexicon'] === true ? emptyLexicon : ownLexicon();
  const rows = words.flatMap((word) => {
    const lang = /\p{Script=Cyrillic}/u.test(word) ? 'ru' : 'en';
    const key = termKey(word, lang);
    const keys = new Set([key, ...(lemma[lang].get(key) ?? [])]);
    const side = lang === 'en' ? 'english' : 'russian';
    const found = terms.filter((term) => keys.has(termKey(term[side], lang)));
    if (found.length === 0) warn(`${word} is in no lexicon.`);
    return found;
  });
  const cells = rows.map(({ english, russian, speech = '', domain = '' }: Term) => [english, russian, speech, domain]);
  for (const line of new Set(table(cells))) process.stdout.write(`${line}\n`);
  return 0;
}

function wholeNumber(given: Given, name: string): number | undefined {
  const value = valueOf(given, name);
  if (value !== undefined && !/^[1-9]\d{0,8}$/u.test(value))
    throw usageError(`--${name} cannot be ${value}.`, 'It is a number from 1, such as 2.');
  return value === undefined ? undefined : Number(value);
}

function share(given: Given, name: string): number | undefined {
  const value = valueOf(given, name);
  if (value !== undefined && !(Number(value) >= 0 && Number(value) <= 1))
    throw usageError(`--${name} cannot be ${value}.`, 'It is a number from 0 to 1, such as .3.');
  return value === undefined ? undefined : Number(value);
}

/** An option that is not given leaves the default alone. */
const withoutUndefined = <T extends Record<string, number | undefined>>(options: T): Partial<Record<keyof T, number>> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<
    Record<keyof T, number>
  >;
