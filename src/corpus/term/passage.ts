import { functionWords } from '../../lexicon/function-words.js';
import { foldWord } from '../../lexicon/stem.js';
import type { Language, Span } from '../../model/document.js';
import { findWords } from '../../segment/words.js';
import type { Lemmatizer } from '../lemma.js';
import { foldForm } from '../token.js';
import { edgeWords, innerWords } from './stop-words.js';

/** A word of a text as terms are made of it. */
export interface TermWord {
  readonly at: Span;
  /** Under which its forms are one. */
  readonly key: string;
  /** As it stands; at the beginning of a sentence, where a capital says nothing, as it is written elsewhere. */
  readonly form: string;
  /** Of a sentence. */
  readonly isFirst: boolean;
  /** A term may have it at either end, inside only, or not at all. */
  readonly role: 'content' | 'inner' | 'none';
  /** Signs stand between it and the word before it, or nothing does. */
  readonly parted: boolean;
}

/** Reads texts of one language as words that terms are made of. */
export function readTermWords(texts: readonly string[], lang: Language, lemmatize: Lemmatizer): TermWord[][] {
  const stops = new Set([...edgeWords[lang]].map((word) => lemmatize(word, lang)));
  const read = (text: string): TermWord[] => {
    const places = findWords(text);
    const words: TermWord[] = [];
    for (let index = 0; index < places.length; index += 2) {
      const at: Span = [places[index]!, places[index + 1]!];
      const word = text.slice(...at);
      const between = text.slice(index === 0 ? 0 : places[index - 1]!, at[0]);
      const isFirst = index === 0 || /[.!?…]/u.test(between);
      const form = foldForm(word);
      const key = lemmatize(form.replace(/'s?$/u, ''), lang);
      words.push({
        at,
        key,
        form: word,
        isFirst,
        role: innerWords[lang].has(form)
          ? 'inner'
          : !/^\p{L}[\p{L}'’‐‑-]/u.test(word) || functionWords[lang].has(foldWord(word)) || stops.has(key)
            ? 'none'
            : 'content',
        parted: index === 0 || !/^\s+$/u.test(between),
      });
    }
    return words;
  };
  return settleCapitals(texts.map(read));
}

/** Words at the beginning of sentences get a capital where they have one oftener than not elsewhere; abbreviations keep theirs. */
function settleCapitals(all: readonly (readonly TermWord[])[]): TermWord[][] {
  const balance = new Map<string, number>();
  for (const { form, isFirst } of all.flat()) {
    if (isFirst) continue;
    const small = form.toLowerCase();
    balance.set(small, (balance.get(small) ?? 0) + (form === small ? -1 : 1));
  }
  const isProper = (form: string): boolean => /^\p{Lu}\P{Ll}/u.test(form) || (balance.get(form.toLowerCase()) ?? 0) > 0;
  return all.map((words) =>
    words.map((word) =>
      word.isFirst && !isProper(word.form)
        ? { ...word, form: word.form.charAt(0).toLowerCase() + word.form.slice(1) }
        : word,
    ),
  );
}

/** Of these words, from one to another: forms of the same term have the same. */
export const keyOf = (words: readonly TermWord[], [from, to]: Span): string =>
  words
    .slice(from, to)
    .map(({ key }) => key)
    .join(' ');

/**
 * Places of all that may be a term, whatever parts of speech it has: words of the text's own at both ends, at
 * most so many of them, nothing but a preposition, conjunction or article between, and no more than two of those.
 * @param most content words of a term
 */
export function termSpans(words: readonly TermWord[], most: number): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < words.length; from++) {
    if (words[from]!.role !== 'content') continue;
    let [content, inner] = [0, 0];
    for (let to = from; to < words.length; to++) {
      const { role, parted } = words[to]!;
      if (role === 'none' || (to > from && parted)) break;
      if (role === 'inner') {
        if (++inner > 2) break;
        continue;
      }
      if (++content > most) break;
      inner = 0;
      spans.push([from, to + 1]);
    }
  }
  return spans;
}
