import type * as BullMQ from 'bullmq';
import type { Redis } from 'ioredis';
import { SverkaError } from '../../index.js';
import { usageError, valueOf } from '../options.js';
import type { Given, Options } from '../command.js';
import { ownDigest } from '../resources.js';
import { version } from '../version.js';

export const engineOption = (description: string): Options => ({
  engine: { value: 'URL', description: `${description}: redis://HOST or rediss://:PASSWORD@HOST:PORT` },
});

/** The queue's own programs, which whoever asks for them installs. */
interface Programs {
  readonly bullmq: typeof BullMQ;
  readonly Redis: typeof Redis;
}

/** A Redis that answers. */
export interface Connection extends Programs {
  readonly redis: Redis;
  /** Of the queue, and of whatever else is kept in Redis. */
  readonly name: string;
  /** What it is called in messages: without user and password. */
  readonly shown: string;
  /** What a user should know of it. */
  readonly concerns: readonly string[];
  readonly close: () => Promise<void>;
}

/** The address that the options give; its password may be in the environment, where no list of processes shows it. */
export function engineAddress(given: Given): URL | undefined {
  const value = valueOf(given, 'engine');
  if (value === undefined) return undefined;
  if (!/^rediss?:\/\//iu.test(value) || !URL.canParse(value))
    throw usageError('--engine is no address of a Redis.', 'It looks like redis://host:6379 or rediss://:secret@host.');
  const url = new URL(value);
  const password = process.env['SVERKA_ENGINE_PASSWORD'];
  if (url.password === '' && password) url.password = encodeURIComponent(password);
  return url;
}

/**
 * Connects to a Redis, and knows that it answers.
 * @throws SverkaError `queue/no-driver`, `queue/unreachable`
 */
export async function connect(url: URL): Promise<Connection> {
  const programs = await load();
  const shown = `${url.protocol}//${url.hostname}${url.port === '' ? '' : `:${url.port}`}${url.pathname.replace(/^\/$/u, '')}`;
  const concerns = await probe(programs, url, shown);
  // Redis may be away for a while: what is asked of it meanwhile waits.
  const redis = new programs.Redis(url.href, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 100, 2000),
  });
  // Each further attempt tells of itself, and the workers' and batches' own watch tells the user.
  redis.on('error', () => {});
  return { ...programs, redis, name: queueName(), shown, concerns, close: async () => void (await redis.quit()) };
}

async function load(): Promise<Programs> {
  try {
    const [bullmq, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { bullmq, Redis };
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.endsWith('MODULE_NOT_FOUND')) throw error;
    throw new SverkaError(
      'queue/no-driver',
      'What queues are kept with is not installed: bullmq, ioredis.',
      'Run npm install bullmq ioredis where sverka is installed.',
    );
  }
}

/** One attempt that does not wait: a wrong address or password should be told at once. */
async function probe({ Redis }: Programs, url: URL, shown: string): Promise<string[]> {
  let last: Error | undefined;
  const redis = new Redis(url.href, {
    lazyConnect: true,
    connectTimeout: 10_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on('error', (error: Error) => (last = error));
  try {
    await redis.connect();
    const policy = /^maxmemory_policy:(.*?)\r?$/mu.exec(await redis.info('memory'))?.[1];
    return policy === undefined || policy === 'noeviction'
      ? []
      : [`The Redis may forget what it is given (maxmemory-policy ${policy}): set it to noeviction.`];
  } catch (error) {
    const { message } = last ?? (error as Error);
    throw new SverkaError(
      'queue/unreachable',
      `The Redis cannot be used: ${message}.`,
      /NOAUTH|WRONGPASS|invalid password/iu.test(message)
        ? 'Give the password in the address, rediss://:PASSWORD@HOST, or in SVERKA_ENGINE_PASSWORD.'
        : /certificate/iu.test(message)
          ? 'Name the certificate of who signed for it in NODE_EXTRA_CA_CERTS.'
          : 'Start it, or mend the address.',
      { file: shown },
    );
  } finally {
    redis.disconnect();
  }
}

/** One for each version and its data: others would make other bytes, and do not take its documents. */
const queueName = (): string => `sverka-${version()}-${ownDigest().slice(0, 12)}`;
