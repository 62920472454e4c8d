import { readSide, type Side } from '../feature/side.js';
import { type Alignment, swap } from '../model/alignment.js';

/** An alignment whose source is English and whose target is Russian, with the words of both texts, an atom a sentence. */
export interface EnglishFirst {
  readonly turned: Alignment;
  readonly english: Side;
  readonly russian: Side;
  /** Whether the source that was given is Russian. */
  readonly isTurned: boolean;
}

const known = new WeakMap<Alignment, EnglishFirst>();

/**
 * What looks words up in the lexicon goes from English to Russian. The words are read once for all checks.
 * @returns undefined of texts in other languages
 */
export function englishFirst(alignment: Alignment): EnglishFirst | undefined {
  const view = known.get(alignment) ?? readEnglishFirst(alignment);
  if (view !== undefined) known.set(alignment, view);
  return view;
}

function readEnglishFirst(alignment: Alignment): EnglishFirst | undefined {
  const isTurned = alignment.source.lang !== 'en';
  const turned = isTurned ? swap(alignment) : alignment;
  if (turned.source.lang !== 'en' || turned.target.lang !== 'ru') return undefined;
  const [english, russian] = [turned.source, turned.target].map((document) => readSide(document, { whole: true }));
  return { turned, english: english!, russian: russian!, isTurned };
}
