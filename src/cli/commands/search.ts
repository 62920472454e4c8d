import {
  concordancePage,
  frequencies,
  lineOrders,
  type LineOrder,
  linesOf,
  packTable,
  renderingText,
  sortLines,
} from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { filterOf, filterOptions } from '../corpus/filter.js';
import { lineData, lineRows, type StoredLine, terminalLines, tsv } from '../corpus/lines.js';
import { linksOf } from '../corpus/linking.js';
import { type Corpus, findPairs, openCorpus } from '../corpus/reader.js';
import { partSizes } from '../corpus/parts.js';
import { dash, writeOutputs } from '../files.js';
import { talkOptions, usageError, valueOf, wholeNumber } from '../options.js';
import { tell } from '../output/report.js';
import { ownLexicon } from '../resources.js';
import { count, table, widthOf } from '../terminal.js';
import { version } from '../version.js';

const lists = ['form', 'lemma', 'rendering', 'left', 'right', 'speaker', 'document', 'year'] as const;
type List = (typeof lists)[number];

const outputs = ['text', 'tsv', 'json', 'html', 'xlsx'] as const;

/** Of what is for reading; files have all. */
const usualLimit = 50;

export const search: Command = {
  files: ['DB', 'QUERY'],
  options: {
    'What to look through': filterOptions,
    Results: {
      sort: {
        choices: lineOrders,
        description: 'by the words at, left or right of the hit, or by what renders it [document]',
      },
      frequency: { choices: lists, description: 'count instead of listing' },
      limit: { value: 'N', description: `show so many [${usualLimit} in text, else all]` },
      to: { choices: outputs, description: 'how to print [text]' },
      output: { alias: 'o', value: 'FILE', description: 'write there; - is standard output' },
      ...talkOptions,
    },
  },
  examples: [
    ["sverka search talks.db 'lemma:sanction'", 'in all its forms, with what became of it'],
    ["sverka search talks.db 'en:lemma:sanction !ru:lemma:санкция'", 'where it was rendered otherwise'],
    ['sverka search talks.db \'"права человека"\' --sort right', 'a phrase, by what follows'],
    ["sverka search talks.db 'lemma:observer' --frequency rendering", 'what it was rendered by, counted'],
  ],
  tables: {
    Queries: [
      ['observer', 'a word; the alphabet tells the language; case and ё do not matter'],
      ['lemma:наблюдатель', 'with its other forms: by Snowball stem, and by tables of irregular forms'],
      ['"права человека"', 'a phrase; * in it is any word; lemma:"…" takes all forms'],
      ['санкц* ?ход', 'any letters, one letter'],
      ['/санкци(я|и)/', 'a regular expression of RE2 for the whole word'],
      ['санкция|ограничение', 'either word'],
      ['ввести NEAR/3 санкции', 'with at most three words between, in any order [5]'],
      ['en:sanctions ru:санкции', 'both in one link'],
      ['en:sanctions !ru:санкции', 'the first, and not the second'],
      ['a b OR c', 'both a and b, or c'],
    ],
  },
  note:
    'What renders a hit is told by linked words: those of the alignment (sverka align --words), else as they are learnt, with ' +
    'the lexicon, on what is found; what it cannot tell is left unmarked. The other side of what the query names is marked too.',
  run,
};

