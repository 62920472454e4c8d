import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cell, goTo, press, projectOf, projectText, row, settled, shapeAt, useBrowser } from './browser.js';

const pages = useBrowser();
let page: Page;
let first: string;

beforeAll(async () => {
  page = await pages.transcript();
  first = await projectText(page);
});

/** Whatever a test did is undone, and the project is the first one again, byte for byte. */
afterEach(async () => {
  const undo = page.getByRole('button', { name: 'Undo' });
  while (await undo.isEnabled()) await press(page, 'z');
  expect(await projectText(page)).toBe(first);
});

/** Shapes of links from one on. */
const shapes = (from: number, count: number): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => shapeAt(page, from + index)));

const text = async (bead: number, side: 'source' | 'target'): Promise<string[]> =>
  cell(page, bead, side).locator('[data-text]').allTextContents();

function isOnTop(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === element;
}

/** Takes a sentence by its number, and lets go of it on another cell. */
async function drag(
  unit: { bead: number; side: 'source' | 'target'; place: number },
  to: ReturnType<typeof cell>,
): Promise<void> {
  const number = cell(page, unit.bead, unit.side).locator('.number').nth(unit.place);
  // For a moment after it was scrolled the list lets no row take the pointer.
  await expect.poll(() => number.evaluate(isOnTop)).toBe(true);
  await number.dragTo(to);
  await settled(page);
}

describe('merging', () => {
  test('down, by a key', async () => {
    await goTo(page, 1);
    await press(page, 'm');
    expect(await shapes(0, 3)).toEqual(['1:1', '2:2', '1:2']);
  });

  test('up, by a key', async () => {
    await goTo(page, 2);
    await press(page, 'Shift+M');
    expect(await shapes(0, 3)).toEqual(['1:1', '2:2', '1:2']);
  });

  test('by the mouse, at the seam of two links', async () => {
    await goTo(page, 1);
    await row(page, 1).hover();
    await row(page, 1).getByRole('button', { name: 'Merge these two links' }).click();
    await settled(page);
    expect(await shapes(0, 3)).toEqual(['1:1', '2:2', '1:2']);
  });

  test('by the bar below the texts', async () => {
    await goTo(page, 1);
    await page.getByRole('button', { name: /^Merge down/u }).click();
    await settled(page);
    expect(await shapeAt(page, 1)).toBe('2:2');
  });
});

describe('splitting a link', () => {
  test('before the sentence of the cursor', async () => {
    await goTo(page, 4);
    expect(await shapeAt(page, 4)).toBe('2:1');
    await press(page, 'j', 's');
    const after = await shapes(4, 2);
    expect(after.map((shape) => shape[0])).toEqual(['1', '1']);
  });

  test('by the scissors between two sentences', async () => {
    await goTo(page, 4);
    await cell(page, 4, 'source').getByRole('button', { name: 'Split the link here' }).click();
    await settled(page);
    expect((await shapes(4, 2)).map((shape) => shape[0])).toEqual(['1', '1']);
  });

  test('of one sentence on each side is refused, and why is said', async () => {
    await goTo(page, 1);
    await press(page, 's');
    expect(await page.getByRole('alert').textContent()).toContain('one sentence on each side');
    await press(page, 'Escape');
  });
});

describe('shifting a sentence to a neighbour', () => {
  test('down and up, by keys', async () => {
    await goTo(page, 4);
    const [, last] = await text(4, 'source');
    await press(page, 'Shift+ArrowDown');
    expect(await text(5, 'source')).toContain(last);
    expect(await shapeAt(page, 4)).toBe('1:1');
    await goTo(page, 5);
    await press(page, 'Shift+ArrowUp');
    expect(await text(4, 'source')).toContain(last);
    expect(await shapeAt(page, 4)).toBe('2:1');
  });

  test('by drawing it to the link below', async () => {
    await goTo(page, 4);
    const [, last] = await text(4, 'source');
    await drag({ bead: 4, side: 'source', place: 1 }, cell(page, 5, 'source'));
    expect((await text(5, 'source'))[0]).toBe(last);
  });

  test('by drawing it to the link above; those before it go along', async () => {
    await goTo(page, 4);
    const both = await text(4, 'source');
    await drag({ bead: 4, side: 'source', place: 1 }, cell(page, 3, 'source'));
    expect((await text(3, 'source')).slice(-2)).toEqual(both);
    expect(await shapeAt(page, 4)).toBe('0:1');
  });
});

