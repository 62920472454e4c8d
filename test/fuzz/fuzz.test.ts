import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as sverka from '../../src/index.js';
import { isPacked, readPacked } from '../../src/cli/input/office.js';
import { bookOf, readFiles } from '../format/books.js';
import { bare, full, options, small } from '../format/fixtures.js';
import { mutated, nasty, runs, seed } from './mutation.js';

const { SverkaError } = sverka;
const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const read = (path: string): string => readFileSync(path, 'utf8');
const [english, russian] = ['en', 'ru'].map((lang) => read(`${corpus}/${lang}.txt`));
/** Pieces of a real page: its head, its middle, its end. */
const pieces = (text: string): string[] => [text.slice(0, 1200), text.slice(6000, 7200), text.slice(-900)];

const assertAll = <T>(input: fc.Arbitrary<T>, share: number, holds: (value: T) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(input, async (value) => {
      await holds(value);
    }),
    { numRuns: runs(share), seed },
  );

/** Nothing, where the input is refused as it should be; anything else that is thrown is a bug. */
async function orRefusal<T>(work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SverkaError)) throw error;
    expect(error.code).toMatch(/^[a-z]+\/[a-z-]+$/u);
    expect(error.message).not.toBe('');
    return undefined;
  }
}

/** White space as Unicode has it; JavaScript forgets the end of a line that EBCDIC had. */
const blank = (text: string): boolean => /^[\s\u0085]*$/u.test(text);

/** Units in order and inside each other and the text; each character that is no space in one sentence or one mark. */
function expectSound({ text, units, marks }: sverka.Document): void {
  const parts = [...units.sentence, ...marks].map(({ at }) => at).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let end = 0;
  for (const [from, to] of parts) {
    expect(from).toBeGreaterThanOrEqual(end);
    expect(to).toBeGreaterThanOrEqual(from);
    expect(blank(text.slice(end, from))).toBe(true);
    end = to;
  }
  expect(blank(text.slice(end))).toBe(true);
  for (const [index, { parent }] of units.sentence.entries()) {
    expect(units.paragraph[parent]).toBeDefined();
    expect(parent).toBeGreaterThanOrEqual(units.sentence[index - 1]?.parent ?? 0);
  }
  for (const { parent } of units.paragraph) expect(units.turn[parent]).toBeDefined();
}

function expectAligned(alignment: sverka.Alignment): void {
  for (const level of sverka.levels) {
    const ladder = alignment.ladders[level];
    if (ladder === undefined) continue;
    const [source, target] = [alignment.source.units[level].length, alignment.target.units[level].length];
    expect(sverka.tilingFault(ladder, source, target)).toBeUndefined();
    for (const { posterior = 0 } of ladder) expect(posterior >= 0 && posterior <= 1).toBe(true);
  }
}

const readable = sverka.formats.filter((format) => format.read !== undefined);
const texts = { texts: [english!.slice(0, 900), russian!.slice(0, 900)] as const };

/** What the reader of a format is given of an alignment that was written: of a packed one, what is packed in it. */
async function written(format: sverka.Format, alignment: sverka.Alignment): Promise<string[]> {
  if (!sverka.isWritable(format)) return [];
  const { parts } = await sverka.writeAs(format, alignment, options);
  return Promise.all(parts.map(async (part) => ('text' in part ? part.text : (await format.unpack!(part.bytes))!)));
}

describe('readers of alignments', () => {
  test.each(readable.map((format) => [format.name, format] as const))('%s', async (_, format) => {
    const seeds = (await Promise.all([small, full, bare].map((alignment) => written(format, alignment)))).flat();
    await assertAll(mutated(seeds), 0.025, async (text) => {
      const found = await orRefusal(() => format.read!(text, texts));
      if (found === undefined) return;
      expectAligned(found);
      for (const name of ['json', 'tmx', 'tei']) await orRefusal(() => sverka.formatNamed(name).write!(found, options));
    });
  });
});

/** A book with notes, a picture and a table. */
const book = bookOf([
  '<section><h1>Title &amp; more</h1><p>One<a epub:type="noteref" href="#n1">1</a>. Two<sup><a href="c1.xhtml#n2">[2]</a></sup>.<br/>Three&nbsp;four.</p><aside epub:type="footnote" id="n1"><p>Note</p></aside></section>',
  '<table><tr><td>a</td><td>b</td></tr></table><img src="x.png"/><p><a id="n2"/>Second note</p><pre>x\n y</pre><nav>z</nav>',
]);

test('books, one file of which is spoilt', () =>
  assertAll(
    fc.constantFrom(...Object.keys(book)).chain((path) => fc.tuple(fc.constant(path), mutated([book[path] as string]))),
    0.03,
    async ([path, text]) => {
      const found = await orRefusal(() => readFiles({ ...book, [path]: text }));
      for (const { text: paragraph } of found?.blocks ?? []) expect(paragraph.trim()).toBe(paragraph);
    },
  ));

