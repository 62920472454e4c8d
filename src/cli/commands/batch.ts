import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { paceBar, paceLine, type Pace } from '../../batch/pace.js';
import { requireOwnNames, type Lone, type Pair } from '../../batch/pairs.js';
import { reportJson, reportTable, type Fault, type Outcome } from '../../batch/report.js';
import { leastMatch, methodNamed } from '../../index.js';
import { noPairs, reserved, runBatch, threads, type Outcomes, type Watcher } from '../batch/batch.js';
import { findPairs } from '../batch/inputs.js';
import { matchLone } from '../batch/match.js';
import { hashOf } from '../batch/worker.js';
import type { Command, Given, Options, Status } from '../command.js';
import { formatRows, planExport } from '../output/export.js';
import { dash, isFolder, writeOutputs } from '../files.js';
import { readLexicon } from '../lexicons.js';
import { talkOptions, usageError, valueOf, writingOptions } from '../options.js';
import { readChoices, readingOptions, readMeans } from '../align/pair.js';
import { connect, engineAddress, engineOption } from '../queue/connection.js';
import { checkEngine, fromShared, openQueue } from '../queue/engine.js';
import { tell, warn } from '../output/report.js';
import { ownLexicon } from '../resources.js';
import { count, palette, progress } from '../terminal.js';
import { checkVerifiable, verifyOption } from '../output/verify.js';

const { output: _output, ...otherWriting } = writingOptions;
const { meta: _meta, ...otherReading } = readingOptions;

const batchOptions: Options = {
  output: { alias: 'o', value: 'DIR', description: 'folder for all outputs and the journal' },
  match: { description: 'pair what is left by what it holds' },
  'least-match': { value: 'P', description: `probability that makes a pair [${leastMatch}]` },
  merge: { description: 'one memory of all, all.tmx' },
  adapt: { description: 'learn words from all texts and align them once more' },
  jobs: { alias: 'j', value: 'N', description: 'pairs aligned at a time [one for each processor]' },
  limit: { value: 'SECONDS', description: 'for one pair [3600]' },
  ...engineOption('let workers on other machines do it'),
  shared: { value: 'DIR', description: 'with --engine: a folder that all machines share [all goes through Redis]' },
  report: { choices: ['tsv', 'json'], description: 'what became of each, batch-report.tsv or .json [tsv]' },
  again: { description: 'forget what was done in this folder' },
};

export const batch: Command = {
  files: ['MANIFEST|DIR…'],
  options: {
    Batch: batchOptions,
    'Reading and aligning': otherReading,
    Writing: { ...otherWriting, ...verifyOption },
    Other: talkOptions,
  },
  examples: [
    ['sverka batch site/ --to tmx,tei -o out/', 'all pairs in a folder, found by their names'],
    ['sverka batch pairs.tsv --merge -o out/', 'a list of pairs, and one memory of all'],
    ['sverka batch site/ --match --to tmx -o out/', 'and what is called by no rule, by dates, names and words'],
    ['sverka batch site/ --merge -o out/ --engine redis://queue.example', 'on as many machines as have a worker'],
    ['sverka batch en/ ru/ --to json -o out/ -j 8', 'two folders with the same names, eight at a time'],
  ],
  tables: { Formats: formatRows },
  note:
    'Pairs are found by name: x.en.txt and x.ru.txt, x_en.html and x_ru.html, en/x and ru/x. MANIFEST is a table with ' +
    'tabs: source, target, and if wanted a name and a file of metadata. Killed at any moment and run again, it goes on ' +
    'where it was, and tries again what failed; the outputs are the same whatever the number of jobs. The exit status ' +
    'is 1 when some failed or have no partner.',
  run,
};

