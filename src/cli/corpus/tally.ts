import { createLemmatizer, createWordReader, type Language, type Lexicon } from '../../index.js';

interface LemmaTally {
  count: number;
  pairs: number;
  /** The last text that it was in: there it counts but once. */
  last: number;
}

/** Of a form; its lemma is at hand, since a corpus has few forms and many words. */
interface WordTally {
  readonly form: string;
  count: number;
  readonly lemma: LemmaTally;
}

/** Rows of the tables `word` and `lemma`, in the order of these. */
export interface Counts {
  readonly words: readonly (readonly [lang: Language, form: string, lemma: string, count: number])[];
  readonly lemmas: readonly (readonly [lang: Language, lemma: string, count: number, pairs: number])[];
}

export interface Tally {
  /**
   * Counts the words of a text.
   * @param by 1 for a text that comes, -1 for one that goes
   * @returns their forms
   */
  readonly add: (lang: Language, text: string, by: 1 | -1) => readonly string[];
  readonly counts: () => Counts;
}

/** Counts forms and lemmas of texts. */
export function createTally(lexicon: Lexicon): Tally {
  const lemmatize = createLemmatizer(lexicon);
  const words: Record<Language, Map<string, WordTally>> = { en: new Map(), ru: new Map() };
  const lemmas: Record<Language, Map<string, LemmaTally>> = { en: new Map(), ru: new Map() };
  let texts = 0;
  const lemmaOf = (form: string, lang: Language): LemmaTally => {
    const key = lemmatize(form, lang);
    let lemma = lemmas[lang].get(key);
    if (lemma === undefined) lemmas[lang].set(key, (lemma = { count: 0, pairs: 0, last: 0 }));
    return lemma;
  };
  const talliesOf = (lang: Language) =>
    createWordReader((form): WordTally => {
      let tally = words[lang].get(form);
      if (tally === undefined) words[lang].set(form, (tally = { form, count: 0, lemma: lemmaOf(form, lang) }));
      return tally;
    });
  const read = { en: talliesOf('en'), ru: talliesOf('ru') };
  return {
    add: (lang, text, by) => {
      texts++;
      return read[lang](text).values.map((counted) => {
        const { form, lemma } = counted;
        counted.count += by;
        lemma.count += by;
        if (lemma.last !== texts) {
          lemma.last = texts;
          lemma.pairs += by;
        }
        return form;
      });
    },
    counts: () => ({
      words: both((lang) =>
        sorted(words[lang]).map(([form, { count }]) => [lang, form, lemmatize(form, lang), count] as const),
      ),
      lemmas: both((lang) =>
        sorted(lemmas[lang]).map(([lemma, { count, pairs }]) => [lang, lemma, count, pairs] as const),
      ),
    }),
  };
}

const both = <T>(rows: (lang: Language) => readonly T[]): readonly T[] => [...rows('en'), ...rows('ru')];

/** In the order of the tables: so they fill from one end to the other. */
const sorted = <T>(map: ReadonlyMap<string, T>): (readonly [string, T])[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));
