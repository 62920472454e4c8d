import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { matchSpeakers } from '../../src/lexicon/speaker.js';
import { unitText } from '../../src/model/document.js';
import { detectLanguage } from '../../src/segment/language.js';
import { segmentTranscript } from '../../src/segment/segment.js';

const corpora = readdirSync('corpora').filter((name) => existsSync(join('corpora', name, 'gold.tsv')));

/**
 * Pages that are not read right yet, and what is misread. A text is not bent to the reader: the test fails when its fault
 * is mended, and the row goes.
 */
const misread: Readonly<Record<string, string>> = {
  '2021-11-18-vetrova ru': 'a year and a sum in one sentence: «в 2009 г. 100 млрд»',
  '2023-10-10-okoro-lind ru': 'two sentences in one pair of quotation marks: «…, – сказала она. – …»',
};

describe.each(corpora)('%s', (name) => {
  const units = readFileSync(join('corpora', name, 'gold.tsv'), 'utf8')
    .split(/\r?\n/u)
    .filter((line) => line.startsWith('unit\t'))
    .map((line) => line.split('\t'));

  const read = (lang: 'en' | 'ru'): string =>
    readFileSync(join('corpora', name, `${lang}.txt`), 'utf8').replace(/^\ufeff/u, '');
  // Ids are those of the gold once the speakers of both texts are matched: Хольм alone may be Kholm or Holm.
  const documents = matchSpeakers(segmentTranscript(read('en'), 'en'), segmentTranscript(read('ru'), 'ru'));

  describe.each(documents.map((document) => [document.lang, document] as const))('%s', (lang, document) => {
    test('is told', () => {
      expect(detectLanguage(document.text)).toBe(lang);
    });

    const check = `${name} ${lang}` in misread ? test.fails : test;
    check('has the units of the gold', () => {
      const found = document.units.sentence.map((unit) => [
        unit.id,
        unit.kind,
        unit.speaker ?? '-',
        unitText(document, unit),
      ]);
      expect(found).toEqual(units.filter(([, id]) => id!.startsWith(`${lang}.`)).map((row) => row.slice(1, 5)));
    });
  });

  const wrap = (text: string, width: number): string =>
    text.replace(/[^\n]+/gu, (line) =>
      line.replace(new RegExp(`(?=\\S)(.{1,${width}})(?: |$)`, 'gu'), '$1\n').trimEnd(),
    );
  /** The text with each of its labels written otherwise. */
  const relabel = (text: string, write: (name: string) => string): string => {
    const labels = segmentTranscript(text, detectLanguage(text)).marks.filter(({ kind }) => kind === 'label');
    return labels.reduceRight(
      (changed, { at: [from, to] }) =>
        changed.slice(0, from) + write(text.slice(from, to).replace(/:$/u, '')) + changed.slice(to),
      text,
    );
  };
  const plain = (text: string): string => text.replace(/\r\n/gu, '\n');
  const view = (text: string, lang: 'en' | 'ru'): string[] => {
    const document = segmentTranscript(text, lang);
    return document.units.sentence.map((unit) => `${unit.kind} ${unit.speaker ?? '-'} ${unitText(document, unit)}`);
  };

  test.each<[string, (text: string) => string]>([
    ['with carriage returns', (text) => text.replace(/\n/gu, '\r\n')],
    ['wrapped at 60', (text) => wrap(text, 60)],
    ['wrapped at 72', (text) => wrap(text, 72)],
    ['wrapped at 100', (text) => wrap(text, 100)],
    ['with labels in bold type', (text) => relabel(text, (name) => `**${name}:**`)],
    ['with the colon outside', (text) => relabel(text, (name) => `**${name}**:`)],
    ['with tabs behind labels', (text) => relabel(text, (name) => `${name}:\t`)],
    ['with two spaces for one', (text) => text.replace(/ /gu, '  ')],
    ['indented', (text) => text.replace(/^(?=\S)/gmu, '    ')],
    ['with spaces at the ends of lines', (text) => text.replace(/\n/gu, '   \n')],
    // Before a small letter, a blank line alone can part paragraphs.
    ['without blank lines', (text) => text.replace(/\n(?:[ \t]*\n)+(?!\p{Ll})/gu, '\n')],
    ['with many blank lines', (text) => text.replace(/\n\n/gu, '\n\n\n\n')],
  ])('%s it has the same sentences and speakers', (_, change) => {
    for (const lang of ['en', 'ru'] as const)
      expect(view(change(plain(read(lang))), lang)).toEqual(view(plain(read(lang)), lang));
  });
});
