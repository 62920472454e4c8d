import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { matchSpeakers } from '../../src/lexicon/speaker.js';
import { unitText } from '../../src/model/document.js';
import { detectLanguage } from '../../src/segment/language.js';
import { segmentTranscript } from '../../src/segment/segment.js';

const corpora = readdirSync('corpora').filter((name) => existsSync(join('corpora', name, 'gold.tsv')));

describe.each(corpora)('%s', (name) => {
  const units = readFileSync(join('corpora', name, 'gold.tsv'), 'utf8')
    .split(/\r?\n/u)
    .filter((line) => line.startsWith('unit\t'))
    .map((line) => line.split('\t'));

  const read = (lang: 'en' | 'ru'): string =>
    readFileSync(join('corpora', name, `${lang}.txt`), 'utf8').replace(/^\ufeff/u, '');
  // Ids are those of the gold once the speakers of both texts are matched: Хольм alone may be Kholm or Holm.
  const documents = matchSpeakers(segmentTranscript(read('en'), 'en'), segmentTranscript(read('ru'), 'ru'));

  test.each(documents.map((document) => [document.lang, document] as const))(
    '%s has the units of the gold',
    (lang, document) => {
      expect(detectLanguage(document.text)).toBe(lang);
      const found = document.units.sentence.map((unit) => [
        unit.id,
        unit.kind,
        unit.speaker ?? '-',
        unitText(document, unit),
      ]);
      expect(found).toEqual(units.filter(([, id]) => id!.startsWith(`${lang}.`)).map((row) => row.slice(1, 5)));
    },
  );
});
