import { expect, test } from 'vitest';
import { align } from '../../src/align.js';
import { swap, type Alignment } from '../../src/model/alignment.js';
import { apply, type Edit } from '../../src/model/edit.js';
import { parseEdit } from '../../src/model/edit/parse.js';
import { realign } from '../../src/realign.js';
import { faultOf, write } from '../model/edits.js';
import { documentOf, options } from './cases.js';

const english = documentOf('en', [
  'Good afternoon. | We met in Moscow in 2021. | We discussed trade. | We discussed 12 sanctions. | Thank you.',
]);
const russian = documentOf('ru', [
  'Добрый день. | Мы встретились в Москве в 2021 году. | Обсудили торговлю. | Обсудили 12 санкций. | Спасибо.',
]);
const found = align(english, russian, options);
const edited = (alignment: Alignment, ...edits: Edit[]): Alignment =>
  edits.reduce((state, edit) => apply(state, edit).alignment, alignment);

test('where nothing was changed, nothing changes', () => {
  expect(realign(found, options)).toBeUndefined();
  expect(realign(swap(found), options)).toBeUndefined();
  expect(realign(edited(found, { kind: 'confirm-above', posterior: 0 }), options)).toBeUndefined();
});

test.each([
  ['as it was aligned', found],
  ['turned round', swap(found)],
])('a mistake that a person opens again is searched again, and what a person said stays: %s', (_, start) => {
  const wrong = edited(
    start,
    { kind: 'confirm', beads: [0, 1] },
    { kind: 'merge', bead: 2, with: 'down' },
    { kind: 'unconfirm', beads: [2, 3] },
  );
  const edit = realign(wrong, options)!;
  expect(parseEdit(JSON.parse(JSON.stringify(edit)))).toEqual(edit);
  expect(edit.spans.map(({ at, remove, insert }) => [at, remove, insert.length])).toContainEqual([2, 1, 2]);
  const { alignment, inverse } = apply(wrong, edit);
  expect(alignment.ladders.sentence![0]).toBe(wrong.ladders.sentence![0]);
  expect(alignment.ladders.sentence!.map(({ source }) => source)).toEqual(
    start.ladders.sentence!.map(({ source }) => source),
  );
  expect(faultOf(alignment)).toBeUndefined();
  expect(realign(alignment, options)).toBeUndefined();
  expect(write(apply(alignment, inverse).alignment)).toBe(write(wrong));
});

test('a link of a person makes its surroundings what they have to be', () => {
  const wrong = edited(found, { kind: 'link', source: [1, 2], target: [2, 3] });
  const edit = realign(wrong, options)!;
  const { alignment } = apply(wrong, edit);
  expect(faultOf(alignment)).toBeUndefined();
  const bead = alignment.ladders.sentence!.find(({ source, target }) => source[0] === 1 && target[0] === 2);
  expect(bead ?? alignment.moves.find(({ by }) => by === 'person')).toMatchObject({ by: 'person' });
});
