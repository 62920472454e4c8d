import { type Bead, rawText, type WordMatch } from '../../index.js';
import type { Engine } from './engine.js';
import { plainPlace, type Range } from './pieces.js';
import type { Side } from './rows.js';
import type { Session } from './session.svelte.js';

export type Lights = ReturnType<typeof createLights>;

/** Which words of the link under the pointer correspond; one pair of them is lit. */
export function createLights(session: Session, engine: Engine) {
  let bead = $state.raw<Bead>();
  let matches = $state.raw<readonly WordMatch[]>([]);
  let lit = $state<number>();
  let asked: Bead | undefined;

  const bySide = (match: WordMatch, side: Side): readonly [number, number] => match[side];

  return {
    /** Finds the words of a link, once. */
    async show(shown: Bead | undefined): Promise<void> {
      if (shown === asked) return;
      asked = shown;
      lit = undefined;
      const found = shown === undefined ? [] : await engine.matchWords(session.alignment, shown).catch(() => []);
      if (asked !== shown) return;
      bead = shown;
      matches = found;
    },
    /** Lights the pair that has a word at a place of a document's text. */
    point(side: Side, place: number | undefined): void {
      if (place === undefined) return void (lit = undefined);
      const index = matches.findIndex((match) => bySide(match, side)[0] <= place && place < bySide(match, side)[1]);
      lit = index < 0 ? undefined : index;
    },
    /** Lights the next pair; the words as they stand, for those who do not see them. */
    step(): readonly [string, string] | undefined {
      if (matches.length === 0) return undefined;
      lit = lit === undefined || lit + 1 >= matches.length ? 0 : lit + 1;
      const { source, target } = matches[lit]!;
      return [session.alignment.source.text.slice(...source), session.alignment.target.text.slice(...target)];
    },
    rangesOf(shown: Bead, side: Side, unit: number): readonly Range[] {
      if (shown !== bead || matches.length === 0) return [];
      const document = session.alignment[side];
      const sentence = document.units.sentence[unit]!;
      // A corrected sentence has other words in other places.
      if (sentence.correction !== undefined) return [];
      const raw = rawText(document, sentence);
      const place = (at: number): number => plainPlace(raw, at - sentence.at[0]);
      return matches.flatMap((match, index) => {
        const [from, to] = bySide(match, side);
        if (from < sentence.at[0] || to > sentence.at[1]) return [];
        return [{ from: place(from), to: place(to), look: index === lit ? 'lit' : 'match' }];
      });
    },
  };
}
