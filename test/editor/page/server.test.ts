import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, sverka } from '../../cli/run.js';
import { type Running, review as startReview } from '../desks.js';
import type { Alignment } from '../../../src/index.js';
import { cell, corpus, exported, goTo, press, row, settled, shapeAt, useBrowser } from './browser.js';

const pages = useBrowser();

/** A project of the transcript, in a folder of its own. */
function project(): string {
  const path = join(folder(), 'talks.json');
  const words = ['align', `${corpus}/en.txt`, `${corpus}/ru.txt`, '--to', 'json', '-o', path, '--quiet'];
  expect(sverka(words, { cwd: process.cwd() })).toMatchObject({ status: 0 });
  return path;
}

const review = (path: string): Promise<Running> => startReview([path], dirname(path));

const stored = (path: string): Alignment => JSON.parse(readFileSync(path, 'utf8')) as Alignment;

test('the server is killed in the middle of it, and all that was shown as saved is found again, with its undo', async () => {
  const path = project();
  const first = readFileSync(path, 'utf8');
  const desk = await review(path);
  const page = await pages.at(desk.address);
  await goTo(page, 1);
  await press(page, 'm', 'f', 't');
  await page.keyboard.type('Both are greetings');
  await press(page, 'Control+Enter', 'n', 'Enter');
  expect(await page.locator('[data-saving]').getAttribute('data-saving')).toBe('saved');
  const progress = await page.locator('.numbers').textContent();
  await desk.kill('SIGKILL');
  await page.getByRole('alert').getByText('does not answer').first().waitFor();
  await page.close();

  const again = await review(path);
  const found = await pages.at(again.address);
  expect(await found.locator('.numbers').textContent()).toBe(progress);
  await goTo(found, 1);
  expect(await shapeAt(found, 1)).toBe('2:2');
  expect(await cell(found, 1, 'source').textContent()).toContain('Both are greetings');
  const undo = found.getByRole('button', { name: 'Undo' });
  while (await undo.isEnabled()) await press(found, 'z');
  expect(await shapeAt(found, 1)).toBe('1:1');
  await again.kill('SIGTERM');
  expect(readFileSync(path, 'utf8')).toBe(first);
});

test('what is done in one window is seen in the other', async () => {
  const desk = await review(project());
  const [one, two] = [await pages.at(desk.address), await pages.at(desk.address)];
  await goTo(one, 1);
  await press(one, 'm');
  await two.waitForFunction(() =>
    document.querySelector('[data-bead="1"] .seam')?.getAttribute('aria-label')?.includes('2:2'),
  );
  await goTo(two, 1);
  await press(two, 'z');
  await one.waitForFunction(() =>
    document.querySelector('[data-bead="1"] .seam')?.getAttribute('aria-label')?.includes('1:1'),
  );
});

test('a file that another program changed is not written over, and that is said', async () => {
  const path = project();
  const desk = await review(path);
  const page = await pages.at(desk.address);
  const changed = readFileSync(path, 'utf8').replace('Good afternoon.', 'Good evening...');
  writeFileSync(path, changed);
  await page.getByRole('alert').getByText('changed by another program').waitFor();
  await press(page, 'c');
  expect(await page.locator('[data-saving]').getAttribute('data-saving')).toBe('conflict');
  expect(readFileSync(path, 'utf8')).toBe(changed);
});

test('keys pressed faster than the disk are all obeyed, in order', async () => {
  const path = project();
  const desk = await review(path);
  const page = await pages.at(desk.address);
  const before = stored(path).ladders.sentence!.length;
  for (let count = 0; count < 12; count++) await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.numbers')!.textContent.startsWith('12 of'));
  await settled(page);
  await desk.kill('SIGTERM');
  const { ladders } = stored(path);
  expect(ladders.sentence!.length).toBe(before);
  expect(ladders.sentence!.filter(({ by }) => by === 'person')).toHaveLength(12);
});

test('searched again by the server, shown, and taken; exported by the server', async () => {
  const desk = await review(project());
  const page = await pages.at(desk.address);
  await goTo(page, 1);
  await press(page, 'm', 'c', 'r');
  await page.getByRole('button', { name: 'Take the changes' }).click();
  await page.waitForSelector('dialog', { state: 'detached' });
  expect(await shapeAt(page, 1)).toBe('1:1');
  const [[name, text]] = [...(await exported(page, '.tmx'))] as [[string, string]];
  expect(name).toBe('talks.tmx');
  expect(text).toContain('<tmx version="1.4">');
  expect(await row(page, 1).count()).toBe(1);
});

test('without the token there is nothing to see', async () => {
  const desk = await review(project());
  const page = await pages.page();
  const answer = await page.goto(desk.address.replace(/token=.*/u, 'token=wrong'));
  expect(answer!.status()).toBe(403);
});
