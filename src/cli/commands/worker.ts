import { availableParallelism } from 'node:os';
import { endBy, endSignals } from '../../editor/temporary.js';
import type { Command, Given, Status } from '../command.js';
import { talkOptions, usageError, wholeNumber } from '../options.js';
import { connect, engineAddress, engineOption } from '../queue/connection.js';
import { work, type Watcher } from '../queue/worker.js';
import { warn } from '../output/report.js';
import { count, progress } from '../terminal.js';
import { valueOf } from '../options.js';

export const worker: Command = {
  files: [],
  options: {
    Worker: {
      ...engineOption('where the queue is'),
      shared: { value: 'DIR', description: 'the folder that the batch shares, as it is called here' },
      jobs: { alias: 'j', value: 'N', description: 'pairs aligned at a time [one for each processor]' },
      patience: { value: 'SECONDS', description: 'of silence after which others take over [30]' },
      idle: { value: 'SECONDS', description: 'end after so long without work [never]' },
    },
    Other: talkOptions,
  },
  examples: [
    ['sverka worker --engine redis://queue.example', 'takes what batches put on the queue'],
    ['sverka worker --engine rediss://:secret@queue.example:6380 --shared /mnt/texts -j 8', 'with TLS and a folder'],
  ],
  note:
    'sverka batch --engine puts pairs on the queue. Any number of workers of the same version may come and go: what one ' +
    'leaves undone, another does. The first interruption lets it end what it does, the second ends it. The password may ' +
    'be in SVERKA_ENGINE_PASSWORD. docs/batch.md has more.',
  run,
};

async function run(_: readonly string[], given: Given): Promise<Status> {
  const url = engineAddress(given);
  if (url === undefined) throw usageError('A worker needs a queue.', 'Name it with --engine redis://HOST.');
  const jobs = wholeNumber(given, 'jobs') ?? availableParallelism();
  const quiet = given['quiet'] === true;
  // The batch tells what time goes into files.
  delete process.env['SOURCE_DATE_EPOCH'];
  const connection = await connect(url);
  const { shown, name, concerns } = connection;
  const say = (message: string): void => void process.stderr.write(`${message}\n`);
  if (!quiet) {
    for (const concern of concerns) warn(concern);
    say(`worker for ${name} at ${shown}, ${count(jobs, 'pair')} at a time`);
  }
  const show = progress(quiet);
  let done = 0;
  const watcher: Watcher = {
    end: (pair, fault) => {
      if (fault === undefined) show(count(++done, 'document'));
      else if (!quiet) warn(`${pair}: ${fault}`);
    },
    link: (isThere) => quiet || say(isThere ? `${shown} is there again` : `${shown} does not answer; trying again`),
  };
  const stop = new AbortController();
  const end = (signal: NodeJS.Signals): void => (stop.signal.aborted ? void endBy(signal) : stop.abort());
  for (const signal of endSignals) process.on(signal, end);
  try {
    await work(
      connection,
      {
        jobs,
        shared: valueOf(given, 'shared'),
        patience: wholeNumber(given, 'patience') ?? 30,
        idle: wholeNumber(given, 'idle'),
      },
      watcher,
      stop.signal,
    );
  } finally {
    for (const signal of endSignals) process.off(signal, end);
    await connection.close();
  }
  show('');
  if (!quiet) say(`${count(done, 'document')} done`);
  return 0;
}
