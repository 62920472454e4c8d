import {
  createLemmatizer,
  type ExtractedTerm,
  extractTerms,
  isConsistent,
  type Language,
  leastSignificance,
  packTable,
  type Term,
  termDefaults,
  type TermEntry,
  type TermPair,
  type TermRendering,
  unknownTerms,
  writeGlossary,
  writeTbx,
} from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { gatherPairs } from '../corpus/gathering.js';
import { tsv } from '../corpus/lines.js';
import { linksOf } from '../corpus/linking.js';
import { readable } from '../input/documents.js';
import { checkOutput, dash, type Input, writeOutputs } from '../files.js';
import { lexiconOptions, readLexicon } from '../lexicons.js';
import {
  encodingOption,
  encodingsOf,
  languagesOption,
  memoryLanguages,
  talkOptions,
  usageError,
  valueOf,
  wholeNumber,
} from '../options.js';
import { tell, warn } from '../output/report.js';
import { ownLexicon } from '../resources.js';
import { count, progress, table } from '../terminal.js';
import { version } from '../version.js';

const outputs = ['text', 'tsv', 'json', 'xlsx', 'tbx', 'lexicon'] as const;
type Output = (typeof outputs)[number];

const usualLimit = 50;

export const terms: Command = {
  files: ['FILE…'],
  options: {
    Reading: { ...encodingOption, lang: languagesOption['lang']!, ...lexiconOptions },
    Terms: {
      side: { choices: ['en', 'ru'], description: `whose terms are listed [${termDefaults.lang}]` },
      'min-count': { value: 'N', description: `a term occurs so often [${termDefaults.leastCount}]` },
      'min-length': {
        value: 'N',
        description: `words of a term [${termDefaults.leastLength}]; 1 lists single words too`,
      },
      'max-length': {
        value: 'N',
        description: `the same, without prepositions and the like [${termDefaults.mostLength}]`,
      },
      only: { choices: ['consistent', 'inconsistent'], description: 'those with one rendering, or with several' },
      new: { description: 'leave out renderings that the lexicon knows' },
    },
    Results: {
      limit: { value: 'N', description: `show so many terms [${usualLimit} in text, else all]` },
      to: { choices: outputs, description: 'how to write [text]; lexicon is for --lexicon' },
      output: { alias: 'o', value: 'FILE', description: 'write there; - is standard output' },
      ...talkOptions,
    },
  },
  examples: [
    ['sverka terms talks/*.json', 'what terms there are, and what renders them'],
    ['sverka terms talks.db --only inconsistent', 'of a corpus, those rendered in several ways'],
    ['sverka terms talks.db --to tbx -o terms.tbx', 'for other programs'],
    ['sverka terms talks.db --to lexicon -o ours.tsv', 'for sverka align --lexicon ours.tsv'],
  ],
  note:
    `Each FILE is an alignment (${readable.join(', ')}) or a corpus of sverka index. A term is a sequence of words with no function ` +
    'word at its ends, in all its forms, shown in the commonest; what the aligner links to it renders it. ' +
    'C: C-value (Frantzi, Ananiadou & Mima 2000). share: of the renderings that links tell. back: share of the term in what the ' +
    'rendering renders. G²: log-likelihood ratio of one rendering the other in a link; a term is listed when one rendering has 15.14 (p < .0001).',
  run,
};

async function run(names: readonly string[], given: Given): Promise<Status> {
  const quiet = given['quiet'] === true;
  const to = (valueOf(given, 'to') ?? 'text') as Output;
  const output = valueOf(given, 'output') ?? dash;
  const lang = (valueOf(given, 'side') ?? termDefaults.lang) as Language;
  const options = {
    lang,
    leastCount: wholeNumber(given, 'min-count') ?? termDefaults.leastCount,
    leastLength: wholeNumber(given, 'min-length') ?? termDefaults.leastLength,
    mostLength: wholeNumber(given, 'max-length') ?? termDefaults.mostLength,
  };
  if (options.leastLength > options.mostLength)
    throw usageError('No term is that long.', '--min-length is at most --max-length.');
  const { lexicon, inputs: glossaries } = readLexicon(given, ownLexicon);
  const [encoding] = encodingsOf(given, 1);
  const inputs: Input[] = [...glossaries];
  const show = progress(quiet);
  const gathered = [];
  for (const [index, name] of names.entries()) {
    show(`${index + 1} of ${names.length}: ${name} …`);
    const some = await gatherPairs(
      name,
      quiet ? () => {} : warn,
      { encoding, languages: memoryLanguages(given) },
      (input) => inputs.push(input),
    );
    for (const pair of some) gathered.push(pair);
  }
  if (output !== dash) checkOutput(output, inputs);
  show(`linking the words of ${count(gathered.length, 'pair')} …`);
  const links = linksOf(gathered, lexicon);
  const pairs = gathered.map(({ document, en, ru }, index): TermPair => ({ document, en, ru, words: links[index]! }));
  const found = extractTerms(pairs, createLemmatizer(lexicon), options);
  show('');
  const only = valueOf(given, 'only');
  const news =
    given['new'] === true ? withoutKnown(found, (term) => unknownTerms([term], lexicon).length > 0, lang) : found;
  const chosen = only === undefined ? news : news.filter((term) => isConsistent(term) === (only === 'consistent'));
  const limit = wholeNumber(given, 'limit') ?? (to === 'text' ? usualLimit : Infinity);
  const shown = chosen.slice(0, limit);
  const content = await contentOf(shown, pairs, lang, to, names);
  if (output === dash) process.stdout.write(content);
  else
    writeOutputs([{ path: output, ...(typeof content === 'string' ? { text: content } : { bytes: content }) }], inputs);
  if (!quiet) {
    const consistent = chosen.filter(isConsistent).length;
    const rest = shown.length < chosen.length ? `; ${shown.length} shown, --limit shows more` : '';
    tell([
      {
        heading: 'found',
        lines: [
          `${count(chosen.length, 'term')} in ${count(pairs.length, 'pair')}, ${consistent} with one rendering, ${chosen.length - consistent} with several${rest}`,
        ],
      },
    ]);
  }
  return 0;
}

