import { createHash } from 'node:crypto';
import { readdirSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { isMainThread, threadId } from 'node:worker_threads';
import { isAlive } from './lock.js';

/**
 * Who can tell whether a process is alive: processes of other machines, or of other containers, have numbers of their own.
 * A folder may be shared with them.
 */
let realm: string | undefined;
function ownRealm(): string {
  if (realm !== undefined) return realm;
  let space = '';
  try {
    space = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Linux alone has it.
  }
  return (realm = createHash('sha256').update(`${hostname()} ${space}`).digest('hex').slice(0, 8));
}

let made = 0;
/** A name beside a file for what it is to become: another each time. */
export const temporaryName = (path: string): string =>
  join(dirname(path), `.sverka-${ownRealm()}-${process.pid}-${threadId}-${made++}.tmp`);

/** What files are called that are not whole yet; one is left behind only where a process was killed outright. */
const unfinished = /^\.sverka-([\da-f]{8})-(\d+)-(\d+)-(\d+)\.tmp$/u;
export const isUnfinished = (name: string): boolean => unfinished.test(name);

/** Temporary files of this thread that are there now. */
const held = new Set<string>();

/** Takes a temporary file away when the program is ended by a signal, or ends while it is there. */
export function holdTemporary(path: string): void {
  held.add(path);
  // `sverka … | head` ends by `exit`, in the middle.
  if (!discards) process.on('exit', discardHeld);
  discards = true;
  if (isMainThread) listen();
}
let discards = false;

function releaseTemporary(path: string): void {
  held.delete(path);
  if (held.size === 0) listenNoLonger();
}

/** Takes a temporary file away, if it is still there. */
export function dropTemporary(path: string): void {
  rmSync(path, { force: true });
  releaseTemporary(path);
}

/** Takes away what is held. */
function discardHeld(): void {
  for (const path of held) rmSync(path, { force: true });
  held.clear();
}

/** Signals by which a program is asked to end. */
export const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What is done before the program ends by a signal. */
const cleanups = new Set<() => Promise<void>>();
let listens = false;
let ending = false;

/**
 * Does some work when a signal ends the program, as long as what is returned is not called: to end threads, which hear no
 * signals, and to take away what they leave.
 */
export function whenInterrupted(work: () => Promise<void>): () => void {
  cleanups.add(work);
  listen();
  return () => {
    cleanups.delete(work);
    listenNoLonger();
  };
}

/** Whether the program is being ended, and nothing that comes now is to be told or written. */
export const isInterrupted = (): boolean => ending;

/**
 * Where nothing is to be cleaned up the system ends the program at once, even in the middle of work that lets no listener
 * have its turn; so there is a listener only while it is needed. A command that listens itself is left to it.
 */
function listen(): void {
  if (listens || endSignals.some((signal) => process.listenerCount(signal) > 0)) return;
  listens = true;
  for (const signal of endSignals) process.on(signal, onSignal);
}

/** Not before the loop went round: a signal that came during the work is told only then. */
function listenNoLonger(): void {
  if (!listens) return;
  setImmediate(() =>
    setImmediate(() => {
      if (held.size > 0 || cleanups.size > 0 || ending || !listens) return;
      stopListening();
    }),
  );
}

function stopListening(): void {
  listens = false;
  for (const signal of endSignals) process.off(signal, onSignal);
}

const onSignal = (signal: NodeJS.Signals): void => void endBy(signal);

/**
 * Cleans up, and ends the program as the signal itself would have: whoever waits for it, such as a shell with a loop, sees
 * that it was interrupted (128 + its number as exit status). A second one ends it without waiting.
 */
export async function endBy(signal: NodeJS.Signals): Promise<void> {
  const isSecond = ending;
  ending = true;
  try {
    if (!isSecond) for (const clean of cleanups) await clean();
  } finally {
    discardHeld();
    stopListening();
    for (const each of endSignals) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  }
}

/** Milliseconds that work goes on without letting the loop go round. */
const patience = 50;
let last = performance.now();

/**
 * Work in many small steps asks this at each: now and then it gets something to wait for, so that signals are heard.
 * @returns nothing where it may go on at once
 */
export function turnDue(): Promise<void> | undefined {
  if (performance.now() - last < patience) return undefined;
  return new Promise((resolve) =>
    setImmediate(() => {
      last = performance.now();
      resolve();
    }),
  );
}

/** Does some work for each of many, so that signals are heard meanwhile. */
export async function eachInTurn<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  for (const item of items) {
    work(item);
    // To wait for nothing a million times takes time, too.
    const turn = turnDue();
    if (turn !== undefined) await turn;
  }
}

/** Of a temporary file, by its name. */
interface Origin {
  readonly pid: number;
  readonly thread: number;
  readonly index: number;
}

const swept = new Set<string>();

/** Takes away what processes of this machine that were killed outright left in a folder; looks at each folder once. */
export function sweepLeft(folder: string): void {
  if (swept.has(folder)) return;
  swept.add(folder);
  // Another process may have had the number of this one, and got further; its other threads see to what is theirs.
  sweepFolder(folder, ({ pid, thread, index }) =>
    pid === process.pid ? thread === threadId && index >= made : !isAlive(pid),
  );
}

/** Takes away what threads of this process left when they were ended, at any depth. */
export function sweepOwn(folder: string): void {
  sweepFolder(folder, ({ pid, thread }) => pid === process.pid && thread !== threadId, true);
}

function sweepFolder(folder: string, isLeft: (origin: Origin) => boolean, deep = false): void {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (deep && entry.isDirectory()) sweepFolder(path, isLeft, deep);
    const [, of, ...numbers] = unfinished.exec(entry.name) ?? [];
    const [pid, thread, index] = numbers.map(Number);
    if (of !== ownRealm() || !entry.isFile() || !isLeft({ pid: pid!, thread: thread!, index: index! })) continue;
    try {
      rmSync(path, { force: true });
    } catch {
      // It is another's, or the folder is: it does no harm there.
    }
  }
}

/** None of a folder that is not there, or that may not be looked into. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
