import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { changed, openJournal, removeJournal, type Entry, type Journal, type Settings } from '../../batch/journal.js';
import { mergeMemories } from '../../batch/merge.js';
import type { Pair } from '../../batch/pairs.js';
import { openPool, runAll, type End, type Pool } from '../../batch/pool.js';
import type { Fault } from '../../batch/report.js';
import { flush } from '../../editor/disk.js';
import { isInterrupted, sweepOwn, turnDue, whenInterrupted, eachInTurn } from '../../editor/temporary.js';
import { learnTerms, SverkaError, unknownTerms, writeGlossary, type TextPair } from '../../index.js';
import { lockFolder, sweep } from './lock.js';
import { faultAt, hashOf, type Result, type Task } from './worker.js';
import type { Given } from '../command.js';
import { isSystemError, notWritten, writeOutputs } from '../files.js';
import { readLexicon } from '../lexicons.js';
import { eachOf } from '../options.js';
import { ownLexicon } from '../resources.js';
import { openSpool } from '../output/spool.js';
import { partAt } from '../part.js';

export interface BatchOptions {
  /** All outputs go here, and the journal. */
  readonly folder: string;
  /** Opens what does the work. */
  readonly open: OpenEngine;
  /** Seconds for one pair. */
  readonly limit: number;
  /** What the outputs depend on beside the texts. */
  readonly settings: Settings;
  readonly writes: boolean;
  readonly merges: boolean;
  readonly adapts: boolean;
  /** Whether what was done is forgotten. */
  readonly again: boolean;
  readonly given: Given;
}

/** Aligns pairs: threads of this process, or other machines. */
export interface Engine {
  /** How many pairs are under way at a time. */
  readonly lanes: number;
  readonly attempt: (task: Task) => Promise<End<Result>>;
  readonly close: () => Promise<void>;
  /** Ends it in the middle of what it does, where it is of this process; other machines go on. */
  readonly stop?: () => Promise<void>;
}

/** @param tasks how many there are to do */
export type OpenEngine = (tasks: number) => Engine | Promise<Engine>;

/** Threads that align pairs. */
export const openThreads = (jobs: number): Pool<Task, Result> =>
  openPool({ module: partAt('cli/sverka.thread.js'), call: 'alignTask', jobs });

/**
 * Threads of this process.
 * @param limit seconds for one pair
 */
export const threads =
  (jobs: number, limit: number): OpenEngine =>
  (tasks) => {
    const lanes = Math.min(jobs, tasks);
    const { attempt, close } = openThreads(lanes);
    return { lanes, attempt: (task) => attempt(task, limit * 1000), close, stop: close };
  };

/** Is told how far the work has come. */
export interface Watcher {
  /** A new round over all pairs begins, of which so many were done before. */
  readonly begin: (title: string, all: number, before: number) => void;
  readonly end: (pair: Pair, fault: Fault | undefined) => void;
}

/** What is remembered of a pair that is done; the journal has the rest. */
export interface Done extends Pick<Entry, 'figures' | 'warnings'> {
  /** Files that the user asked for. */
  readonly files: number;
}

export interface Outcomes {
  readonly done: ReadonlyMap<string, Done>;
  readonly faults: ReadonlyMap<string, Fault>;
  /** Of the merged memory. */
  readonly merged: string | undefined;
  /** Of the words that were learnt. */
  readonly learnt: string | undefined;
}

const kept = '.sverka';

/** Where in the folder of the outputs the parts of a merged memory are, and what is learnt from. */
export const memoriesFolder = join(kept, 'memories');
export const textsFolder = join(kept, 'texts');

/**
 * Aligns pairs in threads and keeps a journal of what is done: killed at any moment and begun again, it goes on, and
 * its outputs are the same whatever the number of threads and of beginnings.
 * @throws SverkaError `batch/changed`, `batch/in-use`, `batch/journal`
 */
