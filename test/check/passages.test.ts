import { expect, test } from 'vitest';
import { align } from '../../src/align.js';
import { firstConcerns } from '../../src/check/checks.js';
import { passages } from '../../src/check/passages.js';
import { segmentTranscript } from '../../src/segment/segment.js';
import { options } from '../align/cases.js';

const russian = [
  'Министр прибыл в Москву в понедельник. Его встретили в аэропорту.',
  'Затем состоялись переговоры с компанией Microsoft Corporation и банком Goldman Sachs.',
  'Переговоры прошли успешно.',
];
const english = [
  'The minister arrived in Moscow on Monday. He was met at the airport.',
  'Talks with Microsoft Corporation and Goldman Sachs followed.',
  'The talks were a success.',
];

const found = (ours: readonly string[], theirs: readonly string[], gap = '\n\n') =>
  passages.find(
    align(segmentTranscript(ours.join(gap), 'en'), segmentTranscript(theirs.join(gap), 'ru'), options),
    options,
  );

const told = (ours: readonly string[], theirs: readonly string[], gap = '\n\n') =>
  firstConcerns(found(ours, theirs, gap)).map(({ side, line, message }) => [side, line, message]);

test('names and terms in the other alphabet are no passages', () => {
  expect(told(english, russian)).toEqual([]);
});

test('a paragraph left in the other language is told with its line', () => {
  expect(told(english, [russian[0]!, english[1]!, russian[2]!])).toEqual([['target', 3, 'Line 3 is in English.']]);
  expect(told([english[0]!, russian[0]!, russian[2]!], russian, '\r\n\r\n')).toEqual([
    ['source', 3, 'Lines 3 to 5 are in Russian.'],
  ]);
});

test('and with its sentences, by which it is found again', () => {
  expect(found(english, [russian[0]!, english[0]!, english[1]!, russian[2]!])).toMatchObject([
    { check: 'passages', side: 'target', target: [2, 5] },
  ]);
});

test('so is one in a third language', () => {
  const ukrainian =
    'Сторони обговорили розвиток двосторонньої співпраці та домовилися про зустріч наступного року. Після переговорів відбулася пресконференція, на якій журналісти поставили багато запитань міністрові.';
  const german =
    'Die Seiten erörterten die Entwicklung der bilateralen Zusammenarbeit und vereinbarten ein Treffen im nächsten Jahr. Nach den Gesprächen fand eine Pressekonferenz statt, auf der viele Fragen gestellt wurden.';
  expect(told([...english, german], [...russian, ukrainian])).toEqual([
    ['source', 7, 'Line 7 is in German.'],
    ['target', 7, 'Line 7 is in Ukrainian.'],
  ]);
});

test('of many passages the first are told, and how many more there are', () => {
  const mixed = russian.flatMap((one) => [one, english[0]!, one, english[2]!, one, english[1]!]);
  expect(told(english, mixed)).toHaveLength(6);
  expect(told(english, mixed).at(-1)).toEqual(['target', undefined, '4 more such places.']);
});
