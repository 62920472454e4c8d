import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatNamed } from '../../../src/format/formats.js';
import { folder, sverka } from '../../cli/run.js';
import { run } from '../../clients/transcript.js';
import {
  corpus,
  drop,
  exported,
  exportedBytes,
  fileOf,
  goTo,
  press,
  projectOf,
  projectText,
  ready,
  useBrowser,
} from './browser.js';

const pages = useBrowser();

const save = (name: string, text: string): string => join(folder({ [name]: text }), name);

describe('exports from the page', () => {
  test('a packed file is the one that the command line writes', async () => {
    const page = await pages.transcript();
    const [[name, bytes]] = [...(await exportedBytes(page, '.xlsx'))] as [[string, Buffer]];
    expect(name).toMatch(/\.xlsx$/u);
    const unpacked = (await formatNamed('xlsx').unpack!(bytes))!;
    const beads = (await projectOf(page)).ladders.sentence!;
    expect(formatNamed('xlsx').read!(unpacked).ladders.sentence).toHaveLength(beads.length);
    await page.close();
  });

  test('the memory is valid by its DTD', async () => {
    const page = await pages.transcript();
    const [[name, text]] = [...(await exported(page, '.tmx'))] as [[string, string]];
    const path = save(name, text);
    expect(run('xmllint', ['--noout', '--nonet', '--dtdvalid', 'test/schemas/tmx14.dtd', path])).toEqual({
      status: 0,
      output: '',
    });
  });

  test('the edition is valid, in one file and in three', async () => {
    const page = await pages.transcript();
    await press(page, 'f');
    const [one, three] = [await exported(page, '.tei.xml'), await exported(page, '.tei.xml', 3, { TEI: 'split' })];
    expect([one.size, three.size]).toEqual([1, 3]);
    const files = [...one, ...three];
    for (const schema of ['tei_all.rng', 'parla-clarin.rng'])
      for (const [name, text] of files)
        expect(run('jing', [`test/schemas/${schema}`, save(name, text)])).toEqual({ status: 0, output: '' });
  });

  test('words are linked where a format is of them', async () => {
    const page = await pages.transcript();
    const files = [...(await exported(page, '.pharaoh', 3)).values()];
    const { ladders } = await projectOf(page);
    const links = ladders.sentence!.filter(({ source, target }) => source[1] > source[0] && target[1] > target[0]);
    expect(files.map((text) => text.trimEnd().split('\n').length)).toEqual(files.map(() => links.length));
    expect(files.some((text) => /^0-0 /mu.test(text))).toBe(true);
  });

  test('all formats are what the command line writes of the same project', async () => {
    const page = await pages.transcript();
    await press(page, 'm', 'f');
    const project = save('project.json', await projectText(page));
    for (const [format, suffix] of [
      ['tmx', '.tmx'],
      ['tei', '.tei.xml'],
      ['tsv', '.tsv'],
    ] as const) {
      const [text] = [...(await exported(page, suffix)).values()];
      const { stdout: output } = sverka(['convert', project, '--to', format, '-o', '-', '--quiet'], {
        cwd: process.cwd(),
      });
      expect(text).toBe(output);
    }
  });
});

test('what the page aligns is what the command line aligns', async () => {
  const page = await pages.transcript();
  const { stdout: output } = sverka(
    ['align', `${corpus}/en.txt`, `${corpus}/ru.txt`, '--to', 'json', '-o', '-', '--quiet'],
    { cwd: process.cwd() },
  );
  expect(await projectText(page)).toBe(output);
});

test('either text may come first, and both one after the other', async () => {
  const page = await pages.folder();
  await drop(page, [fileOf(`${corpus}/ru.txt`)]);
  await page.getByText('Now its other language').waitFor();
  await drop(page, [fileOf(`${corpus}/en.txt`)]);
  await page.waitForSelector(ready);
  expect((await projectOf(page)).source.lang).toBe('ru');
});

