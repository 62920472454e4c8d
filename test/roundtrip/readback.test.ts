import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WriteOptions } from '../../src/format/format.js';
import { formatNamed } from '../../src/format/formats.js';
import { tei } from '../../src/format/tei.js';
import type { Alignment } from '../../src/model/alignment.js';
import { alignment } from '../format/arbitraries.js';
import { bare, full, options, small, timed } from '../format/fixtures.js';
import { alignCorpora } from './corpora.js';
import { linkedByPlace } from './words.js';

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
        if (format === 'tei') again(linkedByPlace(value));
      }),
    );
  });
  test.runIf(format === 'tei').each(written.slice(0, 3))('with words: %s', (_, value) => again(linkedByPlace(value)));
});

test.each(['corpus', 'split'] as const)(
  'words of an edition as %s are what they were, and so are their links',
  (teiLayout) => {
    for (const [, value] of written) {
      const linked = linkedByPlace(value);
      const { parts, left } = tei.write!(linked, { ...options, teiLayout });
      const files = new Map(parts.map(({ suffix, text }) => [options.stem + suffix, text]));
      const read = tei.read!(parts[0]!.text, { sibling: (name) => ({ path: name, text: files.get(name)! }) });
      const said = ({ source, target, words = [] }: Alignment): string[] =>
        words.map((link) =>
          [source.text.slice(...link.source), target.text.slice(...link.target), link.posterior]
            .join(' ')
            .replace(/\s+/gu, ' ')
            .normalize('NFC'),
        );
      // Of words with signs that XML cannot hold, only the rest comes back.
      if (value === full) continue;
      expect(left).toEqual([]);
      expect(said(read)).toEqual(said(linked));
    }
    expect(tei.read!(tei.write!(full, options).parts[0]!.text, {}).words).toBeUndefined();
  },
);

test('ids of words are of their sentence; of a compound the parts have one each', () => {
  const xml = tei.write!(linkedByPlace(full), options).parts[0]!.text;
  const ids = [...xml.matchAll(/<w xml:id="([^"]+)"/gu)].map(([, id]) => id!);
  expect(new Set(ids).size).toBe(ids.length);
  const corpus = tei.write!(linkedByPlace(written[0]![1]), options).parts[0]!.text;
  expect(corpus).toMatch(
    /<s xml:id="(en\.u\d+\.p1\.s1)"[^>]*><w xml:id="\1\.w1" corresp="#ru\.[^"]*\.w1(?: [^"]*)?">/u,
  );
  expect(corpus).toMatch(/\.w\d+\.1" corresp="[^"]+">\p{L}+<\/w>-<w xml:id="[^"]+\.w\d+\.2"/u);
});
