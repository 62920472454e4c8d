import { Worker } from 'node:worker_threads';
import { openDatabase } from './driver.js';
import { type CorpusDocument, type PairRow, writeRows } from './rows.js';
import type { Counts } from './tally.js';
import type { RowTaker } from './writer.js';
import { ownLexicon } from '../resources.js';
import { partAt } from '../part.js';

/** What the thread is told, and what it says. */
export type IndexOrder =
  | { readonly kind: 'begin'; readonly document: CorpusDocument }
  | { readonly kind: 'rows'; readonly rows: readonly PairRow[] }
  | { readonly kind: 'end'; readonly counts: Counts }
  | { readonly kind: 'close' };
export type IndexAnswer = { readonly kind: 'done' } | { readonly kind: 'end'; readonly replaced: readonly string[] };

export interface Indexer extends RowTaker {
  readonly close: () => Promise<unknown>;
}

/** Writes rows into a database here. */
export async function indexHere(path: string): Promise<Indexer> {
  const database = await openDatabase(path, 'write');
  const writer = writeRows(database, ownLexicon);
  return {
    begin: writer.begin,
    add: writer.add,
    ready: () => undefined,
    // eslint-disable-next-line @typescript-eslint/require-await -- as the thread's, so that it fails as that one does
    end: async (counts) => writer.end(counts),
    close: () => {
      database.close();
      return Promise.resolve();
    },
  };
}

/** So many lots of rows may be on their way. */
const most = 8;

/**
 * Writes rows into a database in a thread of its own: half of the work is the database's, and the other half, reading and
 * telling words apart, goes on meanwhile.
 */
export function indexApart(path: string): Indexer {
  const worker = new Worker(partAt('cli/corpus/index-worker.js'), { workerData: path });
  let open = 0;
  let failure: Error | undefined;
  let waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined;
  let finish: (replaced: readonly string[]) => void = () => {};
  const fail = (error: Error): void => {
    failure ??= error;
    waiting?.reject(error);
  };
  worker.on('message', (answer: IndexAnswer) => {
    if (answer.kind === 'end') finish(answer.replaced);
    else if (--open < most) waiting?.resolve();
  });
  worker.on('error', fail);
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      fail(new Error('The thread that writes the corpus ended.'));
      resolve();
    });
  });
  const tell = (order: IndexOrder): void => worker.postMessage(order);
  const wait = (): Promise<void> =>
    new Promise((resolve, reject) => {
      if (failure === undefined) waiting = { resolve, reject };
      else reject(failure);
    });
  return {
    begin: (document) => tell({ kind: 'begin', document }),
    add: (rows) => {
      open++;
      tell({ kind: 'rows', rows });
    },
    ready: () => (open < most && failure === undefined ? undefined : wait()),
    end: (counts) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) reject(failure);
        waiting = { resolve: () => {}, reject };
        finish = resolve;
        tell({ kind: 'end', counts });
      }),
    // The driver does not outlive a thread that is ended while it writes: the thread is asked to end.
    close: () => {
      tell({ kind: 'close' });
      return ended;
    },
  };
}
