// Times of whole processes and of their stages, as medians and as ratios to what Node alone costs.
// No test asserts them: machines differ, ratios less so.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const runs = 9;

function run(words) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return { seconds: (performance.now() - started) / 1000, stdout };
}
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const range = (values) => `${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)}`;

const out = mkdtempSync(join(tmpdir(), 'sverka-bench-'));
const floor = [];
const cold = [];
const stages = [];
// In turn, so that a slow spell of the machine falls on all alike.
for (let index = -1; index < runs; index++) {
  const bare = run(['-e', '0']).seconds;
  const whole = run([
    'bin/sverka.js',
    'align',
    `${corpus}/en.txt`,
    `${corpus}/ru.txt`,
    '--meta',
    `${corpus}/meta.json`,
    '--to',
    'tmx,tei',
    '-o',
    `${out}/`,
    '--quiet',
  ]).seconds;
  const parts = JSON.parse(run(['test/bench/stages.js']).stdout);
  if (index < 0) continue;
  floor.push(bare);
  cold.push(whole);
  stages.push(parts);
}
rmSync(out, { recursive: true });

console.log(`medians of ${runs} runs after a warm-up, Node ${process.versions.node}\n`);
console.log('the transcript, page to TMX and TEI, cold    seconds  range      times bare Node');
console.log(`  bare Node (node -e 0)                      ${median(floor).toFixed(2)}     ${range(floor)}  1.0`);
console.log(
  `  sverka align --to tmx,tei                  ${median(cold).toFixed(2)}     ${range(cold)}  ${(median(cold) / median(floor)).toFixed(1)}`,
);
console.log('\nits stages, each for the first time in a process    milliseconds');
for (const stage of Object.keys(stages[0]))
  console.log(
    `  ${stage.padEnd(48)}  ${median(stages.map((parts) => parts[stage]))
      .toFixed(0)
      .padStart(5)}`,
  );
