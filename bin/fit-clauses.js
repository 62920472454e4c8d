#!/usr/bin/env node
// Fits what tells a missing clause (src/check/clause.json): `SVERKA_GOLD=folder node bin/fit-clauses.js [--write]`. Needs a build.
// Clauses are taken out of gold documents by a seeded choice. Of each bead the likeliest part counts, and which that is
// goes by the weights found so far (as in learning from bags; Dietterich et al. 1997). What is printed is cross-validated: each
// document is judged by weights that were fitted on the documents of the other folds. With --write all are fitted together.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { align, fromSentences, parseWeights, readGoldJson, unitText, unpackLexicon } from '../dist/index.js';
import { clauseFeatures, clauseFinder } from '../dist/check/clause-candidate.js';
import { englishFirst } from '../dist/check/english-first.js';
import { generator } from '../dist/model/random.js';
import { withoutClause } from './clause.js';

const folder = process.env.SVERKA_GOLD;
if (folder === undefined) {
  console.log('SVERKA_GOLD names no folder.');
  process.exit(0);
}
/** How often a sentence lacks a clause where the texts are as they come: a judgement, and what certainty is about. */
const prior = 0.015;
const [folds, rounds, ridge] = [6, 6, 0.5];
const data = (path) => readFileSync(new URL(`../dist/${path}`, import.meta.url), 'utf8');
const lexicon = unpackLexicon(data('lexicon/en-ru.stems.txt'));
const options = { lexicon, weights: parseWeights(data('method/weights.json')), version: 'fit' };
const random = generator(77);
const sides = ['source', 'target'];

/** Sentences to be shortened, three apart: by side and index, what they become. */
function plan({ ladders, ...gold }) {
  const planned = { source: new Map(), target: new Map() };
  let last = -3;
  for (const { source, target } of ladders.sentence) {
    const isSingle = source[1] - source[0] === 1 && target[1] - target[0] === 1;
    if (!isSingle || source[0] - last < 3 || random() < 0.5) continue;
    const place = { source: source[0], target: target[0] };
    for (const side of random() < 0.5 ? sides : sides.toReversed()) {
      const text = withoutClause(unitText(gold[side], gold[side].units.sentence[place[side]]), random);
      if (text === undefined) continue;
      planned[side].set(place[side], text);
      last = source[0];
      break;
    }
  }
  return planned;
}

function rebuilt(document, planned) {
  const paragraphs = document.units.paragraph.map(() => []);
  for (const [index, unit] of document.units.sentence.entries())
    paragraphs[unit.parent].push(planned.get(index) ?? unitText(document, unit));
  return fromSentences(document.lang, paragraphs, true);
}

/** Beads with their parts; of one that lacks a clause, those of the side that has it. */
function beadsOf(name, source, target, planned) {
  const view = englishFirst(align(source, target, options));
  const candidatesOf = clauseFinder(view, lexicon);
  const lacks = (side, [from, to]) => [...planned[side].keys()].some((index) => from <= index && index < to);
  return view.turned.ladders.sentence.flatMap((bead) => {
    if (sides.some((side) => bead[side][0] === bead[side][1])) return [];
    const label = lacks('source', bead.source) ? 'russian' : lacks('target', bead.target) ? 'english' : undefined;
    return [{ name, label, all: candidatesOf(bead).map(({ side, values }) => ({ side, values: [1, ...values] })) }];
  });
}

const nothing = { source: new Map(), target: new Map() };
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !/-(?:om|hard)\.json$/u.test(name))
  .sort();
const beads = names.flatMap((name) => {
  const gold = readGoldJson(readFileSync(join(folder, name), 'utf8'));
  const planned = plan(gold);
  return [
    ...beadsOf(name, gold.source, gold.target, nothing).map((bead) => ({ ...bead, isClean: true })),
    ...beadsOf(name, rebuilt(gold.source, planned.source), rebuilt(gold.target, planned.target), planned),
  ];
});

const size = clauseFeatures.length + 1;
const dot = (a, b) => a.reduce((sum, value, at) => sum + value * b[at], 0);
const share = (score) => 1 / (1 + Math.exp(-score));
const likeliest = (parts, weights) =>
  parts.reduce(
    (best, one) => (best === undefined || dot(one.values, weights) > dot(best.values, weights) ? one : best),
    undefined,
  );