test('a saved project is gone on with', async () => {
  const first = await pages.transcript();
  await press(first, 'm');
  const text = await projectText(first);
  await first.close();
  const page = await pages.folder();
  await drop(page, [{ name: 'talks.json', text }]);
  await page.waitForSelector(ready);
  expect(await projectText(page)).toBe(text);
});

test('without a network it works all the same, and asks for nothing that is not its own', async () => {
  await pages.transcript({ offline: true });
});

test('two texts in one language, and what is no text, are refused with words', async () => {
  const page = await pages.folder();
  await drop(page, [fileOf(`${corpus}/en.txt`), fileOf(`${corpus}/en.txt`)]);
  await page.getByRole('alert').getByText('in one language').waitFor();
  await drop(page, [{ name: 'x.json', text: '{ "sverka": 1, ' }]);
  await page.getByRole('alert').getByText('not JSON').waitFor();
});

describe('hostile text is shown as text', () => {
  const bad = [
    '<script>document.title = "taken";</script> is what he said.',
    '<img src=x onerror="document.title = \'taken\'"> is what she said.',
    'A mark of right to left \u202eturns what follows, and \u2067so does this.',
    `${'Long '.repeat(10_000)}sentence.`,
    '{@html "<b>bold</b>"} and ${1 + 1} and {{ 1 + 1 }} are text.',
  ];
  const text = `${bad.join('\n\n')}\n`;
  const russian = `${bad.map((line, index) => `Это предложение номер ${index}: ${line.replace(/[a-z]{4,}/giu, 'слово')}`).join('\n\n')}\n`;

  test('tags, marks of direction, fifty thousand characters', async () => {
    const page = await pages.folder();
    await drop(page, [
      { name: 'en.txt', text },
      { name: 'ru.txt', text: russian },
    ]);
    await page.waitForSelector(ready);
    const shown = page.locator('[data-side="source"] [data-text]');
    expect(await shown.first().textContent()).toBe(bad[0]);
    expect(await page.locator('[data-text] script, [data-text] img, [data-text] b').count()).toBe(0);
    expect(await page.title()).not.toContain('taken');
    // What is turned round is turned in its own sentence: the number before it stays on the left.
    const [number, sentence] = await Promise.all([
      page.locator('[data-unit="2"] .number').first().boundingBox(),
      page.locator('[data-unit="2"] [data-text]').first().boundingBox(),
    ]);
    expect(number!.x).toBeLessThan(sentence!.x);
    await page.keyboard.press('End');
    const long = page.getByRole('button', { name: /more characters/u }).first();
    await long.click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[data-text]')].some((each) => each.textContent.length > 49_000),
    );
    const { source } = await projectOf(page);
    expect(source.text).toBe(text);
  });

  test('and in notes, corrections, names of speakers and of files', async () => {
    const page = await pages.transcript();
    await press(page, 't');
    await page.keyboard.type(bad[1]!);
    await press(page, 'Control+Enter', 'e');
    await page.getByRole('textbox').fill(bad[0]!);
    await press(page, 'Enter');
    const project = await projectOf(page);
    const named = {
      ...project,
      source: {
        ...project.source,
        meta: {
          ...project.source.meta,
          title: bad[0]!,
          participants: project.source.meta.participants!.map((each) => ({ ...each, name: bad[1]! })),
        },
      },
    };
    await page.close();
    const again = await pages.folder();
    await drop(again, [{ name: `${bad[1]!.slice(0, 40)}.json`, text: JSON.stringify({ sverka: 1, ...named }) }]);
    await again.waitForSelector(ready);
    expect(await again.locator('.note').first().textContent()).toBe(bad[1]);
    expect(await again.locator('h1').textContent()).toBe(bad[0]);
    await goTo(again, 35);
    expect(await again.locator('.speaker').first().textContent()).toBe(bad[1]);
    expect(await again.locator('main script, main img, header img').count()).toBe(0);
    expect(await again.title()).not.toBe('taken');
  });
});

test('the page holds no inline script or style, and names no address off this machine', () => {
  const html = readFileSync('dist/editor/page/index.html', 'utf8');
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/u);
  expect(html).not.toMatch(/<style|\son\w+=|https?:/u);
});
