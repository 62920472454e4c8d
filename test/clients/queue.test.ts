import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Queue, QueueEvents } from 'bullmq';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, test } from 'vitest';
import { contents, english, folder, russian, sverka as run } from '../cli/run.js';
import { sverka, startRedis, until, type Process, type Server } from './redis.js';

const text = (lang: string): string => readFileSync(`corpora/2021-03-02-lavrov-kamilov/${lang}.txt`, 'utf8');

/** Documents of another length each, and none like another. */
function site(documents: number, files: Record<string, string> = {}): string {
  const there = folder(files);
  mkdirSync(join(there, 'in'), { recursive: true });
  for (let index = 0; index < documents; index++)
    for (const lang of ['en', 'ru'])
      writeFileSync(
        join(there, 'in', `talk${index}.${lang}.txt`),
        Array.from({ length: 1 + (index % 3) }, (_, copy) => text(lang).replace('2021', `${1900 + index + copy}`)).join(
          '\n\n',
        ),
      );
  return there;
}

/** After each full stop and space, and nowhere else. */
const rules = `<?xml version="1.0"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/><body>
<languagerules><languagerule languagerulename="all"><rule break="yes"><beforebreak>\\.</beforebreak>
<afterbreak>\\s</afterbreak></rule></languagerule></languagerules>
<maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>
`;

const journal = (there: string, out = 'out'): { name: string }[] => {
  const path = join(there, out, '.sverka', 'journal.jsonl');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(1, -1);
  return lines.map((line) => JSON.parse(line) as { name: string });
};

/** What the queue is called, as a worker says when it starts. */
const queueOf = (worker: Process): string => /^worker for (\S+)/mu.exec(worker.said())![1]!;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The test's own view of the queue. */
function look({ options }: Server, name: string): { queue: Queue; stalled: string[] } {
  const redis = new Redis({ ...options });
  const queue = new Queue(name, { connection: redis });
  const events = new QueueEvents(name, { connection: redis });
  for (const each of [redis, queue, events] as { on: (event: 'error', told: () => void) => unknown }[])
    each.on('error', () => {});
  const stalled: string[] = [];
  events.on('stalled', ({ jobId }) => stalled.push(jobId));
  closing.push(async () => {
    await events.close();
    await queue.close();
    redis.disconnect();
  });
  return { queue, stalled };
}

async function startWorker(server: Server, there: string, ...words: string[]): Promise<Process> {
  const worker = sverka(['worker', '--engine', server.url, '-j', '1', '--patience', '2', ...words], there);
  await until(() => worker.said().includes('worker for'));
  return worker;
}

const isDone = async (process: Process): Promise<void> =>
  expect({ status: await process.end, said: process.said() }).toMatchObject({ status: 0 });

/** Nothing of a batch that is done stays in Redis. */
async function expectEmpty({ options }: Server, queue: Queue): Promise<void> {
  expect(await queue.getJobCounts()).toMatchObject({ active: 0, completed: 0, delayed: 0, failed: 0, waiting: 0 });
  const redis = new Redis({ ...options });
  expect(await redis.keys('*:in:*')).toEqual([]);
  expect(await redis.keys('*:out:*')).toEqual([]);
  redis.disconnect();
}

test('three workers, one of them killed in the middle, and Redis too: each document once, the same bytes', async () => {
  const there = site(40);
  const words = ['batch', 'in', '--to', 'tmx,tei,json', '--merge'];
  expect(run([...words, '-o', 'local', '-q'], { cwd: there }).status).toBe(0);

  const server = await startRedis();
  const workers = await Promise.all([1, 2, 3].map(() => startWorker(server, there)));
  const { queue, stalled } = look(server, queueOf(workers[0]!));
  const batch = sverka([...words, '-o', 'out', '--engine', server.url], there);

  await until(async () => journal(there).length >= 3 && (await queue.getActiveCount()) === 3);
  workers[0]!.kill('SIGKILL');
  expect(await workers[0]!.end).toBeNull();
  await until(() => journal(there).length >= 10);
  await server.restart(1500);

  await isDone(batch);
  expect(batch.said()).toContain('does not answer');
  // What the dead one had begun was taken over.
  expect(stalled.length).toBeGreaterThanOrEqual(1);
  expect(contents(join(there, 'out'), 'latin1')).toEqual(contents(join(there, 'local'), 'latin1'));
  const names = journal(there).map(({ name }) => name);
  expect(names.length).toBe(40);
  expect(new Set(names).size).toBe(40);
  await expectEmpty(server, queue);

  // What two workers do when they are told to end: they end.
  for (const worker of workers.slice(1)) worker.kill('SIGTERM');
  const told = await Promise.all(workers.slice(1).map(async (worker) => [await worker.end, worker.said()] as const));
  for (const [status, said] of told) {
    expect(status).toBe(0);
    expect(Number(/^(\d+) documents? done/mu.exec(said)![1])).toBeGreaterThan(0);
  }
});

