import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { corpus } from './corpus.js';
import { sverka } from './run.js';

const there = corpus();
const renderings = (...words: string[]) => sverka(['renderings', 'talks.db', ...words], { cwd: there });

test('a word in all its forms, as JSON, and as bars in a file', () => {
  const { stdout, stderr, status } = renderings('sanction', '--to', 'json', '--plot', 'bars.svg', '-q');
  expect([status, stderr]).toEqual([0, '']);
  const { renderings: found } = JSON.parse(stdout) as {
    renderings: { rendering: string | null; count: number; guessed: number }[];
  };
  expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(found[0]).toMatchObject({ rendering: 'санкции', count: 2, guessed: 0, lemma: 'санкц' });
  expect(readFileSync(join(there, 'bars.svg'), 'utf8')).toContain('>санкции</text>');
});

test('for reading, with examples; a query; a word of both sides; more than one word', () => {
  const { stdout, stderr } = renderings('sanction', '--examples', '1');
  expect(stdout).toMatch(/^санкции +2 +0\.667 .*█{20}$/mu);
  expect(stdout).toContain('first:2  Sanctions were imposed on the country.');
  expect(stderr).toContain('3 places, 3 links');
  expect(renderings('sanctions|observer', '--to', 'tsv', '-q').stdout.split('\n')[0]).toBe(
    'rendering\tcount\tshare\tguessed\tG2\tDP documents\tDP speakers',
  );
  expect(renderings('home OR ice').stderr).toContain('[cli/usage]');
  expect(renderings('sanction', '--by', 'document', '--to', 'tsv', '-q').stdout).toContain(
    'second\tсанкции\t1\t1.000\t0.667\t',
  );
  expect(renderings('sanction', '--by', 'document', '-q').stdout).toMatch(
    /^No document chooses any rendering oftener/u,
  );
});
