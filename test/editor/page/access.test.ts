import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { cell, drop, goTo, press, ready, useBrowser } from './browser.js';

const pages = useBrowser();

/** Each view, and the keys that lead to it and back. */
const views: readonly (readonly [name: string, open: (page: Page) => Promise<void>, close: string[]])[] = [
  ['the texts, with a hint of how to begin', (page) => page.locator('.hint').waitFor(), []],
  [
    'the texts',
    async (page) => {
      await page.getByRole('button', { name: 'Got it' }).click();
      expect(await page.locator('.hint').count()).toBe(0);
      await page.waitForFunction((cursor) => document.activeElement?.matches(cursor), ready);
    },
    [],
  ],
  ['confirmed, flagged and noted links', (page) => press(page, 'c', 'f'), []],
  [
    'a rival',
    async (page) => {
      await press(page, 'n', 'x');
      await page.waitForSelector('.rival .title');
      await page.locator('.reasons summary').click();
      await page.locator(ready).focus();
    },
    ['x'],
  ],
  [
    'words that correspond',
    async (page) => {
      await press(page, 'w');
      await page.waitForSelector('.match');
      await press(page, 'w');
    },
    ['Escape'],
  ],
  [
    'what is found',
    async (page) => {
      await press(page, '/');
      await page.keyboard.type('the');
      await page.waitForSelector('.hit');
    },
    ['Escape'],
  ],
  [
    'nothing that is found',
    async (page) => {
      await press(page, '/');
      await page.keyboard.type('zzzz');
      await page.waitForSelector('.none');
    },
    ['Escape'],
  ],
  ['the note', (page) => press(page, 't'), ['Escape']],
  ['the text of a sentence', (page) => press(page, 'e'), ['Escape']],
  ['a number to go to', (page) => press(page, 'g'), ['Escape']],
  ['statistics', (page) => press(page, 'i'), ['Escape']],
  ['help', (page) => press(page, '?'), ['Escape']],
  ['export', (page) => press(page, 'o'), ['Escape']],
  [
    'a refusal',
    async (page) => {
      await goTo(page, 1);
      await press(page, 's');
    },
    ['Escape'],
  ],
  [
    'links without counterpart, and a move',
    async (page) => {
      await goTo(page, 1);
      await press(page, 'l');
      await goTo(page, 5);
      await press(page, 'ArrowRight', 'l', 'ArrowLeft');
      await goTo(page, 2);
    },
    [],
  ],
  [
    'what aligning again would change',
    async (page) => {
      await goTo(page, 40);
      await press(page, 'm', 'c', 'r');
      await page.locator('dialog .changes').waitFor();
    },
    ['Escape'],
  ],
];

describe.each(['light', 'dark'] as const)('axe finds nothing in the %s theme', (colorScheme) => {
  test('of the first page, and of what is not opened', async () => {
    const page = await pages.folder({ colorScheme });
    expect(await violations(page)).toEqual([]);
    await drop(page, [{ name: 'x.json', text: '{"sverka": 1}' }]);
    await page.getByRole('alert').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('of what a check finds', async () => {
    const page = await pages.folder({ colorScheme, locale: 'ru-RU' });
    const english = 'We met in 1999 and signed an agreement on trade. It rained all day in the old city of Tashkent.';
    const russian =
      'Мы встретились в 2005 году и подписали соглашение о торговле. В старом городе Ташкенте весь день шёл дождь.';
    await drop(page, [
      { name: 'x.en.txt', text: english },
      { name: 'x.ru.txt', text: russian },
    ]);
    const finding = page.locator('.finding').first();
    await finding.waitFor();
    expect(await finding.textContent()).toContain('Числа расходятся: 1999 в первом тексте, 2005 во втором.');
    expect(await violations(page)).toEqual([]);
  });

  test('of any view', async () => {
    const page = await pages.transcript({ colorScheme });
    for (const [name, open, close] of views) {
      await open(page);
      expect(await violations(page), name).toEqual([]);
      await press(page, ...close);
    }
  });

  test('of a narrow window', async () => {
    const page = await pages.transcript({ colorScheme, viewport: { width: 600, height: 900 } });
    await press(page, 'n', 'x');
    await page.locator('.reasons .blocks').first().waitFor();
    expect(await violations(page)).toEqual([]);
    // Nothing is wider than the window, and one text stands below the other.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(600);
    const [ours, theirs] = await Promise.all(
      (['source', 'target'] as const).map((side) => page.locator(`.here > [data-side="${side}"]`).boundingBox()),
    );
    expect(ours!.width).toBeGreaterThan(400);
    expect(theirs!.y).toBeGreaterThanOrEqual(ours!.y + ours!.height);
  });

  test('in Russian', async () => {
    const page = await pages.transcript({ colorScheme, locale: 'ru-RU' });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ru');
    expect(await violations(page)).toEqual([]);
  });
});

test('a chosen theme overrules that of the system', async () => {
  const page = await pages.folder({ colorScheme: 'dark' });
  const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await paper();
  await page.getByRole('button', { name: 'Theme: as the system' }).click();
  expect(await paper()).not.toBe(dark);
  await page.getByRole('button', { name: 'Theme: light' }).click();
  expect(await paper()).toBe(dark);
});

describe('a screen reader is told', () => {
  let page: Page;
  beforeAll(async () => {
    page = await pages.transcript();
  });

  test('what each link is, in which language each cell', async () => {
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toMatch(/^\d+$/u);
    const head = page.getByRole('rowheader', { name: /^Link 2, 1:1, probability/u });
    expect(await head.count()).toBe(1);
    expect(await cell(page, 1, 'source').getAttribute('lang')).toBe('en');
    expect(await cell(page, 1, 'target').getAttribute('lang')).toBe('ru');
  });

  test('one cell alone is in the order of tabs, and the focus follows the cursor', async () => {
    for (const keys of [['ArrowDown'], ['ArrowRight'], ['End'], ['Home'], ['PageDown'], ['n'], ['ArrowUp']]) {
      await press(page, ...keys);
      await page.waitForFunction((cursor) => document.activeElement?.matches(cursor), ready);
      expect(await page.locator(ready).count()).toBe(1);
    }
  });

  test('what was done', async () => {
    const live = page.locator('[aria-live="polite"]');
    await goTo(page, 1);
    await press(page, 'm');
    expect(await live.textContent()).toContain('Merged');
    await press(page, 'z');
    expect(await live.textContent()).toContain('Undone');
    await press(page, 'j');
    expect(await live.textContent()).toContain('As always');
  });
});

test('the keyboard alone leads everywhere, and out again', async () => {
  const page = await pages.transcript();
  for (const key of ['?', 'i', 'o', 'g', 'e', 't']) {
    await press(page, key);
    expect(await page.getByRole('dialog').count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
    await press(page, 'Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'gridcell');
  }
  // Tabs lead from the cell to the queue and the bar, and back to where one was.
  const cellOf = (): Promise<string | null> => page.evaluate(() => document.activeElement!.getAttribute('data-side'));
  const before = await cellOf();
  await press(page, 'Tab', 'Shift+Tab');
  expect(await cellOf()).toBe(before);
});
