import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { violations } from '../editor/page/axe.js';
import { useBrowser } from '../editor/page/browser.js';
import { run } from './transcript.js';

const out = mkdtempSync(join(tmpdir(), 'sverka-print-'));
const texts = ['en', 'ru'].map((lang) => `corpora/2021-09-14-solvang/${lang}.txt`);
execFileSync(process.execPath, ['bin/sverka.js', 'align', ...texts, '--to', 'html,csv', '-o', out, '-q']);
const address = pathToFileURL(join(out, '2021-09-14-solvang.html')).href;

const pages = useBrowser();
afterAll(() => rmSync(out, { recursive: true }));

test('the page to print bars nobody, on a screen of any width', async () => {
  const page = await pages.page();
  await page.goto(address);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 700 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
});

test('it is A4, each page begins with the languages and ends with its number', async () => {
  const page = await pages.page();
  await page.goto(address);
  const pdf = join(out, 'print.pdf');
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
  expect(run('pdfinfo', [pdf]).output).toMatch(/Page size:\s+59[45].*x 84[12]/u);
  const sheets = run('pdftotext', ['-layout', pdf, '-'])
    .output.split('\f')
    .filter((text) => text.trim() !== '');
  expect(sheets.length).toBeGreaterThan(2);
  for (const [index, text] of sheets.entries()) {
    expect(text).toMatch(/English\b.*\bRussian/u);
    expect(text).toMatch(new RegExp(`${index + 1} ?/ ?${sheets.length}`, 'u'));
  }
});
