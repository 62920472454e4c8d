import { crossValidate, pageWeight, train as fitWeights, trainGlance, type Item } from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { embedDocuments, embeddingChoice, embeddingOptions } from '../align/embeddings.js';
import { checkOutput, dash, isFolder, readInput, writeOutputs } from '../files.js';
import { type GoldItem, readGoldItems } from '../input/gold.js';
import { lexiconOptions, readLexicon } from '../lexicons.js';
import { talkOptions, usageError, valueOf, valuesOf } from '../options.js';
import { ownLexicon, resources } from '../resources.js';
import { groupScored, groupsJson } from '../view/score-groups.js';
import { scoreTables } from '../view/score-tables.js';
import { given as sentencesGiven } from '../align/trial.js';

export const train: Command = {
  files: ['GOLD…'],
  options: {
    Options: {
      output: { alias: 'o', value: 'FILE', description: 'where the weights go; - is standard output [-]' },
      'cross-validate': { description: 'fit on all folds but one, judge that one, and so on; print the scores' },
      folds: { value: 'N', description: 'how many [5]' },
      sets: { value: 'SET,…', description: 'to learn from; other documents are judged only [all]' },
      to: { choices: ['table', 'json'], description: 'how to print the scores [table]' },
      origin: { value: 'TEXT', description: 'what the weights say of the sets that they come from' },
      glance: { description: 'fit the quick model alone, and keep the other weights' },
      weights: { value: 'FILE', description: 'the weights to keep with --glance [our own]' },
      ...embeddingOptions,
      ...lexiconOptions,
      ...talkOptions,
    },
  },
  examples: [
    ['sverka train gold/ corpora/ -o weights.json', 'weights of one’s own'],
    ['sverka align en.txt ru.txt --weights weights.json', 'what they give'],
    ['sverka train gold/ corpora/ --embeddings model/ -o weights.json', 'the same beside a neural model of sentences'],
    ['sverka train gold/ corpora/ --cross-validate', 'how good they are on documents not learnt from'],
  ],
  note:
    'GOLD is as for sverka evaluate. The pages of a corpus count for four documents of sentences each. All variants of a ' +
    'document are in one fold. The same documents give the same weights; it takes minutes.',
  run,
};

async function run(names: readonly string[], given: Given): Promise<Status> {
  if (names.filter((name) => name === dash).length > 1)
    throw usageError('Standard input is only one file.', 'Give the others by name.');
  const crossValidates = given['cross-validate'] === true;
  const model = embeddingChoice(given);
  refuseIdle(given, crossValidates);
  const inputs = names.map((name) => (isFolder(name) ? undefined : readInput(name)));
  const output = valueOf(given, 'output') ?? dash;
  const words = readLexicon(given, ownLexicon);
  const files = [...inputs.filter((input) => input !== undefined), ...words.inputs];
  if (output !== dash) checkOutput(output, files);
  const items = names.flatMap((name, index) => readGoldItems(inputs[index] ?? name));
  const sets = valuesOf(given, 'sets');
  const stray = sets?.find((set) => !items.some(({ label }) => label.set === set));
  if (stray !== undefined)
    throw usageError(
      `No document is of the set ${stray}.`,
      `The sets are ${[...new Set(items.map(({ label }) => label.set))].join(', ')}.`,
    );
  const isLearnt = ({ label }: GoldItem): boolean => sets === undefined || sets.includes(label.set);
  const quiet = given['quiet'] === true;
  const progress = (what: string): void => void (quiet || process.stderr.write(`${what}\n`));
  const own = resources({
    lexicon: words.lexicon,
    weights: given['weights'] === undefined ? undefined : readInput(valueOf(given, 'weights')!),
  });
  const { lexicon, version } = own;
  const used = crossValidates ? items : items.filter(isLearnt);
  const embeddings =
    model &&
    (await embedDocuments(
      used.flatMap(({ gold }) => [gold.source, gold.target]),
      model,
      quiet,
    ));

  if (crossValidates) {
    const folds = foldsOf(given);
    const weighed = items.map((item): Item => {
      const label = item.texts === undefined ? item.label : { ...item.label, variant: sentencesGiven };
      return { label, gold: item.gold, weight: !isLearnt(item) ? 0 : item.texts === undefined ? 1 : pageWeight };
    });
    const judged = crossValidate(weighed, { lexicon, glance: own.weights.glance, embeddings, folds, progress });
    const groups = groupScored(
      judged.map(({ item: { label }, verdict }) => ({ ...label, verdicts: { sentence: verdict } })),
    );
    const signature = `sverka ${version} cross-validated folds:${folds} learnt:${learntFrom(items.filter(isLearnt))} lexicon:${lexicon.signature}${embeddings === undefined ? '' : ` embeddings:${embeddings.name}`}`;
    process.stdout.write(
      valueOf(given, 'to') === 'json' ? groupsJson(groups, [signature]) : scoreTables(groups, [signature]),
    );
    return 0;
  }

  const learnt = items.filter(isLearnt);
  const documents = learnt.filter(({ texts }) => texts === undefined).map(({ gold }) => gold);
  const pages = learnt.filter(({ texts }) => texts !== undefined).map(({ gold }) => gold);
  const origin = [valueOf(given, 'origin') ?? [], learntFrom(learnt)].flat().join(': ');
  const { origin: kept, columns, transitions } = own.weights;
  const weights =
    given['glance'] === true
      ? { origin: kept, columns, transitions, glance: trainGlance(documents, pages, { lexicon, progress }) }
      : fitWeights(documents, pages, { lexicon, origin, progress, embeddings });
  const text = `${JSON.stringify(weights, undefined, 2)}\n`;
  if (output === dash) process.stdout.write(text);
  else writeOutputs([{ path: output, text }], files);
  return 0;
}

/** Options that would change nothing are mistakes. */
function refuseIdle(given: Given, crossValidates: boolean): void {
  const idle = crossValidates ? ['output', 'origin', 'glance', 'weights'] : ['folds', 'to'];
  for (const name of idle)
    if (given[name] !== undefined)
      throw usageError(
        `--${name} does nothing ${crossValidates ? 'with' : 'without'} --cross-validate.`,
        crossValidates ? 'It prints scores, and no weights.' : 'It is for the scores.',
      );
  if (given['weights'] !== undefined && given['glance'] !== true)
    throw usageError('--weights does nothing without --glance.', 'All weights are fitted anew.');
  if (given['embeddings'] !== undefined && given['glance'] === true)
    throw usageError('--embeddings does nothing with --glance.', 'The quick model does without.');
}

function foldsOf(given: Given): number {
  const value = valueOf(given, 'folds') ?? '5';
  if (!/^\d+$/u.test(value) || Number(value) < 2)
    throw usageError(`--folds cannot be ${value}.`, 'It is a whole number, 2 or more.');
  return Number(value);
}

/** `60 of ntrex, 30 of pud`. */
function learntFrom(items: readonly GoldItem[]): string {
  const counts = new Map<string, number>();
  for (const { label } of items) counts.set(label.set, (counts.get(label.set) ?? 0) + 1);
  return [...counts].map(([set, number]) => `${number} of ${set}`).join(', ');
}
