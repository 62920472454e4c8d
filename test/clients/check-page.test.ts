import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { violations } from '../editor/page/axe.js';
import { useBrowser } from '../editor/page/browser.js';

const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const out = mkdtempSync(join(tmpdir(), 'sverka-check-'));
writeFileSync(join(out, 'terms.tsv'), 'students\tучащиеся\n');
const { stdout } = spawnSync(
  process.execPath,
  [
    'bin/sverka.js',
    'check',
    `${corpus}/en.txt`,
    `${corpus}/ru.txt`,
    '--glossary',
    join(out, 'terms.tsv'),
    '--to',
    'html',
  ],
  { encoding: 'utf8' },
);
writeFileSync(join(out, 'check.html'), stdout);
const pages = useBrowser();
afterAll(() => rmSync(out, { recursive: true }));

test.each(['light', 'dark'] as const)(
  'the page of findings has nothing that axe objects to, %s',
  async (colorScheme) => {
    const page = await pages.page({ colorScheme });
    await page.goto(pathToFileURL(join(out, 'check.html')).href);
    expect(await page.locator('article').count()).toBeGreaterThan(2);
    expect(await violations(page)).toEqual([]);
  },
);
