import { parse } from 'node:path';
import type { Command, Given, Status } from '../command.js';
import { readAlignment } from '../documents.js';
import { carryOut, formatRows, planExport } from '../export.js';
import { dash, readInput } from '../files.js';
import { encodingOption, encodingsOf, talkOptions, writingOptions } from '../options.js';
import { alignedSections, tellExport } from '../report.js';

export const convert: Command = {
  files: ['FILE'],
  options: { Reading: encodingOption, Writing: writingOptions, Other: talkOptions },
  examples: [
    ['sverka convert talks.json --to columns', 'side by side on the terminal'],
    ['sverka convert talks.json -o talks.tmx', 'a memory'],
    ['sverka convert talks.json --to tei,tsv -o out/', 'an edition and a table'],
  ],
  tables: { Formats: formatRows },
  note: 'FILE is what --to json wrote; - is standard input.',
  run,
};

function run([name]: readonly string[], given: Given): Status {
  const plan = planExport(given);
  const [encoding] = encodingsOf(given, 1);
  const input = readInput(name!);
  const alignment = readAlignment(input, encoding);
  const exports = carryOut(plan, alignment, name === dash ? 'alignment' : parse(name!).name, [input]);
  if (given['quiet'] !== true) tellExport(alignedSections(alignment), exports);
  return 0;
}
