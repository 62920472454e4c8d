import { linkSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { english, folder, pair, russian, sverka } from './run.js';

const align = ['align', 'en.txt', 'ru.txt'];

interface Wrong {
  readonly words: readonly string[];
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly code: string;
  /** What the message, the place or the hint must say. */
  readonly says: RegExp;
}

const cases: Readonly<Record<string, Wrong>> = {
  'a missing file': {
    words: ['align', 'en.text', 'ru.txt'],
    code: 'file/not-found',
    says: /at: +en\.text\n.*Did you mean en\.txt\?/u,
  },
  'a missing second file': {
    words: ['align', 'en.txt', 'rv.txt'],
    code: 'file/not-found',
    says: /Did you mean ru\.txt\?/u,
  },
  'a folder': {
    words: ['align', 'talks', 'ru.txt'],
    files: { 'talks/en.txt': english },
    code: 'file/is-folder',
    says: /In talks there is en\.txt/u,
  },
  'both in one language': {
    words: ['align', 'en.txt', 'b.txt'],
    files: { 'b.txt': english },
    code: 'input/same-language',
    says: /Both texts are in English\.[^]*en\.txt, b\.txt/u,
  },
  'one file twice': {
    words: ['align', 'en.txt', 'en.txt'],
    code: 'input/same-language',
    says: /Both texts are in English/u,
  },
  'an empty file': { words: align, files: { 'ru.txt': '' }, code: 'input/empty', says: /at: +ru\.txt/u },
  'a blank file': { words: align, files: { 'ru.txt': ' \n\n' }, code: 'input/empty', says: /at: +ru\.txt/u },
  'an empty standard input': { words: ['align', '-', 'ru.txt'], code: 'input/empty', says: /at: +standard input/u },
  'a binary file': {
    words: align,
    files: { 'en.txt': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 255]) },
    code: 'input/binary',
    says: /at: +en\.txt/u,
  },
  'no encoding': {
    words: align,
    files: { 'ru.txt': Uint8Array.from({ length: 400 }, (_, index) => 0x80 + ((index * 97 + 31) % 128)) },
    code: 'input/encoding',
    says: /at: +ru\.txt[^]*--encoding NAME[^]*koi8-r/u,
  },
  'an unknown encoding': {
    words: [...align, '--encoding', 'cp9'],
    code: 'input/unknown-encoding',
    says: /windows-1251/u,
  },
  'no web page': { words: [...align, '--from', 'html'], code: 'input/not-html', says: /at: +en\.txt/u },
  'neither language': {
    words: ['align', 'n.txt', 'ru.txt'],
    files: { 'n.txt': '12345 67890\n' },
    code: 'input/unknown-language',
    says: /at: +n\.txt/u,
  },
  'a project file': {
    words: ['align', 'x.json', 'ru.txt'],
    files: { 'x.json': '{ "sverka": 1 }' },
    code: 'input/not-text',
    says: /sverka convert/u,
  },
  ...Object.fromEntries(
    [
      ['SubStation Alpha', '[Script Info]\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hello.\n'],
      ['MicroDVD', '{0}{25}Hello, friends.\n{30}{50}Go home.\n'],
      ['SubViewer', '00:00:01.00,00:00:02.00\nHello, friends.\n'],
      ['TTML', '<?xml version="1.0"?>\n<tt xml:lang="en"><body><div><p begin="1s">Hello.</p></div></body></tt>'],
    ].map(([kind, text]) => [
      `subtitles that are not read: ${kind}`,
      {
        words: ['align', 's.sub', 'ru.txt'],
        files: { 's.sub': text! },
        code: 'input/not-text',
        says: new RegExp(`${kind}[^]*SubRip`, 'u'),
      },
    ]),
  ),
  'an alignment in XML': {
    words: ['align', 'x.xlf', 'ru.txt'],
    files: { 'x.xlf': '<?xml version="1.0"?>\n<xliff version="1.2"><file/></xliff>' },
    code: 'input/not-text',
    says: /an alignment \(xliff\)[^]*sverka convert/u,
  },
  'a memory that is none': {
    words: ['tm', 'stats', 'x.xlf'],
    files: { 'x.xlf': '<?xml version="1.0"?>\n<xliff version="1.2"><file/></xliff>' },
    code: 'tmx/invalid',
    says: /sverka convert --to tmx/u,
  },
  'standard input twice': { words: ['align', '-', '-'], code: 'cli/usage', says: /only one file/u },
  'an output that is the source': {
    words: [...align, '--to', 'tmx', '-o', 'en.txt'],
    code: 'file/is-input',
    says: /at: +en\.txt/u,
  },
  'an output that is the target': {
    words: [...align, '--to', 'tmx', '-o', './ru.txt'],
    code: 'file/is-input',
    says: /is an input: ru\.txt/u,
  },
  'an output that is the metadata': {
    words: [...align, '--meta', 'm.json', '--to', 'json', '-o', 'm.json'],
    files: { 'm.json': '{}' },
    code: 'file/is-input',
    says: /m\.json/u,
  },
  'an output folder that is a file': {
    words: [...align, '--to', 'tmx,json', '-o', 'out'],
    files: { out: 'old' },
    code: 'file/not-folder',
    says: /at: +.*out/u,
  },
  'an unknown format': { words: [...align, '--to', 'tmz'], code: 'format/unknown', says: /did you mean tmx\?/iu },
  'a format among good ones': {
    words: [...align, '--to', 'tmx,odp', '-o', 'out'],
    code: 'format/unknown',
    says: /odp/u,
  },
  'two formats to standard output': {
    words: [...align, '--to', 'tmx,tei'],
    code: 'cli/several-to-stdout',
    says: /-o/u,
  },
  'two formats to -': { words: [...align, '--to', 'tmx,tei', '-o', '-'], code: 'cli/several-to-stdout', says: /-o/u },
  'a mistyped option': {
    words: [...align, '--ot', 'tmx'],
    code: 'cli/usage',
    says: /no option --ot\.[^]*Did you mean --to\?/u,
  },
  'a mistyped option with a value': {
    words: [...align, '--levle=paragraph'],
    code: 'cli/usage',
    says: /Did you mean --level\?/u,
  },
  'a mistyped option before the files': {
    words: ['align', '--quite', 'en.txt', 'ru.txt'],
    code: 'cli/usage',
    says: /Did you mean --quiet\?/u,
  },
  'an option like none': { words: [...align, '--frobnicate'], code: 'cli/usage', says: /sverka align --help/u },
  'an unknown short option': { words: [...align, '-x'], code: 'cli/usage', says: /no option -x/u },
  'an option in another spelling': {
    words: [...align, '--teiLayout', 'split'],
    code: 'cli/usage',
    says: /Did you mean --tei-layout\?/u,
  },
  'a mistyped command': { words: ['algn', 'en.txt', 'ru.txt'], code: 'cli/usage', says: /Did you mean align\?/u },
  'an unknown command': { words: ['en.txt', 'ru.txt'], code: 'cli/usage', says: /sverka --help/u },
  'an option before the command': { words: ['-q', ...align], code: 'cli/usage', says: /-q stands before the command/u },
  'no file at all': { words: ['align'], code: 'cli/usage', says: /align needs SOURCE/u },
  'one file too few': {
    words: ['align', 'en.txt'],
    code: 'input/not-bilingual',
    says: /nearly all in English[^]*Give the Russian text as a second file/u,
  },
  'one file too many': { words: [...align, 'x.txt'], code: 'cli/usage', says: /x\.txt is one file too many/u },
  'an empty name': { words: ['align', '', 'ru.txt'], code: 'cli/usage', says: /name of a file is empty/u },
  'an option without its value': {
    words: [...align, '--to'],
    code: 'cli/usage',
    says: /--to is given without a value/u,
  },
  'a short option without its value': {
    words: [...align, '-o'],
    code: 'cli/usage',
    says: /-o is given without a value/u,
  },
  'an option with an empty value': {
    words: [...align, '--to', 'tmx', '-o', ''],
    code: 'cli/usage',
    says: /without a value/u,
  },
  'an option twice': {
    words: [...align, '--level', 'sentence', '--level', 'paragraph'],
    code: 'cli/usage',
    says: /--level is given twice/u,
  },
  'a wrong choice': {
    words: [...align, '--level', 'word'],
    code: 'cli/usage',
    says: /--level cannot be word\.[^]*sentence, paragraph/u,
  },
  'a wrong number': { words: [...align, '--min-confidence', 'high'], code: 'cli/usage', says: /from 0 to 1/u },
  'a wrong region': { words: [...align, '--region', 'en_US'], code: 'cli/usage', says: /en-US/u },
  'a wrong date': { words: [...align, '--date', 'today'], code: 'format/date', says: /today/u },
  'a wrong pair of languages': { words: [...align, '--lang', 'en,de'], code: 'cli/usage', says: /en,ru or ru,en/u },
  'a wrong epoch': { words: align, env: { SOURCE_DATE_EPOCH: 'now' }, code: 'cli/usage', says: /SOURCE_DATE_EPOCH/u },
  'segment: two files': { words: ['segment', 'en.txt', 'ru.txt'], code: 'cli/usage', says: /one file too many/u },
  'segment: an empty file': { words: ['segment', '-'], code: 'input/empty', says: /standard input/u },
  'convert: no format': { words: ['convert', 'en.txt'], code: 'cli/usage', says: /--to/u },
  'convert: no alignment': {
    words: ['convert', 'en.txt', '--to', 'tmx'],
    code: 'input/not-alignment',
    says: /at: +en\.txt\n +hint: Give a tmx, tei, json, tsv, /u,
  },
  'convert: one of three files without the others': {
    words: ['convert', '-', '--to', 'tsv'],
    input: '<TEI xml:id="en" corresp="talks.ru.tei.xml#ru"/>',
    code: 'tei/incomplete',
    says: /talks\.tei\.xml is not beside it/u,
  },
  'convert: a memory that breaks off': {
    words: ['convert', 'x', '--to', 'tsv'],
    files: { x: '<tmx version="1.4">\n<header/>\n<body>\n<tu>' },
    code: 'tmx/invalid',
    says: /unclosed tag[^]*at: +x:4/u,
  },
  'align: a bead that is none': {
    words: ['align', 'en.txt', 'ru.txt', '--explain', 'last'],
    code: 'cli/usage',
    says: /--explain cannot be last/u,
  },
  'align: a bead past the last': {
    words: ['align', 'en.txt', 'ru.txt', '--explain', '5'],
    code: 'cli/usage',
    says: /There is no bead 5[^]*The last is 4/u,
  },
  'align: to explain and to write': {
    words: ['align', 'en.txt', 'ru.txt', '--explain', '1', '--to', 'tmx'],
    code: 'cli/usage',
    says: /--explain writes nothing, and --to is given/u,
  },
  'align: to explain the baseline': {
    words: ['align', 'en.txt', 'ru.txt', '--explain', '1', '--method', 'length'],
    code: 'cli/usage',
    says: /--explain is of crf alone/u,
  },
  'align: weights that are none': {
    words: ['align', 'en.txt', 'ru.txt', '--weights', 'en.txt'],
    code: 'weights/invalid',
    says: /at: +en\.txt/u,
  },
  'evaluate: no gold': {
    words: ['evaluate', 'x.json', 'gold.tsv'],
    files: { 'x.json': '{' },
    code: 'file/not-found',
    says: /gold\.tsv/u,
  },
};

