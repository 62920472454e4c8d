import { describe, expect, test } from 'vitest';
import type { Given } from '../../src/cli/command.js';
import { valueOf, valuesOf, writeOptionsOf } from '../../src/cli/options.js';

const usage: unknown = expect.objectContaining({ code: 'cli/usage' });
const date: unknown = expect.objectContaining({ code: 'format/date' });
const read = (given: Given, env = {}) => writeOptionsOf(given, env);

test('what is not given is as the writers have it', () => {
  expect(read({})).toMatchObject({
    level: 'sentence',
    minConfidence: 0,
    regions: {},
    teiLayout: 'corpus',
    nbsp: undefined,
    date: undefined,
  });
});

test('lists: with commas, repeated, with blanks; each word once', () => {
  expect(valuesOf({ to: 'tmx, tei' }, 'to')).toEqual(['tmx', 'tei']);
  expect(valuesOf({ to: ['tmx', 'tei,tmx'] }, 'to')).toEqual(['tmx', 'tei']);
  expect(() => valuesOf({ to: ',' }, 'to')).toThrow(usage);
});

test('a value is one, and not empty', () => {
  expect(valueOf({ output: 'x' }, 'output')).toBe('x');
  expect(() => valueOf({ output: ['x', 'y'] }, 'output')).toThrow(usage);
  expect(() => valueOf({ output: '' }, 'output')).toThrow(usage);
});

describe('--min-confidence', () => {
  test.each(['0', '1', '.5', '0.95'])('can be %s', (text) => {
    expect(read({ 'min-confidence': text }).minConfidence).toBe(Number(text));
  });
  test.each(['-1', '1.1', '90', 'high', 'NaN'])('cannot be %s', (text) => {
    expect(() => read({ 'min-confidence': text })).toThrow(usage);
  });
});

describe('--region', () => {
  test.each([
    ['en-US', { en: 'US' }],
    ['en-us,ru-kz', { en: 'US', ru: 'KZ' }],
    ['en-001', { en: '001' }],
    ['en,ru', { en: '', ru: '' }],
  ])('%s', (text, regions) => {
    expect(read({ region: text }).regions).toEqual(regions);
  });
  test.each(['US', 'en_US', 'de-DE', 'en-'])('cannot be %s', (text) => {
    expect(() => read({ region: text })).toThrow(usage);
  });
});

describe('the time in the files', () => {
  test.each([
    ['2021-03-02', '2021-03-02T00:00:00Z'],
    ['2021-03-02T18:00:00+03:00', '2021-03-02T15:00:00Z'],
  ])('--date %s', (text, instant) => {
    expect(read({ date: text }).date).toBe(instant);
  });
  test.each(['yesterday', '02.03.2021', '2021-13-01', '2021-03-02T18:00'])('--date cannot be %s', (text) => {
    expect(() => read({ date: text })).toThrow(date);
  });
  test('SOURCE_DATE_EPOCH, which --date overrules', () => {
    const env = { SOURCE_DATE_EPOCH: '1614700800' };
    expect(read({}, env).date).toBe('2021-03-02T16:00:00Z');
    expect(read({ date: '2020-01-01' }, env).date).toBe('2020-01-01T00:00:00Z');
    expect(read({}, { SOURCE_DATE_EPOCH: '' }).date).toBeUndefined();
    expect(() => read({}, { SOURCE_DATE_EPOCH: 'now' })).toThrow(usage);
  });
});
