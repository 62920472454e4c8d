import { methods, plotReliability, summarize } from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { compare, comparisonTable, differenceTable } from '../view/comparison.js';
import { readable } from '../input/documents.js';
import { checkOutput, dash, display, isFolder, readInput, writeOutputs, type Input } from '../files.js';
import { type Kind, kindOf, readGoldItems } from '../input/gold.js';
import { lexiconOptions, readLexicon } from '../lexicons.js';
import { talkOptions, usageError, valueOf } from '../options.js';
import { unpackAlignment } from '../input/packed.js';
import { warn } from '../output/report.js';
import { ownLexicon, resources } from '../resources.js';
import { groupScored, groupsJson, type Scored } from '../view/score-groups.js';
import { scoreTables } from '../view/score-tables.js';
import { count, progress } from '../terminal.js';
import { type Trial, tryItem } from '../align/trial.js';

export const evaluate: Command = {
  files: ['[PREDICTED]', 'GOLD…'],
  options: {
    Options: {
      diff: { description: 'show where the sentences differ: - as predicted, + as in the gold' },
      to: { choices: ['table', 'json'], description: 'how to print the scores [table]' },
      method: { choices: methods.map(({ name }) => name), description: `how to align gold [${methods[0]!.name}]` },
      weights: { value: 'FILE', description: 'of the model, as sverka train writes them [our own]' },
      ...lexiconOptions,
      plot: { value: 'FILE.svg', description: 'draw how many links of each confidence are right' },
      ...talkOptions,
    },
  },
  examples: [
    ['sverka evaluate corpora/', 'how well gold documents are aligned'],
    ['sverka evaluate gold/ --to json --plot reliability.svg', 'the same as data, with a plot'],
    ['sverka align en.txt ru.txt --to json -o talks.json', 'an alignment'],
    ['sverka evaluate talks.json gold.tsv', 'how good it is'],
    ['sverka evaluate talks.json gold.tsv --diff', 'and where it fails'],
  ],
  note:
    'Gold documents alone are aligned here, and judged by set and variant. GOLD is then a document in JSON, a folder with ' +
    'gold.tsv, en.txt and ru.txt as corpora/README.md describes it, or a folder of such. A corpus is aligned from its pages ' +
    '(pages), and with its sentences given (given). What is refused as no translation counts as all wrong. ' +
    `PREDICTED before one GOLD is compared with it: ${readable.join(', ')}; ` +
    'GOLD may then be such an alignment too, of the same texts; white space may differ. A memory, or other ' +
    'translations without their texts, are looked up there by their wording. ' +
    'strict: a bead of the gold, both sides equal. lax: it shares something with a bead of the gold on both sides. ' +
    'omission: units left without a partner.',
  run,
};

async function run(names: readonly string[], given: Given): Promise<Status> {
  if (names.filter((name) => name === dash).length > 1)
    throw usageError('Standard input is only one file.', 'Give the others by name.');
  const toJson = valueOf(given, 'to') === 'json';
  const plot = valueOf(given, 'plot');
  const quiet = given['quiet'] === true;
  const remark = quiet ? () => {} : warn;
  // Standard input can be read but once.
  const inputs = await Promise.all(names.map(async (name) => (isFolder(name) ? undefined : await readSaved(name))));
  if (plot !== undefined)
    checkOutput(
      plot,
      inputs.filter((input) => input !== undefined),
    );

  if (isComparison(names, inputs)) {
    for (const name of ['method', 'weights', 'lexicon', 'no-lexicon'])
      if (given[name] !== undefined && given[name] !== false)
        throw usageError(`--${name} is for gold documents, which are aligned here.`, 'Leave it out.');
    const gold = inputs[1] ?? readInput(`${names[1]}/gold.tsv`);
    const { verdicts, predicted, gold: wanted, sameTexts } = compare(inputs[0]!, gold, remark);
    const table = comparisonTable(verdicts, predicted.signature);
    const groups = groupScored([{ set: display(names[1]!), variant: 'compared', verdicts }]);
    if (plot !== undefined) draw(plot, [{ set: '', variant: '', verdicts }], inputs);
    process.stdout.write(toJson ? groupsJson(groups, [predicted.signature]) : table);
    if (given['diff'] === true && !toJson)
      if (sameTexts) process.stdout.write(differenceTable(predicted, wanted));
      else remark('--diff shows nothing: it needs the texts of the gold, and not a memory’s.');
    return 0;
  }

  const trials = measure(names, inputs, given);
  for (const { name, variant, refusal } of trials)
    if (refusal !== undefined) remark(`${name} (${variant}) is refused and counts as all wrong. ${refusal}`);
  const signatures = [...new Set(trials.flatMap(({ alignment }) => alignment?.signature ?? []))];
  const groups = groupScored(trials);
  if (plot !== undefined) draw(plot, trials, inputs);
  process.stdout.write(toJson ? groupsJson(groups, signatures) : scoreTables(groups, signatures));
  if (given['diff'] === true && !toJson) for (const trial of trials) process.stdout.write(differencesOf(trial));
  return 0;
}

