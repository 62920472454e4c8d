import { SverkaError } from '../error.js';
import type { Span } from '../model/document.js';
import type { WordGold } from '../model/gold.js';

/**
 * The word alignment of a corpus by hand, words.tsv: a row a bead, with the ids of its sentences, its words,
 * and the links between them from 0, `3-4` for a sure and `3?4` for a possible one.
 * @throws SverkaError `gold/words` with the line
 */
export function readGoldWords(table: string): WordGold[] {
  return table.split('\n').flatMap((line, index) => {
    if (line === '' || line.startsWith('#')) return [];
    const fail = (what: string): SverkaError =>
      new SverkaError('gold/words', `The row is no gold of words: ${what}.`, 'corpora/README.md tells what it holds.', {
        line: index + 1,
      });
    const [first, english, russian, words, others, links] = line.split('\t');
    if (first !== 'words' || links === undefined) throw fail('it has not six columns, words first');
    const [one, other] = [words!.split(' '), others!.split(' ')];
    const parsed = links.split(' ').map((link) => {
      const [, i, sign, j] = /^(\d+)([-?])(\d+)$/u.exec(link) ?? [];
      if (i === undefined) throw fail(`${link} is no link`);
      const pair: Span = [Number(i), Number(j)];
      if (pair[0] >= one.length || pair[1] >= other.length) throw fail(`${link} is between words that are not there`);
      return { pair, isSure: sign === '-' };
    });
    return [
      {
        english: english!.split(' '),
        russian: russian!.split(' '),
        englishWords: one,
        russianWords: other,
        sure: parsed.filter(({ isSure }) => isSure).map(({ pair }) => pair),
        possible: parsed.map(({ pair }) => pair),
      },
    ];
  });
}
