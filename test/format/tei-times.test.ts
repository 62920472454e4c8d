import { expect, test } from 'vitest';
import { readTei } from '../../src/format/tei/read.js';
import { readTeiTranscript } from '../../src/format/tei/transcript.js';
import { tei } from '../../src/format/tei.js';
import { readElements } from '../roundtrip/edition.js';
import { options, small, timed } from './fixtures.js';

const file = tei.write!(timed, options).parts[0]!.text;

test('times are points of a timeline, to which turns and sentences point', () => {
  const elements = readElements('x', file);
  const named = (name: string) =>
    elements.filter((element) => element.name === name).map(({ attributes }) => attributes);
  expect(named('timeline')).toEqual([
    { unit: 's', origin: '#en.T0' },
    { unit: 's', origin: '#ru.T0' },
  ]);
  expect(named('when').slice(0, 4)).toEqual([
    { 'xml:id': 'en.T0' },
    { 'xml:id': 'en.T1', interval: '0', since: '#en.T0' },
    { 'xml:id': 'en.T2', interval: '1', since: '#en.T0' },
    { 'xml:id': 'en.T3', interval: '2.5', since: '#en.T0' },
  ]);
  expect(named('s').map(({ synch }) => synch)).toEqual([
    undefined,
    '#en.T2 #en.T3',
    '#en.T3 #en.T4',
    '#en.T3 #en.T4',
    '#en.T5 #en.T6',
    undefined,
    '#en.T1 #en.T7',
    undefined,
    '#ru.T1 #ru.T2',
    '#ru.T2 #ru.T3',
    '#ru.T3 #ru.T4',
    '#ru.T5 #ru.T6',
    undefined,
  ]);
  expect(named('u').map(({ start, end }) => [start, end])).toEqual([
    ['#en.T2', '#en.T4'],
    ['#en.T1', '#en.T7'],
    ['#ru.T1', '#ru.T4'],
    ['#ru.T5', '#ru.T6'],
  ]);
});

test('they are read back, and with the text alone', () => {
  const times = ({ units }: (typeof timed)['source']) => units.sentence.map(({ time }) => time);
  const back = readTei(file);
  expect([times(back.source), times(back.target)]).toEqual([times(timed.source), times(timed.target)]);
  const [english] = tei.write!(timed, { ...options, teiLayout: 'split' }).parts;
  expect(times(readTeiTranscript(english!.text).document('en'))).toEqual(times(timed.source));
});

test('a text without times has no timeline', () => {
  expect(tei.write!(small, options).parts[0]!.text).not.toMatch(/timeline|synch/u);
});

test('timelines of others: points after points, units, and what cannot be known', () => {
  const read = (whens: string, synch: string) =>
    readTeiTranscript(
      `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en"><timeline unit="ms" origin="#a"><when xml:id="a" absolute="09:00:00"/>${whens}</timeline><body><u><seg><s synch="${synch}">We met.</s></seg></u></body></text></TEI>`,
    ).document('en').units.sentence[0]!.time;
  const chain = '<when xml:id="b" interval="1500" since="#a"/><when xml:id="c" interval="2" unit="s" since="#b"/>';
  expect(read(chain, '#b #c')).toEqual([1.5, 3.5]);
  expect(read('<when xml:id="b" interval="unknown" since="#a"/>', '#a #b')).toBeUndefined();
  expect(read(chain, '#b')).toBeUndefined();
  expect(read(chain, '#c #b')).toBeUndefined();
  expect(read(chain, '#b #x')).toBeUndefined();
});
