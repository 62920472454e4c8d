import type { Command, Given, Status } from '../command.js';
import { readable, readAlignment } from '../input/documents.js';
import { carryOut, formatRows, planExport, withWords } from '../output/export.js';
import { readInput } from '../files.js';
import { convertMemory, passesUnits } from '../output/memory.js';
import {
  encodingOption,
  encodingsOf,
  languagesOption,
  memoryLanguages,
  talkOptions,
  usageError,
  valuesOf,
  writingOptions,
} from '../options.js';
import { unpackAlignment } from '../input/packed.js';
import { savedStem } from '../output/places.js';
import { ownLexicon } from '../resources.js';
import { openSource } from '../input/source.js';
import { alignedSections, tellExport, warn } from '../output/report.js';
import { checkVerifiable, requireLossless, verdictLines, verifyExports, verifyOption } from '../output/verify.js';

export const convert: Command = {
  files: ['FILE'],
  options: {
    Reading: { ...encodingOption, ...languagesOption },
    Writing: { ...writingOptions, ...verifyOption },
    Other: talkOptions,
  },
  examples: [
    ['sverka convert memory.tmx --to columns', 'side by side on the terminal'],
    ['sverka convert talks.json -o talks.tmx', 'a memory'],
    ['sverka convert talks.json --to tei,tsv -o out/', 'an edition and a table'],
  ],
  tables: { Formats: formatRows },
  note:
    `FILE is ${readable.slice(0, -1).join(', ')} or ${readable.at(-1)!}, told by what it holds; - is standard input. ` +
    'A memory may be of any program; of an edition in three files, name any.',
  run,
};

async function run([name]: readonly string[], given: Given): Promise<Status> {
  const plan = planExport(given);
  const quiet = given['quiet'] === true;
  const isVerified = given['verify'] === true;
  if (isVerified) checkVerifiable(plan);
  const [encoding] = encodingsOf(given, 1);
  const source = openSource(name!, encoding);
  // What passes unit by unit is never in memory as a whole, to be compared with.
  if (!isVerified && passesUnits(source, plan, given)) {
    await convertMemory(source, plan, given);
    return 0;
  }
  const input = source.input.bytes.length > 0 ? source.input : readInput(name!);
  const { alignment, inputs } = readAlignment(input, quiet ? () => {} : warn, {
    encoding,
    unpacked: await unpackAlignment(input),
    languages: memoryLanguages(given),
    texts: textsOf(valuesOf(given, 'texts')),
    codes: plan.options.codes === 'text' ? 'text' : 'strip',
  });
  const worded = withWords(plan, alignment, ownLexicon);
  const exports = await carryOut(plan, worded, savedStem(name!), inputs);
  const verdicts = isVerified ? await verifyExports(plan, worded, exports) : [];
  if (!quiet) tellExport(alignedSections(alignment), exports, verdictLines(verdicts));
  return requireLossless(verdicts);
}

function textsOf(names: readonly string[] | undefined): readonly [string, string] | undefined {
  if (names === undefined) return undefined;
  if (names.length !== 2)
    throw usageError(`--texts cannot be ${names.join(',')}.`, 'It is two files, the source first.');
  return [names[0]!, names[1]!];
}
