import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromSentences, readGoldTable } from '../../src/format/gold.js';
import { parseLexicon } from '../../src/lexicon/lexicon.js';
import { createWordMatcher, matchedWords, type WordMatch } from '../../src/method/word-match.js';
import { type Alignment, swap } from '../../src/model/alignment.js';
import type { Document, Span } from '../../src/model/document.js';
import { isNull } from '../../src/model/ladder.js';
import { options, readCases } from '../align/cases.js';

/** Of its own, so that the cases do not change with the lexicon. */
const lexicon = parseLexicon(
  [
    ['minister', 'министр'],
    ['met', 'встретиться'],
    ['student', 'студент'],
    ['train', 'обучаться'],
    ['people', 'человек'],
    ['Russian', 'российский'],
    ['talk', 'переговоры'],
    ['contract', 'договор'],
    ['with', 'с'],
  ]
    .map((pair) => pair.join('\t'))
    .join('\n'),
);
const bead = { source: [0, 1], target: [0, 1], by: 'person' } as const;
const alignmentOf = (source: Document, target: Document): Alignment => ({
  source,
  target,
  ladders: { sentence: [bead] },
  moves: [],
  signature: '',
});
const pairOf = (english: string, russian: string): Alignment =>
  alignmentOf(fromSentences('en', [[english]], false), fromSentences('ru', [[russian]], false));
const told = ({ source, target }: Alignment, matches: readonly WordMatch[]): string =>
  matches
    .map((one) => `${one.kind} ${source.text.slice(...one.source)} = ${target.text.slice(...one.target)}`)
    .join(' | ');

describe('words that match', () => {
  test.each(readCases('test/cases/words.txt').map((one) => [one.name, one] as const))('%s', (_, one) => {
    const alignment = pairOf(one.english[0]!, one.russian[0]!);
    expect(told(alignment, matchedWords(alignment, 0, { lexicon }))).toBe(one.shapes);
  });

  test('stand where they are in the text, whatever it hides inside words', () => {
    const alignment = pairOf(
      'He\u200b met the Uz\u00ad\nbek stu\u00addents.',
      'Он встретился с узбекскии\u0306 на\u00ad\nрод — студентов.',
    );
    const matches = matchedWords(alignment, 0, { lexicon });
    expect(told(alignment, matches)).toBe(
      'lexicon met = встретился | cognate Uz\u00ad\nbek = узбекскии\u0306 | lexicon stu\u00addents = студентов',
    );
  });

  test('are whole where a typesetter parted them, and parted where somebody typed a hyphen', () => {
    const alignment = pairOf('The stu\u2010\n  dents met him after-\nwards.', 'Студенты встретились с ним.');
    const matches = matchedWords(alignment, 0, { lexicon });
    expect(told(alignment, matches)).toContain('stu\u2010\n  dents = Студенты');
    const typed = pairOf('The stu-\ndents met him.', 'Студенты встретились с ним.');
    expect(told(typed, matchedWords(typed, 0, { lexicon }))).not.toContain('Студенты');
  });

  test('are the same from the other side', () => {
    const alignment = pairOf('Students met the minister.', 'Министр встретился со студентами.');
    const turned = swap(alignment);
    expect(told(turned, matchedWords(turned, 0, { lexicon }))).toBe(
      'lexicon Министр = minister | lexicon встретился = met | lexicon студентами = Students',
    );
  });

  test('are none in a null bead, and none in a bead that is not there', () => {
    const { source, target } = pairOf('Students.', 'Студенты.');
    const alone: Alignment = { ...alignmentOf(source, target), ladders: { sentence: [{ ...bead, target: [0, 0] }] } };
    expect(matchedWords(alone, 0, { lexicon })).toEqual([]);
    expect(matchedWords(alone, 1, { lexicon })).toEqual([]);
  });
});

const corpora = readdirSync('corpora', { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(corpora.map(({ name }) => name))('each word of %s matches once, and inside its bead', (name) => {
  const read = (file: string): string => readFileSync(`corpora/${name}/${file}`, 'utf8');
  const gold = readGoldTable(read('gold.tsv'), read('en.txt'), read('ru.txt'));
  const match = createWordMatcher(gold, options);
  const inside = (document: Document, units: Span, spans: readonly Span[]): void => {
    const { sentence } = document.units;
    const [from, to] = [sentence[units[0]]!.at[0], sentence[units[1] - 1]!.at[1]];
    let reached = from;
    for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
      expect(start).toBeGreaterThanOrEqual(reached);
      expect(document.text.slice(start, end)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}\p{M}]$|^[\p{L}\p{N}]$/u);
      reached = end;
    }
    expect(reached).toBeLessThanOrEqual(to);
  };
  let count = 0;
  for (const bead of gold.ladders.sentence!) {
    const matches = match(bead);
    count += matches.length;
    if (isNull(bead)) expect(matches).toEqual([]);
    else {
      inside(
        gold.source,
        bead.source,
        matches.map(({ source }) => source),
      );
      inside(
        gold.target,
        bead.target,
        matches.map(({ target }) => target),
      );
    }
  }
  expect(count).toBeGreaterThan(5 * gold.ladders.sentence!.length);
});
