import { createWordMatcher, fromSentences, type Lexicon, type Texts, type RenderedWords } from '../../index.js';

/** So many pairs are read at once. */
const most = 2000;

/**
 * Which words of pairs render each other, by the matching of the aligner: by the lexicon, by number, by
 * sound. How much a match tells depends on how common its words are among these pairs.
 */
export function linkWords(pairs: readonly Texts[], lexicon: Lexicon): (readonly RenderedWords[])[] {
  const links: (readonly RenderedWords[])[] = [];
  for (let from = 0; from < pairs.length; from += most) {
    const some = pairs.slice(from, from + most);
    const source = fromSentences('en', [some.map(({ en }) => en)], false);
    const target = fromSentences('ru', [some.map(({ ru }) => ru)], false);
    const match = createWordMatcher({ source, target }, { lexicon });
    for (const index of some.keys()) {
      const [en, ru] = [source.units.sentence[index]!.at[0], target.units.sentence[index]!.at[0]];
      links.push(
        match({ source: [index, index + 1], target: [index, index + 1] }).map((link) => ({
          en: [link.source[0] - en, link.source[1] - en],
          ru: [link.target[0] - ru, link.target[1] - ru],
        })),
      );
    }
  }
  return links;
}
