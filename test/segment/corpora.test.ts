import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unitText } from '../../src/model/document.js';
import { detectLanguage } from '../../src/segment/language.js';
import { segmentTranscript } from '../../src/segment/segment.js';

const corpora = readdirSync('corpora').filter((name) => existsSync(join('corpora', name, 'gold.tsv')));

describe.each(corpora)('%s', (name) => {
  const units = readFileSync(join('corpora', name, 'gold.tsv'), 'utf8')
    .split(/\r?\n/u)
    .filter((line) => line.startsWith('unit\t'))
    .map((line) => line.split('\t'));

  test.each(['en', 'ru'] as const)('%s has the units of the gold', (lang) => {
    const text = readFileSync(join('corpora', name, `${lang}.txt`), 'utf8').replace(/^\ufeff/u, '');
    expect(detectLanguage(text)).toBe(lang);
    const document = segmentTranscript(text, lang);
    const found = document.units.sentence.map((unit) => [
      unit.id,
      unit.kind,
      unit.speaker ?? '-',
      unitText(document, unit),
    ]);
    expect(found).toEqual(units.filter(([, id]) => id!.startsWith(`${lang}.`)).map((row) => row.slice(1, 5)));
  });
});