test('a batch that is killed goes on, with what was done meanwhile', async () => {
  const there = site(12);
  const words = ['batch', 'in', '--to', 'tsv', '--merge'];
  expect(run([...words, '-o', 'local', '-q'], { cwd: there }).status).toBe(0);
  const server = await startRedis();
  const worker = await startWorker(server, there);
  const { queue } = look(server, queueOf(worker));
  const first = sverka([...words, '-o', 'out', '--engine', server.url], there);
  await until(() => journal(there).length >= 2);
  first.kill('SIGKILL');
  await first.end;
  const before = journal(there).length;
  await until(async () => (await queue.getCompletedCount()) >= 2);
  const second = sverka([...words, '-o', 'out', '--engine', server.url], there);
  await isDone(second);
  expect(second.said()).toMatch(new RegExp(`^${before} of 12 documents\n`, 'u'));
  expect(contents(join(there, 'out'), 'latin1')).toEqual(contents(join(there, 'local'), 'latin1'));
  await expectEmpty(server, queue);
  // Nothing was done twice.
  worker.kill('SIGINT');
  expect(await worker.end).toBe(0);
  expect(worker.said()).toContain('12 documents done');
});

test('TLS, a password, a shared folder that is called otherwise elsewhere; a lexicon and rules of the user', async () => {
  const there = site(3, {
    'in/x/meta.json': '{ "title": "Talks" }',
    'in/x/en.txt': english,
    'in/x/ru.txt': russian,
    'words.tsv': 'minister\tминистр\n',
    'more.tsv': 'student\tстудент\n',
    'rules.srx': rules,
  });
  mkdirSync(join(there, 'apart'));
  symlinkSync(there, join(there, 'apart', 'mount'));
  const words = ['batch', 'in', '--to', 'tmx,tei,xliff,docx,xlsx,moses', '--date', '2021-03-02'];
  words.push('--lexicon', 'words.tsv', '--lexicon', 'more.tsv', '--srx', 'rules.srx', '--adapt', '--merge');
  expect(run([...words, '-o', 'local', '-q'], { cwd: there }).status).toBe(0);

  const server = await startRedis({ secret: 'pass/word?', tls: true });
  const url = server.url.replace('pass/word?', encodeURIComponent('pass/word?'));
  const trust = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const engine = ['--engine', url];
  const mount = join(there, 'apart', 'mount');
  const worker = sverka(['worker', ...engine, '--shared', mount], join(there, 'apart'), trust);
  const shared = sverka([...words, '-o', 'out', '--shared', '.', ...engine], there, trust);
  await isDone(shared);
  expect(contents(join(there, 'out'), 'latin1')).toEqual(contents(join(there, 'local'), 'latin1'));
  // And through Redis, with the password where no list of processes shows it.
  const secret = { ...trust, SVERKA_ENGINE_PASSWORD: 'pass/word?' };
  const bare = ['--engine', url.replace(/:[^:@]*@/u, '')];
  await isDone(sverka([...words, '-o', 'inline', ...bare], there, secret));
  expect(contents(join(there, 'inline'), 'latin1')).toEqual(contents(join(there, 'local'), 'latin1'));
  worker.kill('SIGTERM');
  expect(await worker.end).toBe(0);
  expect(worker.said()).not.toContain('pass');

  const wrong = sverka([...words, '-o', 'no', ...bare], there, { ...trust, SVERKA_ENGINE_PASSWORD: 'no' });
  expect(await wrong.end).toBe(2);
  expect(wrong.said()).toMatch(/\[queue\/unreachable\][^]*SVERKA_ENGINE_PASSWORD/u);
  const unsigned = sverka([...words, '-o', 'no', ...engine], there);
  expect(await unsigned.end).toBe(2);
  expect(unsigned.said()).toMatch(/\[queue\/unreachable\][^]*NODE_EXTRA_CA_CERTS/u);
  expect(unsigned.said()).not.toContain('pass');
});

