#!/usr/bin/env node
// Fits the weights by which src/pairing/pairing.ts tells which texts are versions of one another, and prints them with
// the figures of docs/batch.md. Fitted on NTREX, PUD and stretches of them; WMT22 and the corpora measure. From each
// collection a third of the partners is taken away, so that the best that is left is wrong.
import { generator, matchTexts, signsOf, unitText } from '../dist/index.js';
import { candidatesOf } from '../dist/pairing/pairing.js';
import { goldDocuments, ownLexicon } from './gold.js';

const lexicon = ownLexicon();
const documents = goldDocuments(
  (name) => /-om\.json$/u.test(name),
  (name) => (/^wmt/u.test(name) ? 'wmt' : 'fit'),
);

const random = generator(20210302);

/** Stretches of so many links, or of 4 to 40, each a text on both sides. */
function stretches({ source, target, ladders }, sizes) {
  const next = () =>
    sizes === 'mixed' ? 4 + Math.floor(random() ** 2 * 37) : sizes === 'all' ? ladders.sentence.length : sizes;
  const beads = ladders.sentence;
  const text = (document, side, some) =>
    document.units.sentence
      .slice(some[0][side][0], some.at(-1)[side][1])
      .map((unit) => unitText(document, unit))
      .join('\n');
  const parts = [];
  for (let from = 0, size = next(); from + size <= beads.length; from += size, size = next()) {
    const some = beads.slice(from, from + size);
    const [english, russian] = [text(source, 'source', some), text(target, 'target', some)];
    if (english !== '' && russian !== '')
      parts.push({ english: signsOf(english, 'en', lexicon), russian: signsOf(russian, 'ru', lexicon) });
  }
  return parts;
}

const shuffled = (list) => {
  const all = [...list];
  for (let index = all.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [all[index], all[other]] = [all[other], all[index]];
  }
  return all;
};

/** Collections with a third of the partners taken away on either side, in disorder. */
function collections(parts, size) {
  const found = [];
  const all = shuffled(parts);
  for (let from = 0; from + 2 <= all.length; from += size) {
    const some = all.slice(from, from + size);
    const english = some.map((part, index) => ({ id: index, signs: part.english })).filter(({ id }) => id % 6 !== 1);
    const russian = shuffled(
      some.map((part, index) => ({ id: index, signs: part.russian })).filter(({ id }) => id % 6 !== 4),
    );
    found.push({ english, russian });
  }
  return found;
}

const kinds = ['fit', 'wmt', 'corpora'].flatMap((set) =>
  [5, 10, 25, 'mixed', 'all'].flatMap((size) => {
    const golds = documents.filter((document) => document.set === set).map(({ gold }) => gold);
    const parts = golds.flatMap((gold) => stretches(gold, size));
    return [10, 1000].map((many) => ({ set, size, many, groups: collections(parts, many) }));
  }),
);

// Logistic regression by gradient, a little drawn to nothing.
const rows = kinds
  .filter(({ set, size }) => set === 'fit' && size === 'mixed')
  .flatMap(({ groups }) =>
    groups.flatMap(({ english, russian }) =>
      candidatesOf(
        english.map(({ signs }) => signs),
        russian.map(({ signs }) => signs),
      ).map((candidate) => ({
        evidence: candidate.evidence,
        isTrue: english[candidate.english].id === russian[candidate.russian].id,
      })),
    ),
  );
const weights = rows[0].evidence.map(() => 0);
for (let step = 0; step < 6000; step++) {
  const gradient = weights.map((weight) => -weight * 1e-4);
  for (const { evidence, isTrue } of rows) {
    const p = 1 / (1 + Math.exp(-evidence.reduce((sum, value, at) => sum + value * weights[at], 0)));
    for (const [at, value] of evidence.entries()) gradient[at] += (((isTrue ? 1 : 0) - p) * value) / rows.length;
  }
  for (const [at, value] of gradient.entries()) weights[at] += 20 * value;
}
console.log(`weights fitted on ${rows.length} candidates: ${weights.map((weight) => weight.toFixed(3)).join(', ')}\n`);

console.log(['set', 'links a text', 'texts', 'least', 'precision', 'recall'].join('\t'));
for (const { set, size, groups } of kinds)
  for (const least of [0.5, 0.9, 0.99]) {
    let [right, wrong, wanted] = [0, 0, 0];
    for (const { english, russian } of groups) {
      const ids = new Set(russian.map(({ id }) => id));
      wanted += english.filter(({ id }) => ids.has(id)).length;
      for (const match of matchTexts(
        english.map(({ signs }) => signs),
        russian.map(({ signs }) => signs),
        least,
      ))
        if (english[match.english].id === russian[match.russian].id) right++;
        else wrong++;
    }
    const texts = Math.max(...groups.map(({ english }) => english.length));
    console.log(
      [
        set,
        size,
        `≤ ${texts}`,
        least,
        (right / Math.max(1, right + wrong)).toFixed(4),
        (right / Math.max(1, wanted)).toFixed(4),
      ].join('\t'),
    );
  }
