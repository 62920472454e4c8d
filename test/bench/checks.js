// How many findings of `sverka check` are false, and how many errors it finds: `SVERKA_GOLD=folder node test/bench/checks.js [--show]`.
// The plain gold documents are aligned as they are, where all that is found counts as false, and again with errors planted by a
// seeded generator: 50 of each kind, of titles as many as there are. Needs a build.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  align,
  differenceRules,
  findDifferences,
  fromSentences,
  optionalRules,
  parseWeights,
  readGoldJson,
  unitText,
  unpackLexicon,
} from '../../dist/index.js';
import { withoutClause } from '../../bin/clause.js';
import { generator } from '../../dist/model/random.js';

const folder = process.env.SVERKA_GOLD;
if (folder === undefined) {
  console.log('SVERKA_GOLD names no folder.');
  process.exit(0);
}
const show = process.argv.includes('--show');
const errors = 200;
const dist = (path) => readFileSync(new URL(`../../dist/${path}`, import.meta.url), 'utf8');
const lexicon = unpackLexicon(dist('lexicon/en-ru.stems.txt'));
const options = { lexicon, weights: parseWeights(dist('method/weights.json')), version: 'bench' };
const random = generator(20210302);
const any = (list) => list[Math.floor(random() * list.length)];

const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !/-(?:om|hard)\.json$/u.test(name))
  .sort()
  .map((name) => ({ name, gold: readGoldJson(readFileSync(join(folder, name), 'utf8')) }));

/** Paragraphs of sentences, of which a planted error changes or takes out one. */
const textsOf = (document) =>
  document.units.paragraph.map((_, index) =>
    document.units.sentence.filter(({ parent }) => parent === index).map((unit) => unitText(document, unit)),
  );

const surnames = {
  en: ['Whitcombe', 'Harlow', 'Prentice', 'Okafor', 'Delacroix', 'Blomqvist'],
  ru: ['Уиткомб', 'Харлоу', 'Прентис', 'Окафор', 'Делакруа', 'Блумквист'],
};
const marks = /["«»„“”]/gu;
/** What is done to a sentence, or undefined where it cannot be. Null takes it out. */
const kinds = {
  number: (text) => {
    const places = [...text.matchAll(/(?<![\p{L}\d.,:-])\d{2,4}(?![\d.,:\p{L}-])/gu)];
    if (places.length === 0) return undefined;
    const { 0: digits, index } = any(places);
    return `${text.slice(0, index)}${Number(digits) + 1 + Math.floor(random() * 8)}${text.slice(index + digits.length)}`;
  },
  missing: (text) => (text.length >= 20 ? null : undefined),
  question: (text) => (/\?["»”]?$/u.test(text) ? text.replace(/\?(?=["»”]?$)/u, '.') : undefined),
  quotation: (text) => {
    const found = text.match(marks)?.length ?? 0;
    return found === 2 && /(?:"[^"]{30,}"|«[^»]{30,}»|“[^”]{30,}”)/u.test(text) ? text.replace(marks, '') : undefined;
  },
  clause: (text) => withoutClause(text, random),
  title: (text) => {
    const exchanged = [
      [/\bMinister\b/u, 'Governor'],
      [/\bPresident\b/u, 'Ambassador'],
      [/(?<!\p{L})[Пп]резидент(?=[а-я]{0,2}(?!\p{L}))/u, 'губернатор'],
      [/(?<!\p{L})[Мм]инистр(?=[а-я]{0,2}(?!\p{L}))/u, 'губернатор'],
    ].find(([pattern]) => pattern.test(text));
    return exchanged && text.replace(exchanged[0], exchanged[1]);
  },
  name: (text) => {
    const places = [...text.matchAll(/(?<=\p{Lu}\p{Ll}+ )\p{Lu}\p{Ll}{3,}(?![\p{L}-])/gu)];
    if (places.length === 0) return undefined;
    const { 0: word, index } = any(places);
    const other = any(/\p{Script=Cyrillic}/u.test(word) ? surnames.ru : surnames.en);
    return `${text.slice(0, index)}${other}${text.slice(index + word.length)}`;
  },
};

/** Sentences of one side of a document that have one partner each, by index. */
function candidates(document, side, kind) {
  const texts = textsOf(document.gold[side]).flat();
  return document.gold.ladders.sentence
    .filter(({ source, target }) => source[1] - source[0] === 1 && target[1] - target[0] === 1)
    .map((bead) => bead[side][0])
    .filter((index) => kinds[kind](texts[index]) !== undefined);
}

