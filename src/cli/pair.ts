import {
  align as alignDocuments,
  applyMeta,
  findConcerns,
  firstConcerns,
  formatPlace,
  methods,
  readMeta,
  SverkaError,
  type Alignment,
  type AlignOptions,
  type Concern,
  type Document,
  type Language,
} from '../index.js';
import type { Given, Options } from './command.js';
import { inFile, manners, readSplitters, textOf, type Manner } from './documents.js';
import { embedDocuments, embeddingChoice, embeddingOptions } from './embeddings.js';
import { dash, display, readInput, type Input } from './files.js';
import { lexiconOptions, readLexicon } from './lexicons.js';
import { eachOf, encodingOption, encodingsOf, usageError, valueOf, valuesOf } from './options.js';
import { stemOf } from './places.js';
import { warn } from './report.js';
import { ownLexicon, resources } from './resources.js';
import { during } from './terminal.js';
import { readBoth, readPair } from './transcripts.js';

/** How a pair of texts is read and aligned. */
export const readingOptions: Options = {
  from: { choices: manners, description: 'a transcript, a web page, a sentence a line [auto]' },
  ...encodingOption,
  lang: { value: 'EN,RU', description: 'of SOURCE and TARGET: en,ru [detected]' },
  srx: { value: 'FILE', description: 'part sentences by these rules, SRX 2.0 or 1.0 [our own]' },
  meta: { value: 'FILE', description: 'title, date and participants, in JSON' },
  ...lexiconOptions,
  method: { choices: methods.map(({ name }) => name), description: `how to align [${methods[0]!.name}]` },
  weights: { value: 'FILE', description: 'of the model, as sverka train writes them [our own]' },
  ...embeddingOptions,
  force: { description: 'align texts that seem to be no translations' },
};

/** A pair of texts that was aligned, with all the files it was read from. */
export interface AlignedPair {
  readonly alignment: Alignment;
  readonly documents: readonly [Document, Document];
  readonly inputs: readonly Input[];
  /** What they were aligned with. */
  readonly means: Omit<AlignOptions, 'method'>;
  /** What outputs are called. */
  readonly stem: string;
}

/**
 * Reads two files, or one that holds both texts, and aligns them.
 * @param check is called before the work, to refuse places where its outputs could not go
 */
export async function alignFiles(
  [sourceName, targetName]: readonly string[],
  given: Given,
  check: (stem: string, inputs: readonly Input[]) => void,
): Promise<AlignedPair> {
  const manner = (valueOf(given, 'from') ?? 'auto') as Manner;
  const languages = languagesOf(given);
  const method = valueOf(given, 'method') ?? methods[0]!.name;
  const metaName = valueOf(given, 'meta');
  const srxName = valueOf(given, 'srx');
  if (srxName !== undefined && manner === 'lines')
    throw usageError('--srx has nothing to part where each line is a sentence.', 'Leave out --srx, or --from lines.');
  const quiet = given['quiet'] === true;
  const model = embeddingChoice(given);
  if (model !== undefined && method !== methods[0]!.name)
    throw usageError(`--embeddings is evidence for ${methods[0]!.name} alone.`, 'Leave out --method.');
  const weightsName = valueOf(given, 'weights');
  const others = [metaName, srxName, weightsName].filter((name) => name !== undefined);
  const names = [sourceName!, ...(targetName === undefined ? [] : [targetName]), ...others];
  if ([...names, ...eachOf(given, 'lexicon')].filter((name) => name === dash).length > 1)
    throw usageError('Standard input is only one file.', 'Give the other by name.');

  if (targetName === undefined && manner === 'lines')
    throw usageError('--from lines takes two files.', 'Give the lines of each language as a file of their own.');
  const [ours, theirs] = encodingsOf(given, targetName === undefined ? 1 : 2);

  const inputs = names.map(readInput);
  const inputNamed = (name: string | undefined) => (name === undefined ? undefined : inputs[names.lastIndexOf(name)]);
  const splitters = readSplitters(inputNamed(srxName));
  const words = readLexicon(given, ownLexicon);
  const say = quiet ? () => {} : warn;
  const [source, target] = await during('reading …', quiet, async () => {
    const [first, second] = inputs;
    const meta = inputNamed(metaName);
    const reading = { manner, languages, encodings: [ours, theirs], splitters, warn: say } as const;
    const pair = await (targetName === undefined ? readBoth(first!, reading) : readPair([first!, second!], reading));
    if (meta === undefined) return pair;
    const given = inFile(meta.name, () => readMeta(textOf(meta)));
    return [applyMeta(pair[0], given), applyMeta(pair[1], given)] as const;
  });
  const stem = stemOf(sourceName!, source.lang);
  const allInputs = [...inputs, ...words.inputs];
  check(stem, allInputs);

  const sizes = [source, target].map(({ units }) => units.sentence.length.toLocaleString('en'));
  const embeddings = model === undefined ? undefined : await embedDocuments([source, target], model, quiet);
  const means = { ...resources({ weights: inputNamed(weightsName), lexicon: words.lexicon }), embeddings };
  const alignment = await during(`aligning ${sizes.join(' with ')} sentences …`, quiet, () =>
    alignDocuments(source, target, { ...means, method, segmentation: splitters(source.lang).name }),
  );
  // Who prepared lines knows what they are; the baseline finds ladders that say little of the texts.
  const isTrusting = given['force'] === true || manner === 'lines' || method !== methods[0]!.name;
  tellConcerns(findConcerns(alignment, means), [sourceName!, targetName ?? sourceName!], isTrusting, say);
  return { alignment, documents: [source, target], inputs: allInputs, means, stem };
}

/** Warns of what the checks found, or refuses what is worthless. */
function tellConcerns(
  concerns: readonly Concern[],
  names: readonly string[],
  isTrusting: boolean,
  say: (message: string) => void,
): void {
  const [source, target] = names.map(display);
  for (const { grade, message, hint, side, line } of firstConcerns(concerns)) {
    if (grade === 'refusal' && !isTrusting)
      throw new SverkaError('input/not-parallel', message, `${hint} --force aligns them all the same.`, {
        file: source === target ? source! : `${source}, ${target}`,
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
