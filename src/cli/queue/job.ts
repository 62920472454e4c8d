import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Redis } from 'ioredis';
import type { Fault } from '../../batch/report.js';
import { hashOf, type Done } from '../batch/worker.js';
import type { Given } from '../command.js';

/** A pair on the queue. What its files hold is beside it: in Redis, or in a folder that all machines share. */
export interface Job {
  readonly name: string;
  readonly round: number;
  /** The options, but for files and places. */
  readonly given: Given;
  /** The files that options name, each under its option. */
  readonly files: readonly { readonly option: string; readonly name: string; readonly hash: string }[];
  readonly texts: readonly Text[];
  readonly writes: boolean;
  readonly memories: boolean;
  readonly teaches: boolean;
  /** Seconds that it may take. */
  readonly limit: number;
  /** Where outputs go, from the shared folder; into Redis, when there is none. */
  readonly folder?: string;
}

/** One of the files of a pair. */
export interface Text {
  readonly kind: TextKind;
  /** As the user called it. */
  readonly name: string;
  readonly hash: string;
  /** Where it is, from the shared folder. */
  readonly path?: string;
}

export type TextKind = 'source' | 'target' | 'meta';

/** What came of it; outputs have paths from the folder of the batch. */
export type Outcome = { readonly done: Done } | { readonly fault: Fault };

/** Seconds after which what nobody asks for is forgotten: that of a batch that was killed and never begun again. */
export const keepFor = 7 * 24 * 3600;

/** How often a document is tried before it is set apart. */
export const tries = 3;

export const inputsKey = (queue: string, id: string): string => `${queue}:in:${id}`;
export const outputsKey = (queue: string, id: string): string => `${queue}:out:${id}`;
const fileKey = (queue: string, hash: string): string => `${queue}:file:${hash}`;

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** Puts some contents into Redis, packed, all or none. */
export async function putAll(
  redis: Redis,
  key: string,
  contents: Iterable<readonly [name: string, bytes: Uint8Array]>,
): Promise<void> {
  const packed: (string | Buffer)[] = [];
  for (const [name, bytes] of contents) packed.push(name, await pack(bytes));
  if (packed.length === 0) return;
  await redis
    .multi()
    .del(key)
    .hset(key, ...packed)
    .expire(key, keepFor)
    .exec();
}

/** What was put there, if it is still there and what it was. */
export async function getOne(redis: Redis, key: string, name: string, hash: string): Promise<Uint8Array | undefined> {
  const packed = await redis.hgetBuffer(key, name);
  if (packed === null) return undefined;
  const bytes = await unpack(packed);
  return hashOf(bytes) === hash ? bytes : undefined;
}

/** A file that an option names is put there once for all documents; each that asks for it makes it stay. @returns its hash */
export async function putFile(redis: Redis, queue: string, bytes: Uint8Array): Promise<string> {
  const hash = hashOf(bytes);
  const isThere = (await redis.expire(fileKey(queue, hash), keepFor)) === 1;
  if (!isThere) await putAll(redis, fileKey(queue, hash), [['file', bytes]]);
  return hash;
}

export const getFile = (redis: Redis, queue: string, hash: string): Promise<Uint8Array | undefined> =>
  getOne(redis, fileKey(queue, hash), 'file', hash);
