import type { Command, Given, Status } from '../command.js';
import { carryOut, checkPlan, formatRows, planExport } from '../export.js';
import { talkOptions, writingOptions } from '../options.js';
import { alignFiles, readingOptions } from '../pair.js';
import { alignedSections, readSection, tellExport } from '../report.js';

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

async function run(names: readonly string[], given: Given): Promise<Status> {
  const plan = planExport(given, 'columns');
  const { alignment, documents, inputs, stem } = await alignFiles(names, given, (name, read) =>
    checkPlan(plan, name, read),
  );
  const exports = carryOut(plan, alignment, stem, inputs);
  if (given['quiet'] !== true) tellExport([readSection(documents, names), ...alignedSections(alignment)], exports);
  return 0;
}
