import { fromSentences, type Language, type Lexicon, linkWords, type Texts, type WordLink } from '../../index.js';

/** A pair of texts, with its linked words where they are known already. */
export interface Linkable extends Texts {
  readonly words?: readonly WordLink[] | undefined;
}

/** So many pairs are read at once. */
const most = 5000;

/**
 * Which words of pairs render each other: as their alignments had it, else as `linkWords` learns it on the
 * other pairs here. Spans are of characters of each pair's texts, English as the source.
 */
export function linksOf(pairs: readonly Linkable[], lexicon: Lexicon): (readonly WordLink[])[] {
  const links = pairs.map(({ words }): readonly WordLink[] => words ?? []);
  const open = [...pairs.keys()].filter((index) => {
    const { words, en, ru } = pairs[index]!;
    return words === undefined && en.trim() !== '' && ru.trim() !== '';
  });
  for (let from = 0; from < open.length; from += most) {
    const some = open.slice(from, from + most);
    for (const [at, found] of linked(
      some.map((index) => pairs[index]!),
      lexicon,
    ).entries())
      links[some[at]!] = found;
  }
  return links;
}

/** @param pairs none of whose sides is empty */
function linked(pairs: readonly Texts[], lexicon: Lexicon): WordLink[][] {
  const [source, target] = [
    fromSentences('en', [pairs.map(({ en }) => en)], false),
    fromSentences('ru', [pairs.map(({ ru }) => ru)], false),
  ];
  const sentence = pairs.map((_, index) => ({
    source: [index, index + 1] as const,
    target: [index, index + 1] as const,
    by: 'anchor' as const,
  }));
  const links: WordLink[][] = pairs.map(() => []);
  let pair = 0;
  for (const link of linkWords({ source, target, ladders: { sentence }, moves: [], signature: '' }, { lexicon })) {
    while (source.units.sentence[pair]!.at[1] <= link.source[0]) pair++;
    const shift = (lang: Language, span: readonly [number, number]): readonly [number, number] => {
      const text = pairs[pair]![lang];
      const by = text.length - text.trimStart().length - (lang === 'en' ? source : target).units.sentence[pair]!.at[0];
      return [span[0] + by, span[1] + by];
    };
    links[pair]!.push({
      source: shift('en', link.source),
      target: shift('ru', link.target),
      posterior: link.posterior,
    });
  }
  return links;
}
