import { describe, expect, test } from 'vitest';
import { isName, readManifest } from '../../src/batch/manifest.js';
import { untagPath } from '../../src/batch/name.js';
import { pairByName, requireOwnNames } from '../../src/batch/pairs.js';

const pairsOf = (...paths: string[]): string[] =>
  pairByName('', paths, 'whole').pairs.map(({ name, source, target, meta }) =>
    [name, source, target, meta].filter((part) => part !== undefined).join(' '),
  );
const loneOf = (...paths: string[]): string[] => pairByName('', paths, 'whole').lone.map(({ path }) => path);

describe('languages in names', () => {
  test.each([
    ['x.en.txt', 'x', 'en'],
    ['x_ru.html', 'x', 'ru'],
    ['x-eng.docx', 'x', 'en'],
    ['x.en-GB.txt', 'x', 'en'],
    ['RU_x.htm', 'x', 'ru'],
    ['en/a/x.html', 'a/x', 'en'],
    ['a/Russian/x', 'a/x', 'ru'],
    ['en/x.ru.txt', 'x', 'ru'],
    ['talks/en.txt', 'talks', 'en'],
    ['x.en', 'x', 'en'],
    ['2021.03.02.ru.txt', '2021.03.02', 'ru'],
    ['opening.txt', 'opening', undefined],
    ['bulletin.txt', 'bulletin', undefined],
  ])('%s', (path, rest, lang) => {
    expect(untagPath(path)).toEqual({ rest, lang });
  });
});

describe('pairs by name', () => {
  test('in one folder, in two folders, in a folder for each', () => {
    expect(pairsOf('x.en.txt', 'x.ru.txt', 'y_ru.html', 'y_en.html')).toEqual([
      'x x.en.txt x.ru.txt',
      'y y_en.html y_ru.html',
    ]);
    expect(pairsOf('en/a/x.html', 'ru/a/x.html', 'ru/y', 'en/y')).toEqual([
      'a/x en/a/x.html ru/a/x.html',
      'y en/y ru/y',
    ]);
    expect(pairsOf('b/en.txt', 'b/ru.txt', 'a/en.txt', 'a/ru.txt', 'a/gold.tsv', 'a/meta.json')).toEqual([
      'a a/en.txt a/ru.txt a/meta.json',
      'b b/en.txt b/ru.txt',
    ]);
    expect(pairsOf('en.txt', 'ru.txt')).toEqual(['whole en.txt ru.txt']);
  });

  test('metadata beside the texts', () => {
    expect(pairsOf('x.en.txt', 'x.ru.txt', 'x.meta.json')).toEqual(['x x.en.txt x.ru.txt x.meta.json']);
    // Whose it would be of several is not known.
    expect(pairsOf('x.en.txt', 'x.ru.txt', 'meta.json')).toEqual(['x x.en.txt x.ru.txt']);
  });

  test('of several of one name those that end alike', () => {
    expect(pairsOf('x.en.docx', 'x.en.txt', 'x.ru.txt')).toEqual(['x x.en.txt x.ru.txt']);
    expect(loneOf('x.en.docx', 'x.en.txt', 'x.ru.txt')).toEqual(['x.en.docx']);
    expect(pairsOf('x.en.docx', 'x.ru.txt')).toEqual(['x x.en.docx x.ru.txt']);
    expect(pairsOf('x.en.docx', 'x.en.html', 'x.ru.txt')).toEqual([]);
  });

  test('without a partner', () => {
    expect(loneOf('x.en.txt', 'y.ru.txt', 'README.md', 'z.png')).toEqual(['README.md', 'x.en.txt', 'y.ru.txt']);
  });

  test('the order of the paths changes nothing', () => {
    const paths = ['x.en.txt', 'x.ru.txt', 'a/en.txt', 'a/ru.txt', 'y_en.html', 'y_ru.html'];
    expect(pairByName('', [...paths].reverse(), 'w')).toEqual(pairByName('', paths, 'w'));
  });

  test('two of one name are refused, also where only a disk thinks so', () => {
    const pair = (name: string) => ({ name, source: `${name}.s`, target: `${name}.t` });
    for (const other of ['Talks', 'talks'])
      expect(() => requireOwnNames([pair('talks'), pair(other)])).toThrow(
        expect.objectContaining({ code: 'batch/same-name' }),
      );
    requireOwnNames([pair('talks'), pair('talk')]);
  });
});

describe('manifests', () => {
  const read = (text: string) => readManifest(text, (path) => `/${path}`);

  test('a line a pair, with or without a name and metadata', () => {
    const text = '# ours\n\na/x.en.txt\ta/x.ru.txt\r\ny.html\tz.html\tyz\tm.json\n../up/en.txt\t../up/ru.txt\n';
    expect(read(text)).toEqual([
      { name: 'a/x', source: '/a/x.en.txt', target: '/a/x.ru.txt' },
      { name: 'yz', source: '/y.html', target: '/z.html', meta: '/m.json' },
      { name: 'up', source: '/../up/en.txt', target: '/../up/ru.txt' },
    ]);
  });

  test('names of columns put them in another order', () => {
    expect(read('name\ttarget\tsource\nx\tru.txt\ten.txt\n')).toEqual([
      { name: 'x', source: '/en.txt', target: '/ru.txt' },
    ]);
  });

  test.each([
    ['a.txt\n', 1],
    ['a\tb\n\tb\n', 2],
    ['a\tb\t../x\n', 1],
    ['a\tb\t/etc/x\n', 1],
    ['a\tb\tx/../../y\n', 1],
    ['a\tb\t.hidden\n', 1],
    ['a\tb\tc\td\te\n', 1],
    ['source\ttarget\twhat\n', 1],
  ])('%j is refused with its line', (text, line) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'batch/manifest', at: { line } }));
  });

  test('a name stays in its folder', () => {
    for (const name of ['a', 'a/b', '2021.03.02', 'переговоры', 'a b']) expect(isName(name), name).toBe(true);
    for (const name of ['', '..', 'a/..', '/a', 'a/', 'a\\b', 'c:x', 'a\0', 'a.', ' a'])
      expect(isName(name), name).toBe(false);
  });
});