export async function runBatch(pairs: readonly Pair[], options: BatchOptions, watcher: Watcher): Promise<Outcomes> {
  const { folder, settings, merges, adapts, again, given } = options;
  const home = join(folder, kept);
  const unlock = guarded(folder, () => lockFolder(`${home}.lock`));
  try {
    if (again) removeJournal(home);
    const journal = guarded(folder, () => openJournal(join(home, 'journal.jsonl'), settings));
    try {
      sweep(folder);
      const work = { pairs, options, journal, watcher, home, unlock };
      const first = adapts ? await runRound(work, 1, { given, texts: join(folder, textsFolder) }) : undefined;
      const learnt = first && learn(first.done, pairs, options);
      const words = learnt === undefined ? given : { ...given, lexicon: [...eachOf(given, 'lexicon'), learnt] };
      const { done, faults } = await runRound(work, 2, {
        given: words,
        writes: options.writes,
        learnt,
        ...(merges && { memories: join(folder, memoriesFolder) }),
      });
      const merged = merges ? await merge(done, pairs, options) : undefined;
      return { done, faults, merged, learnt };
    } finally {
      journal.close();
    }
  } finally {
    unlock();
  }
}

/** What does not work because of the disk is told as such. */
function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw notWritten(error, path);
  }
}

interface Work {
  readonly pairs: readonly Pair[];
  readonly options: BatchOptions;
  readonly journal: Journal;
  readonly watcher: Watcher;
  readonly home: string;
  readonly unlock: () => void;
}

interface Round {
  readonly given: Given;
  readonly writes?: boolean;
  readonly memories?: string;
  readonly texts?: string;
  /** A lexicon that may differ from that of an earlier run, which is a reason to do a pair again and not to refuse. */
  readonly learnt?: string | undefined;
}

async function runRound({ pairs, options, journal, watcher, unlock }: Work, round: number, { learnt, ...how }: Round) {
  const { folder } = options;
  const names = new Set(pairs.map(({ name }) => name));
  for (const name of journal.names(round))
    if (!names.has(name)) throw changed(`${name} was among the pairs, and is no longer.`, folder);
  const words = learnt === undefined ? [] : [stampOf(learnt)!];
  const done = new Map<string, Done>();
  const keep = ({ name, figures, warnings, outputs }: Entry): void => {
    const files = outputs.filter(({ path }) => !path.startsWith('.')).length;
    done.set(name, { figures, warnings, files });
  };
  for (const pair of pairs) {
    const entry = journal.find(round, pair.name);
    if (entry === undefined) continue;
    requireSameInputs(pair, entry, folder);
    if (isThere(entry, folder, words)) keep(entry);
    await turnDue();
  }
  const rest = pairs.filter(({ name }) => !done.has(name));
  watcher.begin(options.adapts ? `round ${round} of 2` : '', pairs.length, done.size);
  const faults = new Map<string, Fault>();
  const tell = async ({ pair }: Task, end: End<Result>): Promise<void> => {
    const fault = faultAt(end, options.limit);
    if (fault === undefined) {
      const result = (end as { readonly result: { readonly done: Omit<Entry, 'name' | 'round'> } }).result.done;
      const entry = {
        ...result,
        name: pair.name,
        round,
        inputs: [...result.inputs, ...words],
        // The folder may be called otherwise tomorrow.
        outputs: result.outputs.map(({ path, hash }) => ({ path: relative(folder, path), hash })),
      };
      // What the journal calls done is done also after a power cut.
      await flush(result.outputs.map(({ path }) => path)).catch((error: unknown) => {
        throw notWritten(error, folder);
      });
      guarded(folder, () => journal.append(entry));
      keep(entry);
    } else faults.set(pair.name, fault);
    watcher.end(pair, fault);
  };
  const tasks = rest.map((pair): Task => ({ pair, round, writes: false, ...how }));
  if (tasks.length === 0) return { done, faults };
  const engine = await options.open(tasks.length);
  const goOn = whenInterrupted(async () => {
    await engine.stop?.();
    sweepOwn(folder);
    unlock();
  });
  try {
    await runAll(tasks, engine.lanes, unlessInterrupted(engine.attempt), tell);
  } finally {
    await engine.close();
    // What took too long was ended in the middle, and may have left half a file.
    if (engine.stop !== undefined && faults.size > 0) sweepOwn(folder);
    goOn();
  }
  return { done, faults };
}

