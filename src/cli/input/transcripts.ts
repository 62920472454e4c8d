import {
  countScripts,
  detectLanguage,
  isIn,
  languageNames,
  partBlocks,
  partText,
  readSubtitles,
  recognizeFormat,
  segmentLines,
  segmentTranscript,
  SverkaError,
  withTimes,
  type Document,
  type Format,
  type Language,
  type Splitter,
} from '../../index.js';
import { contentOf, type Content } from './content.js';
import { inFile, type Manner, type Splitters } from './documents.js';
import { display, type Input } from '../files.js';

/** How a pair is read. */
export interface Reading {
  readonly manner: Manner;
  /** Of the two, when the user says so; else they are detected. */
  readonly languages: readonly [Language, Language] | undefined;
  readonly encodings: readonly [string | undefined, string | undefined];
  /** Part transcripts into sentences; lines are parted already. */
  readonly splitters: Splitters;
  /** Is told what is doubtful and was decided all the same. */
  readonly warn: (message: string) => void;
}

/** Both documents of a pair, in the order given. */
export async function readPair(
  inputs: readonly [Input, Input],
  { manner, languages, encodings, splitters, warn }: Reading,
): Promise<[Document, Document]> {
  const read = (side: 0 | 1): Promise<Content> => contentOf(inputs[side], manner, encodings[side], warn, refuseOthers);
  const contents = [await read(0), await read(1)] as const;
  const texts = [contents[0].text, contents[1].text] as const;
  if (manner === 'lines') {
    const [first, second] = languages ?? guessedLanguages(texts, inputs, warn);
    return [segmentLines(texts[0], first), segmentLines(texts[1], second)];
  }
  const both = languages ?? detectedLanguages(contents, inputs);
  // Wrong rules are told with the name of their own file, so they are made before a text is in hand.
  const rules = both.map(splitters);
  const segment = (side: 0 | 1): Document =>
    inFile(inputs[side].name, () => documentOf(contents[side], both[side], rules[side]!));
  return [segment(0), segment(1)];
}

/**
 * Both documents of one file that holds two texts: in columns of a table, or in turn by paragraphs, lines or cues. The one
 * that begins first is the source.
 */
export async function readBoth(
  input: Input,
  { manner, languages, encodings, splitters, warn }: Reading,
): Promise<[Document, Document]> {
  const content = await contentOf(input, manner, encodings[0], warn, refuseOthers);
  const { meta, times, cues } = content;
  // Cues run on, in whatever language their lines are.
  const blocks = times?.map(({ at }) => ({ text: content.text.slice(...at) })) ?? content.blocks;
  const [first, second] = inFile(input.name, () => {
    if (content.tei !== undefined) throw loneTei();
    refuseAlignment(content.text);
    const parted = blocks === undefined ? partText(content.text) : partBlocks(blocks);
    return ([0, 1] as const).map((side): Content & { lang: Language } => {
      const lang = parted.languages[side];
      // A title or date that the page tells is of both, and in one language.
      const { title: _, ...shared } = meta;
      if (cues !== undefined) return { ...readSubtitles(cues, (line) => isIn(line, lang)), meta: shared, lang };
      return { text: parted.texts[side], meta: shared, lang };
    }) as [Content & { lang: Language }, Content & { lang: Language }];
  });
  const order = languages !== undefined && languages[0] !== first.lang ? [second, first] : [first, second];
  const documents = order.map((each) =>
    inFile(input.name, () => {
      if (languages === undefined) detectLanguage(each.text);
      return documentOf(each, each.lang, splitters(each.lang));
    }),
  );
  return documents as [Document, Document];
}

const loneTei = (): SverkaError =>
  new SverkaError(
    'input/not-bilingual',
    'A TEI is given alone.',
    'Give the transcript in the other language as a second file; sverka convert reads editions that sverka wrote.',
  );

const aligned = 'It is aligned already: sverka convert writes it in other formats.';

/** What is aligned already has nothing to be found out. */
function refuseAlignment(text: string): void {
  const format = recognizeFormat(text);
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const isTable = lines.filter((line) => {
    const cells = line.split('\t');
    const [latin, cyrillic] = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u].map((script) => {
      const has = (cell: string): boolean => script.test(cell);
      return [cells.findIndex(has), cells.findLastIndex(has)] as const;
    });
    const stand = latin![0] >= 0 && cyrillic![0] >= 0;
    return stand && (latin![0] < cyrillic![1] || cyrillic![0] < latin![1]);
  }).length;
  if (format === undefined && isTable < 0.8 * lines.length) return;
  throw new SverkaError(
    'input/not-text',
    `This is ${format === undefined ? 'a table' : `an alignment (${format.name})`}, not a text in two languages.`,
    aligned,
  );
}

