import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tei } from '../../src/format/tei.js';
import type { Alignment } from '../../src/model/alignment.js';
import { alignment } from '../format/arbitraries.js';
import { bare, full, options, small } from '../format/fixtures.js';
import { alignCorpora } from './corpora.js';
import { editionFaults } from './edition.js';
import { linkedByPlace } from './words.js';

const stem = 'my talks & more';

function write(value: Alignment, teiLayout: 'corpus' | 'split'): Record<string, string> {
  const { parts } = tei.write!(value, { ...options, stem, teiLayout });
  return Object.fromEntries(parts.map(({ suffix, text }) => [stem + suffix, text]));
}

describe.each(['corpus', 'split'] as const)('TEI as %s holds together', (teiLayout) => {
  test.each([
    ['small', small],
    ['full', full],
    ['bare', bare],
    ['not aligned', { ...small, ladders: {} }],
    ...alignCorpora(),
    ['with words', linkedByPlace(full)],
  ])('%s', (_, value) => expect(editionFaults(write(value, teiLayout), value)).toEqual([]));
  test('whatever it holds', () => {
    fc.assert(
      fc.property(alignment, (value) => {
        expect(editionFaults(write(value, teiLayout), value)).toEqual([]);
        const linked = linkedByPlace(value);
        expect(editionFaults(write(linked, teiLayout), linked)).toEqual([]);
      }),
    );
  });
});

// The check itself: each fault is found.
describe('an edition is at fault', () => {
  test.each([
    ['who="#lavrov"', 'who="#lavrow"', /leads nowhere/],
    ['xml:id="en.u3"', 'xml:id="en.u2"', /is there twice/],
    ['target="#en.u1.p1.s1 #ru.u1.p1.s1"', 'target="#en.u1.p1.s1"', /has no end on one side/],
    ['type="2-1"', 'type="1-1"', /link of type 1-1 has/],
    ['<span type="0-1" target="#ru.u2.p1.s3"', '<span type="0-1" target="#ru.u2.p1.s2"', /ru.u2.p1.s3 is in 0 links/],
    ['corresp="#ru.u2.p1.s2">He listened', '>He listened', /links say ru.u2.p1.s2/],
    ['corresp="#en.u3"', 'corresp="#en.u2"', /ru.u3 corresponds to en.u2/],
    ['Добрый день.', 'Добрый вечер.', /the ru text is not what came in/],
    ['</s> <s xml:id="en.u3.p1.s2"', '</s><s xml:id="en.u3.p1.s2"', /en.u3.p1 is "Why\?What/],
    ['<note type="speaker">Question:</note>', '', /the en text is not what came in/],
  ])('%s → %s', (from, to, fault) => {
    const [[name, text]] = Object.entries(write(small, 'corpus')) as [[string, string]];
    expect(text).toContain(from);
    expect(editionFaults({ [name]: text.replace(from, to) }, small).join('\n')).toMatch(fault);
  });
});
