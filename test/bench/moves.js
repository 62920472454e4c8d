// How well moved passages are found: in each gold document as published, five to eight links' worth of
// Russian sentences are put elsewhere, by a seeded choice. Needs SVERKA_GOLD and a build.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { align, fromSentences, parseWeights, readGoldJson, unitText, unpackLexicon } from '../../dist/index.js';
import { generator } from '../../dist/model/random.js';

const folder = process.env.SVERKA_GOLD;
if (!folder) throw new Error('Set SVERKA_GOLD to the folder with the gold documents.');
const data = (path) => readFileSync(new URL(`../../dist/${path}`, import.meta.url), 'utf8');
const resources = {
  lexicon: unpackLexicon(data('lexicon/en-ru.stems.txt')),
  weights: parseWeights(data('method/weights.json')),
  version: 'bench',
};
const random = generator(1);
const below = (count) => Math.floor(random() * count);
const overlap = (a, b) =>
  Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0])) / (Math.max(a[1], b[1]) - Math.min(a[0], b[0]));
const count = { documents: 0, found: 0, right: 0, exact: 0, invented: 0 };

for (const name of readdirSync(folder)
  .filter((file) => /\d\.json$/.test(file))
  .sort()) {
  const { source, target, ladders } = readGoldJson(readFileSync(join(folder, name), 'utf8'));
  const links = ladders.sentence;
  const english = source.units.sentence.map((unit) => unitText(source, unit));
  const russian = target.units.sentence.map((unit) => unitText(target, unit));
  const size = 5 + below(4);
  const at = below(links.length - size);
  const [first, last] = [links[at], links[at + size - 1]];
  const passage = russian.slice(first.target[0], last.target[1]);
  const rest = [...russian.slice(0, first.target[0]), ...russian.slice(last.target[1])];
  // Anywhere but near where it was.
  const places = rest.map((_, place) => place).filter((place) => Math.abs(place - first.target[0]) > 12);
  const place = places[below(places.length)];
  const moved = [...rest.slice(0, place), ...passage, ...rest.slice(place)];
  const wanted = { source: [first.source[0], last.source[1]], target: [place, place + passage.length] };

  count.invented += align(source, target, resources).moves.length;
  const { moves } = align(fromSentences('en', [english], false), fromSentences('ru', [moved], false), resources);
  const hits = moves.filter((move) => ['source', 'target'].every((side) => overlap(move[side], wanted[side]) >= 0.5));
  count.documents++;
  count.found += moves.length;
  count.right += hits.length;
  count.exact += hits.filter((move) =>
    ['source', 'target'].every((side) => overlap(move[side], wanted[side]) === 1),
  ).length;
}

const share = (part, whole) => (part / whole).toFixed(3);
console.log(`${count.documents} documents, a passage moved in each; found when it overlaps by half on both sides`);
console.log(
  `recall ${share(count.right, count.documents)}, precision ${share(count.right, count.found)}, to the sentence ${share(count.exact, count.right)}`,
);
console.log(`in the documents as published, ${count.invented} moves were found`);