describe('poison', () => {
  /** A pair that takes a minute. */
  const huge = (): Record<string, string> =>
    Object.fromEntries(
      ['en', 'ru'].map((lang) => [`in/huge.${lang}.txt`, `${text(lang).replace(/\n+/gu, '\n')}\n`.repeat(800)]),
    );

  test('what takes too long is tried three times and set apart, and the rest goes on', async () => {
    const there = site(3, huge());
    const server = await startRedis();
    const worker = await startWorker(server, there);
    const words = [
      'batch',
      'in',
      '--to',
      'tsv',
      '-o',
      'out',
      '--engine',
      server.url,
      '--limit',
      '5',
      '--report',
      'json',
    ];
    const batch = sverka(words, there);
    expect(await batch.end).toBe(1);
    const report = JSON.parse(readFileSync(join(there, 'out', 'batch-report.json'), 'utf8')) as {
      name: string;
      status: string;
      fault?: { code: string; message: string };
    }[];
    expect(report.map(({ name, status }) => [name, status])).toEqual([
      ['huge', 'failed'],
      ['talk0', 'aligned'],
      ['talk1', 'aligned'],
      ['talk2', 'aligned'],
    ]);
    expect(report[0]!.fault).toMatchObject({
      code: 'batch/slow',
      message: 'It took more than 5 seconds. It was tried 3 times.',
    });
    worker.kill('SIGTERM');
    expect(await worker.end).toBe(0);
    expect(worker.said().match(/huge: .*batch\/slow/gu)!.length).toBe(3);
  });

  test('what takes three workers with it is set apart', async () => {
    const there = folder(huge());
    const server = await startRedis();
    const batch = sverka(['batch', 'in', '--to', 'tsv', '-o', 'out', '--engine', server.url], there);
    for (let death = 0; death < 3; death++) {
      const worker = await startWorker(server, there);
      const { queue } = look(server, queueOf(worker));
      await until(async () => (await queue.getActive())[0]?.attemptsStarted === death + 1);
      await wait(300);
      worker.kill('SIGKILL');
      await worker.end;
      // Until another one finds out.
      if (death === 2) await startWorker(server, there, '--idle', '30');
    }
    expect(await batch.end).toBe(1);
    expect(batch.said()).toContain('not heard of again, 3 times. [queue/set-apart]');
  });
});

test('what leads out of the shared folder is refused, and a queue that is filled by others harms nothing', async () => {
  const there = folder({ 'in/x.en.txt': english, 'in/x.ru.txt': russian, 'shared/y': '' });
  const server = await startRedis();
  const out = ['batch', 'in', '--to', 'tsv', '-o', 'shared/out', '--engine', server.url, '--shared', 'shared'];
  const refused = sverka(out, there);
  expect(await refused.end).toBe(2);
  expect(refused.said()).toContain('in/x.en.txt is not in the shared folder shared. [cli/usage]');
  const worker = await startWorker(server, there, '--shared', 'shared');
  const { queue } = look(server, queueOf(worker));
  const texts = ['source', 'target'].map((kind) => ({ kind, name: 'a', hash: '', path: `../in/x.${kind}` }));
  await queue.add('align', {
    name: '../../x',
    round: 2,
    given: {},
    files: [],
    texts,
    writes: true,
    limit: 9,
    folder: '.',
  });
  await until(async () => (await queue.getFailedCount()) === 1);
  const idle = await startWorker(server, there, '--idle', '1');
  expect(await idle.end).toBe(0);
  expect((await queue.getFailed())[0]!.failedReason).toContain('leads out of the folder');
});
