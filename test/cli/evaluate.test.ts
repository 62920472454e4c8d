import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { english, folder, pair, russian, sverka } from './run.js';

const corpus = resolve('corpora/2021-03-02-lavrov-kamilov');

/** A gold document in JSON: three sentences of each side, the middle one of the English without a partner. */
const gold = (id: string, variant: string, more: object = {}): string =>
  JSON.stringify({
    id,
    variant,
    en: { paragraphs: [['The minister arrived in Moscow.', 'It rained.', 'He met 12 students.']] },
    ru: { paragraphs: [['Министр прибыл в Москву.', 'Он встретился с 12 студентами.']] },
    links: [
      [[0], [0]],
      [[1], []],
      [[2], [1]],
    ],
    ...more,
  });

interface Scores {
  readonly signatures: string[];
  readonly groups: {
    readonly variant: string;
    readonly set: string;
    readonly level: string;
    readonly documents: number;
    readonly refused: number;
    readonly figures: Record<string, { value: number; interval?: [number, number] }>;
    readonly counts: { strict: { right: number; found: number; wanted: number } };
    readonly shapes: Record<string, { wanted: number }>;
    readonly reliability: { count: number }[];
  }[];
}
const scores = (words: readonly string[], cwd: string): Scores =>
  JSON.parse(sverka(['evaluate', ...words, '--to', 'json'], { cwd }).stdout) as Scores;

describe('evaluate, of gold documents alone', () => {
  const there = folder({
    'gold/news-01.json': gold('news-01', 'plain'),
    'gold/news-01-om.json': gold('news-01-om', 'omissions'),
    'gold/talk-02.json': gold('talk-02', 'plain'),
    'gold/README.md': 'Not gold.',
  });

  test('prints them by set and variant, with what reproduces it', () => {
    const { status, stdout, stderr } = sverka(['evaluate', 'gold/'], { cwd: there });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    for (const row of [
      'plain +news +sentence +1 +2 ',
      'plain +talk ',
      'plain +all +sentence +2 +4 ',
      'omissions +news ',
    ])
      expect(stdout).toMatch(new RegExp(`^${row}`, 'mu'));
    for (const title of ['strict: ', 'lax: ', 'omission: ', 'confidence', 'F1 by shape', 'reliability: '])
      expect(stdout).toMatch(new RegExp(`^${title}`, 'mu'));
    expect(stdout).toMatch(
      /\nRanges hold 95 % of 1,000 bootstraps over documents, seed 1\.\nsverka \S+ method:crf .*\n$/u,
    );
    expect(sverka(['evaluate', 'gold/'], { cwd: there }).stdout).toBe(stdout);
    for (const line of stdout.split('\n').slice(0, -2)) expect(line.length, line).toBeLessThanOrEqual(100);
  });

  test('gives the same as data', () => {
    const { groups, signatures } = scores(['gold'], there);
    expect(groups.map(({ variant, set, documents }) => `${variant} ${set} ${documents}`)).toEqual([
      'plain news 1',
      'plain talk 1',
      'plain all 2',
      'omissions news 1',
      'all all 3',
    ]);
    expect(signatures).toHaveLength(1);
    const whole = groups.at(-1)!;
    expect(whole.counts.strict.wanted).toBe(6);
    expect(whole.shapes['1:0']!.wanted).toBe(3);
    expect(whole.reliability.reduce((sum, { count }) => sum + count, 0)).toBe(whole.counts.strict.found);
    const { value, interval } = whole.figures['strictF1']!;
    expect(interval![0]).toBeLessThanOrEqual(value);
  });

  test('takes files and folders, and a document without an id by the name of its file', () => {
    const cwd = folder({
      'a.json': gold('news-01', 'plain'),
      'b.json': JSON.stringify({ ...JSON.parse(gold('', '')), id: undefined }),
    });
    expect(scores(['a.json', 'b.json', join(there, 'gold')], cwd).groups.at(-1)!.documents).toBe(5);
    expect(scores(['b.json'], cwd).groups[0]!.set).toBe('b');
  });

  test('a corpus is aligned from its pages, at all levels, and with its sentences given', () => {
    const { groups } = scores([corpus], there);
    expect(groups.map(({ variant, set, level }) => `${variant} ${set} ${level}`)).toEqual([
      'pages corpora sentence',
      'given corpora sentence',
      'all all sentence',
      'pages corpora paragraph',
      'pages corpora turn',
    ]);
    expect(scores([join(corpus, 'gold.tsv')], there).groups).toEqual(groups);
  });

  test('a document that is refused counts as all wrong, and is told', () => {
    const words = [
      'birds',
      'engines',
      'letters',
      'rivers',
      'bakers',
      'clouds',
      'violins',
      'harbours',
      'lamps',
      'orchards',
    ];
    const others = ['законы', 'налоги', 'вопросы', 'войска', 'суды', 'газеты', 'шахты', 'пошлины', 'споры', 'выборы'];
    const unlike = gold('news-03', 'plain', {
      en: { paragraphs: [words.map((word, at) => `The ${word} were seen near house ${at + 11}.`)] },
      ru: { paragraphs: [others.map((word) => `Тогда же обсуждались ${word}, о чем не сообщали.`)] },
      links: words.map((_, at) => [[at], [at]]),
    });
    const cwd = folder({ 'news-03.json': unlike, 'news-01.json': gold('news-01', 'plain') });
    const { status, stderr, stdout } = sverka(['evaluate', '.', '--to', 'json'], { cwd });
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /news-03\.json \(plain\) is refused and counts as all wrong\. The two texts are not translations/u,
    );
    const [group] = (JSON.parse(stdout) as Scores).groups;
    expect(group).toMatchObject({ documents: 2, refused: 1, counts: { strict: { found: 12, wanted: 12 } } });
    expect(group!.counts.strict.right).toBeLessThanOrEqual(2);
    expect(sverka(['evaluate', '.', '-q'], { cwd })).toMatchObject({
      stderr: '',
      stdout: expect.stringMatching(/2 \(1 refused\)[^]*Refused documents count as all wrong\./u) as string,
    });
  });

  test('--plot draws a file, whole or not at all', () => {
    const cwd = folder({ 'news-01.json': gold('news-01', 'plain') });
    expect(sverka(['evaluate', '.', '--plot', 'out/plot.svg'], { cwd })).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(cwd, 'out/plot.svg'), 'utf8')).toMatch(
      /^<svg xmlns[^]*2 links, 1 alignment, [^]*<\/svg>\n$/u,
    );
    const { status, stderr } = sverka(['evaluate', 'news-01.json', '--plot', 'news-01.json'], { cwd });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('[file/is-input]') as string });
  });

  test('--diff tells which document each difference is of', () => {
    const cwd = folder({
      'wrong.json': gold('wrong-01', 'plain', {
        links: [
          [[0], [0]],
          [[1, 2], [1]],
        ],
      }),
    });
    expect(sverka(['evaluate', 'wrong.json', '--diff'], { cwd }).stdout).toMatch(
      /\nwrong\.json, plain\n\n- 1:0 [^\n]*It rained\.[^\n]*\n- 1:1 [^\n]*\n\+ 2:1 [^\n]*It rained\. \| He met/u,
    );
  });

  test('--method chooses the aligner', () => {
    expect(scores(['gold', '--method', 'length'], there).signatures[0]).toContain('method:length');
  });
});