describe('links without and across the order', () => {
  test('a link is taken apart', async () => {
    await goTo(page, 1);
    await press(page, 'u');
    expect(await shapes(1, 2)).toEqual(['1:0', '0:1']);
    expect(await cell(page, 1, 'target').textContent()).toContain('no translation here');
  });

  test('sentences are linked across by keys, which is a move, and the move is taken back', async () => {
    await goTo(page, 1);
    await press(page, 'l');
    await goTo(page, 5);
    await press(page, 'ArrowRight', 'l');
    const { moves } = await projectOf(page);
    expect(moves).toEqual([expect.objectContaining({ source: [1, 2], by: 'person' })]);
    await goTo(page, 1);
    expect(await cell(page, 1, 'target').textContent()).toMatch(/Moved: see link \d+/u);
    await press(page, 'Shift+L');
    expect((await projectOf(page)).moves).toEqual([]);
    await press(page, 'ArrowLeft');
  });

  test('and by drawing one to the other text', async () => {
    await goTo(page, 1);
    await drag({ bead: 1, side: 'source', place: 0 }, cell(page, 3, 'target'));
    const { moves } = await projectOf(page);
    expect(moves).toEqual([expect.objectContaining({ source: [1, 2], target: [3, 5] })]);
  });

  test('a move is confirmed with its two links, by key and by mouse, opened again and taken back', async () => {
    const moved = async () => (await projectOf(page)).moves;
    await goTo(page, 1);
    await drag({ bead: 1, side: 'source', place: 0 }, cell(page, 3, 'target'));
    await goTo(page, 1);
    await press(page, 'c');
    expect(await moved()).toEqual([{ source: [1, 2], target: [3, 5], posterior: 0.5 }]);
    expect(await row(page, 1).getAttribute('class')).not.toContain('confirmed');
    await cell(page, 1, 'target').getByRole('button', { name: 'This move is right' }).click();
    await settled(page);
    expect(await moved()).toEqual([
      { source: [1, 2], target: [3, 5], posterior: 1, by: 'person', was: { posterior: 0.5 } },
    ]);
    const other = Number(/\d+/u.exec((await cell(page, 1, 'target').textContent())!)![0]) - 1;
    for (const bead of [1, other]) expect(await row(page, bead).getAttribute('class')).toContain('confirmed');
    await press(page, 'c');
    expect((await moved())[0]).not.toHaveProperty('by');
    await goTo(page, 1);
    await press(page, 'Enter');
    expect((await moved())[0]).toMatchObject({ by: 'person' });
    await goTo(page, 1);
    await cell(page, 1, 'target').getByRole('button', { name: 'This is no move' }).click();
    await settled(page);
    expect(await moved()).toEqual([]);
    expect(await cell(page, 1, 'target').textContent()).toContain('no translation here');
  });

  test('the link of a move leads to its other end', async () => {
    await goTo(page, 1);
    await drag({ bead: 1, side: 'source', place: 0 }, cell(page, 3, 'target'));
    await goTo(page, 1);
    await cell(page, 1, 'target').getByRole('button', { name: /Moved/u }).click();
    expect(await row(page, 1).getAttribute('aria-selected')).toBe('false');
  });
});

describe('sentences', () => {
  test('one is split at the cursor, and joined again', async () => {
    await goTo(page, 2);
    const [before] = await text(2, 'source');
    await press(page, 'e');
    for (let step = 0; step < 'As always, '.length; step++) await page.keyboard.press('ArrowRight');
    await press(page, 'Alt+Enter');
    expect(await text(2, 'source')).toEqual(['As always,', before!.slice('As always, '.length)]);
    expect(await shapeAt(page, 2)).toBe('2:1');
    await goTo(page, 2);
    await press(page, 'Shift+J');
    expect(await text(2, 'source')).toEqual([before]);
  });

  test('one is joined with the first of the next paragraph, and the paragraphs are one', async () => {
    const { source } = await projectOf(page);
    const { sentence, paragraph } = source.units;
    const last = sentence.findIndex(({ parent }, index) => {
      const next = sentence[index + 1];
      return (
        next !== undefined && next.parent !== parent && paragraph[next.parent]!.parent === paragraph[parent]!.parent
      );
    });
    const link = page.locator(`[data-side="source"] [data-unit="${last}"]`);
    await press(page, 'g');
    await page.getByRole('combobox', { name: 'Number of' }).selectOption('sentence');
    await page.getByRole('spinbutton', { name: 'Number' }).fill(String(last + 1));
    await page.keyboard.press('Enter');
    await settled(page);
    await link.click();
    await press(page, 'Shift+J');
    const after = (await projectOf(page)).source.units;
    expect(after.paragraph).toHaveLength(paragraph.length - 1);
    expect(after.sentence[last]!.at).toEqual([sentence[last]!.at[0], sentence[last + 1]!.at[1]]);
  });

  test('one is corrected, after a double click, and the original stays', async () => {
    await goTo(page, 1);
    await cell(page, 1, 'source').locator('[data-text]').dblclick();
    await page.getByRole('textbox', { name: 'Text of the sentence' }).fill('Good evening.');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(await text(1, 'source')).toEqual(['Good evening.']);
    const { source } = await projectOf(page);
    expect(source.units.sentence[1]).toMatchObject({ correction: 'Good evening.' });
    expect(source.text.slice(...source.units.sentence[1]!.at)).toBe('Good afternoon.');
  });

  test('one is flagged and noted', async () => {
    await goTo(page, 1);
    await press(page, 'f', 't');
    await page.keyboard.type('Ask the editor');
    await press(page, 'Control+Enter');
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(await cell(page, 1, 'source').textContent()).toContain('Ask the editor');
    expect((await projectOf(page)).source.units.sentence[1]).toMatchObject({ flag: true, note: 'Ask the editor' });
  });
});

describe('confirming', () => {
  test('a link, by key and by mouse, and taking it back', async () => {
    await goTo(page, 1);
    await press(page, 'c');
    expect((await projectOf(page)).ladders.sentence![1]).toMatchObject({ by: 'person', posterior: 1 });
    await row(page, 1).getByRole('button', { name: 'Take the confirmation back' }).click();
    await settled(page);
    expect((await projectOf(page)).ladders.sentence![1]).toMatchObject({ by: 'search' });
  });
});

test('what was undone is done again, and a new edit forgets it', async () => {
  await goTo(page, 1);
  await press(page, 'm', 'm');
  const after = await projectText(page);
  await press(page, 'z', 'z', 'Shift+Z', 'Control+y');
  expect(await projectText(page)).toBe(after);
  await press(page, 'z', 'f');
  expect(await page.getByRole('button', { name: 'Redo' }).isDisabled()).toBe(true);
});

test('keys are those of the keyboard, whatever its layout', async () => {
  await goTo(page, 1);
  await page.evaluate(() =>
    document.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ь', code: 'KeyM', bubbles: true, cancelable: true }),
    ),
  );
  await settled(page);
  expect(await shapeAt(page, 1)).toBe('2:2');
});
