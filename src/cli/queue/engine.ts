import { hostname } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Job as QueueJob } from 'bullmq';
import type { Fault } from '../../batch/report.js';
import type { Pair } from '../../batch/pairs.js';
import type { End } from '../../batch/pool.js';
import { SverkaError } from '../../index.js';
import type { Engine } from '../batch/batch.js';
import { faultOf, hashOf, type Result, type Task } from '../batch/worker.js';
import type { Given } from '../command.js';
import { readInput, writeOutputs, type Input } from '../files.js';
import { eachOf, usageError, valueOf } from '../options.js';
import type { Connection } from './connection.js';
import {
  getOne,
  inputsKey,
  keepFor,
  outputsKey,
  putAll,
  putFile,
  tries,
  type Job,
  type Outcome,
  type Text,
} from './job.js';

export interface EngineOptions {
  /** Of the batch. */
  readonly folder: string;
  /** A folder that all machines share; texts and outputs go through Redis, when there is none. */
  readonly shared: string | undefined;
  /** Seconds for one pair. */
  readonly limit: number;
  /** Is told what a user should know. */
  readonly say: (message: string) => void;
}

/** Documents that are on the queue at a time: enough for many workers, and few for Redis to hold. */
const lanes = 256;
/** Milliseconds after which is asked what became of a document, should nobody have told. */
const patience = 2000;
/** Bytes of a pair that go through Redis. */
const mostBytes = 1e8;

/** Options that are nothing to the worker, and those that name files. */
const own = ['output', 'o', 'engine', 'shared', 'jobs', 'j', 'report', 'again', 'merge', 'adapt', '_', '--', '$0'];
const ofFiles = ['lexicon', 'srx', 'weights'];

/** The way to a path from the shared folder. */
export function fromShared(shared: string, path: string): string {
  const way = relative(resolve(shared), resolve(path));
  if (way.split(/[\\/]/u)[0] === '..' || isAbsolute(way))
    throw usageError(`${path} is not in the shared folder ${shared}.`, 'Move it there, or leave out --shared.');
  return way.replaceAll('\\', '/');
}

/** What other machines do: pairs go on a queue, and what becomes of them is collected. */
export async function openQueue(connection: Connection, options: EngineOptions): Promise<Engine> {
  const { bullmq, redis, name } = connection;
  const { shared, folder, say } = options;
  const queue = new bullmq.Queue<Job, Outcome>(name, { connection: redis });
  const events = new bullmq.QueueEvents(name, { connection: redis });
  // Redis is away: what is asked of it waits.
  queue.on('error', () => {});
  events.on('error', () => {});
  const waiting = new Map<string, () => void>();
  const wake = ({ jobId }: { jobId: string }): void => waiting.get(jobId)?.();
  events.on('completed', wake).on('failed', wake);
  const watch = watchWorkers(queue, connection, waiting, say);
  let isLost = false;
  const lost = (): void => {
    if (!isLost) say(`${connection.shown} does not answer; trying again.`);
    isLost = true;
  };
  const back = (): void => void (isLost = false);
  redis.on('close', lost).on('ready', back);
  await events.waitUntilReady();

  const submit = async (id: string, job: Job, inputs: readonly Input[]): Promise<void> => {
    if (shared === undefined)
      await putAll(
        redis,
        inputsKey(name, id),
        inputs.map(({ bytes }, index) => [job.texts[index]!.kind, bytes] as const),
      );
    await queue.add('align', job, {
      jobId: id,
      attempts: tries,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { age: keepFor },
      removeOnFail: { age: keepFor },
      stackTraceLimit: 1,
    });
  };
  const forget = async (id: string, job: QueueJob | undefined): Promise<void> => {
    await job?.remove();
    await redis.del(inputsKey(name, id), outputsKey(name, id));
  };

  const attempt = async (task: Task): Promise<End<Result>> => {
    const inputs = textsOf(task.pair).map(([, path]) => readInput(path));
    if (shared === undefined && inputs.reduce((sum, { bytes }) => sum + bytes.length, 0) > mostBytes)
      throw tooLarge(task.pair);
    const job = await jobOf(task, inputs, connection, options);
    // The same documents, options and folder have one id: a batch that goes on finds what was done meanwhile.
    const id = hashOf(JSON.stringify([hostname(), resolve(folder), job])).slice(0, 40);
    const old = await queue.getJob(id);
    // What failed for another batch than this one is tried again.
    if (old !== undefined && (await old.isFailed())) await forget(id, old);
    const named = inputs.map(({ name: path, id: file }) => ({ name: path, id: file, bytes: new Uint8Array() }));
    await submit(id, job, inputs);
    for (let losses = 0; ;) {
      const told = new Promise<void>((done) => waiting.set(id, done));
      const now = await queue.getJob(id);
      const state = now === undefined ? 'unknown' : await now.getState();
      if (state === 'completed' || state === 'failed') {
        const result = state === 'failed' ? { fault: lastFault(now!) } : await collect(now!, id, named);
        if (result !== undefined) {
          waiting.delete(id);
          await forget(id, now);
          return { kind: 'done', result };
        }
        await forget(id, now);
      }
      if (state === 'completed' || state === 'unknown') {
        if (++losses > tries) throw lostOf(task.pair, connection);
        await submit(id, job, inputs);
      } else await told;
    }
  };

  /** What a worker made, in its place; nothing, where it is not what it was. */
  const collect = async (job: QueueJob, id: string, inputs: readonly Input[]): Promise<Result | undefined> => {
    const outcome = job.returnvalue as Outcome;
    if ('fault' in outcome) return outcome;
    const { done } = outcome;
    const texts = (job.data as Job).texts;
    const changed = texts.findIndex(({ hash }, index) => done.inputs[index]?.hash !== hash);
    if (changed >= 0) throw changedMeanwhile(texts[changed]!.name);
    const outputs = [];
    for (const { path, hash } of done.outputs) {
      const place = join(folder, path);
      if (shared === undefined) {
        const bytes = await getOne(redis, outputsKey(name, id), path, hash);
        if (bytes === undefined) return undefined;
        writeOutputs([{ path: place, bytes }], inputs);
      } else if (!(await isThere(place, hash))) return undefined;
      outputs.push({ path: place, hash });
    }
    return { done: { ...done, outputs } };
  };

  return {
    lanes,
    attempt: async (task) => {
      try {
        return await attempt(task);
      } catch (error) {
        return { kind: 'done', result: { fault: faultOf(error) } };
      }
    },
    close: async () => {
      clearInterval(watch);
      redis.off('close', lost).off('ready', back);
      await events.close();
      await queue.close();
    },
  };
}