async function run(names: readonly string[], given: Given): Promise<Status> {
  const folder = folderOf(given);
  const quiet = given['quiet'] === true;
  const merges = given['merge'] === true;
  const writes = given['to'] !== undefined;
  if (!writes && !merges)
    throw usageError('No format is given.', 'Name one with --to, such as --to tmx, or make one memory with --merge.');
  if (merges && given['max-units'] !== undefined)
    throw usageError('--merge makes one memory, and --max-units cuts memories.', 'Leave one of them out.');
  if (names.some((name) => isFolder(name) && resolve(name) === resolve(folder)))
    throw usageError('The folder of the outputs is that of the texts.', 'Name another one with -o.');
  // One memory has one language to translate from.
  const asked: Given = {
    ...given,
    output: join(folder, '/'),
    ...(merges && { source: valueOf(given, 'source') ?? 'en' }),
  };
  if (given['verify'] === true) checkVerifiable(planExport(asked, 'tmx'));
  for (const name of names.concat(valueOf(given, 'srx') ?? []))
    if (name === dash) throw usageError('A batch reads no standard input.', 'Give the file by name.');
  const least = probability(given, 'least-match') ?? leastMatch;
  const url = engineAddress(given);
  const shared = valueOf(given, 'shared');
  if (url !== undefined) checkEngine(given);
  else if (shared !== undefined) throw usageError('--shared is for --engine.', 'Give both, or neither.');
  const byName = findPairs(names, folder);
  const show = progress(quiet);
  const watch = (done: number, all: number): void =>
    show(done === all ? '' : `reading ${count(all, 'file')} to match: ${done.toLocaleString('en')} …`);
  const { pairs, lone } =
    given['match'] === true ? await matchLone(byName, readLexicon(given, ownLexicon).lexicon, least, watch) : byName;
  requireOwnNames(pairs);
  const tagged = lone.filter(({ lang }) => lang !== undefined);
  if (pairs.length === 0) throw noPairs(names.join(', '));
  const taken = pairs.find(({ name }) => reserved.some((file) => file.startsWith(`${name.toLowerCase()}.`)));
  if (taken !== undefined)
    throw usageError(`No pair can be called ${taken.name}.`, 'Name it otherwise in a manifest, in the third column.');

  if (shared !== undefined)
    for (const path of [folder, ...pairs.flatMap(({ source, target }) => [source, target])]) fromShared(shared, path);

  const tty = process.stderr.isTTY === true;
  const watcher = quiet ? silent : tty ? bars() : lines();
  const settings = settingsOf(asked);
  const limit = whole(given, 'limit') ?? 3600;
  const adapts = given['adapt'] === true;
  const connection = url === undefined ? undefined : await connect(url);
  const say = (message: string): void => void (quiet || warn(message));
  for (const concern of connection?.concerns ?? []) say(concern);
  const { date } = planExport(asked, 'tmx').options;
  let outcomes: Outcomes;
  try {
    outcomes = await runBatch(
      pairs,
      {
        folder,
        open: connection
          ? () => openQueue(connection, { folder, shared, limit, say })
          : threads(whole(given, 'jobs') ?? availableParallelism(), limit),
        settings,
        limit,
        writes,
        merges,
        adapts,
        again: given['again'] === true,
        // Other machines have another environment.
        given: { ...asked, ...(date !== undefined && { date }) },
      },
      watcher,
    );
  } finally {
    await connection?.close();
  }
  const report = reportOf(pairs, tagged, outcomes);
  const asJson = valueOf(given, 'report') === 'json';
  const place = join(folder, `batch-report.${asJson ? 'json' : 'tsv'}`);
  writeOutputs([{ path: place, text: asJson ? reportJson(report) : reportTable(report) }], []);
  if (!quiet) conclude(report, outcomes, folder, place);
  return report.every(({ status }) => status === 'aligned') ? 0 : 1;
}

function folderOf(given: Given): string {
  const folder = valueOf(given, 'output');
  if (folder === undefined || folder === dash)
    throw usageError('A batch needs a folder for its outputs.', 'Name it with -o, such as -o out/.');
  return folder;
}

/** Options that change nothing in the outputs. */
const idle = new Set([
  '_',
  '--',
  '$0',
  'engine',
  'shared',
  'output',
  'o',
  'jobs',
  'j',
  'limit',
  'report',
  'again',
  'quiet',
  'q',
  'help',
  'h',
]);

/** All that the outputs depend on beside the texts; what a file holds and not what it is called. */
function settingsOf(given: Given): Readonly<Record<string, string>> {
  const choices = readChoices(given);
  const { align, splitters, inputs } = readMeans(given, choices);
  const { options } = planExport(given, 'tmx');
  const plain = Object.entries(given)
    .filter(([name, value]) => !idle.has(name) && value !== undefined && value !== false)
    .map(([name, value]): readonly [string, string] => [`--${name}`, String(value)]);
  return {
    ...Object.fromEntries(plain),
    ...(options.date !== undefined && { 'the date': options.date }),
    ...Object.fromEntries(inputs.map(({ name, bytes }) => [`the contents of ${name}`, hashOf(bytes)])),
    version: align.version,
    method: `${choices.method} ${splitters('en').name} ${methodNamed(choices.method).signature(align)}`,
  };
}

