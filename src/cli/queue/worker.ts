import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import type { Job as QueueJob } from 'bullmq';
import type { Pool } from '../../batch/pool.js';
import { sweepOwn, whenInterrupted } from '../../editor/temporary.js';
import { memoriesFolder, openThreads, textsFolder } from '../batch/batch.js';
import { faultAt, type Result, type Task } from '../batch/worker.js';
import type { Given } from '../command.js';
import { isFolder } from '../files.js';
import type { Connection } from './connection.js';
import { getFile, getOne, inputsKey, outputsKey, putAll, tries, type Job, type Outcome, type TextKind } from './job.js';

export interface WorkerOptions {
  /** Documents at a time. */
  readonly jobs: number;
  /** The folder that all machines share, as it is called here. */
  readonly shared: string | undefined;
  /** Seconds without a sign of life after which another worker takes over what this one does. */
  readonly patience: number;
  /** Seconds without work after which it ends; never, when it is not given. */
  readonly idle: number | undefined;
}

export interface Watcher {
  readonly end: (name: string, fault: string | undefined) => void;
  /** Redis went away, or came back. */
  readonly link: (isThere: boolean) => void;
}

/** Takes documents from the queue until it is told to stop. What is under way then is done first. */
export async function work(
  connection: Connection,
  options: WorkerOptions,
  watcher: Watcher,
  stop: AbortSignal,
): Promise<void> {
  const { bullmq, redis, name } = connection;
  const { jobs, patience, idle } = options;
  const home = mkdtempSync(join(tmpdir(), 'sverka-worker-'));
  const pool = openThreads(jobs);
  let [active, last] = [0, performance.now()];
  const means = { connection, shared: options.shared, home, pool };
  const worker = new bullmq.Worker<Job, Outcome>(
    name,
    async (job) => {
      active++;
      try {
        return await carryOut(job, means);
      } finally {
        active--;
        last = performance.now();
      }
    },
    {
      connection: redis,
      concurrency: jobs,
      lockDuration: patience * 1000,
      stalledInterval: patience * 1000,
      // It is tried that often in all, and found dead on the way each time.
      maxStalledCount: tries - 1,
    },
  );
  worker.on('completed', (job) => watcher.end(job.data.name, undefined));
  worker.on('failed', (job, error) => watcher.end(job?.data.name ?? '', error.message));
  // Redis is away, or a lock was lost: either way the queue gives the document to somebody.
  worker.on('error', () => {});
  let isThere = true;
  const link = (now: boolean) => (): void => {
    if (now !== isThere) watcher.link((isThere = now));
  };
  const [lost, back] = [link(false), link(true)];
  redis.on('close', lost).on('ready', back);
  const goOn = whenInterrupted(async () => {
    await pool.close();
    rmSync(home, { recursive: true, force: true });
    if (options.shared !== undefined) sweepOwn(options.shared);
  });
  try {
    await new Promise<void>((resolve) => {
      stop.addEventListener('abort', () => resolve(), { once: true });
      if (stop.aborted) resolve();
      if (idle !== undefined)
        setInterval(() => active === 0 && performance.now() - last > idle * 1000 && resolve(), 200).unref();
    });
    await worker.close();
  } finally {
    redis.off('close', lost).off('ready', back);
    await pool.close();
    rmSync(home, { recursive: true, force: true });
    goOn();
  }
}

interface Means {
  readonly connection: Connection;
  readonly shared: string | undefined;
  readonly home: string;
  readonly pool: Pool<Task, Result>;
}

