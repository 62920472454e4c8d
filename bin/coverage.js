#!/usr/bin/env node
// Prints how much of the vocabulary of news and political text the lexicon knows: the share of the most frequent
// content stems that have a translation. SVERKA_VOCABULARY names the folder with en.tsv and ru.tsv (stem, count,
// forms); names, foreign words and fragments of words are left out as test/lexicon/left-out.tsv lists them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { functionWords } from '../dist/lexicon/function-words.js';
import { foldWord, stem } from '../dist/lexicon/stem.js';

const here = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const rows = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

const folder = process.env.SVERKA_VOCABULARY;
if (!folder || !existsSync(join(folder, 'en.tsv'))) {
  console.error('Set SVERKA_VOCABULARY to the folder with the vocabulary, en.tsv and ru.tsv.');
  process.exit(2);
}
const goals = {
  en: [
    [3000, 0.95],
    [6000, 0.9],
  ],
  ru: [
    [3000, 0.92],
    [8000, 0.85],
  ],
};
const gapsShown = 40;
/** Translations by stem, of words and not of phrases; they may be phrases. */
const table = { en: new Map(), ru: new Map() };
for (const [english, russian] of ['en-ru', 'places'].flatMap((name) => rows(here(`src/lexicon/${name}.tsv`))))
  for (const [lang, word, translation] of [
    ['en', english, russian],
    ['ru', russian, english],
  ]) {
    if (word.includes(' ')) continue;
    const key = stem(foldWord(word), lang);
    table[lang].set(key, (table[lang].get(key) ?? new Set()).add(translation));
  }
const lemma = Object.fromEntries(
  ['en', 'ru'].map((lang) => [
    lang,
    new Map(rows(here(`src/lexicon/forms.${lang}.tsv`)).map((pair) => pair.map((word) => stem(foldWord(word), lang)))),
  ]),
);
const leftOut = rows(here('test/lexicon/left-out.tsv'));

/** How many translations a row of the vocabulary has: by its stem, or by that of one of its forms. */
function depth([key, , forms], lang) {
  const stems = [key, ...forms.split(' ').map((form) => stem(foldWord(form), lang))];
  return Math.max(...stems.flatMap((one) => [one, lemma[lang].get(one)]).map((one) => table[lang].get(one)?.size ?? 0));
}

const share = (depths) => ((100 * depths.filter((one) => one > 0).length) / depths.length).toFixed(1);

for (const [lang, name] of [
  ['en', 'English'],
  ['ru', 'Russian'],
]) {
  const out = new Set(leftOut.filter(([of]) => of === lang).map(([, key]) => key));
  const functions = new Set([...functionWords[lang]].map((word) => stem(word, lang)));
  const everything = rows(join(folder, `${lang}.tsv`))
    .slice(1)
    .filter(([key]) => !functions.has(key));
  const content = everything.filter(([key]) => !out.has(key));
  for (const [count, goal] of goals[lang]) {
    const depths = content.slice(0, count).map((row) => depth(row, lang));
    const all = everything.slice(0, count).map((row) => depth(row, lang));
    const median = depths.toSorted((a, b) => a - b)[count >> 1];
    console.log(
      `${name}, the ${count} most frequent stems: ${share(depths)} % (goal ${100 * goal} %; ${share(all)} % with nothing left out), median of ${median} translations each`,
    );
  }
  const gaps = content.slice(0, goals[lang].at(-1)[0]).filter((row) => depth(row, lang) === 0);
  console.log(
    `  gaps, the most frequent first: ${gaps
      .slice(0, gapsShown)
      .map(([, , forms]) => forms.split(' ')[0])
      .join(', ')}`,
  );
}
