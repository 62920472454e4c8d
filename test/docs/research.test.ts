import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folder, sverka } from '../cli/run.js';

/** Of longer answers, so many lines are shown. */
const most = 14;

/** Words as a shell parts them, as far as the page has them. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain!);

/** A line of a page is no place for a terminal's width. */
const shown = (text: string): string => {
  const lines = text.trimEnd().split('\n');
  const some = lines.length > most ? [...lines.slice(0, most), '…'] : lines;
  return some.map((line) => (line === '' ? '' : `    ${line.trimEnd()}`)).join('\n');
};

// Like docs/cli.md, it is written anew by `npm run docs`, and its difference is read.
test('docs/research.md: every command does its work, and prints what stands there', async () => {
  const there = folder();
  cpSync(resolve('corpora'), join(there, 'corpora'), { recursive: true });
  const page = readFileSync(join('corpora', '2021-03-02-lavrov-kamilov', 'ru.txt'), 'utf8')
    .split('\n')
    .slice(6, 14)
    .join('\n');
  writeFileSync(join(there, 'first.txt'), page);
  writeFileSync(join(there, 'second.txt'), page.replace('как всегда, ', '').replace('прошли', 'состоялись'));

  const text = readFileSync('docs/research.md', 'utf8');
  const blocks = text.split(/(?<=\n)(?=\S)|(?<=\n\n)(?= {4}\$)/u).map((block) => {
    if (!block.startsWith('    $ ')) return block;
    const answers = [...block.matchAll(/^ {4}\$ sverka (.*)$/gmu)].map(([, line]) => {
      const { status, stdout, stderr } = sverka(wordsOf(line!), { cwd: there });
      expect([line, status, status === 0 ? '' : stderr]).toEqual([line, 0, '']);
      const output = / -o (\S+)/u.exec(line!)?.[1];
      if (output === undefined) expect(stdout.length, line).toBeGreaterThan(20);
      else expect(existsSync(join(there, output)), line).toBe(true);
      return `    $ sverka ${line}\n${stdout === '' ? '' : `\n${shown(stdout)}\n\n`}`;
    });
    return `${answers.join('').trimEnd()}\n\n`;
  });
  expect(blocks.filter((block) => block.startsWith('    $')).length).toBeGreaterThan(7);
  await expect(blocks.join('')).toMatchFileSnapshot('../../docs/research.md');
}, 180_000);