/** Aligns one document. What may go better elsewhere or later is thrown, so that the queue tries it again. */
async function carryOut({ id, data: job }: QueueJob<Job, Outcome>, means: Means): Promise<Outcome> {
  const { pool, home } = means;
  const there = mkdtempSync(join(home, 'job-'));
  try {
    const shared = job.folder === undefined ? undefined : requireShared(means.shared);
    const paths = await place(job, id!, there, means);
    const { source, target, meta } = paths;
    const folder = shared === undefined ? join(there, 'out') : inside(shared, job.folder!);
    const name = relative(folder, inside(folder, job.name));
    const nameOf = (kind: TextKind): string | undefined => job.texts.find((text) => text.kind === kind)?.name;
    const names = { source: nameOf('source')!, target: nameOf('target')!, ...(meta && { meta: nameOf('meta')! }) };
    const end = await pool.attempt(
      {
        pair: { name, source: source!, target: target!, ...(meta && { meta }) },
        names,
        round: job.round,
        given: { ...(await givenOf(job, means)), output: join(folder, '/') },
        writes: job.writes,
        ...(job.memories && { memories: join(folder, memoriesFolder) }),
        ...(job.teaches && { texts: join(folder, textsFolder) }),
      },
      job.limit * 1000,
    );
    const fault = faultAt(end, job.limit);
    if (fault !== undefined) {
      if (/^(?:batch|file)\/|^bug$/u.test(fault.code)) throw new Error(JSON.stringify(fault));
      return { fault };
    }
    const { done } = (end as { readonly result: Exclude<Result, { fault: unknown }> }).result;
    const outputs = done.outputs.map(({ path, hash }) => ({ path: relative(folder, path), hash }));
    if (shared === undefined) {
      const { redis, name: queue } = means.connection;
      const contents = outputs.map(({ path }) => [path, readFileSync(join(folder, path))] as const);
      await putAll(redis, outputsKey(queue, id!), contents);
    }
    return { done: { ...done, outputs } };
  } finally {
    rmSync(there, { recursive: true, force: true });
  }
}

/** Where the texts are: in the shared folder, or in files that are made of what Redis holds. */
async function place(
  { texts }: Job,
  id: string,
  there: string,
  { connection: { redis, name: queue }, shared }: Means,
): Promise<Partial<Record<TextKind, string>>> {
  const places = await Promise.all(
    texts.map(async ({ kind, name, hash, path }) => {
      if (path !== undefined) return [kind, inside(requireShared(shared), path)] as const;
      const bytes = await getOne(redis, inputsKey(queue, id), kind, hash);
      if (bytes === undefined) throw new Error(`What ${name} holds is not in Redis any more.`);
      return [kind, keep(join(there, kind, basename(name)), bytes)] as const;
    }),
  );
  return Object.fromEntries(places);
}

/** The options, with the files that they name: those are of the batch's machine, and are fetched once. */
async function givenOf({ given, files }: Job, { connection, home }: Means): Promise<Given> {
  const places = new Map<string, string[]>();
  for (const { option, name, hash } of files) {
    const path = join(home, 'files', hash, basename(name));
    try {
      readFileSync(path);
    } catch {
      const bytes = await getFile(connection.redis, connection.name, hash);
      if (bytes === undefined) throw new Error(`What ${name} holds is not in Redis any more.`);
      keep(path, bytes);
    }
    places.set(option, [...(places.get(option) ?? []), path]);
  }
  const one = (paths: string[]): string | string[] => (paths.length === 1 ? paths[0]! : paths);
  return { ...given, ...Object.fromEntries([...places].map(([option, paths]) => [option, one(paths)])) };
}

function keep(path: string, bytes: Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

function requireShared(shared: string | undefined): string {
  if (shared === undefined) throw new Error('The batch shares a folder, and this worker was given none with --shared.');
  if (!isFolder(shared)) throw new Error(`The shared folder ${shared} is not there.`);
  return shared;
}

/** A path below a folder: whoever fills the queue has no business elsewhere. */
function inside(folder: string, path: string): string {
  const whole = join(folder, path);
  const way = relative(folder, whole);
  if (way.split(/[\\/]/u)[0] === '..' || isAbsolute(way) || isAbsolute(path))
    throw new Error(`${path} leads out of the folder.`);
  return whole;
}
