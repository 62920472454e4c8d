#!/usr/bin/env node
// Fits the weights that ship anew: on the gold documents of the folder SVERKA_GOLD whose licences let what is learnt from
// them be passed on, and on the corpora of this repository but the one held out. With --cross-validate it prints how well that does on documents
// it is not fitted on; with --all it may learn from every document there; other options are those of sverka train.
import { existsSync } from 'node:fs';
import { main } from '../dist/cli/main.js';
import { fittedCorpora, here } from './gold.js';

const folder = process.env.SVERKA_GOLD;
if (!folder || !existsSync(folder)) {
  console.error('Set SVERKA_GOLD to the folder with the gold documents.');
  process.exit(2);
}
const words = process.argv.slice(2);
const output = ['--output', here('src/method/weights.json')];
const origin = [
  '--origin',
  'NTREX-128 (CC BY-SA 4.0), Parallel Universal Dependencies (CC BY-SA 3.0) and the corpora of sverka',
];
process.exitCode = await main([
  'train',
  folder,
  ...fittedCorpora().map((name) => here(`corpora/${name}`)),
  ...words.filter((word) => word !== '--all'),
  ...(words.includes('--all') ? [] : ['--sets', 'ntrex,pud,corpora']),
  ...(words.includes('--cross-validate') ? [] : output),
  ...(words.includes('--cross-validate') || words.includes('--glance') ? [] : origin),
]);