describe('evaluate, of an alignment against gold', () => {
  const there = folder({
    'talks.en.txt': 'The minister arrived in Moscow.\nIt rained.\nHe met 12 students.\n',
    'talks.ru.txt': 'Министр прибыл в Москву.\nОн встретился с 12 студентами.\n',
    'gold.json': gold('news-01', 'plain'),
    'hunalign.txt': '0\t0\t0.3\n1\t1\t0.2\n3\t2\t0.1\n',
    'vecalign.txt': '[0]:[0]:0.1\n[1]:[]:0.2\n[2]:[1]:0.1\n',
  });
  const strict = (words: readonly string[], cwd = there): string | undefined =>
    /^sentence +strict +(.*)$/mu.exec(sverka(['evaluate', ...words], { cwd }).stdout)?.[1];
  sverka(['align', 'talks.en.txt', 'talks.ru.txt', '--from', 'lines', '--to', 'tmx,json', '-o', 'out/'], {
    cwd: there,
  });

  test('a ladder of hunalign and links of vecalign are of the sentences of the gold', () => {
    expect(strict(['hunalign.txt', 'gold.json'])).toBe('0.500   0.500  0.500');
    expect(strict(['vecalign.txt', 'gold.json'])).toBe('1.000   1.000  1.000');
    expect(sverka(['evaluate', 'hunalign.txt', 'gold.json'], { cwd: there }).stdout).toMatch(/\nhunalign\n$/u);
    expect(sverka(['evaluate', '-', 'gold.json'], { cwd: there, input: '[0]:[0]\n' }).stderr).toContain('3 sentences');
  });

  test('a ladder is compared with a corpus too, and shown where it differs', () => {
    const cwd = folder({ 'ladder.txt': '[0]:[0]\n' });
    cpSync(corpus, join(cwd, 'talks'), { recursive: true });
    const { status, stdout } = sverka(['evaluate', 'ladder.txt', 'talks', '--diff'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatch(/\n- 1:0 /u);
    expect(sverka(['evaluate', 'ladder.txt', 'talks/gold.tsv', '--diff'], { cwd }).stdout).toBe(stdout);
  });

  test('a memory is looked up by its wording', () => {
    const { status, stdout, stderr } = sverka(['evaluate', 'out/talks.tmx', 'gold.json'], { cwd: there });
    expect(stderr).toMatch(/not those of the gold; links are found there by their wording\./u);
    expect(stdout).toMatch(
      /^sentence +strict +1\.000 +1\.000 +1\.000\n +lax .*\n +omission +1\.000 +1\.000 +1\.000$/mu,
    );
    expect(status).toBe(0);
  });

  test.each(['xlf', 'xliff', 'jsonl', 'en', 'ru'])('so is what else has no texts, but translations: %s', (suffix) => {
    sverka(['convert', 'out/talks.json', '--to', 'xliff,xliff2,jsonl,moses', '-o', 'out/'], { cwd: there });
    const { stdout, stderr } = sverka(['evaluate', `out/talks.${suffix}`, 'gold.json'], { cwd: there });
    expect(stderr).toMatch(/not those of the gold; links are found there by their wording\./u);
    expect(stdout).toMatch(/^sentence +strict +1\.000 +1\.000 +1\.000\n/mu);
  });

  test.each(['xlsx', 'csv', 'tsv', 'ces.xml', 'intertext.xml', 'ladder', 'vecalign', 'tei.xml'])(
    'every other alignment that can be read is: %s',
    (suffix) => {
      sverka(['convert', 'out/talks.json', '--to', 'xlsx,csv,tsv,ces,hunalign,vecalign,tei', '-o', 'out/'], {
        cwd: there,
      });
      sverka(['convert', 'out/talks.json', '--to', 'intertext', '-o', 'out/'], { cwd: there });
      const { status, stdout } = sverka(['evaluate', `out/talks.${suffix}`, 'gold.json'], { cwd: there });
      expect([status, stdout]).toEqual([0, expect.stringMatching(/^sentence +strict +1\.000 +1\.000 +1\.000\n/mu)]);
    },
  );
  test('a workbook may be the gold', () => {
    sverka(['convert', 'out/talks.json', '--to', 'xlsx', '-o', 'gold.xlsx'], { cwd: there });
    const { status, stdout } = sverka(['evaluate', 'out/talks.json', 'gold.xlsx'], { cwd: there });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^sentence +strict +1\.000 +1\.000 +1\.000\n/mu)]);
  });

  test('as data, the figures are those of a document', () => {
    const { groups } = scores(['out/talks.json', 'gold.json'], there);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ set: 'gold.json', variant: 'compared', figures: { strictF1: { value: 1 } } });
    expect(groups[0]!.reliability).not.toEqual([]);
  });

  test('--plot needs confidence', () => {
    expect(sverka(['evaluate', 'out/talks.json', 'gold.json', '--plot', 'x.svg'], { cwd: there }).status).toBe(0);
    const { status, stderr } = sverka(['evaluate', 'hunalign.txt', 'gold.json', '--plot', 'y.svg'], { cwd: there });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('no confidence') as string });
  });
});

