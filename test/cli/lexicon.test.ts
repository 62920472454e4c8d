import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('');
const verbs = ['praised', 'rejected', 'noticed', 'forgot'];
const глаголы = ['похвалил', 'отверг', 'заметил', 'забыл'];
const talks = {
  'a.txt': lines(24, (at) => `He ${verbs[at % 4]!} the ${['gizmo', 'widget', 'visit'][at % 3]!}.`),
  'b.txt': lines(24, (at) => `Он ${глаголы[at % 4]!} ${['фигулю', 'виджет', 'визит'][at % 3]!}.`),
};

test('what alignments show is learnt, told, written, and read again', () => {
  const cwd = pair(talks);
  const made = sverka(['align', 'a.txt', 'b.txt', '--from', 'lines', '--to', 'tmx,json', '-o', 'out/', '-q'], { cwd });
  expect(made.status, made.stderr).toBe(0);
  // A memory keeps each unit once: twelve, beside the 24 links of the project file.
  const learnt = sverka(['lexicon', 'train', 'out/a.tmx', 'out/a.json', '-o', 'ours.tsv'], { cwd });
  expect(learnt.status, learnt.stderr).toBe(0);
  expect(learnt.stderr).toMatch(
    /learnt \d+ pairs from 36; the lexicon has \d+ of them and lacks \d+\nwrote \d+ to ours\.tsv/u,
  );
  const table = readFileSync(join(cwd, 'ours.tsv'), 'utf8');
  expect(table).toMatch(/^# Learnt by sverka from 36 pairs/u);
  expect(table).toMatch(/^gizmo\tфигулю\t\t\t(?:1\.000|0\.\d{3})$/mu);
  expect(table).not.toMatch(/^visit\t/mu);
  expect(sverka(['lexicon', 'train', 'out/a.json', '--all', '-q'], { cwd }).stdout).toMatch(/^visit\tвизит\t/mu);
  expect(sverka(['lexicon', 'list', 'gizmo', '--lexicon', 'ours.tsv'], { cwd }).stdout).toBe('gizmo  фигулю\n');
  expect(signatureOf(['--lexicon', 'ours.tsv'], cwd)).toContain('+');
});

test('words are listed in any form and in either language', () => {
  const { status, stdout } = sverka(['lexicon', 'list', 'statements', 'заявлением', 'Joint Statement']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^statement +заявление +n +/mu);
  expect(stdout).toMatch(/^joint statement +совместное заявление/mu);
  const lines = sverka(['lexicon', 'list', 'sanction', 'санкциями']).stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.split(/ {2,}/u).slice(0, 2).join(' – '))).toContain('sanction – санкция');
  expect(new Set(lines).size).toBe(lines.length);
  const none = sverka(['lexicon', 'list', 'qwertyish']);
  expect([none.status, none.stdout]).toEqual([0, '']);
  expect(none.stderr).toContain('qwertyish is in no lexicon.');
});

test.each([
  [['lexicon', 'teach', 'a.tmx'], /no sverka lexicon teach/u],
  [['lexicon', 'train'], /needs train\|list and FILE/u],
  [['lexicon', 'train', 'a.txt', '--min-count', 'two'], /--min-count cannot be two/u],
  [['lexicon', 'train', 'a.txt', '--min-probability', '2'], /--min-probability cannot be 2/u],
  [['lexicon', 'train', 'en.txt'], /input\/not-alignment/u],
])('%s is refused', (words, says) => {
  const { status, stderr } = sverka(words, { cwd: pair(talks) });
  expect(status).toBe(2);
  expect(stderr).toMatch(says);
});

test('evaluate does without our words too, and finds less', () => {
  const corpus = join(import.meta.dirname, '../../corpora/2021-03-02-lavrov-kamilov');
  const f1 = (words: readonly string[]): number => {
    const { status, stdout, stderr } = sverka(['evaluate', corpus, '--to', 'json', '-q', ...words]);
    expect(status, stderr).toBeLessThan(2);
    const { groups } = JSON.parse(stdout) as { groups: { figures: Record<string, { value: number }> }[] };
    return groups[0]!.figures['strictF1']!.value;
  };
  expect(f1(['--no-lexicon'])).toBeLessThan(f1([]));
});
