// What sverka costs, as times and as ratios in one run. `npm run bench -- cold peer cost growth piecewise memory corpus` runs
// some of it; `npm run bench -- batch 200 1` is of 200 documents, once.
// SVERKA_GOLD names a folder of gold documents; HUNALIGN the binary of hunalign, to compare with.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchBatch } from './batch.js';
import { benchCold } from './cold.js';
import { benchCost } from './reading.js';
import { benchGrowth } from './growth.js';
import { benchPeer } from './peer.js';
import { benchPiecewise } from './piecewise.js';
import { measuresMemory } from './process.js';

const { SVERKA_GOLD: gold, HUNALIGN: hunalign } = process.env;
const asked = process.argv.slice(2);
const wanted = (part) => asked.length === 0 || asked.includes(part);
const lacks = (path) => path === undefined || !existsSync(path);
const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'));

console.log(`Node ${process.versions.node}${measuresMemory ? '' : '; memory is not measured without GNU time'}\n`);
try {
  if (wanted('cold')) benchCold(folder, 9);
  if (wanted('peer')) {
    if (lacks(gold)) console.log('Skipped beside hunalign: SVERKA_GOLD names no folder.\n');
    else if (lacks(hunalign)) console.log('Skipped beside hunalign: HUNALIGN names no program.\n');
    else await benchPeer(folder, hunalign, gold, 3);
  }
  if (wanted('cost')) {
    if (lacks(gold)) console.log('Skipped what aligning costs beside reading: SVERKA_GOLD names no folder.\n');
    else await benchCost(folder, gold, 3);
  }
  if (wanted('batch')) {
    const [documents = 2000, times = 3] = asked.map(Number).filter((number) => number > 0);
    benchBatch(folder, lacks(gold) ? undefined : gold, documents, times);
  }
  if (wanted('growth')) {
    if (lacks(gold)) console.log('Skipped long documents: SVERKA_GOLD names no folder.\n');
    else await benchGrowth(folder, gold, asked.includes('short') ? [5000, 20_000] : [100_000, 1_000_000]);
  }
  if (wanted('piecewise')) {
    if (lacks(gold)) console.log('Skipped piece by piece: SVERKA_GOLD names no folder.\n');
    else await benchPiecewise(folder, gold, asked.includes('short') ? [5000, 20_000] : [100_000, 1_000_000]);
  }
} finally {
  rmSync(folder, { recursive: true });
}
// A memory of 200 MB from file to file, and a corpus of 1,000,000 pairs.
for (const part of ['memory', 'corpus'])
  if (wanted(part)) {
    console.log(`\n${part}`);
    const script = fileURLToPath(new URL(`${part}.js`, import.meta.url));
    process.exitCode ||= spawnSync(process.execPath, [script], { stdio: 'inherit' }).status ?? 1;
  }
