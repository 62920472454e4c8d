import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pair, sverka } from './run.js';

/** Rules that part at semicolons and commas alone. */
const odd = `<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/><body>
<languagerules><languagerule languagerulename="Comma">
<rule break="yes"><beforebreak>,</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern=".*" languagerulename="Comma"/></maprules></body></srx>
`;

test('segment --srx parts where the rules do, and paragraphs stay paragraphs', () => {
  const cwd = pair({ 'odd.srx': odd });
  const { status, stdout } = sverka(['segment', 'en.txt', '--srx', 'odd.srx', '-q'], { cwd });
  expect(status).toBe(0);
  expect(stdout).toBe(`The minister arrived in Moscow on Monday,
March 1.

He met with 12 students and answered their questions. They asked about Uzbekistan.

"Thank you for coming," he said at the end.
`);
});

test('align --srx aligns such sentences, and the signature names the rules', () => {
  const cwd = pair({ 'odd.srx': odd });
  const { status, stdout } = sverka(['align', 'en.txt', 'ru.txt', '--srx', 'odd.srx', '--to', 'json', '-q'], { cwd });
  expect(status).toBe(0);
  const project = JSON.parse(stdout) as { signature: string; source: { units: { sentence: unknown[] } } };
  expect(project.signature).toMatch(/ segmentation:srx:[\da-f]{16} /u);
  expect(project.source.units.sentence).toHaveLength(4);
});

test('segment --write-srx gives rules that part as ours do', () => {
  const cwd = pair();
  expect(sverka(['segment', '--write-srx', '-o', 'rules/'], { cwd }).status).toBe(0);
  expect(sverka(['segment', '--write-srx'], { cwd }).stdout).toBe(readFileSync(join(cwd, 'rules/sverka.srx'), 'utf8'));
  for (const name of ['en.txt', 'ru.txt']) {
    const theirs = sverka(['segment', name, '--srx', 'rules/sverka.srx', '-q'], { cwd });
    expect(theirs.stdout).toBe(sverka(['segment', name, '-q'], { cwd }).stdout);
    expect(theirs.status).toBe(0);
  }
});

describe('what is wrong', () => {
  test.each([
    [['segment', 'en.txt', '--srx', 'en.txt'], 'srx/invalid', /at: +en\.txt:\d/u],
    [['segment', 'en.txt', '--srx', 'bad.srx'], 'srx/invalid', /Rule 1 of Comma[^]*at: +bad\.srx:4/u],
    [['align', 'en.txt', 'ru.txt', '--srx', 'english.srx'], 'srx/no-language', /language ru[^]*at: +english\.srx/u],
    [['align', 'en.txt', 'ru.txt', '--srx', 'odd.srx', '--from', 'lines'], 'cli/usage', /each line is a sentence/u],
    [['align', '-', 'ru.txt', '--srx', '-'], 'cli/usage', /only one file/u],
    [['segment', '-', '--srx', '-'], 'cli/usage', /only one file/u],
    [['segment', 'en.txt', '-o', 'x'], 'cli/usage', /only for --write-srx/u],
    [['segment', '--write-srx', '--srx', 'odd.srx'], 'cli/usage', /takes no --srx/u],
    [['segment', '--write-srx', 'en.txt'], 'cli/usage', /one file too many/u],
    [['segment', '--srx', 'odd.srx'], 'cli/usage', /needs FILE/u],
    [['segment', 'en.txt', '--srx', 'none.srx'], 'file/not-found', /none\.srx/u],
  ])('%j', (words, code, says) => {
    const cwd = pair({
      'odd.srx': odd,
      'bad.srx': odd.replace('\\s', '\\p{Nix}'),
      'english.srx': odd.replace('".*"', '"en.*"'),
    });
    const { status, stdout, stderr } = sverka(words, { cwd });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toMatch(says);
  });
});
