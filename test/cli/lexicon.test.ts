import { expect, test } from 'vitest';
import { pair, sverka } from './run.js';

const align = ['align', 'en.txt', 'ru.txt', '--to', 'json', '-q'];
const signatureOf = (words: readonly string[], cwd: string): string => {
  const { status, stdout, stderr } = sverka([...align, ...words], { cwd });
  expect(status, stderr).toBe(0);
  return / lexicon:(\S+) /u.exec((JSON.parse(stdout) as { signature: string }).signature)![1]!;
};

const glossaries = {
  'terms.tsv': 'minister\tминистр\nquestion\tвопрос\n',
  'terms, more.dic': 'студент @ student\n',
};

test('the signature tells of words that were added, and of ours left out', () => {
  const cwd = pair(glossaries);
  const own = signatureOf([], cwd);
  expect(own).toMatch(/^[\da-f]{16}$/u);
  const one = signatureOf(['--lexicon', 'terms.tsv'], cwd);
  expect(one).toMatch(new RegExp(`^${own}\\+[\\da-f]{16}$`, 'u'));
  expect(signatureOf(['--lexicon', 'terms.tsv', '--lexicon', 'terms, more.dic'], cwd)).toMatch(
    new RegExp(`^${one.replace('+', '\\+')}\\+[\\da-f]{16}$`, 'u'),
  );
  expect(signatureOf(['--no-lexicon'], cwd)).toBe('none');
  expect(signatureOf(['--no-lexicon', '--lexicon', 'terms.tsv'], cwd)).toBe(one.replace(own, 'none'));
});

test('a wrong line is told with its file', () => {
  const cwd = pair({ 'terms.tsv': 'minister\tминистр\nquestion\n' });
  const { status, stdout, stderr } = sverka([...align, '--lexicon', 'terms.tsv'], { cwd });
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/glossary\/invalid\]\n +at: +terms\.tsv:2\n/u);
});

test('a glossary is no output, and is read from standard input too', () => {
  const cwd = pair(glossaries);
  const over = sverka(['align', 'en.txt', 'ru.txt', '--to', 'tsv', '-o', 'terms.tsv', '--lexicon', 'terms.tsv'], {
    cwd,
  });
  expect([over.status, /\[([^\]]+)\]/u.exec(over.stderr)?.[1]]).toEqual([2, 'file/is-input']);
  expect(sverka([...align, '--lexicon', '-'], { cwd, input: 'minister\tминистр\n' }).status).toBe(0);
  expect(sverka(['align', '-', 'ru.txt', '--lexicon', '-'], { cwd, input: 'x' }).stderr).toMatch(/only one file/u);
});
