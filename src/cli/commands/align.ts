import { explain, methods, type Alignment, type AlignOptions } from '../../index.js';
import type { Command, Given, Options, Status } from '../command.js';
import { explanationText } from '../explanation.js';
import { carryOut, checkPlan, formatRows, planExport, withWords } from '../export.js';
import { talkOptions, usageError, valueOf, writingOptions } from '../options.js';
import { alignFiles, readingOptions } from '../pair.js';
import { alignedSections, readSection, tellExport } from '../report.js';

const explainOption: Options = {
  explain: { value: 'N', description: 'show why bead N is what it is, and write nothing' },
};

export const align: Command = {
  files: ['SOURCE', '[TARGET]'],
  options: {
    'Reading and aligning': { ...readingOptions, ...explainOption },
    Writing: writingOptions,
    Other: talkOptions,
  },
  examples: [
    ['sverka align en.txt ru.txt', 'side by side'],
    ['sverka align en.txt ru.txt --to tmx,tei -o out/', 'a memory and an edition'],
    ['sverka align en.txt ru.txt --source ru -o ru-en.tmx', 'a memory from Russian'],
    ['sverka align both.docx --to tmx', 'of a file with both texts'],
    ['sverka align a.txt b.txt --from lines --to tsv', 'of a sentence a line'],
    ['sverka align en.txt ru.txt --explain 12', 'why bead 12 of these is what it is'],
  ],
  tables: { Formats: formatRows },
  note:
    'SOURCE and TARGET come in either order of languages; - is standard input. Without TARGET, SOURCE holds both texts: in ' +
    'two columns of a table, or in turn by paragraphs, lines or subtitles. Without --to they are shown side ' +
    'by side. Files in a folder are named after SOURCE: talks.en.txt gives talks.tmx.',
  run,
};

async function run(names: readonly string[], given: Given): Promise<Status> {
  const plan = planExport(given, 'columns');
  const explained = explainedBead(given);
  const { alignment, documents, inputs, means, stem } = await alignFiles(names, given, (name, read) =>
    checkPlan(plan, name, read),
  );
  if (explained !== undefined) {
    process.stdout.write(explanationOf(alignment, explained, means));
    return 0;
  }
  const worded = withWords(plan, alignment, () => means.lexicon);
  const exports = await carryOut(plan, worded, stem, inputs);
  if (given['quiet'] !== true) tellExport([readSection(documents, names), ...alignedSections(alignment)], exports);
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
