import { expect, test } from 'vitest';
import { mergeMemories } from '../../src/batch/merge.js';
import {
  align,
  emptyLexicon,
  formatNamed,
  parseWeights,
  segmentTranscript,
  writeDefaults,
  type Alignment,
} from '../../src/index.js';
import { readFileSync } from 'node:fs';
import { english, russian } from '../cli/run.js';

const means = {
  lexicon: emptyLexicon,
  weights: parseWeights(readFileSync('src/method/weights.json', 'utf8')),
  version: '1',
};
const alignment = align(segmentTranscript(english, 'en'), segmentTranscript(russian, 'ru'), means);
const memory = (of: Alignment, stem: string, options = {}): string =>
  formatNamed('tmx').write!(of, { ...writeDefaults, stem, version: '1', ...options }).parts[0]!.text;
const merged = (...memories: string[]): string => [...mergeMemories(memories)].join('');
const unitsOf = (text: string): string[] => text.match(/<tu [^]*?<\/tu>/gu) ?? [];

test('one memory has the units of all, in order, and a header that is of none alone', () => {
  const [a, b] = [memory(alignment, 'a'), memory(alignment, 'b')];
  const all = merged(a, b);
  expect(unitsOf(a).length).toBeGreaterThan(3);
  expect(unitsOf(all)).toEqual([...unitsOf(a), ...unitsOf(b)]);
  expect(new Set(all.match(/tuid="[^"]*"/gu)).size).toBe(unitsOf(all).length);
  const header = all.slice(0, all.indexOf('<body>'));
  expect(header).toContain('x-signature');
  expect(header).not.toMatch(/<note>|x-document/u);
  expect(formatNamed('tmx').read!(all).ladders.sentence).toHaveLength(unitsOf(all).length);
});

test('a merged memory of one differs in the header alone', () => {
  const a = memory(alignment, 'a');
  expect(merged(a).replace(/<header[^]*<\/header>/u, '')).toBe(a.replace(/<header[^]*<\/header>/u, ''));
});

test('units of another region say so', () => {
  const other = memory(alignment, 'b', { regions: { en: 'US' } });
  const all = merged(memory(alignment, 'a'), other);
  const units = unitsOf(all);
  const half = units.length / 2;
  expect(units.slice(0, half).join('')).not.toContain('srclang');
  for (const unit of units.slice(half)) expect(unit).toMatch(/^<tu srclang="en-US" tuid="b\./u);
});

test('a memory without units is no hindrance, wherever it stands', () => {
  const empty = memory(alignment, 'e', { confirmedOnly: true });
  const a = memory(alignment, 'a');
  expect(unitsOf(empty)).toEqual([]);
  for (const all of [merged(empty, a), merged(a, empty), merged(a, empty, empty)])
    expect(unitsOf(all)).toEqual(unitsOf(a));
  expect(() => formatNamed('tmx').read!(merged(empty, a))).not.toThrow();
});

test('what is no memory of ours is refused', () => {
  for (const text of ['', '<tmx/>', '<tmx srclang="en"><body><tu/></body></tmx>'])
    expect(() => merged(memory(alignment, 'a'), text)).toThrow(expect.objectContaining({ code: 'batch/journal' }));
});
