/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { basename, resolve } from 'node:path';
import { type Browser, chromium, type Download, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Alignment } from '../../../src/index.js';

export const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const built = resolve('dist/editor/page/index.html');

type Options = Parameters<Browser['newPage']>[0];

/** Debian's Chromium; as root it starts without its sandbox only. */
const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });

/** A browser for the tests of a file. */
export interface Pages {
  readonly page: (options?: Options) => Promise<Page>;
  /** The page of a server. */
  readonly at: (address: string) => Promise<Page>;
  /** The page as a folder of files, with no server. */
  readonly folder: (options?: Options) => Promise<Page>;
  /** The transcript, dropped on that page and aligned there. */
  readonly transcript: (options?: Options) => Promise<Page>;
}

/**
 * Starts a browser before the tests of a file and ends it after them. Pages are closed after the test that opened
 * them, or where one is opened before the tests, with the browser; none may have said an error, or asked for an
 * address off this machine.
 */
export function useBrowser(): Pages {
  let browser: Browser;
  const said = new Map<Page, string[]>();
  let kept = new Set<Page>();
  beforeAll(async () => {
    browser = await launch();
  });
  beforeEach(() => {
    if (kept.size === 0) kept = new Set(said.keys());
  });
  afterEach(async () => {
    for (const [page, complaints] of said) {
      expect(complaints).toEqual([]);
      if (kept.has(page)) continue;
      said.delete(page);
      await page.close();
    }
  });
  afterAll(() => browser.close());
  const page: Pages['page'] = async (options = {}) => {
    const opened = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'en-GB', ...options });
    const complaints: string[] = [];
    said.set(opened, complaints);
    opened.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
    opened.on('console', (message) => {
      // That a server is gone is what some tests are about.
      if (
        message.type() === 'error' &&
        !/ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY|status of 40[39]/u.test(message.text())
      )
        complaints.push(message.text());
    });
    opened.on('request', (request) => {
      if (!/^(?:file:|blob:|data:|http:\/\/127\.0\.0\.1:)/u.test(request.url())) complaints.push(request.url());
    });
    return opened;
  };
  const folder: Pages['folder'] = async (options) => {
    const opened = await page(options);
    await opened.goto(pathToFileURL(built).href);
    return opened;
  };
  return {
    page,
    folder,
    async at(address) {
      const opened = await page();
      await opened.goto(address);
      await opened.waitForSelector(ready);
      return opened;
    },
    async transcript(options) {
      const opened = await folder(options);
      await drop(opened, [fileOf(`${corpus}/en.txt`), fileOf(`${corpus}/ru.txt`)]);
      await opened.waitForSelector(ready);
      return opened;
    },
  };
}

/** The cell of the cursor, which is there when a project is open. */
export const ready = '[role="gridcell"][tabindex="0"]';

export interface Dropped {
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

/** Exports from the page; what is downloaded, by name. `choices` are made first: values, by the names of their fields. */
export async function exported(
  page: Page,
  suffix: string,
  count = 1,
  choices: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<string, string>> {
  const files = await exportedBytes(page, suffix, count, choices);
  return new Map([...files].map(([name, bytes]) => [name, bytes.toString()]));
}

export async function exportedBytes(
  page: Page,
  suffix: string,
  count = 1,
  choices: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<string, Buffer>> {
  await page.keyboard.press('o');
  for (const [field, value] of Object.entries(choices)) await page.getByLabel(field).selectOption(value);
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
