import { align as alignDocuments, applyMeta, methods, readMeta, type Language } from '../../index.js';
import type { Command, Given, Options, Status } from '../command.js';
import { inFile, manners, readPair, readSplitters, textOf, type Manner } from '../documents.js';
import { carryOut, checkPlan, formatRows, planExport } from '../export.js';
import { dash, readInput } from '../files.js';
import { talkOptions, usageError, valueOf, valuesOf, writingOptions } from '../options.js';
import { stemOf } from '../places.js';
import { alignedSections, readSection, tellExport, warn } from '../report.js';
import { resources } from '../resources.js';
import { during } from '../terminal.js';

const readingOptions: Options = {
  from: { choices: manners, description: 'a transcript, or a sentence a line [auto]' },
  lang: { value: 'EN,RU', description: 'of SOURCE and TARGET: en,ru [detected]' },
  srx: { value: 'FILE', description: 'part sentences by these rules, SRX 2.0 or 1.0 [our own]' },
  meta: { value: 'FILE', description: 'title, date and participants, in JSON' },
  method: { choices: methods.map(({ name }) => name), description: `how to align [${methods[0]!.name}]` },
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

function run([sourceName, targetName]: readonly string[], given: Given): Status {
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
  if (names.filter((name) => name === dash).length > 1)
    throw usageError('Standard input is only one file.', 'Give the other by name.');

  const inputs = names.map(readInput);
  const rules = srxName === undefined ? undefined : inputs.at(-1);
  const splitters = readSplitters(rules);
  const [source, target] = during('reading …', quiet, () => {
    const [first, second, meta] = inputs;
    const pair = readPair([first!, second!], manner, languages, splitters, quiet ? () => {} : warn);
    if (metaName === undefined || meta === undefined) return pair;
    const given = inFile(meta.name, () => readMeta(textOf(meta)));
    return pair.map((document) => applyMeta(document, given));
  });
  const stem = stemOf(sourceName!, source!.lang);
  checkPlan(plan, stem, inputs);

  const [ours, theirs] = [source!, target!].map(({ units }) => units.sentence.length.toLocaleString('en'));
  const alignment = during(`aligning ${ours} with ${theirs} sentences …`, quiet, () =>
    alignDocuments(source!, target!, { ...resources(), method, segmentation: splitters(source!.lang).name }),
  );

  const exports = carryOut(plan, alignment, stem, inputs);
  if (!quiet) tellExport([readSection([source!, target!], names), ...alignedSections(alignment)], exports);
  return 0;
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
