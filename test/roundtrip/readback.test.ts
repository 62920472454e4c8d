import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WriteOptions } from '../../src/format/format.js';
import { formatNamed } from '../../src/format/formats.js';
import type { Alignment } from '../../src/model/alignment.js';
import { alignment } from '../format/arbitraries.js';
import { bare, full, options, small, timed } from '../format/fixtures.js';
import { alignCorpora } from './corpora.js';

// What was written is read and written again: the same bytes.
const ways: [name: string, format: string, more: Partial<WriteOptions>][] = [
  ['json', 'json', {}],
  ['tmx of sentences', 'tmx', {}],
  ['tmx of sentences, no-break spaces kept', 'tmx', { nbsp: 'keep' }],
  ['tmx of paragraphs', 'tmx', { level: 'paragraph' }],
  ['tei in one file', 'tei', {}],
  ['tei in three files', 'tei', { teiLayout: 'split', stem: 'my talks & more' }],
  ['tei with plain spaces', 'tei', { nbsp: 'space' }],
  ['tmx of other regions', 'tmx', { regions: { en: 'US', ru: '' } }],
];

const written = [...alignCorpora(), ['small', small], ['full', full], ['bare', bare], ['timed', timed]] as [
  string,
  Alignment,
][];

describe.each(ways)('%s', (_, format, more) => {
  const settings = { ...options, ...more };
  const again = (value: Alignment): void => {
    const { write, read } = formatNamed(format);
    const { parts, kept } = write!(value, settings);
    // A memory without units has no languages.
    if (format === 'tmx' && kept === 0) return;
    const files = new Map(parts.map(({ suffix, text }) => [settings.stem + suffix, text]));
    const sibling = (name: string) => ({ path: name, text: files.get(name)! });
    for (const text of files.values()) {
      // What the file says of itself need not be said again.
      const remembered = { ...settings, regions: {} };
      expect(write!(read!(text, { sibling }), remembered).parts).toEqual(parts);
    }
  };
  test.each(written)('%s', (_, value) => again(value));
  test('whatever it holds', () => {
    fc.assert(
      fc.property(alignment, (value) => {
        again(value);
      }),
    );
  });
});
