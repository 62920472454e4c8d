import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { folder, sverka } from './run.js';

const at = (name: string) => `test/cases/office/${name}`;
const align = (en: string, ru: string) => sverka(['align', en, ru, '--to', 'columns', '-q'], { cwd: process.cwd() });
const corpus = 'corpora/2021-03-02-lavrov-kamilov';

// Made of the corpus by pandoc.
test.each(['docx', 'odt', 'md'])('%s gives the ladder that the plain text gives', (kind) => {
  const { status, stdout } = align(at(`en.${kind}`), at(`ru.${kind}`));
  expect([status, stdout]).toEqual([0, align(`${corpus}/en.txt`, `${corpus}/ru.txt`).stdout]);
});

test('what is packed and no document is refused, and so is one that breaks off', () => {
  const whole = readFileSync(at('en.docx'));
  const there = folder({ 'broken.docx': whole.subarray(0, 4000), 'other.zip': 'PK\u0003\u0004 and nothing more' });
  for (const name of ['broken.docx', 'other.zip']) {
    const { status, stderr } = sverka(['segment', name], { cwd: there });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/\[input\/(?:damaged|binary)\]/u)]);
    expect(stderr).toContain(name);
  }
});
