// Aligns pairs of files of a sentence a line, all in one process, and writes their ladders. Arguments: a
// file with lines `ENGLISH<tab>RUSSIAN<tab>OUTPUT`. With --cost it prints what reading, tokenising and
// aligning cost, in milliseconds of the processor, as JSON. It is run from the top of the repository, after a build, as it
// stands or bundled into one file.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { align, decodeText, parseWeights, segmentLines, unpackLexicon } from '../../dist/index.js';
import { listWords } from '../../dist/segment/words.js';

const data = (path) => readFileSync(`dist/${path}`, 'utf8');
const resources = {
  lexicon: unpackLexicon(data('lexicon/en-ru.stems.txt')),
  weights: parseWeights(data('method/weights.json')),
  version: 'bench',
};
const costs = { read: 0, align: 0 };
let last = 0;
const lap = (stage) => {
  const { user, system } = process.cpuUsage();
  if (stage) costs[stage] += (user + system - last) / 1000;
  last = user + system;
};
const tokenises = process.argv.includes('--cost');
for (const line of readFileSync(process.argv[2], 'utf8').trim().split('\n')) {
  const [english, russian, output] = line.split('\t');
  lap();
  const [source, target] = [
    [english, 'en'],
    [russian, 'ru'],
  ].map(([path, lang]) => {
    const document = segmentLines(decodeText(readFileSync(path)), lang);
    if (tokenises) for (const { at } of document.units.sentence) listWords(document.text, at);
    return document;
  });
  lap('read');
  const { ladders } = align(source, target, resources);
  lap('align');
  const file = openSync(output, 'w');
  // Piece by piece: the text of a million beads at once would count as memory of the aligner.
  for (let from = 0; from < ladders.sentence.length; from += 10_000) {
    const some = ladders.sentence.slice(from, from + 10_000);
    writeSync(file, some.map((bead) => `${[bead.source, bead.target, bead.posterior].join('\t')}\n`).join(''));
  }
  closeSync(file);
}
if (tokenises) process.stdout.write(JSON.stringify(costs));
