import { functionWords } from '../lexicon/function-words.js';
import { foldWord, stem } from '../lexicon/stem.js';
import type { Language } from '../model/document.js';
import { listWords } from '../segment/words.js';
import type { Pieces } from './model1.js';
import { leastSignificance, significance } from './significance.js';

/** One side of many pieces of text, counted: words by stem, each with its commonest form. */
export interface Counted extends Pieces {
  /** In how many pieces each word occurs, and what it is called: its commonest form, of a phrase the forms of its words. */
  readonly count: Int32Array;
  readonly form: readonly string[];
  /** Whether it is of several words. */
  readonly isPhrase: Uint8Array;
}

/** A word, or undefined for what stands between words that belong together: function words, numbers, single letters. */
type Token = { readonly key: string; readonly form: string; readonly weight: number } | undefined;

/**
 * Counts the words of one side that say what it is about.
 * @param phrases two words that stand side by side far oftener than chance has it are one
 */
export function countWords(texts: readonly string[], lang: Language, { phrases = false } = {}): Counted {
  const lines = texts.map((text) => tokens(text, lang));
  const joined = phrases ? joinPairs(lines) : lines;
  const ids = new Map<string, number>();
  const forms: Map<string, number>[] = [];
  const words = joined.map((line) => {
    const seen = new Set<number>();
    for (const token of line) {
      if (token === undefined) continue;
      let id = ids.get(token.key);
      if (id === undefined) ids.set(token.key, (id = forms.push(new Map()) - 1));
      forms[id]!.set(token.form, (forms[id]!.get(token.form) ?? 0) + token.weight);
      seen.add(id);
    }
    return Int32Array.from(seen);
  });
  const count = new Int32Array(ids.size);
  for (const line of words) for (const id of line) count[id]!++;
  return {
    words,
    size: ids.size,
    count,
    form: forms.map(commonest),
    isPhrase: Uint8Array.from(ids.keys(), (key) => (key.includes(' ') ? 1 : 0)),
  };
}

function tokens(text: string, lang: Language): Token[] {
  return listWords(text)
    .flatMap((word) => word.split(/[-‐‑]/u))
    .map((word, at): Token => {
      const folded = foldWord(word);
      if (!/^\p{L}{2}/u.test(word) || functionWords[lang].has(folded)) return undefined;
      const plain = word.replace(/['’]s?$/u, '');
      const isAbbreviation = /^\p{Lu}[\p{Lu}\d]/u.test(plain);
      // A capital at the beginning of a text says nothing: it is counted only where there is no better form.
      return at === 0 && !isAbbreviation
        ? { key: stem(folded, lang), form: plain.toLowerCase(), weight: firstWeight }
        : { key: stem(folded, lang), form: plain, weight: 1 };
    });
}

const firstWeight = 0.4;

/** Ties go to the form that comes first by the alphabet. */
const commonest = (forms: ReadonlyMap<string, number>): string =>
  [...forms].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0];

/** Words side by side that occur so at least this often. */
const leastTogether = 3;

function joinPairs(lines: readonly (readonly Token[])[]): Token[][] {
  const single = new Map<string, number>();
  const double = new Map<string, number>();
  let all = 0;
  const add = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  for (const line of lines)
    for (const [at, token] of line.entries()) {
      if (token === undefined) continue;
      all++;
      add(single, token.key);
      const next = line[at + 1];
      if (next !== undefined) add(double, `${token.key} ${next.key}`);
    }
  const belongs = (first: string, second: string): boolean => {
    const together = double.get(`${first} ${second}`) ?? 0;
    return (
      together >= leastTogether &&
      significance(together, single.get(first)!, single.get(second)!, all) >= leastSignificance
    );
  };
  return lines.map((line) => {
    const joined: Token[] = [];
    for (let at = 0; at < line.length; at++) {
      const [token, next] = [line[at], line[at + 1]];
      if (token !== undefined && next !== undefined && belongs(token.key, next.key)) {
        joined.push({ key: `${token.key} ${next.key}`, form: `${token.form} ${next.form}`, weight: token.weight });
        at++;
      } else joined.push(token);
    }
    return joined;
  });
}
