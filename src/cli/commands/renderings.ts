import {
  blockBar,
  linesOf,
  type LemmaForm,
  type Occurrence,
  parseQuery,
  plotBars,
  preferences,
  type Rendering,
  renderingTable,
  renderOccurrences,
  type Span,
  type Tokens,
} from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { filterOf, filterOptions } from '../corpus/filter.js';
import { tsv } from '../corpus/lines.js';
import { linksOf } from '../corpus/linking.js';
import { type Corpus, findPairs, type Findings, openCorpus, totalsOf } from '../corpus/reader.js';
import { dash, writeOutputs } from '../files.js';
import { talkOptions, usageError, valueOf, wholeNumber } from '../options.js';
import { tell } from '../output/report.js';
import { ownLexicon } from '../resources.js';
import { count, palette, table } from '../terminal.js';

const usualLimit = 20;

export const renderings: Command = {
  files: ['DB', 'WORD'],
  options: {
    'What to look through': filterOptions,
    Results: {
      by: {
        choices: ['speaker', 'document', 'year'],
        description: 'tell who, what or when chooses which rendering oftener',
      },
      examples: { value: 'N', description: 'show so many links of each rendering [0]' },
      limit: { value: 'N', description: `show so many renderings [${usualLimit} in text, else all]` },
      to: { choices: ['text', 'tsv', 'json'], description: 'how to print [text]' },
      plot: { value: 'FILE.svg', description: 'draw them as bars' },
      output: { alias: 'o', value: 'FILE', description: 'write there; - is standard output' },
      ...talkOptions,
    },
  },
  examples: [
    ['sverka renderings talks.db санкция', 'what the word became, in all its forms'],
    ["sverka renderings talks.db 'human rights' --by speaker", 'a term, and who renders it how'],
    ["sverka renderings talks.db 'form|forms' --plot forms.svg", 'as a query of sverka search has it'],
  ],
  note:
    'WORD is a word or words, taken in all their forms, or a query of sverka search. What renders it is told by linked words: ' +
    'those of the alignment, else as they are learnt on what is found; where nothing is linked (guessed), by what stands with it significantly often in the corpus. ' +
    'G²: log-likelihood ratio of both standing in one link (Dunning 1993). DP: how unevenly the rendering is ' +
    'chosen over documents and speakers, 0 evenly, 1 in the smallest part alone (Gries 2008, normalised).',
  run,
};

