import { type Alignment, type Bead, readPlace, type Span, type WordLink, type WordMatch } from '../../index.js';
import type { Engine } from './engine.js';
import { plainPlace, type Range } from './pieces.js';
import type { Side } from './rows.js';
import type { Session } from './session.svelte.js';

export type Lights = ReturnType<typeof createLights>;

/** Two words that correspond: linked in the project, or matched by the aligner. */
type Pair = Pick<WordLink, 'source' | 'target'> & Partial<Pick<WordLink, 'posterior'>>;

/** A group of words lights up together: all that a word is linked with, and what those are. */
const meets = (one: Pair, two: Pair): boolean => one.source[0] === two.source[0] || one.target[0] === two.target[0];

/** Which words of the link under the pointer correspond; one of them is lit with all its counterparts. */
export function createLights(session: Session, engine: Engine) {
  let bead = $state.raw<Bead>();
  let pairs = $state.raw<readonly Pair[]>([]);
  let lit = $state.raw<ReadonlySet<number>>(new Set());
  let asked: Bead | undefined;
  let last = -1;

  /** The pairs that a pair lights up with itself. */
  function light(index: number): void {
    const found = new Set(index < 0 ? [] : [index]);
    if (index >= 0) for (const [other, pair] of pairs.entries()) if (meets(pair, pairs[index]!)) found.add(other);
    lit = found;
    last = index;
  }

  async function pairsOf(shown: Bead): Promise<readonly Pair[]> {
    const linked = linksOf(session.alignment, shown);
    if (linked.length > 0) return linked;
    return engine.matchWords(session.alignment, shown).catch((): readonly WordMatch[] => []);
  }

  return {
    /** Finds the words of a link, once. */
    async show(shown: Bead | undefined): Promise<void> {
      if (shown === asked) return;
      asked = shown;
      light(-1);
      const found = shown === undefined ? [] : await pairsOf(shown);
      if (asked !== shown) return;
      bead = shown;
      pairs = found;
    },
    /** Lights what has a word at a place of a sentence as it is shown. */
    point(where: { readonly side: Side; readonly unit: number; readonly place: number } | undefined): void {
      const index = pairs.findIndex((pair) => {
        const span = where && shownSpan(session.alignment, where.side, where.unit, pair);
        return span !== undefined && span[0] <= where!.place && where!.place < span[1];
      });
      if (index !== last) light(index);
    },
    /** Lights the next word that has counterparts; the words as they stand, for those who do not see them. */
    step(): { readonly words: readonly [string, string]; readonly posterior?: number } | undefined {
      if (pairs.length === 0) return undefined;
      const before = pairs[last]?.source[0];
      let next = last + 1;
      while (next < pairs.length && pairs[next]!.source[0] === before) next++;
      light(next < pairs.length ? next : 0);
      const own = [...lit].map((index) => pairs[index]!);
      const posterior = Math.max(...own.map((pair) => pair.posterior ?? 0));
      return {
        words: [wordsOf(session.alignment, own, 'source'), wordsOf(session.alignment, own, 'target')],
        ...(posterior > 0 && { posterior }),
      };
    },
    rangesOf(shown: Bead, side: Side, unit: number): readonly Range[] {
      if (shown !== bead || pairs.length === 0) return [];
      return pairs.flatMap((pair, index) => {
        const span = shownSpan(session.alignment, side, unit, pair);
        const look = lit.has(index) ? 'lit' : (pair.posterior ?? 1) < 0.5 ? 'match faint' : 'match';
        return span === undefined ? [] : [{ from: span[0], to: span[1], look }];
      });
    },
  };
}

/** Where a word is in a sentence as it is shown: corrected as it was written, else with its white space made one. */
function shownSpan(alignment: Alignment, side: Side, unit: number, pair: Pair): Span | undefined {
  const document = alignment[side];
  const sentence = document.units.sentence[unit];
  const [from, to] = pair[side];
  if (sentence === undefined || from < sentence.at[0] || to > sentence.at[1]) return undefined;
  const place = readPlace(document, sentence, [from, to]);
  if (place === undefined || sentence.correction !== undefined) return place;
  const raw = document.text.slice(...sentence.at);
  return [plainPlace(raw, place[0]), plainPlace(raw, place[1])];
}

/** The links of words that lie in a bead. They are in the order of the source, where sverka wrote them. */
function linksOf({ source, words = [] }: Alignment, bead: Bead): readonly WordLink[] {
  const [from, to] = [source.units.sentence[bead.source[0]]?.at[0], source.units.sentence[bead.source[1] - 1]?.at[1]];

  if (from === undefined || to === undefined || bead.source[0] === bead.source[1]) return [];
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.source[0] < from) low = middle + 1;
    else high = middle;
  }
  let next = low;
  while (next < words.length && words[next]!.source[1] <= to) next++;
  return words.slice(low, next);
}

/** Words of one side, each once, in their order. */
function wordsOf(alignment: Alignment, pairs: readonly Pair[], side: Side): string {
  const places = new Map(pairs.map((pair) => [pair[side][0], pair[side]]));
  return [...places.values()]
    .sort((a, b) => a[0] - b[0])
    .map((span) => alignment[side].text.slice(...span).replace(/\s+/gu, ' '))
    .join(' ');
}