/** Documents in an archive, byte by byte. */
describe('packed documents', () => {
  const office = (name: string): string => readFileSync(`test/cases/office/${name}`, 'latin1');
  test.each(['turns.docx', 'turns.odt', 'en.epub'])('%s', (name) =>
    assertAll(mutated([office(name)]), 0.005, async (text) => {
      const input = { name, bytes: Buffer.from(text, 'latin1'), id: undefined };
      const packed = isPacked(input) ? await orRefusal(() => readPacked(input)) : undefined;
      for (const { text: paragraph } of packed?.blocks ?? []) expect(paragraph).not.toBe('');
    }),
  );
});

describe('other readers', () => {
  const page = read('README.md').slice(0, 1500);
  const srx = sverka.writeSrx(sverka.ownSrx(), '');
  const readers: readonly (readonly [string, readonly string[], (text: string) => unknown])[] = [
    ['bytes', pieces(russian!), (text) => sverka.decode(Buffer.from(text, 'latin1'))],
    [
      'html',
      [
        `<html><body><article><h1>${english!.slice(0, 60)}</h1><p>${english!.slice(100, 900)}</p></article></body></html>`,
        page,
      ],
      sverka.readHtml,
    ],
    ['markdown', ['# Title\n\n* one\n* two\n\n[a](b) **c** _d_\n\n```\nx\n```\n', page], sverka.readMarkdown],
    [
      'subtitles',
      ['1\n00:00:01,000 --> 00:00:02,000\nGood afternoon.\n\n2\n00:00:02,000 --> 00:00:04,000\n<i>Talks</i>\n'],
      sverka.readSubtitles,
    ],
    [
      'docx',
      ['<h1>Title</h1><p>One. Two.</p><table><tr><td>a</td></tr></table><ul><li>b</li></ul>'],
      sverka.readDocumentHtml,
    ],
    [
      'odt',
      [
        '<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:h>Title</text:h><text:p>One<text:s/>two<text:line-break/></text:p></office:text></office:body></office:document-content>',
      ],
      sverka.readOpenDocument,
    ],
    [
      'glossary',
      ['talks\tпереговоры\tn\tdip\n# x\nminister\tминистр\n', 'переговоры @ talks\nминистр @ minister\n'],
      sverka.readGlossary,
    ],
    ['srx', [srx.slice(0, 6000), srx.slice(-3000)], (text) => sverka.srxSplitter(sverka.readSrx(text), 'en')],
    ['meta', [read(`${corpus}/meta.json`)], sverka.readMeta],
    ['gold', [read(`${corpus}/gold.tsv`).slice(0, 3000)], (text) => sverka.readGoldTable(text, english!, russian!)],
    ['rungs', ['0\t0\t0.5\n1\t1\t0.3\n2\t3\t0.2\n', '[0]:[0]:0.1\n[1, 2]:[1]:0.3\n'], sverka.readRungs],
    ['weights', [read('src/method/weights.json').slice(0, 4000)], sverka.parseWeights],
  ];
  test.each(readers)('%s', (_, seeds, reader) =>
    assertAll(mutated(seeds), 0.015, async (text) => {
      await orRefusal(() => reader(text));
    }),
  );
});

/** Any text at all, much of it of what means something to the rules. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...nasty),
      fc.constantFrom(...'. … ? ! « » “ ” " — – - , ; : ) ( г. т.е. Mr. U.S. 1. а) IV.'.split(' ')),
      fc.constantFrom(
        'Вопрос: ',
        'Question: ',
        '\n',
        '\n\n',
        '   ',
        '2 March 2021',
        '2 марта 2021 года',
        'С.В.Лавров: ',
      ),
      fc.constantFrom('слово', 'Слово', 'WORD', 'word', 'Word', '12', '3,5'),
      fc.string({ maxLength: 6, unit: 'binary' }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(' '));

describe('the segmenter', () => {
  const both = fc.oneof(anyText, mutated([...pieces(english!), ...pieces(russian!)]));
  test.each(['en', 'ru'] as const)('whatever the text, in %s', (lang) =>
    assertAll(both, 0.12, (text) => {
      for (const segment of [sverka.segmentTranscript, sverka.segmentPlain, sverka.segmentLines])
        expectSound(segment(text, lang));
    }),
  );
});

describe('the aligner', () => {
  const means = {
    lexicon: sverka.unpackLexicon(read('dist/lexicon/en-ru.stems.txt')),
    weights: sverka.parseWeights(read('src/method/weights.json')),
    version: '1',
  };
  test('whatever the texts', () =>
    assertAll(
      fc.tuple(
        fc.oneof(anyText, mutated(pieces(english!))),
        fc.oneof(anyText, mutated(pieces(russian!))),
        fc.constantFrom('crf', 'length'),
      ),
      0.06,
      async ([one, other, method]) => {
        const [source, target] = [sverka.segmentTranscript(one, 'en'), sverka.segmentTranscript(other, 'ru')];
        const alignment = await orRefusal(() => sverka.align(source, target, { ...means, method }));
        if (alignment === undefined) return;
        expectAligned(alignment);
        sverka.findConcerns(alignment, means);
        const { text } = sverka.formatNamed('json').write!(alignment, options).parts[0]!;
        expect(sverka.formatNamed('json').read!(text).ladders).toEqual(alignment.ladders);
      },
    ));
});
