// Long documents of a sentence a line, made of the gold documents one after another, over and over.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGoldJson, unitText, unpackLexicon } from '../../dist/index.js';
import { foldWord, stem } from '../../dist/lexicon/stem.js';
import { listWords } from '../../dist/segment/words.js';

const sentencesOf = (document) => document.units.sentence.map((unit) => unitText(document, unit));

/** All gold documents of a folder, in an order in which variants of one do not follow each other. */
export function goldTexts(folder) {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return names.map((_, index) => {
    const gold = readGoldJson(readFileSync(join(folder, names[(index * 7) % names.length]), 'utf8'));
    return { en: sentencesOf(gold.source), ru: sentencesOf(gold.target), links: gold.ladders.sentence };
  });
}

/** The texts one after another, until there are so many English sentences, with their links. */
export function joinTexts(texts, sentences) {
  const all = { en: [], ru: [], links: [] };
  for (let index = 0; all.en.length < sentences; index++) {
    const { en, ru, links } = texts[index % texts.length];
    const [down, across] = [all.en.length, all.ru.length];
    const moved = ([from, to], by) => [from + by, to + by];
    for (const { source, target } of links)
      all.links.push({ source: moved(source, down), target: moved(target, across), by: 'person' });
    for (const sentence of en) all.en.push(sentence);
    for (const sentence of ru) all.ru.push(sentence);
  }
  return all;
}

/** Writes `NAME.en` and `NAME.ru`, and for hunalign the same lower-cased, in stems, without punctuation. */
export function writeText(folder, name, text, forPeer = true) {
  mkdirSync(folder, { recursive: true });
  for (const lang of ['en', 'ru']) {
    writeFileSync(join(folder, `${name}.${lang}`), `${text[lang].join('\n')}\n`);
    if (!forPeer) continue;
    const stems = text[lang].map((line) =>
      listWords(line)
        .map((word) => stem(foldWord(word), lang))
        .join(' '),
    );
    writeFileSync(join(folder, `${name}.${lang}.stems`), `${stems.join('\n')}\n`);
  }
}

/** Our lexicon as hunalign reads it: the word of the target first. */
export function writeDictionary(path) {
  const packed = readFileSync(new URL('../../dist/lexicon/en-ru.stems.txt', import.meta.url), 'utf8');
  const lines = [...unpackLexicon(packed).russian.rows()].flatMap(([english, all]) =>
    all.map((one) => `${one} @ ${english}`),
  );
  writeFileSync(path, `${lines.join('\n')}\n`);
  return lines.length;
}
