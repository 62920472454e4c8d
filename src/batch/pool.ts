import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Tinypool } from 'tinypool';

/** How one piece of work ended; `slow` took too long, `crash` took its thread with it. */
export type End<T> =
  | { readonly kind: 'done'; readonly result: T }
  | { readonly kind: 'slow' }
  | { readonly kind: 'crash'; readonly message: string };

export interface PoolOptions {
  /** The module of a worker, and which of its functions is called. */
  readonly module: URL;
  readonly call: string;
  readonly jobs: number;
}

/** Threads that do work. */
export interface Pool<Task, Result> {
  /**
   * Does one piece; what hangs or takes its thread with it is told, and costs no other piece.
   * @param limit milliseconds that it may take
   */
  readonly attempt: (task: Task, limit: number) => Promise<End<Result>>;
  readonly close: () => Promise<void>;
}

export function openPool<Task, Result>({ module, call, jobs }: PoolOptions): Pool<Task, Result> {
  // V8 collects the garbage of one thread with several. Where all processors align they are only in each other's way: a fifth
  // of all work of two threads (test/bench/batch.js). The flag is read whenever it collects, and may be set at any time.
  if (jobs >= availableParallelism()) setFlagsFromString('--no-parallel-scavenge');
  const pool = new Tinypool({
    filename: module.href,
    minThreads: jobs,
    maxThreads: jobs,
    idleTimeout: Infinity,
    concurrentTasksPerWorker: 1,
  });
  return {
    attempt: async (task, limit) => {
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(), limit);
      try {
        return { kind: 'done', result: (await pool.run(task, { name: call, signal: stop.signal })) as Result };
      } catch (error) {
        return stop.signal.aborted ? { kind: 'slow' } : { kind: 'crash', message: String((error as Error).message) };
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => pool.destroy(),
  };
}

/**
 * Does some work, so many pieces at a time and no more, so that memory does not grow with their number.
 * @param tell is called as each ends, in whatever order they do; while one is told the next is done, but no third
 */
export async function runAll<Task, Result>(
  tasks: Iterable<Task>,
  lanes: number,
  attempt: (task: Task) => Promise<End<Result>>,
  tell: (task: Task, end: End<Result>) => Promise<void>,
): Promise<void> {
  const queue = tasks[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    let told = Promise.resolve();
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      const [end] = await Promise.all([attempt(next.value), told]);
      told = tell(next.value, end);
    }
    await told;
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
