import type { Language } from '../model/document.js';

/** What a question and an answer begin with where they are printed as such, and the word it stands for. */
const leads: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/^(?:Q|Question)[.:]\s+(?=["“«(]?\p{Lu})/u, 'question'],
    [/^(?:A|Answer)[.:]\s+(?=["“«(]?\p{Lu})/u, 'answer'],
  ],
  ru: [
    [/^(?:В|Вопрос)[.:]\s+(?=["“«(]?\p{Lu})/u, 'вопрос'],
    [/^(?:О|Ответ)[.:]\s+(?=["“«(]?\p{Lu})/u, 'ответ'],
  ],
};

const initials: Readonly<Record<Language, string>> = { en: 'QA', ru: 'ВО' };

/** The codes of the letters that what asks and what answers begin with. */
export interface Initials {
  readonly asks: number;
  readonly answers: number;
}

export const initialsOf = (lang: Language): Initials => ({
  asks: initials[lang].charCodeAt(0),
  answers: initials[lang].charCodeAt(1),
});

/** Whether a sentence that begins with the character of this code may have a lead. */
export const mayLead = (code: number, { asks, answers }: Initials): boolean => code === asks || code === answers;

/** The beginning of a sentence that only says whether it asks or answers. */
export interface Lead {
  /** Characters, with the white space after it. */
  readonly length: number;
  /** `Q.` stands for question. */
  readonly word: string;
}

/**
 * Finds such beginnings in the sentences of one text: `Q. Do you …`, `Ответ: Да, …`. One that asks
 * must stand there twice or more, for `A. Smith said so.` begins with an initial.
 */
export function leadFinder(lang: Language, sentences: Iterable<string>): (sentence: string) => Lead | undefined {
  const [asks] = leads[lang][0]!;
  let asked = 0;
  for (const sentence of sentences) if (asks.test(sentence)) asked++;
  if (asked < 2) return () => undefined;
  return (sentence) => {
    for (const [pattern, word] of leads[lang]) {
      const found = pattern.exec(sentence);
      if (found !== null) return { length: found[0].length, word };
    }
    return undefined;
  };
}
