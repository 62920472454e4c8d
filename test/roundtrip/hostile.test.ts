import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { contentOf, writeAs } from '../../src/format/format.js';
import type { PageDocument } from '../../src/format/html/node.js';
import { formatNamed, formats } from '../../src/format/formats.js';
import type { Alignment } from '../../src/model/alignment.js';
import { rawText } from '../../src/model/document.js';
import { makeAlignment, makeDocument } from '../format/documents.js';
import { options } from '../format/fixtures.js';
import { readElements } from './edition.js';

/** What may stand in a sentence, and what comes back of it: in one line, without what no XML can hold, in NFC. */
const texts: readonly [given: string, back: string][] = [
  ['a & b < c > d ]]> "e" \'f\'', 'a & b < c > d ]]> "e" \'f\''],
  ['"quoted", then; a comma', '"quoted", then; a comma'],
  ['bell \u0007 one \u0001 end', 'bell one end'],
  ['half \uD83D pair \uDE00', 'half pair'],
  ['whole 😀 pair', 'whole 😀 pair'],
  ['last \uFFFE \uFFFF.', 'last .'],
  ['\u0338 solidus >\u0338 after', '\u0338 solidus \u226F after'],
  ['no\u00A0break 5\u202F000', 'no\u00A0break 5\u202F000'],
  ['soft\u00ADhyphen zero\u200Bwidth mark\uFEFFinside', 'soft\u00ADhyphen zero\u200Bwidth mark\uFEFFinside'],
  ['decomposed и\u0306 e\u0301', 'decomposed й é'],
  ['tab\tand⏎line\u2028ends\u0085here', 'tab and line ends here'],
  ['&amp; &#x1; <!-- --> <![CDATA[ ]]> <?pi?>', '&amp; &#x1; <!-- --> <![CDATA[ ]]> <?pi?>'],
  ['<script>alert(1)</script><b>', '<script>alert(1)</script><b>'],
  ['__proto__', '__proto__'],
  ['_x0041_ _x005F_', '_x0041_ _x005F_'],
  ["=cmd|'/C calc'!A0", "=cmd|'/C calc'!A0"],
  ['+1-2', '+1-2'],
  ['-3', '-3'],
  ['007', '007'],
  ['{"a": [1]} \\n \\u0041', '{"a": [1]} \\n \\u0041'],
  ['12 > 5 $1 $& %s', '12 > 5 $1 $& %s'],
  ['long '.repeat(1000).trim(), 'long '.repeat(1000).trim()],
  ['right \u202Eto left', 'right \u202Eto left'],
];

const shapes = texts.map(() => '1:1').join(' ');
/** A sentence a paragraph, each beside a plain one; at the end one that the other text lacks. */
const hostile: Alignment = makeAlignment(
  makeDocument('en', [...texts.map(([given]) => `a: ${given}`), 'a: Alone.'].join('\n'), {
    title: 'A & B <i> "c" ]]> \u0001 =1+1',
    participants: [{ id: 'a', name: '<b> & "x" \u0001 =cmd', role: 'r' }],
  }),
  makeDocument('ru', texts.map((_, index) => `a: Предложение номер ${index + 1}.`).join('\n')),
  { turn: `${shapes} 1:0`, paragraph: `${shapes} 1:0`, sentence: `${shapes} 1:0` },
);

type Files = readonly (string | Uint8Array)[];
/** What the files of a format show of the source, a sentence each, in order. */
type Extract = (files: Files) => readonly string[] | Promise<readonly string[]>;

const readBack =
  (name: string): Extract =>
  async (files) => {
    const { read, unpack } = formatNamed(name);
    const [first] = files;
    const text = typeof first === 'string' ? first : (await unpack!(first!))!;
    const others = files.slice(1) as string[];
    const back = read!(text, {
      ...(name === 'moses' && { texts: [text, others[0]!] }),
      ...(name !== 'moses' && others.length > 1 && { texts: [others[0]!, others[1]!] }),
      sibling: (path) => ({ path, text: others[/\.en\./u.test(path) ? 0 : 1]! }),
    });
    return back.source.units.sentence.map((unit) => rawText(back.source, unit));
  };

const cells: Extract = ([html]) => {
  const { document } = parseHTML(html as string) as unknown as { document: PageDocument };
  return [...document.querySelectorAll('tbody td[lang=en]:not(.missing)')].map(({ textContent }) => textContent ?? '');
};

