import {
  align as alignDocuments,
  applyMeta,
  explain,
  findConcerns,
  formatPlace,
  methods,
  readMeta,
  SverkaError,
  type Alignment,
  type AlignOptions,
  type Concern,
  type Language,
} from '../../index.js';
import type { Command, Given, Options, Status } from '../command.js';
import { inFile, manners, readPair, readSplitters, textOf, type Manner } from '../documents.js';
import { explanationText } from '../explanation.js';
import { carryOut, checkPlan, formatRows, planExport } from '../export.js';
import { dash, display, readInput } from '../files.js';
import { lexiconOptions, readLexicon } from '../lexicons.js';
import {
  eachOf,
  encodingOption,
  encodingsOf,
  talkOptions,
  usageError,
  valueOf,
  valuesOf,
  writingOptions,
} from '../options.js';
import { stemOf } from '../places.js';
import { alignedSections, readSection, tellExport, warn } from '../report.js';
import { ownLexicon, resources } from '../resources.js';
import { during } from '../terminal.js';

const readingOptions: Options = {
  from: { choices: manners, description: 'a transcript, a web page, a sentence a line [auto]' },
  ...encodingOption,
  lang: { value: 'EN,RU', description: 'of SOURCE and TARGET: en,ru [detected]' },
  srx: { value: 'FILE', description: 'part sentences by these rules, SRX 2.0 or 1.0 [our own]' },
  meta: { value: 'FILE', description: 'title, date and participants, in JSON' },
  ...lexiconOptions,
  method: { choices: methods.map(({ name }) => name), description: `how to align [${methods[0]!.name}]` },
  weights: { value: 'FILE', description: 'of the model, as sverka train writes them [our own]' },
  explain: { value: 'N', description: 'show why bead N is what it is, and write nothing' },
  force: { description: 'align texts that seem to be no translations' },
};

export const align: Command = {
  files: ['SOURCE', 'TARGET'],
  options: { 'Reading and aligning': readingOptions, Writing: writingOptions, Other: talkOptions },
  examples: [
    ['sverka align en.txt ru.txt', 'side by side'],
    ['sverka align en.txt ru.txt --to tmx,tei -o out/', 'a memory and an edition'],
    ['sverka align en.txt ru.txt --source ru -o ru-en.tmx', 'a memory from Russian'],
    ['sverka align a.txt b.txt --from lines --to tsv', 'of a sentence a line'],
    ['sverka align en.txt ru.txt --explain 12', 'why bead 12 of these is what it is'],
  ],
  tables: { Formats: formatRows },
  note:
    'SOURCE and TARGET come in either order of languages; - is standard input. Without --to they are shown side by ' +
    'side. Files in a folder are named after SOURCE: talks.en.txt gives talks.tmx.',
  run,
};

