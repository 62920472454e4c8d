// From which likeness on two sentences are versions of each other: SVERKA_GOLD=… node test/bench/versions.js. Prints how like
// sentences of one text are by chance, and how well planted changes are found at each threshold: of the texts of gold
// documents, both languages, one sentence in ten is left out, one in ten comes from another text, one in ten stands
// elsewhere, and the words of all the others are put otherwise at a rate that is printed. Needs a build.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alignVersions } from '../../dist/corpus/version/sentence.js';
import { createTokenizer } from '../../dist/corpus/token.js';
import { stem } from '../../dist/lexicon/stem.js';
import { generator } from '../../dist/model/random.js';

const folder = process.env.SVERKA_GOLD;
// A fourth of the documents: their texts differ little in this.
const names = readdirSync(folder)
  .filter((name) => /^(?:ntrex|pud)-\d+\.json$/u.test(name))
  .filter((_, index) => index % 4 === 0);
const tokenize = createTokenizer();
const texts = names.flatMap((name) => {
  const gold = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return ['en', 'ru'].map((lang) => ({ lang, sentences: gold[lang].paragraphs.flat() }));
});
const random = generator(10);
const below = (count) => Math.floor(random() * count);
const pool = { en: [], ru: [] };
for (const { lang, sentences } of texts) for (const each of sentences) pool[lang].push(...tokenize(each).forms);

const bag = (text, lang) =>
  tokenize(text)
    .forms.map((form) => stem(form, lang))
    .sort();
function likeness(one, other) {
  const counts = new Map();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left > 0) [shared] = [shared + 1, counts.set(word, left - 1)];
  }
  return (2 * shared) / (one.length + other.length || 1);
}

const chance = { en: [], ru: [] };
for (const { lang, sentences } of texts) {
  const bags = sentences.map((each) => bag(each, lang)).filter(({ length }) => length >= 4);
  for (let time = 0; time < 2000; time++) {
    const [a, b] = [below(bags.length), below(bags.length)];
    if (a !== b) chance[lang].push(likeness(bags[a], bags[b]));
  }
}
console.log('likeness of two sentences of one text by chance');
for (const lang of ['en', 'ru']) {
  const all = chance[lang].sort((a, b) => a - b);
  const at = (part) => all[Math.floor(part * (all.length - 1))].toFixed(2);
  console.log(
    `  ${lang}  half below ${at(0.5)}, 95 % ${at(0.95)}, 99 % ${at(0.99)}, 99.9 % ${at(0.999)}; ${all.filter((each) => each >= 0.5).length} of ${all.length} at .5 or above`,
  );
}

/** A version of a text, and which sentences of it belong together: pairs in their places, and pairs that moved. */
function plant({ lang, sentences }, rate) {
  const reword = (text) =>
    tokenize(text)
      .forms.map((form) => (random() < rate ? pool[lang][below(pool[lang].length)] : form))
      .join(' ');
  const version = [];
  const moving = [];
  for (const [index, text] of sentences.entries()) {
    const what = random();
    if (what < 0.1) continue;
    if (what < 0.2) moving.push({ index, text: reword(text) });
    else version.push({ index, text: reword(text) });
    if (random() < 0.1) {
      const other = texts[below(texts.length / 2) * 2 + (lang === 'en' ? 0 : 1)].sentences;
      version.push({ index: -1, text: other[below(other.length)] });
    }
  }
  for (const each of moving) version.splice(below(version.length + 1), 0, { ...each, moved: true });
  return { texts: version.map(({ text }) => text), version };
}

const leasts = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5];
const moveds = [0.3, 0.4, 0.5, 0.6, 0.7];
const percent = (value) => `${(100 * value).toFixed(1).padStart(10)}`;
const heading = 'least  precision     recall         F1';
for (const rate of [0.1, 0.3, 0.5]) {
  const planted = texts.map((text) => ({ ...text, ...plant(text, rate) }));
  /** Of pairs of sentences, in their places and elsewhere. */
  const row = (least, leastMoved) => {
    let [found, right, wanted] = [0, 0, 0];
    for (const { lang, sentences, texts: changed, version } of planted) {
      const links = alignVersions(sentences, changed, lang, { least, leastMoved });
      wanted += version.filter(({ index }) => index >= 0).length;
      for (const { first, second, moved } of links) {
        const there = moved === undefined ? second : first[0] < first[1] ? links[moved].second : [0, 0];
        for (let i = first[0]; i < first[1]; i++)
          for (let j = there[0]; j < there[1]; j++) {
            found++;
            if (version[j].index === i) right++;
          }
      }
    }
    return `${percent(right / found)} ${percent(right / wanted)} ${percent((2 * right) / (found + wanted))}`;
  };
  console.log(`\nwords put otherwise: ${100 * rate} %\n  in place    ${heading}`);
  for (const least of leasts) console.log(`              ${least.toFixed(2)} ${row(least, 0.5)}`);
  console.log(`  elsewhere   ${heading}`);
  for (const leastMoved of moveds) console.log(`              ${leastMoved.toFixed(2)} ${row(0.3, leastMoved)}`);
}
