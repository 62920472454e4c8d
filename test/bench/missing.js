// How well the corpora are aligned, sentences given, when one of the texts lacks all that is said by who asks, or each fifth
// paragraph: `node test/bench/missing.js`. The weights know these texts. Needs a build.
import { readFileSync } from 'node:fs';
import {
  addScores,
  align,
  compareLadders,
  fromSentences,
  omissionRates,
  parseWeights,
  readGoldTable,
  splitNulls,
  strictRates,
  unitText,
  unpackLexicon,
} from '../../dist/index.js';
import { fittedCorpora } from '../../bin/gold.js';

const data = (path) => readFileSync(new URL(`../../dist/${path}`, import.meta.url), 'utf8');
const means = {
  lexicon: unpackLexicon(data('lexicon/en-ru.stems.txt')),
  weights: parseWeights(data('method/weights.json')),
  version: 'bench',
};
const corpora = fittedCorpora().map((name) => {
  const read = (file) => readFileSync(`corpora/${name}/${file}`, 'utf8');
  const asking = JSON.parse(read('meta.json'))
    .participants.filter(({ group }) => group)
    .map(({ id }) => id);
  return { gold: readGoldTable(read('gold.tsv'), read('en.txt'), read('ru.txt')), asking };
});

/** The texts without the sentences of one side for which `isGone` holds, and the links that are left. */
function without({ source, target, ladders }, side, isGone) {
  const documents = { source, target };
  const kept = documents[side].units.sentence.map((unit) => !isGone(unit));
  const before = [0];
  for (const is of kept) before.push(before.at(-1) + (is ? 1 : 0));
  const texts = (which) => documents[which].units.sentence.map((unit) => unitText(documents[which], unit));
  const [english, russian] = ['source', 'target'].map((which) =>
    texts(which).filter((_, index) => which !== side || kept[index]),
  );
  const beads = ladders.sentence
    .map((bead) => ({ ...bead, [side]: bead[side].map((unit) => before[unit]) }))
    .filter((bead) => bead.source[0] < bead.source[1] || bead.target[0] < bead.target[1]);
  return { source: fromSentences('en', [english], false), target: fromSentences('ru', [russian], false), beads };
}

const kinds = {
  questions:
    ({ asking }) =>
    (unit) =>
      asking.includes(unit.speaker),
  paragraphs: () => (unit) => unit.parent % 5 === 2,
};
for (const [kind, goneOf] of Object.entries(kinds)) {
  const scores = corpora.flatMap((corpus) =>
    ['source', 'target'].map((side) => {
      const { source, target, beads } = without(corpus.gold, side, goneOf(corpus));
      return compareLadders(splitNulls(align(source, target, means).ladders.sentence), splitNulls(beads));
    }),
  );
  const all = addScores(scores);
  const { precision, recall } = omissionRates(all);
  console.log(
    `${kind} missing: strict F1 ${strictRates(all).f1.toFixed(4)}, omission precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
  );
}
