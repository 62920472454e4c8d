/// <reference lib="dom" />
import { createServer, type Server } from 'node:http';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Library from '../../src/index.js';
import type * as Resources from '../../src/cli/library.js';
import { folder } from '../cli/run.js';
import { useBrowser } from '../editor/page/browser.js';

// What is built, which is not there when types are checked.
const built = (path: string): Promise<unknown> => import(pathToFileURL(resolve('dist', path)).href);
const { align, detectLanguage, segmentTranscript } = (await built('index.js')) as typeof Library;
const { loadResources } = (await built('cli/library.js')) as typeof Resources;

const example = [...readFileSync('docs/library.md', 'utf8').matchAll(/^```js\n([^]*?)^```$/gmu)].at(-1)![1]!;
const texts = ['en', 'ru'].map((lang) => readFileSync(`corpora/2021-03-02-lavrov-kamilov/${lang}.txt`, 'utf8'));
const pages = useBrowser();
let server: Server;
let address: string;

beforeAll(async () => {
  const there = folder({ 'worker.js': example });
  mkdirSync(join(there, 'node_modules'));
  symlinkSync(resolve('.'), join(there, 'node_modules', 'sverka'), 'junction');
  const bundle = await rolldown({ input: join(there, 'worker.js'), platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  const files: Record<string, string> = {
    '/': '<!doctype html><link rel="icon" href="data:," /><title>a page</title>',
    '/worker.js': output[0].code,
    '/lexicon.txt': readFileSync('dist/lexicon/en-ru.stems.txt', 'utf8'),
    '/weights.json': readFileSync('dist/method/weights.json', 'utf8'),
    '/package.json': readFileSync('package.json', 'utf8'),
  };
  server = createServer((request, response) => {
    const text = files[request.url ?? ''];
    const type = request.url === '/worker.js' ? 'text/javascript' : 'text/html';
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` }).end(text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

interface Told {
  readonly kind: string;
  readonly share?: number;
  readonly name?: string;
  readonly code?: string;
  readonly alignment?: unknown;
}

/** What the worker says until it is done; told to stop when it first tells of its progress, if wanted. */
async function ask(given: readonly string[], stops: boolean): Promise<Told[]> {
  const page = await pages.page();
  await page.goto(address);
  return page.evaluate(
    ([all, isStopped]) =>
      new Promise<Told[]>((resolve) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        const told: Told[] = [];
        worker.onmessage = ({ data }: MessageEvent<Told>) => {
          told.push(data);
          if (data.kind === 'progress' && isStopped) worker.postMessage({ kind: 'stop' });
          if (data.kind !== 'progress') resolve(told);
        };
        worker.postMessage({ kind: 'align', texts: all, from: location.origin });
      }),
    [given, stops] as const,
  );
}

test('the example aligns in a worker of Chromium as in Node', async () => {
  const told = await ask(texts, false);
  const [source, target] = texts.map((text) => segmentTranscript(text, detectLanguage(text)));
  const expected = align(source!, target!, loadResources());
  expect(told.at(-1)!.kind).toBe('done');
  expect(told.at(-1)!.alignment).toEqual(JSON.parse(JSON.stringify(expected)));
  expect(told.filter(({ kind }) => kind === 'progress').at(-1)!.share).toBe(1);
});

test('it is stopped by a signal, and tells what is wrong', async () => {
  const long = texts.map((text) => Array(5).fill(text).join('\n\n'));
  expect((await ask(long, true)).at(-1)).toMatchObject({ kind: 'failed', name: 'AbortError' });
  expect((await ask([texts[0]!, texts[0]!], false)).at(-1)).toMatchObject({
    kind: 'failed',
    code: 'input/same-language',
  });
});
