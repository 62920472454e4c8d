import { expect, test } from 'vitest';
import { formats } from '../../src/format/formats.js';
import type { WriteOptions } from '../../src/format/format.js';
import { options, small } from './fixtures.js';

// Byte for byte; `npx vitest run -u` writes them anew, and their diff is read like code.
const variants: [name: string, more: Partial<WriteOptions>][] = [
  ['small', {}],
  ['small-paragraphs', { level: 'paragraph' }],
  ['small-split', { teiLayout: 'split', stem: 'small-split' }],
  ['small-dated', { date: '2025-03-20T15:00:00+03:00', minConfidence: 0.9, regions: { en: 'US', ru: '' } }],
  ['small-colour', { colour: true, width: 60 }],
];
const wanted: Record<string, string[]> = {
  small: ['tmx', 'tei', 'json', 'tsv', 'columns'],
  'small-paragraphs': ['tmx', 'tsv', 'columns'],
  'small-split': ['tei'],
  'small-dated': ['tmx'],
  'small-colour': ['columns'],
};

const cases = variants.flatMap(([name, more]) =>
  formats
    .filter((format) => wanted[name]!.includes(format.name))
    .flatMap((format) => format.write!(small, { ...options, ...more }).parts)
    .map(({ suffix, text }) => [`${name}${suffix}`, text] as const),
);

test.each(cases)('%s', async (file, text) => {
  expect(text).toMatch(/[^\n]\n$/);
  expect(text).not.toMatch(/\r|^\uFEFF| $/m);
  // A .json would be laid out anew by the formatter of the code.
  await expect(text).toMatchFileSnapshot(`golden/${file.replace(/\.json$/, '.json.txt')}`);
});
