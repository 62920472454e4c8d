import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../../src/model/document.js';
import { findParagraphs } from '../../../src/segment/paragraphs.js';
import { findSentences } from '../../../src/segment/sentences.js';
import { ownSrx } from '../../../src/segment/srx/own.js';
import { srxSplitter } from '../../../src/segment/srx/splitter.js';
import { readSentenceCase, readSentenceLines } from '../notation.js';

const srx = ownSrx();
const gold = process.env['SVERKA_GOLD'];

describe.each(['en', 'ru'] as const)('our rules as SRX, %s', (lang) => {
  const splitter = srxSplitter(srx, lang);
  const lines = readSentenceLines(lang, true);

  test.each(lines)('%s', (line) => {
    const { text, sentences } = readSentenceCase(line);
    expect(splitter.split(text, [0, text.length]).map((at) => text.slice(...at))).toEqual(sentences);
  });

  test('the transcript is split alike', () => {
    const text = readFileSync(`corpora/2021-03-02-lavrov-kamilov/${lang}.txt`, 'utf8').replace(/^\ufeff/u, '');
    for (const at of findParagraphs(text, lang))
      expect(splitter.split(text, at)).toEqual(findSentences(text, at, lang));
  });

  // Boundaries inside paragraphs of five sentences; `npx vitest … --reporter verbose` shows the figure.
  test.runIf(gold !== undefined)('the gold documents are split alike, with F1 of .995 at least', () => {
    let [same, ours, theirs] = [0, 0, 0];
    for (const name of readdirSync(gold!).filter((file) => /^[a-z\d]+-\d+\.json$/u.test(file))) {
      const document = JSON.parse(readFileSync(join(gold!, name), 'utf8')) as Record<
        typeof lang,
        { paragraphs: string[][] }
      >;
      const sentences = document[lang].paragraphs.flat();
      for (let from = 0; from < sentences.length; from += 5) {
        const text = sentences.slice(from, from + 5).join(' ');
        const ends = (spans: readonly Span[]): number[] => spans.slice(0, -1).map(([, to]) => to);
        const [own, written] = [
          ends(findSentences(text, [0, text.length], lang)),
          ends(splitter.split(text, [0, text.length])),
        ];
        ours += own.length;
        theirs += written.length;
        same += own.filter((end) => written.includes(end)).length;
      }
    }
    console.log(`${lang}: F1 ${((2 * same) / (ours + theirs)).toFixed(4)} of ${ours} boundaries`);
    expect(ours).toBeGreaterThan(1000);
    expect((2 * same) / (ours + theirs)).toBeGreaterThanOrEqual(0.995);
  });
});
