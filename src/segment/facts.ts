/** What the rules need to know of a language. Sets hold folded words (see foldWord) without their last stop. */
export interface SentenceFacts {
  /** Never end a sentence before a capital: Mr., г-н. */
  readonly titles: ReadonlySet<string>;
  /** Never end a sentence at all: e.g., т.е. */
  readonly never: ReadonlySet<string>;
  /** Stand before a number: No. 5, ст. 5. */
  readonly beforeNumber: ReadonlySet<string>;
  /** End a sentence only before a function word with a capital: U.S., Inc., тыс., им. */
  readonly joins: ReadonlySet<string>;
  /** End a sentence unless it has hardly begun: etc., p.m., г., и др. */
  readonly ends: ReadonlySet<string>;
  /** Those of `ends` that a number may follow: 5 руб. 50 коп. */
  readonly units: ReadonlySet<string>;
  /** Function words: with a capital, they begin a sentence. */
  readonly starters: ReadonlySet<string>;
  /** Those of `joins` that count something: 5 млн. Before what `counted` takes for that, they end no sentence. */
  readonly amounts: ReadonlySet<string>;
  /** Folded words that have a capital and may be what an amount counts, or who gives or gets it. */
  readonly counted: RegExp;
  /** Who signs a remark, shortened, after a dash: — Прим. ред. */
  readonly signatures: ReadonlySet<string>;
  /** Words that open an adverbial of time at the head of a sentence: В 2020 г. Россия… */
  readonly openings: ReadonlySet<string>;
  /** Words that a single letter completes: Plan B. */
  readonly beforeLetter: ReadonlySet<string>;
  /** Abbreviations only with a capital, and else common words: Ill., Sun. */
  readonly capitalOnly: ReadonlySet<string>;
  /** What goes on after a time of day or a sum: 5 p.m. Moscow time, 5 долл. США. */
  readonly goesOn: ReadonlySet<string>;
  /** Those of `ends` that are something else after a word: 2020 г. is a year, г. Остин a town. */
  readonly years: ReadonlySet<string>;
  /** Abbreviations that are also words: they whether one is a word, by the words before and after it, the latter folded. */
  readonly asWord: ReadonlyMap<string, (before: string, after: string) => boolean>;
  /** Words before the number of a part: Article 5. */
  readonly headings: ReadonlySet<string>;
  /** Verbs of saying: “Why?” Smith asked. */
  readonly says: ReadonlySet<string>;
  /** Words before a quoted title. */
  readonly beforeTitle: ReadonlySet<string>;
  /** Names that end in an exclamation mark. */
  readonly shouts: ReadonlySet<string>;
  /** Words without vowels that are no abbreviations. */
  readonly interjections: ReadonlySet<string>;
  /** Everything in the lists of abbreviations. */
  readonly abbreviations: ReadonlySet<string>;
}

/** A list of words parted by white space. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u).filter((word) => word !== ''));

/** Completes the facts with the set of all abbreviations. */
export function collectFacts(lists: Omit<SentenceFacts, 'abbreviations'>): SentenceFacts {
  const { titles, never, beforeNumber, joins, ends } = lists;
  return { ...lists, abbreviations: new Set([...titles, ...never, ...beforeNumber, ...joins, ...ends]) };
}
