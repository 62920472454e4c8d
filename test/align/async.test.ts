import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { align, alignAsync, parseWeights, segmentTranscript, unpackLexicon } from '../../src/index.js';

const means = {
  lexicon: unpackLexicon(readFileSync('dist/lexicon/en-ru.stems.txt', 'utf8')),
  weights: parseWeights(readFileSync('src/method/weights.json', 'utf8')),
  version: '1',
};
// Several pieces long.
const text = (lang: 'en' | 'ru'): string =>
  ['2021-03-02-lavrov-kamilov', '2019-10-24-korsakov', '2021-09-14-solvang']
    .map((name) => readFileSync(`corpora/${name}/${lang}.txt`, 'utf8'))
    .join('\n\n');
const [english, russian] = [segmentTranscript(text('en'), 'en'), segmentTranscript(text('ru'), 'ru')];

test('piece by piece comes to the same, either way round, and tells how far it is', async () => {
  const shares: number[] = [];
  const progress = (share: number) => void shares.push(share);
  expect(await alignAsync(english, russian, { ...means, progress })).toEqual(align(english, russian, means));
  expect(shares.length).toBeGreaterThan(2);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  expect(await alignAsync(russian, english, means)).toEqual(align(russian, english, means));
});

test('others have their turn between the pieces', async () => {
  let [turns, isDone] = [0, false];
  const tick = (): void => {
    turns++;
    if (!isDone) setTimeout(tick);
  };
  setTimeout(tick);
  await alignAsync(english, russian, means);
  isDone = true;
  expect(turns).toBeGreaterThan(2);
});

test('a signal ends it at the next piece, with its reason', async () => {
  const stop = new AbortController();
  let pieces = 0;
  const progress = (): void => {
    pieces++;
    stop.abort(new Error('enough'));
  };
  await expect(alignAsync(english, russian, { ...means, signal: stop.signal, progress })).rejects.toThrow('enough');
  expect(pieces).toBe(1);
  await expect(alignAsync(english, russian, { ...means, signal: AbortSignal.abort() })).rejects.toThrow(
    expect.objectContaining({ name: 'AbortError' }),
  );
});

test('what is wrong is a rejection', async () => {
  await expect(alignAsync(english, english, means)).rejects.toThrow(
    expect.objectContaining({ code: 'input/same-language' }),
  );
});
