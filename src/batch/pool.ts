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
  /** Milliseconds that one piece of work may take. */
  readonly limit: number;
}

/**
 * Does work in threads. As many pieces as there are threads are under way and no more, so that memory does not grow
 * with their number; one that hangs or takes its thread with it is told, and the others go on.
 * @param tell is called as each ends, in whatever order they do
 */
export async function runAll<Task, Result>(
  tasks: Iterable<Task>,
  { module, call, jobs, limit }: PoolOptions,
  tell: (task: Task, end: End<Result>) => void,
): Promise<void> {
  const pool = new Tinypool({
    filename: module.href,
    minThreads: jobs,
    maxThreads: jobs,
    idleTimeout: Infinity,
    concurrentTasksPerWorker: 1,
  });
  const queue = tasks[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) tell(next.value, await attempt(next.value));
  };
  const attempt = async (task: Task): Promise<End<Result>> => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), limit);
    try {
      return { kind: 'done', result: (await pool.run(task, { name: call, signal: stop.signal })) as Result };
    } catch (error) {
      return stop.signal.aborted ? { kind: 'slow' } : { kind: 'crash', message: String((error as Error).message) };
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    await Promise.all(Array.from({ length: jobs }, lane));
  } finally {
    await pool.destroy();
  }
}
