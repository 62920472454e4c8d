import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { alignTranscript, run } from './transcript.js';

describe.each([
  ['corpus', []],
  ['split', []],
  ['corpus', ['--words']],
])('TEI, layout %s, %s', (layout, more) => {
  const folder = alignTranscript('--to', 'tei', '--tei-layout', layout, ...more);
  const files = readdirSync(folder).map((name) => join(folder, name));

  test('has the files of its layout', () => {
    expect(files).toHaveLength(layout === 'corpus' ? 1 : 3);
  });

  test.each(['test/schemas/tei_all.rng', 'test/schemas/parla-clarin.rng', 'src/format/tei/sverka.rng'])(
    'is valid by %s in jing',
    (schema) => {
      for (const file of files) expect(run('jing', [schema, file])).toEqual({ status: 0, output: '' });
    },
  );
});

test.each(['sentence', 'paragraph'])('TMX of %ss is valid by its DTD in xmllint', (level) => {
  const folder = alignTranscript('--to', 'tmx', '--level', level);
  for (const name of readdirSync(folder))
    expect(run('xmllint', ['--noout', '--nonet', '--dtdvalid', 'test/schemas/tmx14.dtd', join(folder, name)])).toEqual({
      status: 0,
      output: '',
    });
});
