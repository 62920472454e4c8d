#!/usr/bin/env node
// Prints how well encodings, languages and sentences are told, on the sentences of the gold documents: docs/formats.md and
// docs/methods.md have the figures.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import { decodeText, detectLanguage, SverkaError } from '../dist/index.js';
import { findSentences } from '../dist/segment/sentences.js';

const folder = process.env.SVERKA_GOLD;
if (!folder || !existsSync(folder)) {
  console.error('Set SVERKA_GOLD to the folder with the gold documents.');
  process.exit(2);
}
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !/-(?:om|hard)\.json$/.test(name))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const sentencesOf = (lang) => documents.map((document) => document[lang].paragraphs.flat());
const groups = (all, size) =>
  all.flatMap((sentences) =>
    sentences.flatMap((_, at) => (at % size === 0 ? [sentences.slice(at, at + size).join(' ')] : [])),
  );

const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
/** Characters of an encoding by byte, as this program reads them: Node's own windows-1252 is not to be trusted. */
const tableOf = (encoding) =>
  [...every].map((byte) => {
    try {
      return byte === 0 ? '\0' : decodeText(Uint8Array.of(65, byte, 65), encoding)[1];
    } catch {
      return new TextDecoder(encoding).decode(Uint8Array.of(byte));
    }
  });

/** The bytes of a text, and the text as these bytes can hold it. */
function encode(text, table) {
  const bytes = Uint8Array.from([...text], (char) => Math.max(table.indexOf(char), 0) || 63);
  return { bytes, held: Array.from(bytes, (byte) => table[byte]).join('') };
}

const share = (texts, encoding) => {
  const table = tableOf(encoding);
  const judged = texts.map((text) => encode(text, table)).filter(({ bytes }) => bytes.some((byte) => byte > 127));
  const right = judged.filter(({ bytes, held }) => {
    try {
      return decodeText(bytes) === held;
    } catch {
      return false;
    }
  });
  return `${encoding} ${(right.length / judged.length).toFixed(4)} of ${judged.length}`;
};
const russian = sentencesOf('ru');
const words = (from, to) => russian.flat().map((sentence) => sentence.split(' ').slice(from, to).join(' '));
const texts = {
  documents: russian.map((sentences) => sentences.join('\n')),
  sentences: russian.flat(),
  'five words': words(1, 6),
  'two words': words(0, 2),
  'three words in capitals': words(0, 3).map((some) => some.toUpperCase()),
};
for (const [name, some] of Object.entries(texts))
  console.log([name, ...['windows-1251', 'koi8-r', 'ibm866'].map((encoding) => share(some, encoding))].join('\t'));
const curly = (text) => text.replace(/"([^"]*)"/g, '“$1”').replace(/'/g, '’');
const english = sentencesOf('en');
console.log(
  [
    'documents',
    share(
      english.map((all) => curly(all.join('\n'))),
      'windows-1252',
    ),
  ].join('\t'),
);
console.log(['sentences', share(english.flat().map(curly), 'windows-1252')].join('\t'));

for (const lang of ['en', 'ru'])
  for (const [name, all] of [
    ['documents', sentencesOf(lang).map((sentences) => sentences.join('\n'))],
    ['five sentences', groups(sentencesOf(lang), 5)],
    ['two sentences', groups(sentencesOf(lang), 2)],
  ]) {
    const wrong = all.filter((text) => {
      try {
        return detectLanguage(text) !== lang;
      } catch (error) {
        if (error instanceof SverkaError) return true;
        throw error;
      }
    });
    console.log([`language ${lang}`, name, `${wrong.length} wrong of ${all.length}`].join('\t'));
  }

// Sentences: each document run together as one paragraph; where do ours begin, and where the gold's?
const endsWithMark = (sentence) => /[.!?…]["»”’')\]]*$/.test(sentence);
for (const lang of ['en', 'ru']) {
  const count = { right: 0, found: 0, wanted: 0, rightMarked: 0, marked: 0 };
  for (const sentences of sentencesOf(lang)) {
    const trimmed = sentences.map((sentence) => sentence.trim());
    const text = trimmed.join(' ');
    const begins = new Set(findSentences(text, [0, text.length], lang).map(([from]) => from));
    let at = 0;
    for (const [index, sentence] of trimmed.entries()) {
      if (index > 0) {
        const isMarked = endsWithMark(trimmed[index - 1]);
        count.wanted++;
        if (isMarked) count.marked++;
        if (begins.has(at)) {
          count.right++;
          if (isMarked) count.rightMarked++;
        }
      }
      at += sentence.length + 1;
    }
    count.found += begins.size - 1;
  }
  const f1 = (right, found, wanted) => ((2 * right) / (found + wanted)).toFixed(4);
  const marked = f1(count.rightMarked, count.found - (count.right - count.rightMarked), count.marked);
  console.log(
    `sentences, ${lang}: F1 ${f1(count.right, count.found, count.wanted)} of ${count.wanted} boundaries, ` +
      `${marked} of the ${count.marked} that have an end mark`,
  );
}