async function run([sourceName, targetName]: readonly string[], given: Given): Promise<Status> {
  const plan = planExport(given, 'columns');
  const explained = explainedBead(given);
  const manner = (valueOf(given, 'from') ?? 'auto') as Manner;
  const languages = languagesOf(given);
  const method = valueOf(given, 'method') ?? methods[0]!.name;
  const metaName = valueOf(given, 'meta');
  const srxName = valueOf(given, 'srx');
  if (srxName !== undefined && manner === 'lines')
    throw usageError('--srx has nothing to part where each line is a sentence.', 'Leave out --srx, or --from lines.');
  const quiet = given['quiet'] === true;
  const weightsName = valueOf(given, 'weights');
  const others = [metaName, srxName, weightsName].filter((name) => name !== undefined);
  const names = [sourceName!, targetName!, ...others];
  if ([...names, ...eachOf(given, 'lexicon')].filter((name) => name === dash).length > 1)
    throw usageError('Standard input is only one file.', 'Give the other by name.');

  const [ours, theirs] = encodingsOf(given, 2);

  const inputs = names.map(readInput);
  const inputNamed = (name: string | undefined) => (name === undefined ? undefined : inputs[names.lastIndexOf(name)]);
  const rules = inputNamed(srxName);
  const splitters = readSplitters(rules);
  const words = readLexicon(given, ownLexicon);
  const say = quiet ? () => {} : warn;
  const [source, target] = await during('reading …', quiet, async () => {
    const [first, second] = inputs;
    const meta = inputNamed(metaName);
    const reading = { manner, languages, encodings: [ours, theirs], splitters, warn: say } as const;
    const pair = await readPair([first!, second!], reading);
    if (meta === undefined) return pair;
    const given = inFile(meta.name, () => readMeta(textOf(meta)));
    return pair.map((document) => applyMeta(document, given));
  });
  const stem = stemOf(sourceName!, source!.lang);
  const allInputs = [...inputs, ...words.inputs];
  checkPlan(plan, stem, allInputs);

  const sizes = [source!, target!].map(({ units }) => units.sentence.length.toLocaleString('en'));
  const means = resources({ weights: inputNamed(weightsName), lexicon: words.lexicon });
  const alignment = await during(`aligning ${sizes.join(' with ')} sentences …`, quiet, () =>
    alignDocuments(source!, target!, { ...means, method, segmentation: splitters(source!.lang).name }),
  );
  // Who prepared lines knows what they are; the baseline finds ladders that say little of the texts.
  const isTrusting = given['force'] === true || manner === 'lines' || method !== methods[0]!.name;
  tellConcerns(findConcerns(alignment, means), names, isTrusting, say);

  if (explained !== undefined) {
    process.stdout.write(explanationOf(alignment, explained, means));
    return 0;
  }
  const exports = carryOut(plan, alignment, stem, allInputs);
  if (!quiet) tellExport([readSection([source!, target!], names), ...alignedSections(alignment)], exports);
  return 0;
}

/** The bead that is to be explained, from 1. */
function explainedBead(given: Given): number | undefined {
  const value = valueOf(given, 'explain');
  if (value === undefined) return undefined;
  if (!/^[1-9]\d*$/u.test(value))
    throw usageError(`--explain cannot be ${value}.`, 'It is the number of a bead, as the side by side shows it.');
  for (const name of ['to', 'output', 'level'])
    if (given[name] !== undefined)
      throw usageError(`--explain writes nothing, and --${name} is given.`, 'Leave one of them out.');
  if ((valueOf(given, 'method') ?? methods[0]!.name) !== methods[0]!.name)
    throw usageError(`--explain is of ${methods[0]!.name} alone.`, 'Leave out --method.');
  return Number(value);
}

function explanationOf(alignment: Alignment, number: number, means: Omit<AlignOptions, 'method'>): string {
  const beads = alignment.ladders.sentence!.length;
  if (number > beads)
    throw usageError(`There is no bead ${number}.`, `The last is ${beads}, as the side by side shows them.`);
  const explanation = explain(alignment, number - 1, means);
  if (explanation === undefined) throw new Error('the model does not find its own bead');
  return explanationText(alignment, number, explanation);
}

/** Warns of what the checks found, or refuses what is worthless. */
function tellConcerns(
  concerns: readonly Concern[],
  names: readonly string[],
  isTrusting: boolean,
  say: (message: string) => void,
): void {
  const [source, target] = names.map(display);
  for (const { grade, message, hint, side, line } of concerns) {
    if (grade === 'refusal' && !isTrusting)
      throw new SverkaError('input/not-parallel', message, `${hint} --force aligns them all the same.`, {
        file: `${source}, ${target}`,
      });
    const place = formatPlace({
      ...(side !== undefined && { file: side === 'source' ? source! : target! }),
      ...(line !== undefined && { line }),
    });
    say(`${place === '' ? '' : `${place}: `}${message} ${hint}`);
  }
}

function languagesOf(given: Given): readonly [Language, Language] | undefined {
  const words = valuesOf(given, 'lang');
  if (words === undefined) return undefined;
  const [first, second] = words;
  if (words.length === 2 && first === 'en' && second === 'ru') return ['en', 'ru'];
  if (words.length === 2 && first === 'ru' && second === 'en') return ['ru', 'en'];
  throw usageError(
    `--lang cannot be ${words.join(',')}.`,
    'It is en,ru or ru,en: the language of SOURCE, then that of TARGET.',
  );
}
