import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, launcher } from '../cli/run.js';
import { runPage } from './pages.js';

const corpus = join('corpora', '1948-12-10-udhr');
const read = (name: string): string => readFileSync(join(corpus, name), 'utf8');

/** A text with each of some passages put otherwise; all of them must be there. */
function changed(text: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((so, [from, to]) => {
    expect(so.split(from)).toHaveLength(2);
    return so.replace(from, to);
  }, text);
}

/** What the page says of its files. */
const files = {
  'en.txt': read('en.txt'),
  'meta.json': read('meta.json'),
  'draft.txt': changed(read('ru.txt'), [
    [' Каждый человек имеет право на защиту закона от такого вмешательства или таких посягательств.', ''],
    ['Статья 24', 'Статья 42'],
    [
      'Никто не должен быть произвольно лишен своего имущества.',
      'No one shall be arbitrarily deprived of his property.',
    ],
  ]),
  'ru.txt': read('ru.txt'),
  'edited.txt': changed(read('ru.txt'), [
    ['Материнство и младенчество дают право', 'Материнство и детство дают право'],
    ['рабство и работорговля запрещаются', 'рабство и торговля рабами запрещены'],
  ]),
};

// Like docs/cli.md, it is written anew by `npm run docs`, and its difference is read.
test('docs/tutorial.md: every command does its work, and prints what stands there', async () => {
  const text = runPage(readFileSync('docs/tutorial.md', 'utf8'), {
    there: folder(files),
    lines: 24,
    view: ({ stdout, stderr }) => stdout + stderr,
    statuses: (line) => (/^(?:check|tm diff)\b/u.test(line) ? [1] : [0]),
  });
  await expect(text).toMatchFileSnapshot('../../docs/tutorial.md');
}, 180_000);

test('docs/tutorial.md: the desk that it opens answers', async () => {
  const line = /^ {4}sverka (review .*)$/mu.exec(readFileSync('docs/tutorial.md', 'utf8'))![1]!;
  const cwd = folder({ 'en.txt': files['en.txt'], 'ru.txt': files['ru.txt'] });
  const desk = spawn(
    process.execPath,
    [launcher, ...line.replace('udhr.json', 'en.txt ru.txt').split(' '), '--no-open'],
    {
      cwd,
    },
  );
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      const hear = (piece: Buffer): void => {
        said += piece.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\S*/u.exec(said);
        if (found !== null) resolve(found[0]);
      };
      desk.stdout.on('data', hear);
      desk.stderr.on('data', hear);
      desk.on('exit', () => reject(new Error(said)));
    });
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html');
  } finally {
    desk.kill();
  }
}, 60_000);
