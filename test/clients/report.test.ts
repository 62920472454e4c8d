/// <reference lib="dom" />
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import type { Alignment } from '../../src/index.js';
import { violations } from '../editor/page/axe.js';
import { useBrowser } from '../editor/page/browser.js';

const corpus = 'corpora/2021-09-14-solvang';
const out = mkdtempSync(join(tmpdir(), 'sverka-report-'));
const texts = [`${corpus}/en.txt`, `${corpus}/ru.txt`];
execFileSync(process.execPath, ['bin/sverka.js', 'align', ...texts, '--to', 'report,json', '-o', out, '-q']);
const stem = join(out, '2021-09-14-solvang');
const { ladders } = JSON.parse(readFileSync(`${stem}.json`, 'utf8')) as Alignment;
const beads = ladders.sentence!;

const pages = useBrowser();
afterAll(() => rmSync(out, { recursive: true }));

async function open(options?: Parameters<Browser['newPage']>[0]): Promise<Page> {
  const page = await pages.page(options);
  await page.goto(pathToFileURL(`${stem}.report.html`).href);
  return page;
}

const shown = (page: Page) => page.locator('tbody tr:not(.speaker):visible');
const total = (page: Page) => page.locator('#shown').textContent();

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test('nothing bars the way of a reader, and nothing is asked of the network', async () => {
    const page = await open({ colorScheme });
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(Number(/\d+/u.exec(ground)![0]) > 127).toBe(colorScheme === 'light');
    expect(await violations(page)).toEqual([]);
    await page.click('#theme');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(ground);
    expect(await violations(page)).toEqual([]);
  });
});

test('filters and search show what is asked for, and say how much', async () => {
  const page = await open();
  expect(await shown(page).count()).toBe(beads.length);
  const doubtful = beads.filter(({ posterior }) => posterior! < 0.9).length;
  expect(doubtful).toBeGreaterThan(0);
  await page.selectOption('#confidence', '0.9');
  expect(await shown(page).count()).toBe(doubtful);
  expect(await total(page)).toBe(`${doubtful} of ${beads.length}`);
  await page.selectOption('#confidence', '');
  await page.selectOption('#kind', 'null');
  const alone = beads.filter(({ source, target }) => source[0] === source[1] || target[0] === target[1]).length;
  expect(await shown(page).count()).toBe(alone);
  await page.selectOption('#kind', '');
  await page.keyboard.press('Escape');
  await page.fill('#words', 'ГОРЯЧЕЙ ЛИНИЕЙ');
  const found = await shown(page).allTextContents();
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(beads.length);
  for (const text of found) expect(text.toLowerCase()).toContain('горячей линией');
  await page.fill('#words', 'nothing of the kind');
  expect(await shown(page).count()).toBe(0);
  expect(await page.locator('#nothing').isVisible()).toBe(true);
});

test.each([1200, 1440])('the tools are one line, %s wide; on a telephone nothing is cut off', async (width) => {
  const page = await open({ viewport: { width, height: 900 } });
  const tops = await page
    .locator('.tools > *')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ top, height }) => top + height / 2));
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(8);
  await page.setViewportSize({ width: 360, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
