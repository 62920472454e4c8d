import fc from 'fast-check';
import type { Alignment } from '../../src/model/alignment.js';
import { levels, type Language } from '../../src/model/document.js';
import type { Bead } from '../../src/model/ladder.js';
import { hostile } from './fixtures.js';
import { makeDocument } from './documents.js';

/** Any UTF-16, halves of pairs and controls among it. */
export const utf16 = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(...hostile),
);

/** What can stand as a sentence in the notation: not blank, no white space at the ends. */
export const sentence = utf16
  .map((text) =>
    text
      .replace(/\r\n|\n/g, '⏎')
      .replaceAll('|', '/')
      .replaceAll('@', 'a')
      .trim(),
  )
  .filter((text) => text.replaceAll('⏎', '').trim() !== '' && !/^⏎|⏎$/.test(text));

const markKind = fc.constantFrom('label', 'furniture', 'date', 'place', 'incident');
const mark = fc.tuple(markKind, sentence).map(([kind, text]) => `@${kind} ${text}`);

/** Sentences of a paragraph; a mark may stand between two. */
const paragraph = fc
  .tuple(
    sentence,
    fc.array(fc.oneof({ weight: 3, arbitrary: sentence }, { weight: 1, arbitrary: mark }), { maxLength: 3 }),
    sentence,
  )
  .map(([first, between, last]) => [first, ...between, last].join(' | '));

const turn = fc
  .tuple(fc.constantFrom('# ', '> ', 'lavrov: ', 'en: ', '-: '), paragraph, fc.array(paragraph, { maxLength: 2 }))
  .map(([sign, first, more]) =>
    [sign + first, ...(/[#>]/.test(sign) ? [] : more.map((each) => `+ ${each}`))].join('\n'),
  );

const document = (lang: Language) =>
  fc
    .array(fc.oneof({ weight: 3, arbitrary: turn }, { weight: 1, arbitrary: mark }), { minLength: 1, maxLength: 5 })
    .map((lines) => makeDocument(lang, lines.join('\n'), {}));

const meta = fc.record(
  {
    id: utf16,
    title: utf16,
    date: utf16,
    time: utf16,
    place: utf16,
    event: utf16,
    publisher: utf16,
    source: utf16,
    licence: utf16,
    note: utf16,
  },
  { requiredKeys: [] },
);

/** Steps of 0 to 2 a side until both sides are used up. */
function ladder(sources: number, targets: number, dice: readonly number[], posterior: readonly number[]): Bead[] {
  const beads: Bead[] = [];
  let [source, target] = [0, 0];
  while (source < sources || target < targets) {
    const roll = dice[beads.length % dice.length]!;
    const n = Math.min(sources - source, target === targets ? Math.max(1, roll % 3) : roll % 3);
    const m = Math.min(targets - target, n === 0 ? 1 + (roll % 2) : Math.floor(roll / 3) % 3);
    const value = posterior[beads.length % posterior.length]!;
    beads.push({
      source: [source, (source += n)],
      target: [target, (target += m)],
      ...(roll % 5 > 0 && { posterior: value }),
      by: (['search', 'anchor', 'person'] as const)[roll % 3]!,
    });
  }
  return beads;
}

/** Any alignment of any two documents; the levels need not agree. */
export const alignment: fc.Arbitrary<Alignment> = fc
  .record({
    source: document('en'),
    target: document('ru'),
    metas: fc.tuple(meta, meta),
    dice: fc.array(fc.nat(29), { minLength: 1, maxLength: 20 }),
    posteriors: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }),
    signature: utf16,
  })
  .map(({ source, target, metas, dice, posteriors, signature }) => ({
    source: { ...source, meta: metas[0] },
    target: { ...target, meta: metas[1] },
    ladders: Object.fromEntries(
      levels.map((level) => [level, ladder(source.units[level].length, target.units[level].length, dice, posteriors)]),
    ),
    moves: [],
    signature,
  }));
