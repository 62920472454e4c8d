import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readGoldTable } from '../../src/format/gold.js';
import { emptyLexicon, parseLexicon } from '../../src/lexicon/lexicon.js';
import { stem } from '../../src/lexicon/stem.js';
import { adaptLexicon, learnTerms, type TextPair, textPairs, unknownTerms } from '../../src/translation/learn.js';

const things = [
  ['handshake', 'рукопожатие'],
  ['umbrella', 'зонтик'],
  ['Mirziyoyev', 'Мирзиёев'],
  ['SCO', 'ШОС'],
  ['bridge', 'мост'],
  ['ceasefire', 'прекращение огня'],
  ['joint statement', 'совместное заявление'],
] as const;
const actions = [
  ['praised', 'похвалил'],
  ['rejected', 'отверг'],
  ['noticed', 'заметил'],
  ['forgot', 'забыл'],
] as const;

/** Every thing with every action, and something of its own in each sentence. */
const pairs: TextPair[] = things.flatMap(([english, russian]) =>
  actions.map(([verb, глагол]) => ({
    english: `He ${verb} the ${english} again.`,
    russian: `Он вновь ${глагол} ${russian}.`,
  })),
);

test('words and pairs of words are learnt, in the form they mostly have', () => {
  const terms = learnTerms(pairs).map(({ english, russian }) => `${english} = ${russian}`);
  for (const [english, russian] of things) expect(terms).toContain(`${english} = ${russian}`);
  for (const [english, russian] of actions) expect(terms).toContain(`${english} = ${russian}`);
  expect(terms.filter((term) => /handshake/u.test(term))).toEqual(['handshake = рукопожатие']);
});

test('the likeliest come first, no probability is below what is asked for, and order changes nothing', () => {
  const terms = learnTerms(pairs, { leastProbability: 0.4 });
  const chances = terms.map(({ probability }) => probability);
  expect(chances).toEqual([...chances].sort((a, b) => b - a));
  expect(Math.min(...chances)).toBeGreaterThanOrEqual(0.4);
  const plain = (list: typeof terms) =>
    list.map(({ english, russian, probability }) => `${english}\t${russian}\t${probability.toFixed(2)}`).sort();
  expect(plain(learnTerms([...pairs].reverse(), { leastProbability: 0.4 }))).toEqual(plain(terms));
  expect(learnTerms(pairs, { leastCount: 5 }).map(({ english }) => english)).not.toContain('handshake');
});

test('what a lexicon has in any form is not new, and what it has not, it can be told', () => {
  const lexicon = parseLexicon('handshakes\tрукопожатиями\njoint statement\tсовместное заявление\n');
  const news = unknownTerms(learnTerms(pairs), lexicon).map(({ english }) => english);
  expect(news).toContain('umbrella');
  expect(news).not.toContain('handshake');
  expect(news).not.toContain('joint statement');
  expect(adaptLexicon(lexicon, pairs).russian.get('umbrella')).toEqual([stem('зонтик', 'ru')]);
  expect(adaptLexicon(emptyLexicon, [])).toBe(emptyLexicon);
});

test('real transcripts: what is learnt is mostly known, and what is not are names and turns of their own', () => {
  const gold = readdirSync('corpora', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join('corpora', name))
    .map((path) =>
      readGoldTable(
        readFileSync(join(path, 'gold.tsv'), 'utf8'),
        readFileSync(join(path, 'en.txt'), 'utf8'),
        readFileSync(join(path, 'ru.txt'), 'utf8'),
      ),
    );
  const texts = gold.flatMap((one) => textPairs({ ...one, moves: [], signature: '' }));
  const terms = learnTerms(texts);
  const own = parseLexicon(readFileSync('src/lexicon/en-ru.tsv', 'utf8'));
  const words = terms.filter(({ english, russian }) => !`${english}${russian}`.includes(' '));
  expect(words.length).toBeGreaterThan(100);
  const known = words.length - unknownTerms(words, own).length;
  expect(known / words.length).toBeGreaterThan(0.6);
});