async function run([path, query]: readonly string[], given: Given): Promise<Status> {
  const corpus = await openCorpus(path!);
  try {
    const to = (valueOf(given, 'to') ?? 'text') as (typeof outputs)[number];
    const list = valueOf(given, 'frequency') as List | undefined;
    if (list !== undefined && to === 'html')
      throw usageError('There is no page of frequencies.', 'Print them with --to text, tsv, json or xlsx.');
    const order = (valueOf(given, 'sort') ?? 'document') as LineOrder;
    const limit = wholeNumber(given, 'limit') ?? (to === 'text' ? usualLimit : Infinity);
    const filter = filterOf(given, corpus.database);
    const needsAll = list !== undefined || order !== 'document';
    const { found, pairs } = findPairs(corpus, query!, filter, needsAll ? Infinity : limit);
    const links =
      list === undefined || list === 'rendering'
        ? linksOf(
            found.map(({ pair }) => pair),
            ownLexicon(),
          )
        : undefined;
    const lines = found.flatMap(({ pair, match, tokens }, index): StoredLine[] =>
      linesOf(pair, match, tokens, links?.[index] ?? []),
    );
    const shown = sortLines(lines, order).slice(0, limit);
    const summary = `${count(pairs, 'link')}${pairs === found.length ? `, ${count(lines.length, 'place')}` : ''}`;
    const content =
      list !== undefined
        ? await frequencyContent(frequencyRows(lines, list, corpus, limit), list, query!, to)
        : to === 'json'
          ? `${JSON.stringify({ query, links: pairs, lines: shown.map(lineData) }, null, 1)}\n`
          : to === 'tsv'
            ? tsv(lineRows(shown))
            : to === 'xlsx'
              ? await packTable('Lines', lineRows(shown), { title: query!, version: version(), date: undefined })
              : to === 'html'
                ? concordancePage(query!, summary, shown)
                : terminalLines(shown, widthOf(process.stdout), process.stdout);
    const output = valueOf(given, 'output');
    if (output === undefined || output === dash) process.stdout.write(content);
    else
      writeOutputs([{ path: output, ...(typeof content === 'string' ? { text: content } : { bytes: content }) }], []);
    if (given['quiet'] !== true) {
      const rest = list === undefined && (shown.length < lines.length || found.length < pairs);
      tell([
        {
          heading: 'found',
          lines: [summary + (rest ? `; ${count(shown.length, 'line')} shown, --limit shows more` : '')],
        },
      ]);
    }
    return 0;
  } finally {
    corpus.database.close();
  }
}

function nameOf(line: StoredLine, list: List, { lemmatize }: Corpus): string {
  const { pair, side, forms, before, after } = line;
  switch (list) {
    case 'form':
      return forms.join(' ');
    case 'lemma':
      return forms.map((form) => lemmatize(form, side)).join(' ');
    case 'rendering':
      return renderingText(line).toLowerCase() || '(none known)';
    case 'left':
      return before[0] ?? '';
    case 'right':
      return after[0] ?? '';
    case 'speaker':
      return pair.speaker?.en ?? '(nobody named)';
    case 'document':
      return pair.document;
    case 'year':
      return pair.date?.slice(0, 4) ?? '(no date)';
  }
}

const isPart = (list: List): list is 'speaker' | 'document' | 'year' =>
  list === 'speaker' || list === 'document' || list === 'year';

type FrequencyRow = Readonly<Record<string, string | number>>;

/** With each count its share, and for parts of the corpus how often it is in a million words of that part and side. */
function frequencyRows(lines: readonly StoredLine[], list: List, corpus: Corpus, limit: number): FrequencyRow[] {
  const found = frequencies(lines.map((line) => nameOf(line, list, corpus)));
  const all = found.reduce((sum, each) => sum + each.count, 0);
  const sides = [...new Set(lines.map(({ side }) => side))];
  const sizes = isPart(list) ? partSizes(corpus.database, list, sides.length === 1 ? sides[0] : undefined) : undefined;
  return found.slice(0, limit).map(({ name, count: number }) => {
    const size = sizes?.get(name);
    return {
      [list]: name,
      count: number,
      share: Math.round((1e4 * number) / all) / 1e4,
      ...(size === undefined ? {} : { perMillion: Math.round((1e6 * number) / size) }),
    };
  });
}

async function frequencyContent(
  rows: readonly FrequencyRow[],
  list: List,
  query: string,
  to: string,
): Promise<string | Uint8Array> {
  if (to === 'json') return `${JSON.stringify(rows, null, 1)}\n`;
  const head = [list, 'count', 'share', ...(isPart(list) ? ['per million'] : [])];
  if (to === 'xlsx')
    return packTable('Frequencies', [head, ...rows.map((row) => Object.values(row))], {
      title: query,
      version: version(),
      date: undefined,
    });
  const cells = [head, ...rows.map((row) => Object.values(row).map(String))];
  return to === 'tsv'
    ? tsv(cells)
    : table(cells, [1, 2, 3])
        .map((line) => `${line}\n`)
        .join('');
}
