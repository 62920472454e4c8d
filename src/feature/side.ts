import type { Document, Language, Span } from '../model/document.js';
import { kindOf, kinds } from '../segment/character.js';
import { type Codes, codesOf, createCodeRoom, readCodes } from '../segment/codes.js';
import { findTokens, forAtoms, type Place, solidLength } from './atom.js';
import { append, type Column, createColumn, roomFor, valuesOf } from './column.js';
import { countSigns, signCount } from './sign.js';
import { createVocabulary, typeOf, type WordType } from './vocabulary.js';

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
  /** Where atom i stands in the text of `readUnit`: `at[2 * i]` to `at[2 * i + 1]`. */
  readonly at: Int32Array;
  /** 1 for an atom that is a lead: its one token stands for the characters that it was made of. */
  readonly isLead: Uint8Array;
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
  const reader = createReader(document.lang);
  forAtoms(document, options.whole === true, readAtom, reader);
  append(reader.tokenStart, reader.tokenType.count);
  const unit = valuesOf(reader.unit);
  return {
    document,
    count: unit.length,
    unit,
    seam: seams(unit),
    size: valuesOf(reader.size),
    at: valuesOf(reader.at),
    isLead: valuesOf(reader.isLead),
    tokenStart: valuesOf(reader.tokenStart),
    tokenType: valuesOf(reader.tokenType),
    tokenCapital: valuesOf(reader.tokenCapital),
    types: reader.vocabulary.types,
    sign: valuesOf(reader.sign),
  };
}

/** The columns of a side that is being read, and what it is read with. */
const createReader = (lang: Language) => ({
  unit: createColumn(Int32Array),
  size: createColumn(Float64Array),
  at: createColumn(Int32Array),
  isLead: createColumn(Uint8Array),
  tokenStart: createColumn(Int32Array),
  tokenType: createColumn(Int32Array),
  tokenCapital: createColumn(Uint8Array),
  sign: createColumn(Uint8Array),
  vocabulary: createVocabulary(lang),
  room: createCodeRoom(),
  /** Of the tokens of the atom at hand. */
  places: createColumn(Int32Array),
});

type Reader = ReturnType<typeof createReader>;

function readAtom(reader: Reader, place: Place, from: number, to: number, lead?: string): void {
  const { room, sign, places } = reader;
  append(reader.unit, place.index);
  append(reader.at, from - place.base);
  append(reader.at, to - place.base);
  append(reader.isLead, lead === undefined ? 0 : 1);
  const length = lead === undefined ? to - from : lead.length;
  const codes = lead === undefined ? readCodes(room, place.text, from, to) : readCodes(room, lead, 0, length);
  append(reader.size, solidLength(codes, length));
  countSigns(codes, 0, length, roomFor(sign, signCount), sign.count);
  sign.count += signCount;
  append(reader.tokenStart, reader.tokenType.count);
  const count = lead === undefined ? findTokens(codes, length, places) : placeWhole(length, places);
  readTokens(reader, codes, count);
}

function readTokens({ vocabulary, places, tokenType, tokenCapital }: Reader, codes: Codes, count: number): void {
  const ends = roomFor(places, 2);
  const types = roomFor(tokenType, count);
  const capitals = roomFor(tokenCapital, count);
  // What follows the last token is none.
  ends[2 * count] = 0;
  ends[2 * count + 1] = 0;
  for (let token = 0, next = 2; token < count; token++, next += 2) {
    const start = ends[next - 2]!;
    const type = typeOf(vocabulary, codes, start, ends[next - 1]!, ends[next]!, ends[next + 1]!, token === 0);
    types[tokenType.count++] = type;
    capitals[tokenCapital.count++] = token > 0 && kindOf(codes[start]!) === kinds.upper ? 1 : 0;
  }
}

/** Where the tokens of an atom stand in the text of its unit. */
export function tokenPlaces({ at, isLead }: Side, atom: number, text: string): Span[] {
  const [from, to] = [at[2 * atom]!, at[2 * atom + 1]!];
  if (isLead[atom]) return [[from, to]];
  const places = createColumn(Int32Array);
  const count = findTokens(codesOf(text.slice(from, to)), to - from, places);
  const found = valuesOf(places);
  return Array.from({ length: count }, (_, token) => [from + found[2 * token]!, from + found[2 * token + 1]!]);
}

/** The place of a token that is all there is. */
function placeWhole(length: number, places: Column<Int32Array>): number {
  places.count = 0;
  append(places, 0);
  append(places, length);
  return 1;
}

function seams(unit: Int32Array): Uint8Array {
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