/** The document of a transcript; what is to be seen on the page goes before what it says of itself. */
export function documentOf({ text, meta, times, tei }: Content, lang: Language, splitter: Splitter): Document {
  if (tei !== undefined) return tei.document(lang, splitter);
  const document = segmentTranscript(text, lang, splitter);
  const known = { ...document, meta: { ...meta, ...document.meta } };
  return times === undefined ? known : withTimes(known, times);
}

/** What a TEI says of its language, or what a text is in; of a text without letters, what its book says. */
export function languageOf({ text, tei, tag }: Content): Language {
  const lang = ownLanguage(tei?.tag) ?? (/\p{L}/u.test(text) ? undefined : ownLanguage(tag));
  return lang ?? detectLanguage(text);
}

function ownLanguage(tag: string | undefined): Language | undefined {
  const primary = tag?.split(/[-_]/u)[0]?.toLowerCase();
  return primary === 'en' || primary === 'ru' ? primary : undefined;
}

export function detectedLanguages(
  contents: readonly [Content, Content],
  inputs: readonly [Input, Input],
): readonly [Language, Language] {
  const first = inFile(inputs[0].name, () => languageOf(contents[0]));
  const second = inFile(inputs[1].name, () => languageOf(contents[1]));
  if (first === 'en' && second === 'en') {
    const russian = halfTranslated(contents);
    if (russian !== undefined) return russian === 0 ? ['ru', 'en'] : ['en', 'ru'];
  }
  if (first === second)
    throw new SverkaError(
      'input/same-language',
      `Both texts are in ${languageNames[first]}.`,
      'Give one text in English and one in Russian; --lang en,ru overrules what was detected.',
      { file: `${display(inputs[0].name)}, ${display(inputs[1].name)}` },
    );
  return [first, second];
}

/** Which of two texts that have more Latin letters is the Russian one, as of a manual that is translated in part. */
function halfTranslated(contents: readonly [Content, Content]): 0 | 1 | undefined {
  const [first, second] = [shareOfCyrillic(contents[0].text), shareOfCyrillic(contents[1].text)];
  if (Math.max(first, second) < 0.1 || Math.min(first, second) > 0.1 * Math.max(first, second)) return undefined;
  return first > second ? 0 : 1;
}

/**
 * The languages of two files of lines, by script alone: whichever has more Cyrillic is the Russian
 * one. Somebody who prepared lines knows what they are, so doubt is never a reason to refuse.
 */
export function guessedLanguages(
  texts: readonly [string, string],
  inputs: readonly [Input, Input],
  warn: (message: string) => void,
): readonly [Language, Language] {
  const [first, second] = [shareOfCyrillic(texts[0]), shareOfCyrillic(texts[1])];
  const languages: readonly [Language, Language] = first > second ? ['ru', 'en'] : ['en', 'ru'];
  if (Math.max(first, second) <= 0.5 || Math.min(first, second) >= 0.5)
    warn(
      `The languages are in doubt: ${display(inputs[0].name)} is taken as ${languageNames[languages[0]]}, ` +
        `${display(inputs[1].name)} as ${languageNames[languages[1]]}; --lang overrules this.`,
    );
  return languages;
}

function shareOfCyrillic(text: string): number {
  const { cyrillic, all } = countScripts(text);
  return all === 0 ? 0 : cyrillic / all;
}

const savedSubtitles = 'Save them as SubRip (.srt) or WebVTT (.vtt) first.';

const alignmentOf = ({ name }: Format): (typeof others)[number] => [/^/u, `an alignment (${name})`, aligned];

const others: readonly (readonly [RegExp, string, string])[] = [
  [/^\s*\{\s*"sverka"/u, 'a project file', aligned],
  [/^\s*\{\\rtf/u, 'a rich text document', 'Save it as plain text (.txt, UTF-8) first.'],
  [/^\s*\[Script Info\]/iu, 'subtitles of SubStation Alpha', savedSubtitles],
  [/^\s*\{\d+\}\{\d*\}/u, 'subtitles of MicroDVD', savedSubtitles],
  [/^\s*(?:\[INFORMATION\]|\d\d:\d\d:\d\d\.\d\d,\d\d:\d\d:\d\d\.\d\d\s*$)/mu, 'subtitles of SubViewer', savedSubtitles],
  [/^\s*(?:<\?xml[^>]*>\s*)?<tt[\s>]/u, 'subtitles in TTML', savedSubtitles],
  [/^\s*<\?xml/u, 'an XML document', 'Save it as plain text (.txt, UTF-8) first.'],
];

/** Markup read as prose would be aligned without a word: better to ask. */
export function refuseOthers(text: string, name: string): void {
  const format = /^\s*</u.test(text) ? recognizeFormat(text) : undefined;
  const alignment = format === undefined ? [] : [alignmentOf(format)];
  for (const [pattern, kind, hint] of [...alignment, ...others])
    if (pattern.test(text.slice(0, 1000)))
      throw new SverkaError(
        'input/not-text',
        `This is ${kind}, not plain text.`,
        `${hint} --from text reads it as it is.`,
        {
          file: display(name),
        },
      );
}