/** What is stopped by a signal has not failed: nobody is told any more. */
const unlessInterrupted =
  (attempt: Engine['attempt']): Engine['attempt'] =>
  async (task) => {
    const end = isInterrupted() ? undefined : await attempt(task);
    return end === undefined || isInterrupted() ? new Promise(() => {}) : end;
  };

/** A text that changed since would leave the outputs of two states side by side. */
function requireSameInputs({ source, target, meta }: Pair, { inputs }: Entry, folder: string): void {
  const paths = [source, target, ...(meta === undefined ? [] : [meta])];
  for (const [index, path] of paths.entries()) {
    const now = stampOf(path)?.hash;
    if (now !== undefined && inputs[index]?.hash === now) continue;
    throw changed(`${path} ${now === undefined ? 'is gone' : 'has changed'} since it was aligned.`, folder);
  }
}

/** Whether all that was made of a pair is still as it was made, and by the same words. */
const isThere = ({ inputs, outputs }: Entry, folder: string, words: Entry['inputs']): boolean =>
  words.every(({ hash }) => inputs.at(-1)?.hash === hash) &&
  outputs.every(({ path, hash }) => stampOf(join(folder, path))?.hash === hash);

function stampOf(path: string): Entry['inputs'][number] | undefined {
  try {
    return { path, hash: hashOf(readFileSync(path)) };
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

/** Pairs of sentences that are learnt from; more take memory and teach little. */
const mostTexts = 200_000;

/** Learns words from all alignments, or every so manieth when there are too many. */
function learn(done: ReadonlyMap<string, Done>, pairs: readonly Pair[], { folder, given }: BatchOptions): string {
  const names = pairs.map(({ name }) => name).filter((name) => done.has(name));
  const all = names.reduce((sum, name) => sum + done.get(name)!.figures.beads, 0);
  const step = Math.ceil(all / mostTexts) || 1;
  const texts = names
    .filter((_, index) => index % step === 0)
    .map((name) => readFileSync(join(folder, textsFolder, `${name}.jsonl`), 'utf8'))
    .flatMap((text) =>
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as TextPair),
    );
  const news = unknownTerms(learnTerms(texts), readLexicon(given, ownLexicon).lexicon);
  const path = join(folder, 'learnt.tsv');
  const text = writeGlossary(news, [
    `Learnt by sverka from ${texts.length} pairs of texts. Columns: English, Russian, part of speech, domain, probability.`,
  ]);
  writeOutputs([{ path, text }], []);
  return path;
}

/** Writes one memory of all, in the order of the pairs. */
async function merge(done: ReadonlyMap<string, Done>, pairs: readonly Pair[], { folder }: BatchOptions) {
  const path = join(folder, 'all.tmx');
  const memories = function* (): Generator<string> {
    for (const { name } of pairs)
      if (done.has(name)) yield readFileSync(join(folder, memoriesFolder, `${name}.tmx`), 'utf8');
  };
  if (done.size === 0) return undefined;
  const spool = openSpool(path);
  try {
    await eachInTurn(mergeMemories(memories()), (piece) => spool.append('all', piece));
    await spool.settle([path], []);
  } finally {
    spool.discard();
  }
  return path;
}

/** Names in the folder that no pair may take. */
export const reserved: readonly string[] = ['all.tmx', 'learnt.tsv', 'batch-report.tsv', 'batch-report.json'];

export const noPairs = (file: string): SverkaError =>
  new SverkaError(
    'batch/no-pairs',
    'There are no pairs of texts.',
    'Pairs are called like x.en.txt and x.ru.txt, x_en and x_ru, or en/x and ru/x; a manifest names others, and --match finds them by what they hold.',
    { file },
  );