const termOf = (term: ExtractedTerm, { form, probability, backward }: TermRendering, lang: Language): Term => ({
  english: lang === 'en' ? term.form : form,
  russian: lang === 'en' ? form : term.form,
  speech: term.length > 1 ? 'phr' : '',
  probability: Math.sqrt(probability * backward),
});

/** Terms with those renderings only that are news, and none without. */
function withoutKnown(all: readonly ExtractedTerm[], isNew: (term: Term) => boolean, lang: Language): ExtractedTerm[] {
  return all.flatMap((term) => {
    const renderings = term.renderings.filter((rendering) => isNew(termOf(term, rendering, lang)));
    return renderings.some(isSure) ? [{ ...term, renderings }] : [];
  });
}

const isSure = ({ g2 }: TermRendering): boolean => g2 >= leastSignificance;

const head = [
  'term',
  'count',
  'documents',
  'C',
  'linked',
  'consistency',
  'rendering',
  'times',
  'share',
  'back',
  'G2',
] as const;

/** A row for each rendering; only the first has what is said of the term, unless each row is to stand alone. */
const rowsOf = (term: ExtractedTerm, alone: boolean): (string | number)[][] =>
  term.renderings.map(({ form, count: times, probability, backward, g2 }, index) => [
    ...(index === 0 || alone
      ? [term.form, term.count, term.documents, rounded(term.cValue, 1), term.linked, rounded(term.consistency, 3)]
      : ['', '', '', '', '', '']),
    form,
    times,
    rounded(probability, 3),
    rounded(backward, 3),
    rounded(g2, 1),
  ]);

/** Of each column, after the point. */
const digits = [0, 0, 0, 1, 0, 2, 0, 0, 2, 2, 1];

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

async function contentOf(
  shown: readonly ExtractedTerm[],
  pairs: readonly TermPair[],
  lang: Language,
  to: Output,
  names: readonly string[],
): Promise<string | Uint8Array> {
  const rows = (alone: boolean) => [head, ...shown.flatMap((term) => rowsOf(term, alone))];
  switch (to) {
    case 'text':
      return table(
        rows(false).map((row) =>
          row.map((cell, column) => (typeof cell === 'number' ? cell.toFixed(digits[column]) : cell)),
        ),
        [1, 2, 3, 4, 5, 7, 8, 9, 10],
      )
        .map((line) => `${line.trimEnd()}\n`)
        .join('');
    case 'tsv':
      return tsv(rows(true));
    case 'xlsx':
      return packTable('Terms', rows(true), { title: 'Terms', version: version(), date: undefined });
    case 'json':
      return `${JSON.stringify({ side: lang, terms: shown.map((term) => dataOf(term, pairs)) }, null, 1)}\n`;
    case 'lexicon':
      return writeGlossary(
        shown.flatMap((term) => term.renderings.filter(isSure).map((rendering) => termOf(term, rendering, lang))),
        [
          `Terms found by sverka ${version()} in ${count(pairs.length, 'pair')} of texts. Columns: English, Russian, part of speech, domain, probability.`,
        ],
      );
    case 'tbx':
      return writeTbx(
        shown.map((term) => entryOf(term, pairs, lang)),
        'Terms and their renderings',
        `Found by sverka ${version()} in ${count(pairs.length, 'pair')} of texts (${names.join(', ')}); not looked over by a person.`,
      );
  }
}

const dataOf = (term: ExtractedTerm, pairs: readonly TermPair[]): Record<string, unknown> => ({
  term: term.form,
  lemma: term.key,
  words: term.length,
  count: term.count,
  documents: term.documents,
  cValue: term.cValue,
  linked: term.linked,
  consistency: term.consistency,
  consistent: isConsistent(term),
  renderings: term.renderings.map(({ form, key, count: times, probability, backward, g2, example }) => ({
    rendering: form,
    lemma: key,
    count: times,
    probability,
    backward,
    g2,
    example: { document: pairs[example]!.document, en: pairs[example]!.en, ru: pairs[example]!.ru },
  })),
});

function entryOf(term: ExtractedTerm, pairs: readonly TermPair[], lang: Language): TermEntry {
  const { form, count: times, documents, cValue, linked, consistency, renderings } = term;
  const sure = renderings.filter(isSure);
  const there = lang === 'en' ? 'ru' : 'en';
  const own = {
    term: form,
    context: pairs[sure[0]!.example]![lang],
    note: `${count(times, 'occurrence')} in ${count(documents, 'document')}; C-value ${cValue.toFixed(1)}; ${linked} with a known rendering, consistency ${consistency.toFixed(3)}`,
  };
  const others = sure.map((rendering) => ({
    term: rendering.form,
    context: pairs[rendering.example]![there],
    note: `renders it ${rendering.count} of ${linked} times (probability ${rendering.probability.toFixed(3)}, back ${rendering.backward.toFixed(3)}); log-likelihood ratio ${rendering.g2.toFixed(1)}`,
  }));
  return lang === 'en' ? { en: [own], ru: others } : { en: others, ru: [own] };
}