describe.each(Object.entries(cases))('%s', (_name, { words, files = {}, input, env = {}, code, says }) => {
  const there = pair(files);
  const before = readdirSync(there, { recursive: true });
  const { status, stdout, stderr } = sverka(words, { cwd: there, env, ...(input === undefined ? {} : { input }) });

  test(`is ${code}, told and not done`, () => {
    expect(stderr).toMatch(/^sverka: [^\n]+ \[[a-z-]+\/[a-z-]+\]\n(?: {2}at: {3}[^\n]+\n)?(?: {2}hint: [^\n]+\n)?$/u);
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(readdirSync(there, { recursive: true })).toEqual(before);
  });
});

test('an output that is an input by another name', () => {
  const there = pair();
  linkSync(join(there, 'en.txt'), join(there, 'hard.tmx'));
  const { status, stderr } = sverka([...align, '-o', 'hard.tmx'], { cwd: there });
  expect(status).toBe(2);
  expect(stderr).toContain('[file/is-input]');
  expect(readFileSync(join(there, 'en.txt'), 'utf8')).toBe(english);
});

test('several outputs, one of which is an input: none is written', () => {
  const there = folder({ 'x.en.txt': english, 'x.ru.txt': russian, 'x.json': '{}' });
  const words = ['align', 'x.en.txt', 'x.ru.txt', '--meta', 'x.json', '--to', 'tmx,json', '-o', '.'];
  const { status, stderr } = sverka(words, { cwd: there });
  expect(status).toBe(2);
  expect(stderr).toContain('[file/is-input]');
  expect(readdirSync(there).sort()).toEqual(['x.en.txt', 'x.json', 'x.ru.txt']);
});
