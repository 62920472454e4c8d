import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align } from '../../src/align.js';
import type { Language } from '../../src/model/document.js';
import { documentOf, options } from './cases.js';
import { countChanged, wholeLadder } from './whole.js';

/** Words and their translations. Of the first thousand, sentences share some, as those of a real text do. */
const pairs = [...options.lexicon.russian.rows()].filter(([english]) => /^[a-z]{4,}$/u.test(english));

/** How the sentences of a text are rendered, one after another: one by one, left out, added, two in one, one in two. */
const renderings = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.constant('one') },
    ...['out', 'added', 'joined', 'split'].map((kind) => ({ weight: 1, arbitrary: fc.constant(kind) })),
  ),
  { minLength: 220, maxLength: 280 },
);
const sentencePairs = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 8, maxLength: 8 });

const sentence = (words: readonly number[], lang: Language): string => {
  const text = words.map((word) => (lang === 'en' ? pairs[word]![0] : pairs[word]![1][0]!)).join(' ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
};

function textsOf(kinds: readonly string[], words: readonly (readonly number[])[]): Record<Language, string[]> {
  const texts: Record<Language, string[]> = { en: [], ru: [] };
  for (const [at, kind] of kinds.entries()) {
    const own = words[at]!;
    const halves = [own.slice(0, 4), own.slice(4)];
    if (kind !== 'added') texts.en.push(...(kind === 'joined' ? halves : [own]).map((some) => sentence(some, 'en')));
    if (kind !== 'out') texts.ru.push(...(kind === 'split' ? halves : [own]).map((some) => sentence(some, 'ru')));
  }
  return texts;
}

test(
  'cuts, corridor and the quick model change at most one bead in a thousand of the full grid',
  { timeout: 240_000 },
  () => {
    let [beads, changed] = [0, 0];
    const texts = renderings.chain((kinds) =>
      fc
        .array(sentencePairs, { minLength: kinds.length, maxLength: kinds.length })
        .map((words) => textsOf(kinds, words)),
    );
    for (const { en, ru } of fc.sample(texts, { seed: 7, numRuns: 8 })) {
      const [english, russian] = [documentOf('en', [en.join(' | ')]), documentOf('ru', [ru.join(' | ')])];
      const whole = wholeLadder(english, russian);
      beads += whole.length;
      changed += countChanged(whole, align(english, russian, options).ladders.sentence!);
    }
    expect(beads).toBeGreaterThan(1200);
    expect(changed / beads).toBeLessThanOrEqual(0.001);
  },
);
