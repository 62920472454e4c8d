import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/format/bytes.js';
import { isHtml, readHtml } from '../../src/format/html.js';
import { unitText, type Language } from '../../src/model/document.js';
import { segmentTranscript } from '../../src/segment/segment.js';
import { encode } from './encodings.js';

const folder = join('test', 'cases', 'html');
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => ({ name, html: readFileSync(join(folder, name), 'utf8') }));

describe.each(pages)('$name', ({ name, html }) => {
  test('gives its text, and nothing of what stands around it', async () => {
    expect(isHtml(html)).toBe(true);
    await expect((await readHtml(html)).text).toMatchFileSnapshot(
      join('..', 'cases', 'html', name.replace('.html', '.txt')),
    );
  });
});

const read = async (name: string) => readHtml(pages.find((page) => page.name === name)!.html);

test('metadata of a page', async () => {
  const title =
    'Foreign Minister Pyotr Sedov’s remarks at a news conference following talks with Foreign Minister of Norland Ingrid Halvorsen, Tver, May 14, 2019';
  expect(await read('ministry.en.html')).toMatchObject({
    lang: 'en',
    meta: {
      title,
      date: '2019-05-14',
      time: '17:40',
      publisher: 'The Ministry of Foreign Affairs',
      source: 'https://ministry.example/en/news/1456789/',
    },
  });
  expect(await read('kremlin.ru.html')).toMatchObject({
    lang: 'ru',
    meta: { date: '2017-09-21', publisher: 'Президент' },
  });
  expect((await read('un.en.html')).meta).toEqual({
    title: 'Daily Press Briefing by the Office of the Spokesperson',
    date: '2020-02-06',
  });
});

test.each([
  ['ministry.en.html', 'en', { date: '2019-05-14', time: '17:40', place: 'Tver' }, ['question', 'sedov', 'halvorsen']],
  [
    'ministry.ru.html',
    'ru',
    { date: '2019-05-14', time: '17:40', place: 'Тверь' },
    ['question', 'sedov', 'khalvorsen'],
  ],
  ['ministry-old.ru.html', 'ru', { date: '2008-06-03' }, ['question', 'belov']],
  ['kremlin.ru.html', 'ru', { date: '2017-09-21', time: '19:15', place: 'Сочи' }, ['orlov', 'larsen']],
  ['alliance.en.html', 'en', { date: '2018-10-24' }, ['brandt', 'lindt', 'question']],
] as const)('%s is a transcript to the rules of pages', async (name, lang, meta, speakers) => {
  const document = segmentTranscript((await read(name)).text, lang);
  expect(document.meta).toMatchObject(meta);
  expect(document.meta.participants?.map(({ id }) => id)).toEqual(speakers);
});

test('links without a word to a place of the page itself are no text of it', async () => {
  const page = `<html><body><h1>Scope of this Document<a class="headerlink" href="#scope">¶</a></h1>
    <p>It tells <a href="#x">what</a> is said<a href="#n1">[1]</a> in <a href="https://a.example/">→</a> it.</p>
    <p><a href="#b1">↑</a> A note.</p></body></html>`;
  expect((await readHtml(page)).text).toBe('Scope of this Document\n\nIt tells what is said[1] in → it.\n\nA note.\n');
});

test('a page in an old encoding', async () => {
  const { html } = pages.find(({ name }) => name === 'ministry-old.ru.html')!;
  const { text } = await readHtml(decodeText(encode(html, 'windows-1251')));
  expect(text).toBe((await readHtml(html)).text);
});

