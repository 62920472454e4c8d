/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { basename, resolve } from 'node:path';
import { type Browser, chromium, type Download, type Page } from 'playwright-core';
import type { Alignment } from '../../../src/index.js';

export const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const built = resolve('dist/editor/page/index.html');

/** Debian's Chromium; as root it starts without its sandbox only. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });

/** What the page said that it should not have: errors, and addresses off this machine. */
export const complaints = new WeakMap<Page, string[]>();

export async function newPage(browser: Browser, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'en-GB', ...options });
  const said: string[] = [];
  complaints.set(page, said);
  page.on('pageerror', (error) => said.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(?:file:|blob:|data:|http:\/\/127\.0\.0\.1:)/u.test(request.url())) said.push(request.url());
  });
  return page;
}

/** The page as a folder of files, with no server. */
export async function openFolder(browser: Browser, options?: Parameters<Browser['newPage']>[0]): Promise<Page> {
  const page = await newPage(browser, options);
  await page.goto(pathToFileURL(built).href);
  return page;
}

interface Dropped {
  readonly name: string;
  readonly text: string;
}

/** Drops files on the page as a hand does. */
export async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const transfer = await page.evaluateHandle((given: readonly Dropped[]) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

export const fileOf = (path: string): Dropped => ({ name: basename(path), text: readFileSync(path, 'utf8') });

/** The transcript, dropped on the page and aligned there. */
export async function openTranscript(browser: Browser, options?: Parameters<Browser['newPage']>[0]): Promise<Page> {
  const page = await openFolder(browser, options);
  await drop(page, [fileOf(`${corpus}/en.txt`), fileOf(`${corpus}/ru.txt`)]);
  await page.waitForSelector('[role="gridcell"][tabindex="0"]');
  return page;
}

/** Exports from the page; what is downloaded, by name. */
export async function exported(page: Page, suffix: string, count = 1): Promise<ReadonlyMap<string, string>> {
  const files = await exportedBytes(page, suffix, count);
  return new Map([...files].map(([name, bytes]) => [name, bytes.toString()]));
}

export async function exportedBytes(page: Page, suffix: string, count = 1): Promise<ReadonlyMap<string, Buffer>> {
  await page.keyboard.press('o');
  const downloads: Download[] = [];
  const all = new Promise<void>((done) => {
    const take = (download: Download): void => {
      downloads.push(download);
      if (downloads.length === count) done();
    };
    page.on('download', take);
  });
  await page.locator('dialog button', { has: page.locator(`strong:text-is("${suffix}")`) }).click();
  await all;
  page.removeAllListeners('download');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  const files = await Promise.all(
    downloads.map(async (each) => [each.suggestedFilename(), readFileSync(await each.path())] as const),
  );
  return new Map(files);
}

export const projectText = async (page: Page): Promise<string> => [...(await exported(page, '.json')).values()][0]!;

export const projectOf = async (page: Page): Promise<Alignment> => JSON.parse(await projectText(page)) as Alignment;

/** Index of the link that the cursor is on. */
export const here = async (page: Page): Promise<number> =>
  Number(await page.locator('[role="row"][aria-selected="true"]').getAttribute('data-bead'));

export const row = (page: Page, bead: number) => page.locator(`[data-bead="${bead}"]`);
export const cell = (page: Page, bead: number, side: 'source' | 'target') =>
  row(page, bead).locator(`[data-side="${side}"]`);

export const shapeAt = async (page: Page, bead: number): Promise<string> => {
  const label = await row(page, bead).locator('.seam').getAttribute('aria-label');
  return label!.replace(/^\D*/u, '');
};

/** Goes to a link by its number, as a reviewer does. */
export async function goTo(page: Page, bead: number): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.type(String(bead + 1));
  await page.keyboard.press('Enter');
  await page.waitForSelector(`[data-bead="${bead}"][aria-selected="true"]`);
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'gridcell');
  await press(page, 'ArrowLeft');
}

/** Presses keys one after the other, and waits until what they asked for is done and shown. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await settled(page);
  }
}

/** Nothing is being saved, and what was done is on the screen. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[data-saving]')?.getAttribute('data-saving') !== 'saving');
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
  );
}