/** Wakes who waits, should an event have been lost with Redis, and tells when nobody is there to do the work. */
function watchWorkers(
  queue: { readonly getWorkersCount: () => Promise<number> },
  { name, shown }: Connection,
  waiting: ReadonlyMap<string, () => void>,
  say: (message: string) => void,
): NodeJS.Timeout {
  let told = false;
  let ticks = 0;
  const look = async (): Promise<void> => {
    for (const wake of [...waiting.values()]) wake();
    if (ticks++ % 5 !== 1) return;
    const isNobody = (await queue.getWorkersCount()) === 0;
    if (isNobody && !told) say(`No worker takes from ${name} at ${shown} yet: sverka worker --engine … starts one.`);
    told = isNobody;
  };
  return setInterval(() => void look().catch(() => {}), patience);
}

const textsOf = ({ source, target, meta }: Pair) => [
  ['source', source] as const,
  ['target', target] as const,
  ...(meta === undefined ? [] : [['meta', meta] as const]),
];

async function jobOf(
  { pair, round, given, writes, memories, texts }: Task,
  inputs: readonly Input[],
  connection: Connection,
  { shared, folder, limit }: EngineOptions,
): Promise<Job> {
  const files = [];
  for (const option of ofFiles)
    for (const path of eachOf(given, option)) {
      const { bytes } = readInput(path);
      files.push({ option, name: path, hash: await putFile(connection.redis, connection.name, bytes) });
    }
  const rest = Object.entries(given).filter(([name]) => !own.includes(name) && !ofFiles.includes(name));
  return {
    name: pair.name,
    round,
    given: Object.fromEntries(rest),
    files,
    texts: textsOf(pair).map(([kind, path], index): Text => ({
      kind,
      name: path,
      hash: hashOf(inputs[index]!.bytes),
      ...(shared !== undefined && { path: fromShared(shared, path) }),
    })),
    writes,
    memories: memories !== undefined,
    teaches: texts !== undefined,
    limit,
    ...(shared !== undefined && { folder: fromShared(shared, folder) }),
  };
}

/** Whether a file is there as it was written; other machines' files may come a moment later. */
async function isThere(path: string, hash: string): Promise<boolean> {
  for (let times = 0; times < 20; times++) {
    try {
      if (hashOf(readInput(path).bytes) === hash) return true;
    } catch {
      // Not yet.
    }
    await wait(250);
  }
  return false;
}

/** Of a document that was set apart: what the last of those who tried it said, if they lived to say it. */
function lastFault(job: QueueJob): Fault {
  const reason = job.failedReason ?? '';
  try {
    const fault = JSON.parse(reason) as Fault;
    return { ...fault, message: `${fault.message} It was tried ${tries} times.` };
  } catch {
    return faultOf(
      new SverkaError(
        'queue/set-apart',
        /stalled/u.test(reason)
          ? `The workers that took it were not heard of again, ${tries} times.`
          : `${reason.replace(/\.$/u, '')}. It was tried ${tries} times.`,
        'Run the batch again to try it again, or align it alone.',
      ),
    );
  }
}

const changedMeanwhile = (file: string): SverkaError =>
  new SverkaError(
    'queue/other-file',
    'A worker read another file of that name.',
    'Let --shared of batch and workers be the same folder, and change nothing in it meanwhile.',
    { file },
  );

const tooLarge = ({ source }: Pair): SverkaError =>
  new SverkaError(
    'queue/too-large',
    `More than ${mostBytes / 1e6} MB are too much for Redis.`,
    'Let batch and workers share a folder, --shared DIR.',
    { file: source },
  );

const lostOf = ({ name }: Pair, { shown }: Connection): SverkaError =>
  new SverkaError(
    'queue/lost',
    `${shown} forgot ${name}, or what came of it, again and again.`,
    'Give it more memory, and set maxmemory-policy to noeviction.',
  );

/** @throws SverkaError `cli/usage` for options that other machines could not follow */
export function checkEngine(given: Given): void {
  const model = valueOf(given, 'embeddings');
  if (model !== undefined && !/^https?:\/\//iu.test(model))
    throw usageError('--embeddings DIR is of this machine alone.', 'Give the URL of a service with --engine.');
  if (valueOf(given, 'jobs') !== undefined)
    throw usageError('--jobs is for documents that are aligned here.', 'With --engine, give it to the workers.');
}
