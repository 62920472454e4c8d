import {
  align as alignDocuments,
  applyMeta,
  findConcerns,
  formatPlace,
  methods,
  readMeta,
  SverkaError,
  type Concern,
  type Language,
} from '../../index.js';
import type { Command, Given, Options, Status } from '../command.js';
import { inFile, manners, readPair, readSplitters, textOf, type Manner } from '../documents.js';
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
  ],
  tables: { Formats: formatRows },
  note:
    'SOURCE and TARGET come in either order of languages; - is standard input. Without --to they are shown side by ' +
    'side. Files in a folder are named after SOURCE: talks.en.txt gives talks.tmx.',
  run,
};

async function run([sourceName, targetName]: readonly string[], given: Given): Promise<Status> {
  const plan = planExport(given, 'columns');
  const manner = (valueOf(given, 'from') ?? 'auto') as Manner;
  const languages = languagesOf(given);
  const method = valueOf(given, 'method') ?? methods[0]!.name;
  const metaName = valueOf(given, 'meta');
  const srxName = valueOf(given, 'srx');
  if (srxName !== undefined && manner === 'lines')
    throw usageError('--srx has nothing to part where each line is a sentence.', 'Leave out --srx, or --from lines.');
  const quiet = given['quiet'] === true;
  const others = [metaName, srxName].filter((name) => name !== undefined);
  const names = [sourceName!, targetName!, ...others];
  if ([...names, ...eachOf(given, 'lexicon')].filter((name) => name === dash).length > 1)
    throw usageError('Standard input is only one file.', 'Give the other by name.');

  const [ours, theirs] = encodingsOf(given, 2);

  const inputs = names.map(readInput);
  const rules = srxName === undefined ? undefined : inputs.at(-1);
  const splitters = readSplitters(rules);
  const words = readLexicon(given, ownLexicon);
  const say = quiet ? () => {} : warn;
  const [source, target] = await during('reading …', quiet, async () => {
    const [first, second, meta] = inputs;
    const reading = { manner, languages, encodings: [ours, theirs], splitters, warn: say } as const;
    const pair = await readPair([first!, second!], reading);
    if (metaName === undefined || meta === undefined) return pair;
    const given = inFile(meta.name, () => readMeta(textOf(meta)));
    return pair.map((document) => applyMeta(document, given));
  });
  const stem = stemOf(sourceName!, source!.lang);
  const allInputs = [...inputs, ...words.inputs];
  checkPlan(plan, stem, allInputs);

  const sizes = [source!, target!].map(({ units }) => units.sentence.length.toLocaleString('en'));
  const means = resources(words.lexicon);
  const alignment = await during(`aligning ${sizes.join(' with ')} sentences …`, quiet, () =>
    alignDocuments(source!, target!, { ...means, method, segmentation: splitters(source!.lang).name }),
  );
  // Who prepared lines knows what they are; the baseline finds ladders that say little of the texts.
  const isTrusting = given['force'] === true || manner === 'lines' || method !== methods[0]!.name;
  tellConcerns(findConcerns(alignment, means), names, isTrusting, say);

  const exports = carryOut(plan, alignment, stem, allInputs);
  if (!quiet) tellExport([readSection([source!, target!], names), ...alignedSections(alignment)], exports);
  return 0;
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
