import { explain, methods, piecewiseWindow, type Alignment, type AlignOptions } from '../../index.js';
import type { Command, Given, Options, Status } from '../command.js';
import { explanationText } from '../align/explanation.js';
import { carryOut, checkPlan, formatRows, planExport, withWords } from '../output/export.js';
import { talkOptions, usageError, valueOf, writingOptions } from '../options.js';
import { alignFiles, readingOptions } from '../align/pair.js';
import { runPiecewise } from '../align/piecewise.js';
import { alignedSections, readSection, tellExport } from '../output/report.js';
import { checkVerifiable, requireLossless, verdictLines, verifyExports, verifyOption } from '../output/verify.js';

const explainOption: Options = {
  explain: { value: 'N', description: 'show why bead N is what it is, and write nothing' },
};

/** For texts that are too long to be held. */
const piecewiseOptions: Options = {
  piecewise: { description: 'read, align and write piece by piece: plain text and lines of any length' },
  window: { value: 'N', description: `with --piecewise: sentences a side aligned at once [${piecewiseWindow}]` },
};

export const align: Command = {
  files: ['SOURCE', '[TARGET]'],
  options: {
    'Reading and aligning': { ...readingOptions, ...explainOption, ...piecewiseOptions },
    Writing: { ...writingOptions, ...verifyOption },
    Other: talkOptions,
  },
  examples: [
    ['sverka align en.txt ru.txt', 'side by side'],
    ['sverka align en.txt ru.txt --to tmx,tei -o out/', 'a memory and an edition'],
    ['sverka align en.txt ru.txt --source ru -o ru-en.tmx', 'a memory from Russian'],
    ['sverka align both.docx --to tmx', 'of a file with both texts'],
    ['sverka align a.txt b.txt --from lines --to tsv', 'of a sentence a line'],
    ['sverka align a.txt b.txt --from lines --piecewise --to tmx,tei -o out/', 'of millions of lines'],
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
  if (given['piecewise'] === true) return runPiecewise(names, given, plan);
  if (given['window'] !== undefined) throw usageError('--window is for --piecewise.', 'Leave it out.');
  const explained = explainedBead(given);
  if (given['verify'] === true) checkVerifiable(plan);
  const { alignment, documents, inputs, means, stem } = await alignFiles(names, given, (name, read) =>
    checkPlan(plan, name, read),
  );
  if (explained !== undefined) {
    process.stdout.write(explanationOf(alignment, explained, means));
    return 0;
  }
  const worded = withWords(plan, alignment, () => means.lexicon);
  const exports = await carryOut(plan, worded, stem, inputs);
  const verdicts = given['verify'] === true ? await verifyExports(plan, worded, exports) : [];
  const sections = [readSection(documents, names), ...alignedSections(alignment)];
  if (given['quiet'] !== true) tellExport(sections, exports, verdictLines(verdicts));
  return requireLossless(verdicts);
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
