import { describe, expect, test } from 'vitest';
import { readPdfPages, type PdfPage, type PdfPiece } from '../../src/format/pdf.js';
import { errorOf } from './errors.js';

/** Lines as a page has them: letters of 10 points are 5 wide, lines 12 apart. */
const lines = (texts: readonly string[], { x = 50, y = 100, step = 12, size = 10 } = {}): PdfPiece[] =>
  texts.flatMap((text, index) => {
    const indent = /^ */u.exec(text)![0].length;
    return text.trim() === ''
      ? []
      : [{ text: text.trim(), x: x + indent * 5, y: y + index * step, width: text.trim().length * size * 0.5, size }];
  });

const page = (...pieces: readonly (readonly PdfPiece[])[]): PdfPage => ({
  width: 600,
  height: 800,
  pieces: pieces.flat(),
});

const read = (...pages: readonly PdfPage[]): string[] => readPdfPages(pages).trimEnd().split('\n\n');

describe('paragraphs', () => {
  test('by the white between them', () => {
    const texts = [
      'The talks were held in Moscow on',
      'Monday. They were long.',
      '',
      'Then they',
      'ended.',
      '',
      'Yes.',
    ];
    expect(read(page(lines(texts)))).toEqual([
      'The talks were held in Moscow on Monday. They were long.',
      'Then they ended.',
      'Yes.',
    ]);
  });
  test('by the indents of their first lines, also where all that a page has are first lines', () => {
    const texts = ['   The talks were held in Moscow', 'on Monday. They were very long.', '   Then they ended.'];
    const more = ['   Question: And then?', '   Answer: Nothing.'];
    expect(read(page(lines(texts)), page(lines(more)))).toEqual([
      'The talks were held in Moscow on Monday. They were very long.',
      'Then they ended.',
      'Question: And then?',
      'Answer: Nothing.',
    ]);
  });
  test('by lines that end early, where nothing else tells', () => {
    const texts = ['The talks were held in Moscow on', 'Monday.', 'Then the two ministers went on to', 'Tashkent.'];
    expect(read(page(lines(texts)))).toEqual([
      'The talks were held in Moscow on Monday.',
      'Then the two ministers went on to Tashkent.',
    ]);
  });
  test('go on over the end of a page, unless a line ended there', () => {
    const first = lines(['The ministers met in the city of', 'Moscow, and they talked about the'], { y: 700 });
    const second = lines(['weather.', '', 'Question: Why?', '', 'It was the only thing to do.'], { y: 50 });
    expect(read(page(first), page(second))).toEqual([
      'The ministers met in the city of Moscow, and they talked about the weather.',
      'Question: Why?',
      'It was the only thing to do.',
    ]);
  });
  test('a title of several lines is one', () => {
    const title = lines(['Remarks by the', 'Minister'], { size: 18, step: 22 });
    expect(read(page(title, lines(['Good afternoon.'], { y: 170 })))).toEqual([
      'Remarks by the Minister',
      'Good afternoon.',
    ]);
  });
});

describe('words', () => {
  const text = (...texts: string[]): string => read(page(lines(texts)))[0]!;
  test('that were parted at the end of a line are whole', () => {
    expect(text('о перего-', 'ворах министров двух стран')).toBe('о переговорах министров двух стран');
    expect(text('the govern\u00ad', 'ment of the republic')).toBe('the government of the republic');
    expect(text('с министром А.Х.-', 'Камиловым в Москве')).toBe('с министром А.Х.Камиловым в Москве');
  });
  test('that have a hyphen keep it', () => {
    expect(text('a long-term plan, a long-', 'term view')).toBe('a long-term plan, a long-term view');
    expect(text('как и впредь, по-', 'прежнему так')).toBe('как и впредь, по-прежнему так');
    expect(text('the measures against COVID-', '19 of 2020')).toBe('the measures against COVID-19 of 2020');
    expect(text('на саммите в Баден-', 'Бадене')).toBe('на саммите в Баден-Бадене');
    expect(text('in the years 2020–', '2021 and on')).toBe('in the years 2020–2021 and on');
  });
  test('are set apart where a gap is', () => {
    const pieces = [
      { text: 'one', x: 50, y: 100, width: 15, size: 10 },
      { text: 'two', x: 68, y: 100, width: 15, size: 10 },
      { text: 'ﬁrst', x: 83, y: 100.4, width: 15, size: 10 },
      { text: '12', x: 98, y: 96, width: 6, size: 6 },
    ];
    expect(read(page(pieces))).toEqual(['one twofirst']);
  });
});

