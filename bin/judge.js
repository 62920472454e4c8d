#!/usr/bin/env node
// Fits the weights by which src/check/parallel.ts tells translations from texts that are none, and
// prints them with the figures of docs/methods.md. Fitted on NTREX and PUD; WMT22 and the corpora measure.
import { align, parseWeights } from '../dist/index.js';
import { evidenceOf, judgeParallel, leastParallel, surelyParallel } from '../dist/check/parallel.js';
import { goldDocuments, here, ownLexicon, read } from './gold.js';

const options = {
  lexicon: ownLexicon(),
  weights: parseWeights(read(here('src/method/weights.json'))),
  version: 'judge',
};
const documents = goldDocuments(
  (name) => name.endsWith('.json'),
  (name) => name.split('-')[0],
);

// The same numbers in every run (Numerical Recipes' generator).
let state = 20210302;
const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const below = (limit) => Math.floor(random() * limit);

/** The document with the sentences for which `keeps` holds. */
function only(document, keeps) {
  const all = document.units.sentence;
  const sentence = all.filter((_, index) => keeps(index, all.length)).map((unit) => ({ ...unit, parent: 0 }));
  return { ...document, units: { turn: [document.units.turn[0]], paragraph: [document.units.paragraph[0]], sentence } };
}

const rows = [];
function judge(kind, isTrue, set, source, target) {
  const sentences = Math.min(source.units.sentence.length, target.units.sentence.length);
  if (sentences === 0) return;
  const alignment = align(source, target, options);
  const found = judgeParallel(alignment, options.lexicon);
  rows.push({ kind, isTrue, set, sentences, found, evidence: evidenceOf(found, sentences) });
}

/** A stretch of a gold document, the same on both sides. */
function stretch({ source, target, ladders }, size) {
  const from = below(Math.max(1, ladders.sentence.length - size));
  const beads = ladders.sentence.slice(from, from + size);
  const within = (side) => {
    const [first, last] = [beads[0][side][0], beads.at(-1)[side][1]];
    return (index) => index >= first && index < last;
  };
  return [only(source, within('source')), only(target, within('target'))];
}

const sizes = [3, 5, 8, 15, 25];
const plain = documents.filter(({ name }) => !/-(?:om|hard)\.json$/.test(name));
for (const { set, gold } of documents) judge('whole', true, set, gold.source, gold.target);
for (const [index, { set, gold }] of plain.entries()) {
  const { source, target } = gold;
  const some = (share) => () => random() >= share;
  judge('half of one side missing', true, set, only(source, some(0.5)), target);
  judge('half of one side missing', true, set, source, only(target, some(0.5)));
  judge('60 % of one side missing', true, set, only(source, some(0.6)), target);
  judge('60 % of one side missing', true, set, source, only(target, some(0.6)));
  judge(
    '60 % of one side missing',
    true,
    set,
    only(source, (at, all) => at < 0.4 * all),
    target,
  );
  judge(
    '60 % of one side missing',
    true,
    set,
    source,
    only(target, (at, all) => at >= 0.6 * all),
  );
  judge('half of each side missing', true, set, only(source, some(0.5)), only(target, some(0.5)));
  const first = (at, all) => at < all / 2;
  const second = (at, all) => at >= all / 2;
  judge('halves', true, set, only(source, first), only(target, first));
  judge('halves', true, set, only(source, second), only(target, second));
  judge('the wrong half', false, set, only(source, first), only(target, second));
  judge('the wrong half', false, set, only(source, second), only(target, first));
  for (const size of sizes) judge(`${size} sentences`, true, set, ...stretch(gold, size));
  const others = plain.filter((other, at) => at !== index && (other.set === set || set === 'corpora'));
  for (let count = 0; count < 4; count++) {
    const other = others[below(others.length)].gold;
    judge('mismatched', false, set, source, other.target);
    for (const size of sizes)
      judge(`mismatched, ${size} sentences`, false, set, stretch(gold, size)[0], stretch(other, size)[1]);
  }
}

/** Logistic regression by gradient descent, with a Gaussian prior; the intercept is free. */
function fit(samples, prior = 0.02) {
  const weights = samples[0].evidence.map(() => 0);
  const chance = (evidence) => 1 / (1 + Math.exp(-evidence.reduce((sum, value, at) => sum + value * weights[at], 0)));
  for (let step = 0; step < 20_000; step++) {
    const slope = weights.map((weight, at) => (at === 0 ? 0 : (prior * weight) / samples.length));
    for (const { evidence, isTrue } of samples) {
      const miss = chance(evidence) - (isTrue ? 1 : 0);
      evidence.forEach((value, at) => (slope[at] += (miss * value) / samples.length));
    }
    slope.forEach((value, at) => (weights[at] -= 4 * value));
  }
  return weights.map((weight) => Math.round(weight * 1000) / 1000);
}

const fitted = fit(rows.filter(({ set }) => set === 'ntrex' || set === 'pud'));
console.log(`weights as fitted: ${JSON.stringify(fitted)}\n`);
const chance = ({ evidence }) => 1 / (1 + Math.exp(-evidence.reduce((sum, value, at) => sum + value * fitted[at], 0)));
console.log(['pairs', 'number', 'refused', 'in doubt', 'passed', 'least', 'median', 'most'].join('\t'));
for (const measured of [false, true]) {
  console.log(measured ? '\nWMT22 and the corpora' : 'NTREX and PUD');
  const set = rows.filter((row) => (row.set === 'wmt22enru' || row.set === 'corpora') === measured);
  for (const kind of new Set(set.map((row) => row.kind))) {
    const all = set
      .filter((row) => row.kind === kind)
      .map(chance)
      .sort((a, b) => a - b);
    const refused = all.filter((p) => p < leastParallel).length;
    const passed = all.filter((p) => p >= surelyParallel).length;
    const figures = [all[0], all[all.length >> 1], all.at(-1)].map((p) => p.toFixed(4));
    console.log([kind, all.length, refused, all.length - refused - passed, passed, ...figures].join('\t'));
  }
}