const defaults = differenceRules.map(({ name }) => name);
const planted = [];
const taken = new Set();
for (const kind of Object.keys(kinds)) {
  const places = documents.flatMap((document, at) =>
    ['source', 'target'].flatMap((side) =>
      candidates(document, side, kind).map((index) => ({ at, side, index, kind })),
    ),
  );
  let left = errors / 4;
  while (left > 0 && places.length > 0) {
    const [place] = places.splice(Math.floor(random() * places.length), 1);
    // One error in a neighbourhood, that each is found or not for itself.
    const near = [-2, -1, 0, 1, 2].map((by) => `${place.at} ${place.index + by}`);
    if (near.some((key) => taken.has(key))) continue;
    taken.add(`${place.at} ${place.index}`);
    planted.push(place);
    left--;
  }
}

const found = (source, target) => {
  const alignment = align(source, target, options);
  return {
    alignment,
    concerns: findDifferences(
      alignment,
      { lexicon },
      { rules: [...differenceRules, ...optionalRules], minCertainty: 0 },
    ),
  };
};
const clean = documents.map(({ gold: { source, target } }) => found(source, target));
const broken = documents.map(({ gold }, at) => {
  const changed = Object.fromEntries(
    ['source', 'target'].map((side) => {
      let index = -1;
      const moved = [];
      const paragraphs = textsOf(gold[side])
        .map((sentences) =>
          sentences.flatMap((text) => {
            index++;
            const error = planted.find((one) => one.at === at && one.side === side && one.index === index);
            const now = error === undefined ? text : kinds[error.kind](text);
            if (now !== null) moved.push(index);
            return now === null ? [] : [now];
          }),
        )
        .filter((sentences) => sentences.length > 0);
      return [side, { document: fromSentences(gold[side].lang, paragraphs, true), moved }];
    }),
  );
  return { ...found(changed.source.document, changed.target.document), changed };
});

/** Whether a rule finds an error: its finding holds the sentence, or for one that was taken out its partner. */
function isFound({ at, side, index, kind }, least) {
  const { concerns, changed } = broken[at];
  const bead = documents[at].gold.ladders.sentence.find((one) => one[side][0] <= index && index < one[side][1]);
  const lookSide = kind === 'missing' ? (side === 'source' ? 'target' : 'source') : side;
  const look = changed[lookSide].moved.indexOf(kind === 'missing' ? bead[lookSide][0] : index);
  return concerns.some(
    (one) =>
      one.check === kind &&
      (one.certainty ?? 1) >= least &&
      one[lookSide] !== undefined &&
      one[lookSide][0] <= look &&
      look < one[lookSide][1],
  );
}

const beads = clean.reduce((sum, { alignment }) => sum + alignment.ladders.sentence.length, 0);
console.log(`${documents.length} documents, ${beads} clean beads, ${planted.length} planted errors`);
const levels = [0, 0.5, 0.8, 0.9];
console.log(`rule         false findings in 100 clean beads, and errors found, at a certainty of ${levels.join(', ')}`);
const cell = (text) => text.padStart(16);
const row = (name, falseOf, kind) => {
  const cells = levels.map((least) => {
    const all = planted.filter((one) => (kind === undefined ? defaults.includes(one.kind) : one.kind === kind));
    const share = all.length === 0 ? '–' : `${all.filter((one) => isFound(one, least)).length}/${all.length}`;
    return cell(`${((100 * falseOf(least)) / beads).toFixed(2)}  ${share}`);
  });
  console.log(`${name.padEnd(11)}${cells.join('')}`);
};
const falseOf = (check) => (least) =>
  clean
    .flatMap(({ concerns }) => concerns)
    .filter(
      (one) =>
        (check === undefined ? defaults.includes(one.check) : one.check === check) && (one.certainty ?? 1) >= least,
    ).length;
for (const { name } of differenceRules) row(name, falseOf(name), name);
row('all these', falseOf(undefined), undefined);
for (const { name } of optionalRules) row(name, falseOf(name), name);

if (show) {
  const tell = ({ alignment }, { check, certainty, source, target, message }, name) => {
    const text = (side, span) =>
      span === undefined
        ? ''
        : alignment[side].units.sentence
            .slice(...span)
            .map((unit) => unitText(alignment[side], unit))
            .join(' ');
    console.log(
      `\n${check} ${certainty?.toFixed(2)} ${name} ${message}\n  ${text('source', source)}\n  ${text('target', target)}`,
    );
  };
  for (const [at, one] of clean.entries()) for (const concern of one.concerns) tell(one, concern, documents[at].name);
  for (const one of planted.filter((error) => !isFound(error, 0)))
    console.log(
      `\nNOT FOUND ${one.kind} ${documents[one.at].name} ${one.side} ${textsOf(documents[one.at].gold[one.side]).flat()[one.index]}`,
    );
}
