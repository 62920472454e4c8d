#!/usr/bin/env node
// Fits the weights of what times say (timeWeights of src/method/model.ts) and prints them, with what they do: gold documents
// are given times with a seed, all other weights stay. Fitted on NTREX and PUD with passages left out; WMT22 measures.
import { align, compareLadders, parseWeights, splitNulls } from '../dist/index.js';
import { columnNames } from '../dist/feature/features.js';
import { clocksOf } from '../dist/method/clock.js';
import { modelOf } from '../dist/method/model.js';
import { fit } from '../dist/train/fit.js';
import { makeSample } from '../dist/train/sample.js';
import { withoutStructure } from '../dist/train/simulate.js';
import { simulateTimes } from '../dist/train/times.js';
import { goldDocuments, here, ownLexicon, read } from './gold.js';

const lexicon = ownLexicon();
const weights = parseWeights(read(here('src/method/weights.json')));
const documents = goldDocuments(
  (name) => /-(?:om|hard)\.json$/u.test(name),
  (name) => (/^wmt/u.test(name) ? 'wmt' : 'fit'),
);

if (!process.argv.includes('--measure')) {
  let names;
  let start;
  const samples = documents
    .filter(({ set }) => set === 'fit')
    .map(({ gold }, index) => {
      const timedGold = simulateTimes(withoutStructure(gold), index + 1);
      return makeSample(
        timedGold,
        lexicon,
        (bitext) => {
          const { times } = clocksOf(bitext);
          const model = modelOf({ weights }, times);
          names ??= times && columnNames(model.table);
          start ??= times && { weights: names.map((name) => model.weights.columns[name] ?? 0) };
          return model.table;
        },
        weights.glance,
      );
    });
  const usable = samples.filter(({ lost, columns }) => lost === 0 && columns.length === names.length);
  console.log(`${usable.length} of ${samples.length} documents`);
  const fitted = fit(usable, {
    rounds: 30,
    l2: 3,
    free: names.map((name) => name.startsWith('time ')),
    start: { weights: Float64Array.from(start.weights), transitions: Float64Array.from(weights.transitions) },
  });
  for (const [index, name] of names.entries())
    if (name.startsWith('time ')) console.log(`${name}\t${fitted.weights[index].toFixed(2)}`);
}

/** F1 of the links of WMT22, and of what is left out. */
function measure(name, make) {
  const sums = { right: 0, found: 0, wanted: 0 };
  const left = { right: 0, found: 0, wanted: 0 };
  const states = {};
  for (const [index, { gold }] of documents.filter(({ set }) => set === 'wmt').entries()) {
    const given = make(gold, index + 1000);
    const found = align(given.source, given.target, { lexicon, weights, version: '0' });
    const state = /times:\w+/u.exec(found.signature)?.[0] ?? 'times:none';
    states[state] = (states[state] ?? 0) + 1;
    const { strict, omission } = compareLadders(splitNulls(found.ladders.sentence), splitNulls(gold.ladders.sentence));
    for (const key of Object.keys(sums)) ((sums[key] += strict[key]), (left[key] += omission[key]));
  }
  const f = ({ right, found, wanted }) => ((2 * right) / (found + wanted)).toFixed(4);
  console.log(`${name}: links ${f(sums)}, left out ${f(left)}, ${JSON.stringify(states)}`);
}
const flat = (gold) => withoutStructure(gold);
measure('without times', flat);
measure('one clock', (gold, seed) => simulateTimes(flat(gold), seed));
measure('two clocks', (gold, seed) => simulateTimes(flat(gold), seed, { apart: true }));
