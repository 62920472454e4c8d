import { getHeapStatistics, setFlagsFromString } from 'node:v8';
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
} from '../../index.js';
import type { Given, Options } from '../command.js';
import { inFile, manners, readSplitters, textOf, type Manner, type Splitters } from '../input/documents.js';
import { embedDocuments, embeddingChoice, embeddingOptions, type EmbeddingChoice } from './embeddings.js';
import { dash, display, forget, readInput, type Input } from '../files.js';
import { lexiconOptions, readLexicon } from '../lexicons.js';
import { eachOf, encodingOption, encodingsOf, usageError, valueOf, valuesOf } from '../options.js';
import { stemOf } from '../output/places.js';
import { warn } from '../output/report.js';
import { ownLexicon, resources } from '../resources.js';
import { during } from '../terminal.js';
import { readBoth, readPair } from '../input/transcripts.js';

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

/** What the options say of reading and aligning, with the files they name: the same for any number of pairs. */
export interface Means {
  readonly choices: Choices;
  readonly splitters: Splitters;
  /** The files that the options name. */
  readonly inputs: readonly Input[];
  readonly align: Omit<AlignOptions, 'method' | 'embeddings'>;
}

/** What can be told of the options without reading a file. */
export interface Choices {
  readonly manner: Manner;
  readonly languages: readonly [Language, Language] | undefined;
  readonly encodings: readonly [string | undefined, string | undefined];
  readonly method: string;
  readonly model: EmbeddingChoice | undefined;
  /** Whether what seems to be no translation is aligned all the same. */
  readonly isTrusting: boolean;
}

/** @throws SverkaError `cli/usage` */
export function readChoices(given: Given, files = 2): Choices {
  const manner = (valueOf(given, 'from') ?? 'auto') as Manner;
  const languages = languagesOf(given);
  const method = valueOf(given, 'method') ?? methods[0]!.name;
  if (valueOf(given, 'srx') !== undefined && manner === 'lines')
    throw usageError('--srx has nothing to part where each line is a sentence.', 'Leave out --srx, or --from lines.');
  const model = embeddingChoice(given);
  if (model !== undefined && method !== methods[0]!.name)
    throw usageError(`--embeddings is evidence for ${methods[0]!.name} alone.`, 'Leave out --method.');
  const [ours, theirs] = encodingsOf(given, files);
  // Who prepared lines knows what they are; the baseline finds ladders that say little of the texts.
  const isTrusting = given['force'] === true || manner === 'lines' || method !== methods[0]!.name;
  return { manner, languages, encodings: [ours, theirs], method, model, isTrusting };
}

/** Reads the files that the options name. */
export function readMeans(given: Given, choices: Choices): Means {
  const [srx, weights] = ['srx', 'weights'].map((name) => {
    const file = valueOf(given, name);
    return file === undefined ? undefined : readInput(file);
  });
  const splitters = readSplitters(srx);
  const words = readLexicon(given, ownLexicon);
  return {
    choices,
    splitters,
    inputs: [...[srx, weights].filter((input) => input !== undefined), ...words.inputs],
    align: resources({ weights, lexicon: words.lexicon }),
  };
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
  const choices = readChoices(given, targetName === undefined ? 1 : 2);
  const metaName = valueOf(given, 'meta');
  const quiet = given['quiet'] === true;
  const named = [metaName, valueOf(given, 'srx'), valueOf(given, 'weights')].filter((name) => name !== undefined);
  const texts = [sourceName!, ...(targetName === undefined ? [] : [targetName])];
  if ([...texts, ...named, ...eachOf(given, 'lexicon')].filter((name) => name === dash).length > 1)
    throw usageError('Standard input is only one file.', 'Give the other by name.');
  if (targetName === undefined && choices.manner === 'lines')
    throw usageError('--from lines takes two files.', 'Give the lines of each language as a file of their own.');
  const inputs = texts.map(readInput) as [Input] | [Input, Input];
  const size = inputs.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > manyBytes) saveMemory();
  if (!quiet && size * heldTimes > getHeapStatistics().heap_size_limit) warn(tooMuch);
  const meta = metaName === undefined ? undefined : readInput(metaName);
  const checkRead = (stem: string, all: readonly Input[]): void => {
    check(stem, all);
    all.forEach(forget);
  };
  const talk = { quiet, say: quiet ? () => {} : warn, check: checkRead };
  return alignInputs(inputs, meta, readMeans(given, choices), talk);
}

/** Aligning takes so many times the bytes of the texts (`npm run bench -- growth`). */
const heldTimes = 6;
const tooMuch = 'These texts may be more than memory can hold. --piecewise reads plain text and lines of any length.';

/** Of both texts: some three hundred thousand sentences. */
const manyBytes = 1e8;

/**
 * V8 lets the heap grow to half as much again as is in use before it looks what can go: of a gigabyte, where a tenth
 * costs little more time. Nothing but the time it takes depends on it.
 */
const saveMemory = (): void => setFlagsFromString('--heap-growing-percent=10');

interface Talk {
  readonly quiet: boolean;
  /** Is told what is doubtful. */
  readonly say: (message: string) => void;
  /** Is called when all is read. */
  readonly check: (stem: string, inputs: readonly Input[]) => void;
}

/**
 * Aligns two files that were read, or the two texts of one.
 * @param meta metadata of the two, in JSON
 */
export async function alignInputs(
  [first, second]: readonly [Input] | readonly [Input, Input],
  meta: Input | undefined,
  { choices, splitters, inputs, align }: Means,
  { quiet, say, check }: Talk,
): Promise<AlignedPair> {
  const [source, target] = await during('reading …', quiet, async () => {
    const reading = { ...choices, splitters, warn: say };
    const read = await (second === undefined ? readBoth(first, reading) : readPair([first, second], reading));
    if (meta === undefined) return read;
    const facts = inFile(meta.name, () => readMeta(textOf(meta)));
    return [applyMeta(read[0], facts), applyMeta(read[1], facts)] as const;
  });
  const stem = stemOf(first.name, source.lang);
  const allInputs = [
    first,
    ...(second === undefined ? [] : [second]),
    ...(meta === undefined ? [] : [meta]),
    ...inputs,
  ];
  check(stem, allInputs);

  const sizes = [source, target].map(({ units }) => units.sentence.length.toLocaleString('en'));
  const { model, method } = choices;
  const embeddings = model === undefined ? undefined : await embedDocuments([source, target], model, quiet);
  const means = { ...align, embeddings };
  const alignment = await during(`aligning ${sizes.join(' with ')} sentences …`, quiet, () =>
    alignDocuments(source, target, { ...means, method, segmentation: splitters(source.lang).name }),
  );
  const names = [first, second ?? first].map(({ name }) => name);
  if (/ times:apart$/u.test(alignment.signature))
    say('Both texts have times, and no clock was found that both share: they are kept, and are no evidence.');
  tellConcerns(findConcerns(alignment, means), names, choices.isTrusting, say);
  return { alignment, documents: [source, target], inputs: allInputs, means, stem };
}

/** Warns of what the checks found, or refuses what is worthless. */
export function tellConcerns(
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
