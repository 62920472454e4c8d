import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  align,
  applyMeta,
  decodeText,
  parseLexicon,
  parseWeights,
  readMeta,
  segmentTranscript,
  type Alignment,
  type Language,
} from '../../src/index.js';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root));

/** The transcripts of corpora/ as they are aligned now, by name; both directions of each. */
export function alignCorpora(): [name: string, alignment: Alignment][] {
  const resources = {
    lexicon: parseLexicon(read('src/lexicon/en-ru.tsv').toString('utf8')),
    weights: parseWeights(read('src/method/weights.json').toString('utf8')),
    version: '0.1.0',
  };
  const names = readdirSync(new URL('corpora/', root)).filter((name) =>
    existsSync(new URL(`corpora/${name}/en.txt`, root)),
  );
  return names.flatMap((name): [string, Alignment][] => {
    const meta = readMeta(read(`corpora/${name}/meta.json`).toString('utf8'));
    const document = (lang: Language) =>
      applyMeta(segmentTranscript(decodeText(read(`corpora/${name}/${lang}.txt`)), lang), meta);
    const [en, ru] = [document('en'), document('ru')];
    return [
      [`${name}, en to ru`, align(en, ru, resources)],
      [`${name}, ru to en`, align(ru, en, resources)],
    ];
  });
}
