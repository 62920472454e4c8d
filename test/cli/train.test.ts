import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseWeights } from '../../src/method/weights.js';
import { folder, pair, sverka } from './run.js';

const lines: [english: string, russian: string][] = [
  ['The minister arrived in Moscow.', 'Министр прибыл в Москву.'],
  ['He met 12 students.', 'Он встретился с 12 студентами.'],
  ['They asked about Uzbekistan.', 'Они спрашивали об Узбекистане.'],
  ['The talks took three hours.', 'Переговоры продолжались три часа.'],
  ['Siemens signed a contract.', 'Siemens подписал контракт.'],
  ['Thank you for coming.', 'Спасибо, что пришли.'],
];
/** A gold document of these sentences from the one numbered `from`, the last of the Russian left out. */
const gold = (id: string, from: number): string => {
  const turned = [...lines.slice(from), ...lines.slice(0, from)];
  return JSON.stringify({
    id,
    variant: 'plain',
    en: { paragraphs: [turned.map(([english]) => english)] },
    ru: { paragraphs: [turned.slice(0, -1).map(([, russian]) => russian)] },
    links: turned.map((_, at) => [[at], at === turned.length - 1 ? [] : [at]]),
  });
};
const files = {
  'gold/news-1.json': gold('news-1', 0),
  'gold/news-2.json': gold('news-2', 2),
  'gold/talk-1.json': gold('talk-1', 4),
};

describe('train', () => {
  const there = pair(files);
  const { status, stdout, stderr } = sverka(['train', 'gold', '-o', 'out/weights.json'], { cwd: there });

  test('writes weights, and tells how far it has come', () => {
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toMatch(/^3 of 3 documents can be used\nall columns, round 1: loss \d+\.\d$/mu);
    const loss = [...stderr.matchAll(/^all columns, round \d+: loss (\d+\.\d)$/gmu)].map(([, figure]) =>
      Number(figure),
    );
    expect(loss.at(-1)!).toBeLessThan(loss[0]! / 2);
    const weights = parseWeights(readFileSync(join(there, 'out/weights.json'), 'utf8'));
    expect(weights.origin).toBe('2 of news, 1 of talk');
    expect(weights.glance).toBeDefined();
  });

  test('gives the same weights again, on standard output', () => {
    const again = sverka(['train', 'gold', '--quiet'], { cwd: there });
    expect(again.stderr).toBe('');
    expect(again.stdout).toBe(readFileSync(join(there, 'out/weights.json'), 'utf8'));
  });

  test('gives weights that align takes', () => {
    const { status: done, stdout: project } = sverka(
      ['align', 'en.txt', 'ru.txt', '--weights', 'out/weights.json', '--to', 'json', '-q'],
      { cwd: there },
    );
    expect(done).toBe(0);
    expect(project).toContain(
      `weights:${parseWeights(readFileSync(join(there, 'out/weights.json'), 'utf8')).signature}`,
    );
  });

  test('learns from the sets that are named', () => {
    const { stdout: text } = sverka(['train', 'gold', '--sets', 'talk', '--origin', 'Ours', '-q'], { cwd: there });
    expect(parseWeights(text).origin).toBe('Ours: 1 of talk');
  });

  test('--glance fits the quick model and keeps the rest', () => {
    const { stdout: text } = sverka(['train', 'gold', '--glance', '--weights', 'out/weights.json', '-q'], {
      cwd: there,
    });
    const [kept, fitted] = [parseWeights(readFileSync(join(there, 'out/weights.json'), 'utf8')), parseWeights(text)];
    expect(fitted).toEqual(kept);
  });
});

describe('train --cross-validate', () => {
  const there = folder(files);

  test('prints the scores of documents not learnt from', () => {
    const { status, stdout, stderr } = sverka(['train', 'gold', '--cross-validate', '--folds', '3'], { cwd: there });
    expect(status).toBe(0);
    expect(stderr).toBe('fold 1 of 3\nfold 2 of 3\nfold 3 of 3\n');
    expect(stdout).toMatch(/^plain +all +sentence +3 +15 /mu);
    expect(stdout).toMatch(/\nsverka \S+ cross-validated folds:3 learnt:2 of news, 1 of talk lexicon:\w+\n$/u);
  });

  test('judges each document once, and a corpus by its sentences', () => {
    const words = [
      'train',
      'gold',
      resolve('corpora/2021-03-02-lavrov-kamilov'),
      '--cross-validate',
      '--folds',
      '2',
      '-q',
    ];
    const { stdout } = sverka([...words, '--sets', 'news,corpora', '--to', 'json'], { cwd: there });
    const { groups } = JSON.parse(stdout) as { groups: { variant: string; set: string; documents: number }[] };
    expect(groups.map(({ variant, set, documents }) => `${variant} ${set} ${documents}`)).toEqual([
      'plain news 2',
      'plain talk 1',
      'plain all 3',
      'given corpora 1',
      'all all 4',
    ]);
  });
});

describe('train refuses', () => {
  const there = pair(files);
  test.each([
    [['gold', '--cross-validate', '-o', 'x.json'], 'cli/usage', /--output does nothing with --cross-validate/u],
    [['gold', '--folds', '3'], 'cli/usage', /--folds does nothing without --cross-validate/u],
    [['gold', '--cross-validate', '--folds', '1'], 'cli/usage', /--folds cannot be 1/u],
    [['gold', '--sets', 'newz'], 'cli/usage', /No document is of the set newz\.[^]*The sets are news, talk/u],
    [['gold', '--weights', 'w.json'], 'cli/usage', /--weights does nothing without --glance/u],
    [['gold/news-1.json', '--cross-validate'], 'train/too-few', /Fold 1 of 5 leaves no document/u],
    [['en.txt'], 'gold/invalid', /en\.txt/u],
    [['gold/news-1.json', '-o', 'gold/news-1.json'], 'file/is-input', /is an input/u],
  ])('train %j', (words, code, says) => {
    const { status, stdout, stderr } = sverka(['train', ...words], { cwd: there });
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(existsSync(join(there, 'x.json'))).toBe(false);
  });
});