function whole(given: Given, name: string): number | undefined {
  const value = valueOf(given, name);
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/u.test(value)) throw usageError(`--${name} cannot be ${value}.`, 'It is a whole number from 1.');
  return Number(value);
}

function probability(given: Given, name: string): number | undefined {
  const value = valueOf(given, name);
  if (value === undefined) return undefined;
  if (given['match'] !== true) throw usageError(`--${name} is for --match.`, 'Give both, or neither.');
  if (!(Number(value) >= 0 && Number(value) <= 1))
    throw usageError(`--${name} cannot be ${value}.`, 'It is a number from 0 to 1, such as .95.');
  return Number(value);
}

const silent: Watcher = { begin: () => {}, end: () => {} };

/** A pace that is kept while pairs end. */
function pacer(show: (pace: Pace, title: string) => void): Watcher {
  let title = '';
  let [all, before, done, failed, start] = [0, 0, 0, 0, 0];
  const now = (): Pace => ({ all, before, done, failed, time: performance.now() - start });
  return {
    begin: (name, number, known) => {
      [title, all, before, done, failed, start] = [name, number, known, known, 0, performance.now()];
      show(now(), title);
    },
    end: ({ name }, fault) => {
      done++;
      if (fault !== undefined) {
        failed++;
        complainOf(name, fault);
      }
      show(now(), title);
    },
  };
}

function complainOf(name: string, { code, message, place }: Fault): void {
  const colour = palette(process.stderr);
  const clear = process.stderr.isTTY === true ? '\x1b[K' : '';
  process.stderr.write(
    `${clear}${colour.red('sverka: failed:')} ${name}: ${message} ${colour.dim(`[${code}]`)}${place === '' ? '' : ` at ${place}`}\n`,
  );
}

/** One line that changes in its place. */
function bars(): Watcher {
  const show = progress(false);
  return pacer((pace, title) =>
    show(pace.done === pace.all ? '' : `${paceBar(pace, 20)} ${title === '' ? '' : `${title}: `}${paceLine(pace)}`),
  );
}

/** Milliseconds between two lines where they stay. */
const interval = 10_000;

/** Lines one below the other: the first, and then one from time to time. */
function lines(): Watcher {
  let last = -Infinity;
  return pacer((pace, title) => {
    const isEdge = pace.done === pace.before || pace.done === pace.all;
    if (!isEdge && pace.time - last < interval) return;
    last = pace.done === pace.all ? -Infinity : pace.time;
    process.stderr.write(`${title === '' ? '' : `${title}: `}${paceLine(pace)}\n`);
  });
}

function reportOf(pairs: readonly Pair[], lone: readonly Lone[], { done, faults }: Outcomes): Outcome[] {
  const outcomes = pairs.map(({ name, source, target, probability }): Outcome => {
    const entry = done.get(name);
    return {
      name,
      status: entry === undefined ? 'failed' : 'aligned',
      source,
      target,
      match: probability,
      figures: entry?.figures,
      warnings: entry?.warnings ?? [],
      fault: faults.get(name),
    };
  });
  return [...outcomes, ...lone.map(({ name, path }): Outcome => ({ name, status: 'alone', source: path, target: '' }))];
}

function conclude(report: readonly Outcome[], { done, merged, learnt }: Outcomes, folder: string, place: string): void {
  const many = (status: Outcome['status']): number => report.filter((outcome) => outcome.status === status).length;
  const warned = report.filter(({ warnings = [] }) => warnings.length > 0).length;
  const [failed, alone] = [many('failed'), many('alone')];
  const parts = [
    `${count(many('aligned'), 'pair')} aligned`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(alone > 0 ? [`${count(alone, 'file')} without a partner`] : []),
    ...(warned > 0 ? [`${warned} with warnings`] : []),
  ];
  const files = [...done.values()].reduce((sum, entry) => sum + entry.files, 0);
  tell([
    { heading: 'batch', lines: [parts.join(' · ')] },
    {
      heading: 'wrote',
      lines: [
        ...(files > 0 ? [`${join(folder, '/')}  ${count(files, 'file')}`] : []),
        ...[learnt, merged].filter((path) => path !== undefined),
        place,
      ],
    },
  ]);
}