async function run([path, word]: readonly string[], given: Given): Promise<Status> {
  const corpus = await openCorpus(path!);
  try {
    const query = /["*?/|!:]|\b(?:OR|NEAR)\b/u.test(word!) ? word! : `lemma:"${word!}"`;
    if (parseQuery(query).length > 1)
      throw usageError('renderings takes one word or term.', 'Leave OR out; word|word is one word in two forms.');
    const findings = findPairs(corpus, query, filterOf(given, corpus.database));
    const { occurrences, side } = occurrencesIn(corpus, findings);
    const there = side === 'en' ? 'ru' : 'en';
    const totals = totalsOf(corpus, there);
    const all = renderingTable(renderOccurrences(occurrences, there, totals), totals);
    const to = valueOf(given, 'to') ?? 'text';
    const shown = all.slice(0, wholeNumber(given, 'limit') ?? (to === 'text' ? usualLimit : Infinity));
    const by = valueOf(given, 'by') as 'speaker' | 'document' | 'year' | undefined;
    const told = by === undefined ? undefined : preferences(all, by).filter(({ g2 }) => to !== 'text' || g2 >= 3.84);
    const summary = `${count(occurrences.length, 'place')}, ${count(findings.pairs, 'link')}, ${count(all.filter(({ key }) => key !== '').length, 'rendering')}`;
    const examples = wholeNumber(given, 'examples') ?? 0;
    const text =
      to === 'json'
        ? `${JSON.stringify({ word, renderings: shown.map(dataOf), ...(told === undefined ? {} : { preferences: told }) }, null, 1)}\n`
        : told !== undefined
          ? preferenceTable(told, by!, to)
          : to === 'tsv'
            ? tsv([heading, ...shown.map(cellsOf)])
            : terminalTable(shown, examples, findings, side);
    const plot = valueOf(given, 'plot');
    const output = valueOf(given, 'output');
    const files = [
      ...(plot === undefined ? [] : [{ path: plot, text: plotBars(word!, summary, shown.map(barOf)) }]),
      ...(output === undefined || output === dash ? [] : [{ path: output, text }]),
    ];
    writeOutputs(files, []);
    if (output === undefined || output === dash) process.stdout.write(text);
    if (given['quiet'] !== true) tell([{ heading: 'found', lines: [summary] }]);
    return 0;
  } finally {
    corpus.database.close();
  }
}

function occurrencesIn(corpus: Corpus, { found }: Findings): { occurrences: Occurrence[]; side: 'en' | 'ru' } {
  const links = linksOf(
    found.map(({ pair }) => pair),
    ownLexicon(),
  );
  const sides = new Set<'en' | 'ru'>();
  const occurrences = found.flatMap(({ pair, match, tokens }, index) =>
    linesOf(pair, match, tokens, links[index]!).map((line): Occurrence => {
      sides.add(line.side);
      const there = line.side === 'en' ? 'ru' : 'en';
      const words = wordsOf(tokens[there]).map(({ form, at }) => ({ form, at, lemma: corpus.lemmatize(form, there) }));
      const isLinked = ({ at: [from, to] }: { at: Span }): boolean =>
        line.rendering.some((span) => span[0] < to && from < span[1]);
      const plain = ({ form, lemma }: LemmaForm): LemmaForm => ({ form, lemma });
      return {
        pair: index,
        linked: words.filter(isLinked).map(plain),
        words: words.map(plain),
        document: pair.document,
        speaker: pair.speaker?.en ?? '(nobody named)',
        year: pair.date?.slice(0, 4) ?? '(no date)',
      };
    }),
  );
  if (sides.size > 1)
    throw usageError('The word stands in both languages.', 'Say which is meant: put en: or ru: before it.');
  return { occurrences, side: [...sides][0] ?? 'en' };
}

const wordsOf = ({ at, forms }: Tokens): { form: string; at: Span }[] =>
  forms.map((form, index) => ({ form, at: [at[2 * index]!, at[2 * index + 1]!] }));

const nameOf = ({ name, key }: Rendering): string => (key === '' ? '(not known)' : name);

const heading = ['rendering', 'count', 'share', 'guessed', 'G2', 'DP documents', 'DP speakers'];

const fixed = (value: number | undefined, digits: number): string => (value === undefined ? '' : value.toFixed(digits));

const cellsOf = (each: Rendering): string[] => [
  nameOf(each),
  String(each.count),
  fixed(each.share, 3),
  String(each.guessed),
  fixed(each.g2, 1),
  fixed(each.dispersion.document, 2),
  fixed(each.dispersion.speaker, 2),
];

const dataOf = (each: Rendering): Record<string, unknown> => ({
  rendering: each.key === '' ? null : each.name,
  lemma: each.key,
  count: each.count,
  share: each.share,
  guessed: each.guessed,
  g2: each.g2 ?? null,
  dispersion: { document: each.dispersion.document ?? null, speaker: each.dispersion.speaker ?? null },
});

const barOf = (each: Rendering) => ({
  name: nameOf(each),
  value: each.count,
  note: `${each.count.toLocaleString('en')} (${(100 * each.share).toFixed(1)} %)`,
});

function terminalTable(shown: readonly Rendering[], examples: number, { found }: Findings, side: 'en' | 'ru'): string {
  const most = Math.max(0, ...shown.map(({ count: number }) => number));
  const colour = palette(process.stdout);
  const lines = table(
    [[...heading, ''], ...shown.map((each) => [...cellsOf(each), blockBar(each.count, most, 20)])],
    [1, 2, 3, 4, 5, 6],
  );
  const [head = '', ...rest] = lines;
  const body = rest.flatMap((line, index) => [
    line,
    ...[...new Set(shown[index]!.rendered.map(({ occurrence }) => occurrence.pair))]
      .slice(0, examples)
      .flatMap((pair) => {
        const { document, number, ...texts } = found[pair]!.pair;
        return [
          colour.dim(`    ${document}:${number}  `) + texts[side],
          `    ${texts[side === 'en' ? 'ru' : 'en'] || '—'}`,
        ];
      }),
  ]);
  return [colour.bold(head), ...body].map((line) => `${line}\n`).join('');
}

function preferenceTable(told: ReturnType<typeof preferences>, by: string, to: string): string {
  const head = [by, 'rendering', 'count', 'share', 'usual', 'G2'];
  const cells = told.map(({ part, rendering, count: number, share, usual, g2 }) => [
    part,
    rendering,
    String(number),
    fixed(share, 3),
    fixed(usual, 3),
    fixed(g2, 1),
  ]);
  if (to === 'tsv') return tsv([head, ...cells]);
  if (cells.length === 0)
    return `No ${by} chooses any rendering oftener than others do (G2 of 3.84 or more; --to tsv has all).\n`;
  return table([head, ...cells], [2, 3, 4, 5])
    .map((line) => `${line}\n`)
    .join('');
}