/** Words with their spaces: `<g/>` says that there is none. */
const sentencesOfVertical: Extract = ([english]) =>
  [...(english as string).matchAll(/^<s [^>]*>\n([^]*?)^<\/s>$/gmu)].map(([, lines]) =>
    unescapeXml(lines!.trimEnd().replaceAll('\n<g/>\n', '').replaceAll('\n', ' ')),
  );

const unescapeXml = (text: string): string => readElements('x', `<x>${text}</x>`)[0]!.text;

const plainSpaces = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');

interface Way {
  readonly extract: Extract;
  /** What is changed besides, as docs/formats.md says. */
  readonly changes?: (text: string) => string;
  /** What the other text lacks is left out, and reported. */
  readonly isOfPairs?: boolean;
  /** Unseen characters that are removed, and reported. */
  readonly unseen?: number;
}

/** Of every format that there is. */
const ways: Readonly<Record<string, Way>> = {
  tmx: {
    extract: readBack('tmx'),
    changes: (text) => plainSpaces(text.replace(/[\u00AD\u200B\uFEFF]/gu, '')),
    isOfPairs: true,
    unseen: 3,
  },
  tei: { extract: readBack('tei') },
  report: { extract: cells },
  html: { extract: cells },
  docx: {
    extract: async ([bytes]) => {
      const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes as Uint8Array) });
      const elements = readElements('x', `<x>${value}</x>`);
      const rows = elements
        .filter(({ name }) => name === 'tr')
        .map((row) => elements.filter(({ parent }) => parent === row));
      return rows.filter(([number]) => /^\d/u.test(number!.text)).map(([, source]) => source!.text);
    },
  },
  json: { extract: readBack('json') },
  tsv: { extract: readBack('tsv') },
  csv: { extract: readBack('csv') },
  xlsx: { extract: readBack('xlsx') },
  jsonl: { extract: readBack('jsonl'), isOfPairs: true },
  xliff: { extract: readBack('xliff'), isOfPairs: true },
  xliff2: { extract: readBack('xliff2'), isOfPairs: true },
  moses: { extract: readBack('moses'), isOfPairs: true },
  ces: { extract: readBack('ces') },
  intertext: { extract: readBack('intertext') },
  hunalign: { extract: readBack('hunalign') },
  vecalign: { extract: readBack('vecalign') },
  conllu: { extract: ([english]) => [...(english as string).matchAll(/^# text = (.*)$/gmu)].map(([, text]) => text!) },
  // Between words a space is a space; inside a number it is a part of it.
  vertical: { extract: sentencesOfVertical, changes: (text) => text.replaceAll('\u00A0', ' ') },
  columns: {
    extract: ([text]) =>
      (text as string)
        .split('\n')
        .filter((line) => /^ *\d/u.test(line))
        .map((line) => line.slice(13).split(/ {2,}/u)[0]!),
    changes: (text) => text.replace(/\p{Cf}/gu, ''),
    unseen: 4,
  },
};

test('there is a way for each format', () => {
  expect(Object.keys(ways).sort()).toEqual(formats.map(({ name }) => name).sort());
});

describe.each(Object.entries(ways))('%s', (name, { extract, changes = (text) => text, isOfPairs = false, unseen }) => {
  test('gives hostile text back, and reports what it removed', async () => {
    const { parts, remarks, left } = await writeAs(formatNamed(name), hostile, { ...options, width: 14_000 });
    const expected = [
      ...texts.map(([given, back]) => (name === 'json' ? given.replaceAll('⏎', '\r\n') : changes(back))),
      ...(isOfPairs ? [] : ['Alone.']),
    ];
    expect(await extract(parts.map(contentOf))).toEqual(expected);
    const told = [...remarks, ...left].map(({ count, reason }) => `${count} ${reason}`).join('; ');
    if (name === 'json') return expect(told).toBe('');
    expect(told).toMatch(/\b6 characters (?:removed )?that XML cannot hold/u);
    if (isOfPairs) expect(told).toContain('1 only in the English text');
    if (unseen !== undefined)
      expect(told).toMatch(new RegExp(`\\b${unseen} (?:unseen characters|characters removed that nobody sees)`, 'u'));
  });
});
