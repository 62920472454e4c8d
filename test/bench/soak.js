// Whether memory and speed stay what they are: one batch of very many documents, for an hour or as many minutes as are told,
// `npm run soak -- MINUTES`. Each minute its memory and its speed are printed, and in the end the lines that fit them best: the
// exit status is 1 when memory grew, or speed fell, by more than a tenth from the first minute to the last. Speed is judged in
// documents to a second of processor time, since by the clock it also tells what else the machine does. The first tenth of the
// time is left out: threads start, and V8 compiles. Linux alone tells what a process uses.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { textPairs, writePairs } from './batch.js';

const minutes = Number(process.argv[2] ?? 60);
/** Of each figure, how often it is taken in a minute. */
const samples = 6;
const launcher = fileURLToPath(new URL('../../bin/sverka.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sverka-soak-'));
const journal = join(folder, 'out', '.sverka', 'journal.jsonl');

/** A pair stands in the list more often than it can be done in the time. */
function writeList() {
  const texts = textPairs(process.env.SVERKA_GOLD);
  const different = texts.length * 5;
  writePairs(join(folder, 'in'), texts, different);
  const many = Math.ceil(minutes * 60 * 50);
  const rows = Array.from({ length: many }, (_, index) => {
    const text = `in/x${index % different}`;
    return `${text}.en.txt\t${text}.ru.txt\t${index % 100}/${index}\n`;
  });
  writeFileSync(join(folder, 'pairs.tsv'), rows.join(''));
}

/** Reads what the journal says since it was last asked: how many documents, and takes their outputs away. */
function follow() {
  let [file, at, rest] = [undefined, 0, ''];
  const piece = Buffer.alloc(1 << 20);
  return () => {
    if (file === undefined && existsSync(journal)) file = openSync(journal, 'r');
    if (file === undefined) return 0;
    let many = 0;
    for (let size; (size = readSync(file, piece, 0, piece.length, at)) > 0; at += size) {
      const lines = (rest + piece.toString('latin1', 0, size)).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        const { outputs = [] } = JSON.parse(line);
        for (const { path } of outputs) rmSync(join(folder, 'out', path), { force: true });
        if (outputs.length > 0) many++;
      }
    }
    return many;
  };
}

const megabytesOf = (pid) => Number(/^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1000;

/** Of all its threads; the kernel counts in hundredths. */
function processorSecondsOf(pid) {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13);
  return (Number(user) + Number(system)) / 100;
}

/** How much the line that fits values best rises from the first to the last of them, as a share of their mean. */
function rise(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = (values.length - 1) / 2;
  const [up, across] = values.reduce(
    ([over, under], value, index) => [over + (index - middle) * (value - mean), under + (index - middle) ** 2],
    [0, 0],
  );
  return ((up / across) * (values.length - 1)) / mean;
}

async function soak() {
  writeList();
  const words = ['batch', 'pairs.tsv', '--to', 'tmx,tei,json', '-o', 'out', '-q'];
  const child = spawn(process.execPath, [launcher, ...words], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let isOver = false;
  void ended.then(() => (isOver = true));
  const next = follow();
  const [memory, speed, pace] = [[], [], []];
  let all = 0;
  console.log(
    `Node ${process.versions.node}, ${minutes} minutes\n${['minute', 'documents/processor s', 'documents/s', 'MB', 'documents'].join('\t')}`,
  );
  for (let sample = 1, last = performance.now(), before = 0; sample <= minutes * samples; sample++) {
    await wait(60_000 / samples);
    if (isOver) throw new Error('The batch ended.');
    const [now, used] = [performance.now(), processorSecondsOf(child.pid)];
    const many = next();
    all += many;
    memory.push(megabytesOf(child.pid));
    speed.push(many / (used - before || 1));
    pace.push(many / ((now - last) / 1000));
    [last, before] = [now, used];
    if (sample % samples !== 0) continue;
    const [megabytes, rate, clock] = [memory, speed, pace].map((values) => mean(values.slice(-samples)));
    console.log([sample / samples, rate.toFixed(1), clock.toFixed(1), Math.round(megabytes), all].join('\t'));
  }
  child.kill('SIGTERM');
  await ended;
  const [grown, risen] = [memory, speed].map((values) => rise(values.slice(Math.ceil(values.length / 10))));
  const percent = (share) => `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)} %`;
  const isFlat = grown <= 0.1 && risen >= -0.1;
  console.log(`memory ${percent(grown)}, speed ${percent(risen)} over the time: ${isFlat ? 'flat' : 'NOT FLAT'}`);
  return isFlat ? 0 : 1;
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

try {
  process.exitCode = await soak();
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
