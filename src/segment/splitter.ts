import type { Language, Span } from '../model/document.js';
import { findSentences } from './sentences.js';

/** Names our rules in the signature of a result; it changes when they do. */
export const segmentationVersion = 'rules-3';

/** What parts paragraphs into sentences: our rules, or a translator's. */
export interface Splitter {
  /** Names the rules in the signature of a result. */
  readonly name: string;
  /**
   * Sentences of a span of the text, in order, without white space at their ends; together they hold
   * every other character of the span. A line break is white space like any other.
   */
  readonly split: (text: string, at: Span) => Span[];
}

/** Our own rules for a language. */
export const ownSplitter = (lang: Language): Splitter => ({
  name: segmentationVersion,
  split: (text, at) => findSentences(text, at, lang),
});
