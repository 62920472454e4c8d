import type { CorpusPair, Lexicon } from '../../index.js';
import type { CorpusDocument, PairRow } from './rows.js';
import { type Counts, createTally } from './tally.js';
import { packLinks } from './word-links.js';

/** Where rows go; those who take them in a thread of their own say when they keep up. */
export interface RowTaker {
  readonly begin: (document: CorpusDocument) => void;
  readonly add: (rows: readonly PairRow[]) => void;
  /** Nothing where more may come at once. */
  readonly ready: () => Promise<void> | undefined;
  /** @returns names of documents that took the place of others */
  readonly end: (counts: Counts) => Promise<readonly string[]>;
}

export interface CorpusWriter {
  readonly begin: (document: CorpusDocument) => void;
  readonly add: (pair: CorpusPair) => void;
  readonly ready: RowTaker['ready'];
  readonly end: () => Promise<readonly string[]>;
}

/** So many rows go over at once. */
const most = 500;

/** Tells the words of pairs apart, counts them, and hands them on as rows. */
export function writeCorpus(taker: RowTaker, lexicon: Lexicon): CorpusWriter {
  const tally = createTally(lexicon);
  let rows: PairRow[] = [];
  const flush = (): void => {
    if (rows.length > 0) taker.add(rows);
    rows = [];
  };
  return {
    begin: (document) => {
      flush();
      taker.begin(document);
    },
    add: ({ en, ru, speaker, confidence, shape, words }) => {
      const [english, russian] = [tally.add('en', en, 1), tally.add('ru', ru, 1)];
      const links = words && packLinks(words);
      rows.push([
        ...([en, ru, english.join(' '), russian.join(' '), english.length, russian.length] as const),
        ...([speaker, confidence, shape, links] as const),
      ]);
      if (rows.length === most) flush();
    },
    ready: taker.ready,
    end: () => {
      flush();
      return taker.end(tally.counts());
    },
  };
}
