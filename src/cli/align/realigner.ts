import { Worker } from 'node:worker_threads';
import type { Alignment, realign } from '../../index.js';
import type { Given } from '../command.js';
import { partAt } from '../part.js';

type Found = ReturnType<typeof realign>;

/** What the worker is asked, and what it says. */
export interface Question {
  readonly number: number;
  readonly alignment: Alignment;
}
export interface Answer {
  readonly number: number;
  readonly found?: Found;
  readonly error?: unknown;
}

export interface Realigner {
  readonly realign: (alignment: Alignment) => Promise<Found>;
  readonly close: () => Promise<unknown>;
}

/**
 * Searches again in a thread of its own, so that nobody waits for it; it starts when it is first asked.
 * @param given options that name the lexicon and the weights
 */
export function createRealigner(given: Given): Realigner {
  let worker: Worker | undefined;
  let last = 0;
  const waiting = new Map<
    number,
    { readonly resolve: (found: Found) => void; readonly reject: (error: unknown) => void }
  >();
  const start = (): Worker => {
    const started = new Worker(partAt('cli/align/realign-worker.js'), { workerData: given });
    started.on('message', ({ number, found, error }: Answer) => {
      const asker = waiting.get(number);
      waiting.delete(number);
      if (error === undefined) asker?.resolve(found);
      else asker?.reject(error);
    });
    started.on('error', (error) => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
      worker = undefined;
    });
    return started;
  };
  return {
    realign: (alignment) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        const number = ++last;
        waiting.set(number, { resolve, reject });
        worker.postMessage({ number, alignment } satisfies Question);
      }),
    close: async () => worker?.terminate(),
  };
}