/** A file, and what is packed in it. */
async function readSaved(name: string): Promise<Input> {
  const input = readInput(name);
  return { ...input, unpacked: await unpackAlignment(input) };
}

/** Whether an alignment is to be compared with the gold; else all is gold, and to be aligned. */
function isComparison(names: readonly string[], inputs: readonly (Input | undefined)[]): boolean {
  const kinds = inputs.map((input): Kind => (input === undefined ? 'gold' : kindOf(input)));
  const other = kinds.findIndex((kind) => kind !== 'gold');
  if (other < 0) return false;
  const called = display(names[other]!);
  if (names.length === 1)
    throw usageError(`${called} is an alignment, and no gold to compare it with is given.`, 'Name the gold after it.');
  if (names.length > 2)
    throw usageError(
      `${called} is an alignment among ${names.length} files.`,
      'Compare one alignment with one gold document, or give gold documents only, to be aligned.',
    );
  if (kinds[0] === 'gold')
    throw usageError(`${called}, an alignment, stands after the gold.`, 'The alignment comes first, then the gold.');
  if (kinds[1] === 'rungs')
    throw usageError(
      `${display(names[1]!)} has no texts, and cannot be the gold.`,
      'Give a gold document or an alignment with texts.',
    );
  return true;
}

function measure(names: readonly string[], inputs: readonly (Input | undefined)[], given: Given): Trial[] {
  const items = names.flatMap((name, index) => readGoldItems(inputs[index] ?? name));
  const weights = valueOf(given, 'weights');
  const method = valueOf(given, 'method') ?? methods[0]!.name;
  const { lexicon } = readLexicon(given, ownLexicon);
  const means = {
    ...resources({ lexicon, weights: weights === undefined ? undefined : readInput(weights) }),
    method,
  };
  const tell = progress(given['quiet'] === true);
  const trials = items.flatMap((item, index) => {
    tell(`aligning ${index + 1} of ${count(items.length, 'document')} …`);
    return tryItem(item, means);
  });
  tell('');
  return trials;
}

function draw(path: string, scored: readonly Scored[], inputs: readonly (Input | undefined)[]): void {
  const { documents, links, figures } = summarize(scored.flatMap(({ verdicts }) => verdicts.sentence ?? []));
  if (links.length === 0)
    throw usageError('--plot has nothing to draw: the links have no confidence.', 'Leave it out.');
  const summary =
    `${count(links.length, 'link')}, ${count(documents, 'alignment')}, ` +
    `calibration error ${figures.calibrationError!.value.toFixed(4)}`;
  writeOutputs(
    [{ path, text: plotReliability(links, summary) }],
    inputs.filter((input) => input !== undefined),
  );
}

function differencesOf({ name, variant, alignment, gold }: Trial): string {
  const shown = alignment === undefined ? '' : differenceTable(alignment, gold);
  return shown === '' ? '' : `\n${name}, ${variant}\n${shown}`;
}