describe('furniture', () => {
  const body = (word: string) => lines([`${word} stands here, and`, `so ${word} goes on.`], { y: 100 });
  const foot = (text: string) => lines([text], { y: 780 });
  test('running heads and numbers of pages go', () => {
    const head = lines(['News conference'], { y: 40 });
    expect(
      read(
        page(head, body('One'), foot('Page 1 of 3')),
        page(head, body('Two'), foot('Page 2 of 3')),
        page(head, body('Three'), foot('Page 3 of 3')),
      ).join(' '),
    ).toBe(
      'One stands here, and so One goes on. Two stands here, and so Two goes on. Three stands here, and so Three goes on.',
    );
  });
  test('heads of odd and of even pages go, and the number of an only page', () => {
    const head = (text: string) => lines([text], { y: 40 });
    const pages = ['Odd', 'Even', 'Odd', 'Even'].map((text, index) => page(head(text), body('abcd'[index]!)));
    expect(readPdfPages(pages)).not.toMatch(/Odd|Even/u);
    expect(read(page(body('One'), foot('– 1 –')))).toEqual(['One stands here, and so One goes on.']);
  });
  test('what stands in one place by chance stays', () => {
    const pages = ['One.', 'Two.', 'Question: why?', 'Four.', 'Five.', 'Question: why?'].map((text, index) =>
      page(lines([text, `And so on ${'abcdef'[index]!}.`])),
    );
    expect(readPdfPages(pages).match(/Question/gu)).toHaveLength(2);
  });
  test('notes come at the end', () => {
    const notes = lines(['1 See the treaty of', '1998.', '2 Not in force.'], { y: 700, size: 7, step: 9 });
    expect(read(page(body('One'), notes), page(body('Two')))).toEqual([
      'One stands here, and so One goes on.',
      'Two stands here, and so Two goes on.',
      '1 See the treaty of 1998.',
      '2 Not in force.',
    ]);
  });
});

describe('columns', () => {
  const left = [
    'alpha one two three',
    'four five six seven',
    'eight nine ten and',
    'eleven twelve thir-',
    'teen and fourteen',
    'which is all.',
  ];
  const right = [
    'Beta one two three',
    'four five six seven',
    'eight nine ten and',
    'eleven twelve more',
    'numbers, and so',
    'it ends there.',
  ];
  const both = (y: number) => [lines(left, { y }), lines(right, { x: 320, y: y + 3 })];
  const texts = [
    'alpha one two three four five six seven eight nine ten and eleven twelve thirteen and fourteen which is all.',
    'Beta one two three four five six seven eight nine ten and eleven twelve more numbers, and so it ends there.',
  ];
  test('are read one after the other, below what stands over both', () => {
    const title = lines(['A title over both of the columns, as wide as they are together'], { y: 60, size: 16 });
    expect(read(page(title, ...both(100)))).toEqual([title[0]!.text, ...texts]);
  });
  test('three as well', () => {
    const third = lines(
      ['Gamma one two', 'three four five', 'six seven eight', 'nine ten eleven', 'twelve and no', 'more than that.'],
      { x: 480, y: 100 },
    );
    expect(read(page(...both(100), third)).length).toBe(3);
  });
  test('a river of white between words parts nothing', () => {
    const wide = lines([
      'some words and',
      'more of them in',
      'a line that has',
      'the same length',
      'as all the rest',
      'of the lines it',
      'stands among so',
    ]);
    const rest = wide.flatMap(({ y }, index) => lines(['they go on here'], { x: 140 + (index % 3) * 4, y }));
    expect(read(page(wide, rest))[0]).toMatch(/^some words and they go on here more of them/u);
  });
});

test('pages that are pictures, or whose letters are not told, are refused', () => {
  expect(errorOf(() => readPdfPages([page()])).code).toBe('input/no-text');
  expect(errorOf(() => readPdfPages([page(lines(['12 34']))])).code).toBe('input/no-text');
  expect(errorOf(() => readPdfPages([page(lines(['\ue001\ue002\ue003 \ue004 a']))])).code).toBe('input/no-text');
});