/** Solves a small system by elimination. */
function solve(matrix, vector) {
  const rows = matrix.map((row, at) => [...row, vector[at]]);
  for (let at = 0; at < size; at++) {
    const pivot = rows
      .slice(at)
      .reduce((best, row, by) => (Math.abs(row[at]) > Math.abs(rows[best][at]) ? at + by : best), at);
    [rows[at], rows[pivot]] = [rows[pivot], rows[at]];
    for (let below = 0; below < size; below++) {
      if (below === at) continue;
      const factor = rows[below][at] / rows[at][at];
      for (let column = at; column <= size; column++) rows[below][column] -= factor * rows[at][column];
    }
  }
  return rows.map((row, at) => row[size] / row[at]);
}

/** Logistic regression by Newton's method, drawn a little to zero. */
function regress(items) {
  let weights = new Array(size).fill(0);
  for (let round = 0; round < 25; round++) {
    const slope = weights.map((value, at) => (at === 0 ? 0 : -ridge * value));
    const curve = Array.from({ length: size }, (_, at) =>
      Array.from({ length: size }, (_, by) => (at === by ? (at === 0 ? 1e-6 : ridge) : 0)),
    );
    for (const { values, isMissing } of items) {
      const p = share(dot(values, weights));
      for (let at = 0; at < size; at++) {
        slope[at] += ((isMissing ? 1 : 0) - p) * values[at];
        for (let by = 0; by < size; by++) curve[at][by] += p * (1 - p) * values[at] * values[by];
      }
    }
    const step = solve(curve, slope);
    weights = weights.map((value, at) => value + step[at]);
  }
  return weights;
}

function fit(some) {
  // To begin with: what has few links, on the longer side.
  let weights = [0, ...clauseFeatures.map((name) => ({ matched: -2, linked: -2, excess: 2, unmatched: 1 })[name] ?? 0)];
  for (let round = 0; round < rounds; round++) {
    const items = some.flatMap(({ label, all }) => {
      const best = likeliest(label === undefined ? all : all.filter(({ side }) => side === label), weights);
      return best === undefined ? [] : [{ values: best.values, isMissing: label !== undefined }];
    });
    weights = regress(items);
    const missing = items.filter(({ isMissing }) => isMissing).length;
    weights[0] += round + 1 < rounds ? 0 : Math.log(prior / (1 - prior)) - Math.log(missing / (items.length - missing));
  }
  return weights;
}

const foldOf = new Map(names.map((name, at) => [name, at % folds]));
const judged = Array.from({ length: folds }, (_, fold) => {
  const weights = fit(beads.filter(({ name }) => foldOf.get(name) !== fold));
  return beads
    .filter(({ name }) => foldOf.get(name) === fold)
    .map((bead) => {
      const best = likeliest(bead.all, weights);
      return { ...bead, best, certainty: best === undefined ? 0 : share(dot(best.values, weights)) };
    });
}).flat();
const clean = judged.filter(({ isClean }) => isClean);
const missing = judged.filter(({ label }) => label !== undefined);
console.log(
  `${names.length} documents, ${clean.length} clean beads, ${missing.length} clauses taken out, ${folds} folds`,
);
console.log('certainty  false in 100 clean beads  found');
for (const least of [0.1, 0.2, 0.3, 0.5, 0.7, 0.9]) {
  const wrong = clean.filter(({ certainty }) => certainty >= least).length;
  const found = missing.filter(({ certainty }) => certainty >= least).length;
  console.log(
    `${least.toFixed(1)}        ${((100 * wrong) / clean.length).toFixed(2)} (${wrong})                  ${(found / missing.length).toFixed(3)} (${found})`,
  );
}
if (process.argv.includes('--write')) {
  const [bias, ...weights] = fit(beads).map((value) => Number(value.toFixed(4)));
  const model = { bias, weights: Object.fromEntries(clauseFeatures.map((name, at) => [name, weights[at]])) };
  writeFileSync(new URL('../src/check/clause.json', import.meta.url), `${JSON.stringify(model, null, 2)}\n`);
}