describe('evaluate tells its two uses apart', () => {
  const there = pair({ 'gold.json': gold('a-1', 'plain'), 'ladder.txt': '0\t0\n3\t2\n' });
  sverka(['align', 'en.txt', 'ru.txt', '--to', 'json', '-o', 'talks.json'], { cwd: there });
  test.each([
    [['talks.json'], 'cli/usage', /no gold to compare it with is given/u],
    [['gold.json', 'talks.json'], 'cli/usage', /The alignment comes first/u],
    [['talks.json', 'gold.json', 'gold.json'], 'cli/usage', /talks\.json is an alignment among 3 files/u],
    [['talks.json', 'ladder.txt'], 'cli/usage', /ladder\.txt has no texts/u],
    [['talks.json', 'gold.json'], 'gold/other-text', /The gold is of other texts/u],
    [['talks.json', 'gold.json', '--method', 'crf'], 'cli/usage', /--method is for gold documents/u],
    [['talks.json', 'gold.json', '--lexicon', 'x.tsv'], 'cli/usage', /--lexicon is for gold documents/u],
    [['talks.json', 'gold.json', '--no-lexicon'], 'cli/usage', /--no-lexicon is for gold documents/u],
    [['.'], 'gold/invalid', /talks\.json/u],
    [['-', '-'], 'cli/usage', /Standard input is only one file/u],
    [['en.txt'], 'gold/invalid', /en\.txt/u],
    [[], 'cli/usage', /evaluate needs GOLD…\./u],
  ])('evaluate %j', (words, code, says) => {
    const { status, stdout, stderr } = sverka(['evaluate', ...words], { cwd: there });
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  test('a folder without gold', () => {
    const cwd = folder({ 'en.txt': english, 'ru.txt': russian });
    expect(sverka(['evaluate', '.'], { cwd }).stderr).toContain('[gold/none]');
  });
});
