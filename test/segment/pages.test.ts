import { expect, describe, test } from 'vitest';
import { marksWithin, unitText, type Document } from '../../src/model/document.js';
import { findParagraphs } from '../../src/segment/paragraphs.js';
import { segmentTranscript } from '../../src/segment/segment.js';
import { readCases, splitCases } from './notation.js';

describe.each(['pages.txt', 'turns.txt'])('%s', (file) => {
  test.each(splitCases(readCases(file)))('$name', ({ lang, body }) => {
    const [page, wanted] = body.split('\n-----\n');
    const document = segmentTranscript(page!, lang);
    const lines = wanted!.split('\n');
    const keys = lines.filter((line) => line.startsWith('@')).map((line) => line.slice(1, line.indexOf(' ')));
    const meta = keys.map((key) => `@${key} ${String(document.meta[key as 'date'])}`);
    expect([...meta, ...describeDocument(document)]).toEqual(lines);
    if (file === 'pages.txt' && !keys.includes('date')) expect(document.meta.date).toBeUndefined();
  });
});

describe('paragraphs.txt', () => {
  test.each(splitCases(readCases('paragraphs.txt')))('$name', ({ lang, body }) => {
    const text = body.replace(/^¶ /gmu, '');
    const wanted = body
      .split(/^¶ /mu)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    expect(findParagraphs(text, lang).map((at) => text.slice(...at))).toEqual(wanted);
  });
});

test('participants come in the order in which they speak', () => {
  const text =
    'Question: Why?\n\nNATO Secretary General Jens Stoltenberg: Because.\n\nQ: Why?\n\nOana Lungescu (NATO Spokesperson): Yes.\n\nJens Stoltenberg: No.';
  expect(segmentTranscript(text, 'en').meta.participants).toEqual([
    { id: 'question', name: 'Question', group: true },
    { id: 'stoltenberg', name: 'NATO Secretary General Jens Stoltenberg', role: 'NATO Secretary General' },
    { id: 'lungescu', name: 'Oana Lungescu', role: 'NATO Spokesperson' },
  ]);
});

test('in what language somebody speaks is no office', () => {
  const text =
    'Question: Why?\n\nMs. Gray (Freedonia) (spoke in Kazakh): Because.\n\nDr. Anna Brown (in Spanish): Yes.\n\nMr. Holm (via interpreter): No.';
  expect(segmentTranscript(text, 'en').meta.participants).toEqual([
    { id: 'question', name: 'Question', group: true },
    { id: 'gray', name: 'Ms. Gray', role: 'Freedonia' },
    { id: 'brown', name: 'Dr. Anna Brown' },
    { id: 'holm', name: 'Mr. Holm' },
  ]);
});

test('marks between sentences are found within their turn', () => {
  const document = segmentTranscript('Question: One. (Laughter.) Two.', 'en');
  expect(marksWithin(document.marks, document.units.turn[0]!.at).map(({ kind }) => kind)).toEqual(['incident']);
});

function describeDocument(document: Document): string[] {
  const { sentence, paragraph } = document.units;
  const marks = document.marks.map(({ kind, at }) => ({ at: at[0], line: `<${kind}> ${document.text.slice(...at)}` }));
  const units = sentence.map((unit, index) => {
    const before = sentence[index - 1];
    const [here, there] = [unit, before].map((one) => (one === undefined ? undefined : paragraph[one.parent]));
    const sign = before?.parent === unit.parent ? '' : here!.parent === there?.parent ? '¶' : '¶¶';
    const who = unit.kind === 'speech' ? (unit.speaker ?? '-') : unit.kind;
    return { at: unit.at[0], line: `${sign}[${who}] ${unitText(document, unit)}` };
  });
  return [...marks, ...units].sort((a, b) => a.at - b.at).map(({ line }) => line);
}
test.each([
  ['Заместитель Руководителя Администрации Президента – пресс-секретарь Президента Пётр Орлов', 'orlov'],
  ['Заместитель Председателя Правительства – министр финансов Пётр Орлов', 'orlov'],
  ['Министр иностранных дел – глава делегации П.В.Орлов', 'orlov'],
  ['Министр Орлов, глава Совета Европы', 'orlov'],
])('of two offices with a dash between them the name at the end is the name: %s', (label, id) => {
  const text = `Встреча в Твери\n\n14 мая 2019 года\n\n${label}: Добрый день. Начнём.\n\nК.Хольм: Спасибо.\n\nП.Орлов: И вам спасибо.\n`;
  expect(segmentTranscript(text, 'ru').meta.participants?.map((one) => one.id)).toEqual([id, 'kholm']);
});
