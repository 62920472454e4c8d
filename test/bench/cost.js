// What it costs to align beside reading and tokenising the same text once, in one process: ENGLISH RUSSIAN lines|text, the
// files of a sentence a line. As text, sentences are run together, four a paragraph, and must be found again, as in a
// document that people read. Prints milliseconds of the processor, all threads, as JSON.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { align, decodeText, parseWeights, segmentLines, segmentTranscript, unpackLexicon } from '../../dist/index.js';
import { listWords } from '../../dist/segment/words.js';

const [english, russian, manner] = process.argv.slice(2);
const data = (path) => readFileSync(`dist/${path}`, 'utf8');
const resources = {
  lexicon: unpackLexicon(data('lexicon/en-ru.stems.txt')),
  weights: parseWeights(data('method/weights.json')),
  version: 'bench',
};
const together = (lines) => lines.map((line, index) => `${line}${index % 4 === 3 ? '\n\n' : ' '}`).join('');
const files = [english, russian].map((path) => {
  const bytes = readFileSync(path);
  return manner === 'lines' ? bytes : Buffer.from(together(bytes.toString().trim().split('\n')));
});
const segment = manner === 'lines' ? segmentLines : segmentTranscript;

let last = process.cpuUsage();
const lap = () => {
  const { user, system } = process.cpuUsage(last);
  last = process.cpuUsage();
  return (user + system) / 1000;
};
const [source, target] = files.map((bytes, side) => {
  const document = segment(decodeText(bytes), side === 0 ? 'en' : 'ru');
  for (const { at } of document.units.sentence) listWords(document.text, at);
  return document;
});
const read = lap();
align(source, target, resources);
process.stdout.write(JSON.stringify({ read, align: lap() }));
