import {
  align,
  type Alignment,
  type AlignOptions,
  applyChanges,
  type Change,
  createExplainer,
  createRivalFinder,
  createWordMatcher,
  decode,
  detectLanguage,
  differenceRules,
  type Document,
  findConcerns,
  findDifferences,
  firstConcerns,
  formatNamed,
  formats,
  isHtml,
  isWritable,
  linkWords,
  parseWeights,
  readHtml,
  realign,
  recognizeFormat,
  segmentTranscript,
  swap,
  SverkaError,
  unpackLexicon,
  writeAs,
  writeDefaults,
} from '../../index.js';
import type { Calls, InputFile, Opened } from './calls.js';

let means: Omit<AlignOptions, 'method'> | undefined;
let known: Alignment | undefined;
let matchWords: ReturnType<typeof createWordMatcher> | undefined;
let findRival: ReturnType<typeof createRivalFinder> | undefined;
let explain: ReturnType<typeof createExplainer> | undefined;

/** What has no counterpart is shown as such in its place, and is no finding beside it. */
const shown = differenceRules.filter(({ name }) => name !== 'missing');

const isOfPlaces = (change: Change): boolean =>
  change.list === 'paragraph' || (change.list === 'sentence' && change.remove !== change.insert.length);

type Answers = {
  [Name in keyof Calls]: (
    ...words: Parameters<Calls[Name]>
  ) => ReturnType<Calls[Name]> | Promise<ReturnType<Calls[Name]>>;
};

const answers: Answers = {
  prepare({ lexicon, weights, version }) {
    means = { lexicon: unpackLexicon(lexicon), weights: parseWeights(weights), version };
  },

  open: (files) => (files.length === 1 ? openAlignment(files[0]!) : openPair(files)),

  read(given) {
    known = given;
    matchWords = findRival = explain = undefined;
  },

  follow(changes) {
    known = applyChanges(known!, changes);
    // What is learnt of the texts stands as long as their sentences are where they were.
    if (changes.some(isOfPlaces)) matchWords = findRival = explain = undefined;
  },

  match(bead) {
    matchWords ??= createWordMatcher(known!, means!);
    return matchWords(bead);
  },

  rival(index) {
    findRival ??= createRivalFinder(known!, means!);
    return findRival(known!.ladders.sentence!, index);
  },

  explain(index) {
    explain ??= createExplainer(known!, means!);
    return explain(known!.ladders.sentence!, index);
  },

  check: (place) => ({
    found: findDifferences(known!, means!, { rules: shown.slice(place, place + 1) }),
    isLast: place + 1 >= shown.length,
  }),

  realign: (alignment) => realign(alignment, means!),

  async write(alignment, { format, source, ...options }, stem) {
    const turned = source === undefined || alignment.source.lang === source ? alignment : swap(alignment);
    const writer = formatNamed(format);
    const lacksWords = writer.needsWords === true && turned.words === undefined;
    const whole = lacksWords ? { ...turned, words: linkWords(turned, means!) } : turned;
    const { parts } = await writeAs(writer, whole, {
      ...writeDefaults,
      ...options,
      stem,
      version: means!.version,
    });
    return parts.map((part) => ({
      name: `${stem}${part.suffix}`,
      ...('text' in part ? { text: part.text } : { base64: base64Of(part.bytes) }),
    }));
  },

  formats: () => formats.filter(isWritable).map(({ name, suffix, description }) => ({ name, suffix, description })),
};

/** One file: an alignment that was saved. */
async function openAlignment({ name, bytes }: InputFile): Promise<Opened> {
  const unpacked = isArchive(bytes) ? await formatNamed('xlsx').unpack!(bytes) : undefined;
  const text = unpacked ?? decode(bytes).text;
  const format = unpacked === undefined ? recognizeFormat(text) : formatNamed('xlsx');
  if (format === undefined)
    throw new SverkaError(
      'input/not-alignment',
      'This is no alignment.',
      'Give two texts, or one project, TMX or TEI file.',
      { file: name },
    );
  const remarks: string[] = [];
  return {
    alignment: format.read!(text, { remark: (remark) => remarks.push(remark) }),
    name: stemOf(name),
    remarks,
    concerns: [],
  };
}

/** By its first bytes. */
const isArchive = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b;

/** Two files: texts in either order, to be aligned. */
async function openPair(files: readonly InputFile[]): Promise<Opened> {
  const [first, second, more] = files;
  if (first === undefined || second === undefined || more !== undefined)
    throw new SverkaError(
      'input/not-pair',
      `These are ${files.length} files.`,
      'Give two texts, or one project, TMX or TEI file.',
      {},
      { values: { count: files.length } },
    );
  const documents = [await readText(first), await readText(second)] as const;
  const alignment = align(documents[0], documents[1], means!);
  return { alignment, name: stemOf(first.name), remarks: [], concerns: firstConcerns(findConcerns(alignment, means!)) };
}

/** `talks` of talks.en.txt; a file that is named after its language alone says nothing of what is in it. */
const stemOf = (name: string): string =>
  name.replace(/(?:\.tei)?\.[^.]*$/u, '').replace(/(?:^|[._-])(?:en|ru|eng|rus)$/iu, '') || 'project';

async function readText({ name, bytes }: InputFile): Promise<Document> {
  try {
    const { text } = decode(bytes);
    const page = isHtml(text) ? await readHtml(text) : { text, meta: {} };
    const document = segmentTranscript(page.text, detectLanguage(page.text));
    return { ...document, meta: { ...page.meta, ...document.meta } };
  } catch (error) {
    throw error instanceof SverkaError ? error.in(name) : error;
  }
}

/** In pieces, since a function takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

type Message = { [Name in keyof Calls]: { id: number; name: Name; words: Parameters<Calls[Name]> } }[keyof Calls];

self.onmessage = async ({ data: { id, name, words } }: MessageEvent<Message>) => {
  try {
    const answer = answers[name] as (...given: unknown[]) => unknown;
    self.postMessage({ id, result: await answer(...words) });
  } catch (error) {
    const { message, hint, code, at, said, stack } = error as SverkaError;
    if (hint === undefined) console.error(stack);
    self.postMessage({ id, fault: { message, hint, code, at, ...said } });
  }
};
