#!/usr/bin/env node
// Prints pairs of the lexicon by chance, for reading: npm run lexicon:sample -- SEED [COUNT]. The same seed and the same
// lexicon give the same pairs.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [seed = 1, count = 300] = process.argv.slice(2).map(Number);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count) || count < 1) {
  console.error('Write npm run lexicon:sample -- SEED [COUNT], whole numbers both.');
  process.exit(2);
}
const table = fileURLToPath(new URL('../src/lexicon/en-ru.tsv', import.meta.url));
const lines = readFileSync(table, 'utf8').trimEnd().split('\n').slice(1);

let state = seed >>> 0;
/** Mulberry32: small, and good enough to shuffle. */
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

for (let last = lines.length - 1; last > 0; last--) {
  const at = Math.floor(random() * (last + 1));
  [lines[last], lines[at]] = [lines[at], lines[last]];
}
console.log(lines.slice(0, count).join('\n'));
