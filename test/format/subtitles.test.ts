import { describe, expect, test } from 'vitest';
import { isSubtitles, readSubtitles, timeCode, withTimes } from '../../src/format/subtitles.js';
import { rawText } from '../../src/model/document.js';
import { segmentTranscript } from '../../src/segment/segment.js';

describe('subtitles', () => {
  const srt =
    '1\r\n00:00:01,000 --> 00:00:03,000\r\n<i>Good evening,</i>\r\nand welcome.\r\n\r\n' +
    '2\r\n00:00:03,100 --> 00:00:05,000\r\n{\\an8}We met today.\r\n\r\n' +
    '3\r\n00:00:09,000 --> 00:00:10,000\r\n- Why?\r\n- Because.\r\n';
  const vtt =
    'WEBVTT - talks\n\nNOTE x\nhidden\n\nintro\n00:01.000 --> 00:03.000 align:start\n<v.loud Anna Orlova>Good &amp; well.\n\n' +
    '00:03.000 --> 00:04.000\n<v.loud Anna Orlova>And more.\n\n00:04.200 --> 01:00:05.000\n<v Boris>Thanks.\n';
  test('run on, and part at pauses and dashes', () => {
    expect(isSubtitles(srt)).toBe(true);
    expect(readSubtitles(srt).text).toBe('Good evening, and welcome. We met today.\n\nWhy?\n\nBecause.\n');
  });
  test('from other formats keep no codes: breaks, spaces, places and styles', () => {
    const cue = '1\n00:00:01,000 --> 00:00:03,000\n{\\an8}{y:i}- Why\\Nso\\hlate?\\n- {\\i1}Because{\\i0} {it} is.\n';
    const { text, times } = readSubtitles(cue);
    expect(text).toBe('Why so\u00a0late?\n\nBecause {it} is.\n');
    expect(times.map(({ at }) => text.slice(...at))).toEqual(['Why', 'so\u00a0late?', 'Because {it} is.']);
  });
  test('name who speaks', () => {
    expect(isSubtitles(vtt)).toBe(true);
    expect(readSubtitles(vtt).text).toBe('Anna Orlova: Good & well. And more.\n\nBoris: Thanks.\n');
  });
  test('keep what a blank line parts from its time, and leave out notes and styles', () => {
    const apart =
      'WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:00.000 --> 00:01.000\n\nOne ship sailed.\n\nTwo ships stayed.\n\n' +
      'NOTE nobody\nsays this\n\n00:01.000 --> 00:02.000\nThree sank.\n\nand this is no cue\n';
    expect(readSubtitles(apart).text).toBe('One ship sailed. Two ships stayed. Three sank.\n');
  });
  test('have a paragraph for what is heard and not said', () => {
    const cues = [
      '[music playing]',
      '♪ La la la ♪',
      '(APPLAUSE) Good evening.',
      '(Applause)',
      'We met',
      '[coughs]',
      'and left.',
    ];
    const srt = cues.map((text, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},900\n${text}\n`).join('\n');
    expect(readSubtitles(srt).text).toBe(
      '[music playing]\n\n♪ La la la ♪\n\n(APPLAUSE) Good evening.\n\n(Applause)\n\nWe met [coughs] and left.\n',
    );
  });
  test('are not told from a list by their number alone', () => {
    expect(isSubtitles('1\nFirst question\n')).toBe(false);
    expect(isSubtitles('WEBVTTX')).toBe(false);
  });
  test('name who speaks in the text as well, once while he speaks', () => {
    const cue = (number: number, text: string) =>
      `${number}\n00:00:0${number},000 --> 00:00:0${number},900\n${text}\n\n`;
    const labelled =
      cue(1, 'LAVROV: Good evening.') +
      cue(2, 'LAVROV: We met in one place') +
      cue(3, 'Moscow: a fine city.') +
      cue(4, 'Question: And then?') +
      cue(5, '>> KAMILOV: We left.\n>> Thanks.');
    expect(readSubtitles(labelled).text).toBe(
      'LAVROV: Good evening. We met in one place Moscow: a fine city.\n\nQuestion: And then?\n\nKAMILOV: We left.\n\nThanks.\n',
    );
  });
  test('that roll up say each line once', () => {
    const rolls =
      'WEBVTT\n\n00:00.000 --> 00:02.000\ngood evening\n\n00:02.000 --> 00:04.000\ngood evening\nand<00:03.000><c> welcome</c>\n\n' +
      '00:04.000 --> 00:06.000\nand welcome\nto Moscow\n';
    expect(readSubtitles(rolls).text).toBe('good evening and welcome to Moscow\n');
  });
  test('that overlap leave no silence between them, and a clock may begin again', () => {
    const cue = (from: string, to: string, text: string) => `00:00:${from},000 --> 00:00:${to},000\n${text}\n\n`;
    const overlapping =
      '1\n' +
      cue('01', '10', 'We waited') +
      cue('03', '04', 'a long') +
      cue('09', '12', 'time.') +
      cue('15', '15', 'It') +
      cue('16', '15', 'rained.');
    expect(readSubtitles(overlapping).text).toBe('We waited a long time.\n\nIt rained.\n');
    const twice = '1\n' + cue('40', '41', 'The end.') + cue('01', '02', 'Again.') + cue('06', '07', 'And on.');
    expect(readSubtitles(twice).text).toBe('The end. Again.\n\nAnd on.\n');
  });
  test('are told apart by their times where no blank line parts them', () => {
    const close =
      '1\n00:00:01,000 --> 00:00:02,000\nIn\n2020\n2\n00:00:02,000 --> 00:00:03,000\nall went on.\n00:00:03,000 --> 00:00:04,000\nWell.\n3\n00:00:04,000 --> 00:00:05,000\n';
    const { text, times } = readSubtitles(close);
    expect(text).toBe('In 2020 all went on. Well.\n');
    expect(times.map(({ time }) => time[0])).toEqual([1, 1, 2, 3]);
  });
  test('lose no words to blank lines, to times written by hand or to line ends', () => {
    const loose =
      '1\n00:00:01,000 --> 00:00:02,000\nOne\n\nand two.\n\n2\n\n0:0:2,5-->0:0:4\nThree.\n\n3\n00:04 --> 00:05\nFour.\n';
    for (const end of ['\n', '\r\n', '\r']) {
      const text = loose.replaceAll('\n', end);
      expect(isSubtitles(text)).toBe(true);
      const { text: said, times } = readSubtitles(text);
      expect(said).toBe('One and two. Three. Four.\n');
      expect(times.map(({ time }) => time)).toEqual([
        [1, 2],
        [1, 2],
        [2.5, 4],
        [4, 5],
      ]);
    }
    const comment = 'WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\nNOTE hidden\n\n::cue { color: red }\n';
    expect(readSubtitles(comment).text).toBe('One.\n');
  });
  test('tell of each sentence when it is said', () => {
    const { text, times } = readSubtitles(srt);
    expect(times.map(({ at, time }) => [text.slice(...at), ...time])).toEqual([
      ['Good evening,', 1, 3],
      ['and welcome.', 1, 3],
      ['We met today.', 3.1, 5],
      ['Why?', 9, 10],
      ['Because.', 9, 10],
    ]);
    const document = withTimes(segmentTranscript(text, 'en'), times);
    expect(document.units.sentence.map((unit) => [rawText(document, unit), unit.time])).toEqual([
      ['Good evening, and welcome.', [1, 3]],
      ['We met today.', [3.1, 5]],
      ['Why?', [9, 10]],
      ['Because.', [9, 10]],
    ]);
  });
  test('of two languages are read one at a time', () => {
    const both = '1\n00:00:01,000 --> 00:00:02,000\nGood evening.\nДобрый вечер.\n';
    expect(readSubtitles(both, (line) => /\p{Script=Cyrillic}/u.test(line)).text).toBe('Добрый вечер.\n');
  });
});

test('time codes', () => {
  expect([0, 3.1, 59.9996, 3723.04, 360_000].map(timeCode)).toEqual([
    '00:00:00.000',
    '00:00:03.100',
    '00:01:00.000',
    '01:02:03.040',
    '100:00:00.000',
  ]);
});