describe('the transcript as a web page', () => {
  const around = (main: string): string => `<!DOCTYPE html><html><head><title>x | Site</title></head><body>
    <div class="header"><a href="/">Site</a><ul class="menu"><li><a href="/1">News</a></li><li><a href="/2">Photo</a></li></ul></div>
    <div class="wrapper">${main}<div class="share">Share <a href="#">Telegram</a></div></div>
    <div class="footer"><a href="/map">Map of the site</a></div></body></html>`;
  const escape = (text: string): string =>
    text
      .replace(/&/gu, '&amp;')
      .replace(/</gu, '&lt;')
      .replace(/\u00a0/gu, '&nbsp;');
  const bold = (text: string): string => text.replace(/^([\p{L}.' ]{2,40}:)/u, '<b>$1</b>');

  test.each<[string, (paragraphs: readonly string[]) => string]>([
    ['paragraphs', (all) => `<div class="text">${all.map((one) => `<p>${bold(one)}</p>`).join('\n')}</div>`],
    ['divisions', (all) => `<div class="text">${all.map((one) => `<div>${bold(one)}</div>`).join('')}</div>`],
    ['paragraphs never closed', (all) => `<td>${all.map((one) => `<p align="justify">${one}\n`).join('')}</td>`],
    ['line breaks, two and two', (all) => `<div id="content">${all.join('<br><br>\n')}</div>`],
    ['cells of a table', (all) => `<table>${all.map((one) => `<tr><td>${one}</td></tr>`).join('')}</table>`],
    [
      'one section each',
      (all) =>
        `<article>${all.map((one) => `<section class="remark"><div><p>${one}</p></div></section>`).join('')}</article>`,
    ],
  ])('of %s', async (_, wrap) => {
    for (const lang of ['en', 'ru'] as const satisfies readonly Language[]) {
      const plain = readFileSync(`corpora/2021-03-02-lavrov-kamilov/${lang}.txt`, 'utf8').replace(/\r\n/gu, '\n');
      const paragraphs = plain.split(/\n\s*\n/u).map((one) => escape(one.trim()));
      const { text } = await readHtml(around(wrap(paragraphs.filter((one) => one !== ''))));
      const sentences = (of: string): string[] => {
        const document = segmentTranscript(of, lang);
        return document.units.sentence.map((unit) => `${unit.id} ${unit.speaker ?? '-'} ${unitText(document, unit)}`);
      };
      expect(sentences(text)).toEqual(sentences(plain));
    }
  });
});

test('what is no page is not taken for one', () => {
  for (const text of [
    'a < b and <c> d',
    '<...>\n\nThank you.',
    '<?xml version="1.0"?><TEI/>',
    '<p> is the tag of a paragraph.',
    '{"sverka":1}',
  ])
    expect(isHtml(text)).toBe(false);
  for (const text of [
    '\n<!-- saved from url --><HTML>',
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">',
    '<p>One.</p><p>Two.</p>',
  ])
    expect(isHtml(text)).toBe(true);
});

test('a page without text is refused', async () => {
  const empty = '<html><body><script>document.write("x")</script></body></html>';
  await expect(readHtml(empty)).rejects.toMatchObject({ code: 'input/empty' });
});

test.each([
  ['of a class that hides', '<span class="note hidden">Orlov Pavel</span>', ''],
  ['for screen readers', '<span class="sr-only">Orlov Pavel</span>', ''],
  ['in a tooltip', '<span role="tooltip">Orlov Pavel</span>', ''],
  [
    'in the text of a tooltip',
    '<span class="tooltip">the envoy<span class="tooltip-text">Orlov Pavel</span></span>',
    'the envoy',
  ],
  ['not visible', '<span style="visibility: hidden">Orlov Pavel</span>', ''],
  ['hidden on small screens alone', '<span class="hidden md:inline">Orlov Pavel</span>', 'Orlov Pavel'],
  ['of a class with that word in it', '<span class="hidden-costs">Orlov Pavel</span>', 'Orlov Pavel'],
])('words inside a sentence: %s', async (_, markup, seen) => {
  const page = `<html><body><h1>Talks in Tver</h1><p>The minister asked <a href="/orlov">him${markup === '' ? '' : ` ${markup}`}</a> to come. ${'The talks went on for two days, and both sides were glad of them. '.repeat(4)}</p></body></html>`;
  expect((await readHtml(page)).text).toContain(`The minister asked him ${seen} to come.`.replace('  ', ' '));
});

test('a long passage of a class that hides is kept: a script may show it', async () => {
  const rest = 'The rest of the talks was about trade, and nobody left before the evening. '.repeat(6);
  const page = `<html><body><h1>Talks in Tver</h1><p>The ministers met. ${'They spoke of ships and of grain. '.repeat(6)}</p><div class="hidden"><p>${rest}</p></div></body></html>`;
  expect((await readHtml(page)).text).toContain(rest.trim());
});

test('title, date and place are found also where the whole text stands in what is called complementary', async () => {
  const page = `<html><head><meta property="og:title" content="Talks in Tver"></head><body><div role="banner">The Palace</div>
<div role="complementary"><div class="top"><h1>Talks in Tver</h1><div>May 14, 2019</div><div>Tver</div></div>
<div class="text">${'<p>The ministers spoke of ships and of grain, and they agreed on both, as it seemed.</p>'.repeat(6)}</div></div></body></html>`;
  expect((await readHtml(page)).text).toMatch(/^Talks in Tver\n\nMay 14, 2019\n\nTver\n\nThe ministers/u);
});
