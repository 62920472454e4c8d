import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { folder, sverka } from '../cli/run.js';

const page = readFileSync('docs/memory.md', 'utf8');
const files = Object.fromEntries(
  ['talks.tmx', 'newer.tmx', 'faulty.tmx'].map((name) => [name, readFileSync(`test/cases/memory/${name}`)]),
);

// `npm run docs` rewrites what the examples print.
test('the examples of docs/memory.md print what they print', async () => {
  const there = folder(files);
  const text = page.replace(/```\n\$ sverka (.*)\n[^]*?```/gu, (_, line: string) => {
    const { stdout, stderr } = sverka(line.split(' '), { cwd: there });
    return `\`\`\`\n$ sverka ${line}\n${stdout}${stderr}\`\`\``;
  });
  await expect(text).toMatchFileSnapshot('../../docs/memory.md');
  expect(readFileSync(`${there}/back.tmx`)).toEqual(files['talks.tmx']);
});
