import type { Document, Span } from '../model/document.js';
import { leadFinder } from '../segment/interview.js';
import { plainText } from '../segment/plain.js';
import { findSentences } from '../segment/sentences.js';
import { listWords } from '../segment/words.js';
import { signCount, signs } from './sign.js';
import { createVocabulary, type WordType } from './vocabulary.js';

/**
 * One text as the features see it, in columns. Its rows are atoms: the smallest sentences, which
 * make up the sentence units given (one unit may hold several atoms, never the other way round).
 */
export interface Side {
  readonly document: Document;
  readonly count: number;
  /** Sentence unit of each atom. */
  readonly unit: Int32Array;
  /** `seam[i]` is 1 where a sentence unit begins or ends before atom i; `count + 1` entries. */
  readonly seam: Uint8Array;
  /** Characters that are not white space. */
  readonly size: Float64Array;
  /** Tokens of atom i are `tokenStart[i]` to `tokenStart[i + 1]`. */
  readonly tokenStart: Int32Array;
  readonly tokenType: Int32Array;
  /** 1 for a word with a capital that does not begin its atom. */
  readonly tokenCapital: Uint8Array;
  readonly types: readonly WordType[];
  /** How often each sign of `signs` stands in atom i: at `i * signCount + sign`. */
  readonly sign: Uint8Array;
}

/**
 * Splits a document's sentences into atoms and these into words.
 * @param options.whole each sentence unit is one atom, whatever stands in it
 */
export function readSide(document: Document, options: { readonly whole?: boolean } = {}): Side {
  const { lang } = document;
  const atoms: string[] = [];
  const unit: number[] = [];
  // A word that was hyphenated at the end of a line is one word.
  const texts = document.units.sentence.map(
    ({ at }) => plainText(document.text.slice(...at).replace(/\u00ad\s+/gu, '')).text,
  );
  const leadOf = options.whole ? () => undefined : leadFinder(lang, texts);
  for (const [index, given] of texts.entries()) {
    const lead = leadOf(given);
    if (lead !== undefined) {
      atoms.push(lead.word);
      unit.push(index);
    }
    const text = given.slice(lead?.length ?? 0);
    const spans: Span[] = options.whole ? [] : findSentences(text, [0, text.length], lang);
    for (const [from, to] of spans.length > 0 ? spans : [[0, text.length] as const]) {
      atoms.push(text.slice(from, to));
      unit.push(index);
    }
  }
  const count = atoms.length;
  const size = new Float64Array(count);
  const sign = new Uint8Array(count * signCount);
  const tokenStart = new Int32Array(count + 1);
  const tokenType: number[] = [];
  const tokenCapital: number[] = [];
  const vocabulary = createVocabulary(lang);
  for (const [index, atom] of atoms.entries()) {
    size[index] = atom.replace(/\s+/gu, '').length;
    sign.set(signs(atom), index * signCount);
    let first = true;
    // The parts of a compound match on their own: российско-узбекских, Russian-Uzbek.
    const words = listWords(atom).flatMap((word) => word.split(/[-‐‑]/u));
    for (const [at, word] of words.entries()) {
      tokenType.push(vocabulary.typeOf(word, words[at + 1]));
      tokenCapital.push(!first && /^\p{Lu}/u.test(word) ? 1 : 0);
      first = false;
    }
    tokenStart[index + 1] = tokenType.length;
  }
  return {
    document,
    count,
    unit: Int32Array.from(unit),
    seam: seams(unit),
    size,
    tokenStart,
    tokenType: Int32Array.from(tokenType),
    tokenCapital: Uint8Array.from(tokenCapital),
    types: vocabulary.types,
    sign,
  };
}

function seams(unit: readonly number[]): Uint8Array {
  const seam = new Uint8Array(unit.length + 1);
  for (let index = 0; index <= unit.length; index++) seam[index] = unit[index - 1] === unit[index] ? 0 : 1;
  return seam;
}

/** The atom that a sentence unit begins with; for the number of units, the number of atoms. */
export function firstAtom({ unit, count }: Side, index: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (unit[middle]! < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
