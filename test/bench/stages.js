// One cold run of the transcript in one process, stage by stage; prints milliseconds as JSON.
import { readFileSync } from 'node:fs';

const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const times = {};
let last = performance.now();
const lap = (stage) => {
  const now = performance.now();
  times[stage] = now - last;
  last = now;
};

const sverka = await import('../../dist/index.js');
lap('load the program');
const data = (path) => readFileSync(new URL(`../../dist/${path}`, import.meta.url), 'utf8');
const lexicon = sverka.unpackLexicon(data('lexicon/en-ru.stems.txt'));
const weights = sverka.parseWeights(data('method/weights.json'));
lap('load lexicon and weights');
const texts = ['en', 'ru'].map((lang) => sverka.decodeText(readFileSync(`${corpus}/${lang}.txt`)));
const languages = texts.map((text) => sverka.detectLanguage(text));
lap('read');
const [source, target] = texts.map((text, side) => sverka.segmentTranscript(text, languages[side]));
lap('segment');
const alignment = sverka.align(source, target, { lexicon, weights, version: 'bench' });
lap('align');
for (const name of ['tmx', 'tei'])
  sverka.formatNamed(name).write(alignment, { ...sverka.writeDefaults, stem: 'bench', version: 'bench' });
lap('write TMX and TEI');
process.stdout.write(JSON.stringify(times));
