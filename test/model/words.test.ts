import { describe, expect, test } from 'vitest';
import type { Alignment, WordLink } from '../../src/model/alignment.js';
import { apply, type Edit } from '../../src/model/edit.js';
import { small } from '../format/fixtures.js';
import { write } from './edits.js';

/** Words are named by how they read: `Why~Почему`; the first place of each counts. */
const link = (pair: string): WordLink => {
  const [source, target] = pair.split('~').map((word, side) => {
    const from = small[side === 0 ? 'source' : 'target'].text.indexOf(word);
    return [from, from + word.length] as const;
  }) as [WordLink['source'], WordLink['target']];
  return { source, target, posterior: 0.75 };
};
const pairs = [
  'Talks~Переговоры',
  'Good~Добрый',
  'afternoon~день',
  'stopped~остановился',
  'listened~прислушался',
  'Why~Почему',
  'Well~Ну',
];
const start: Alignment = { ...small, words: pairs.map(link) };

const words = ({ source, target, words: links }: Alignment): string[] =>
  links!.map((each) => `${source.text.slice(...each.source)}~${target.text.slice(...each.target)}`);

/** What is gone after an edit; undone, all is there again. */
const gone = (edit: Edit, before = start): string[] => {
  const { alignment, inverse } = apply(before, edit);
  expect(write(apply(alignment, inverse).alignment)).toBe(write(before));
  return words(before).filter((pair) => !words(alignment).includes(pair));
};

const place = (word: string): number => small.source.text.indexOf(word);

describe('words that are linked', () => {
  test.each<[string, Edit, string[]]>([
    ['stay when links become one', { kind: 'merge', bead: 1, with: 'down' }, []],
    [
      'go when their link is split between them',
      { kind: 'split', bead: 2, source: 3, target: 2 },
      ['stopped~остановился'],
    ],
    [
      'go with a sentence that goes to another link',
      { kind: 'shift', bead: 2, side: 'source', to: 'down' },
      ['listened~прислушался'],
    ],
    ['go with their link', { kind: 'unlink', bead: 1 }, ['Good~Добрый', 'afternoon~день']],
    [
      'go from sentences that are linked elsewhere',
      { kind: 'link', source: [1, 2], target: [5, 6] },
      ['Good~Добрый', 'afternoon~день', 'Well~Ну'],
    ],
    ['stay when a link is confirmed', { kind: 'confirm', beads: [0, 7] }, []],
    [
      'stay when their sentence is split beside them',
      { kind: 'split-sentence', side: 'source', sentence: 1, at: place('afternoon') },
      [],
    ],
    [
      'go when it is split within them',
      { kind: 'split-sentence', side: 'source', sentence: 1, at: place('noon') },
      ['afternoon~день'],
    ],
    ['stay when sentences are joined', { kind: 'join-sentences', side: 'source', sentence: 2 }, []],
    [
      'stay when another word is corrected',
      { kind: 'correct', side: 'source', sentence: 1, text: 'A very good afternoon to all.' },
      ['Good~Добрый'],
    ],
    [
      'go when they are corrected',
      { kind: 'correct', side: 'target', sentence: 1, text: 'Добрый вечер.' },
      ['afternoon~день'],
    ],
    ['stay under a note', { kind: 'note', side: 'target', sentence: 1, text: 'evening?' }, []],
    [
      'go with links that are found otherwise',
      {
        kind: 'realign',
        spans: [
          {
            at: 2,
            remove: 2,
            insert: [
              { source: [2, 3], target: [2, 3], posterior: 0.5, by: 'search' },
              { source: [3, 4], target: [3, 4], posterior: 0.5, by: 'search' },
            ],
          },
        ],
      },
      ['listened~прислушался'],
    ],
  ])('%s', (_, edit, expected) => {
    expect(gone(edit)).toEqual(expected);
  });

  test('come back when the edit is undone, and not when it is made good by another', () => {
    const split = apply(start, { kind: 'split', bead: 2, source: 3, target: 3 }).alignment;
    expect(words(split)).not.toContain('listened~прислушался');
    const merged = apply(split, { kind: 'merge', bead: 2, with: 'down' }).alignment;
    expect(words(merged)).not.toContain('listened~прислушался');
  });

  test('stay as they are where nobody asked for them', () => {
    expect(apply(small, { kind: 'unlink', bead: 1 }).alignment).not.toHaveProperty('words');
  });
});
