import { readFileSync } from 'node:fs';
import { DtdValidator, XmlDocument, XmlDtd } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { formatNamed } from '../../src/format/formats.js';
import { streamMemory } from '../../src/format/stream.js';
import { surveyPieces } from '../../src/format/tmx/languages.js';
import { tmx } from '../../src/format/tmx.js';
import type { WriteOptions } from '../../src/format/format.js';
import { errorOf } from './errors.js';
import { full, options, small } from './fixtures.js';

const dtd = new DtdValidator(XmlDtd.fromString(readFileSync('test/schemas/tmx14.dtd', 'utf8')));

interface Passed {
  readonly files: ReadonlyMap<string, string>;
  readonly remarks: readonly string[];
  readonly left: readonly string[];
}

/** Passes a memory on in pieces of so many characters; what comes of it as TMX must be valid. */
function pass(
  text: string,
  {
    to = ['tmx'],
    lang,
    first,
    size = 7,
    ...more
  }: Partial<WriteOptions> & { to?: string[]; lang?: [string, string]; first?: 'en' | 'ru'; size?: number } = {},
): Passed {
  const pieces = (text.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? []) as string[];
  const stream = streamMemory({
    formats: to.map(formatNamed),
    writing: { ...options, ...more },
    survey: surveyPieces(pieces),
    languages: lang,
    first,
  });
  const files = new Map<string, string>();
  for (const out of [...pieces.map((piece) => stream.write(piece)), stream.close()].flat()) {
    const name = `${out.part > 1 ? out.part : ''}${out.suffix}`;
    files.set(name, (files.get(name) ?? '') + out.text);
  }
  const remarks = stream.remarks();
  for (const [name, content] of files) {
    if (!name.endsWith('.tmx')) continue;
    const document = XmlDocument.fromString(content);
    dtd.validate(document);
    document.dispose();
  }
  const left = stream.written()[0]!.left.map(({ count, reason }) => `${count} ${reason}`);
  return { files, remarks, left };
}

const segments = (content: string | undefined): string[] =>
  [...content!.matchAll(/<seg>(.*?)<\/seg>/gsu)].map(([, text]) => text!);

const memory = (body: string, srclang = 'en-us'): string =>
  `<?xml version="1.0" ?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n<header creationtoolversion="2" ` +
  `datatype='html' segtype="sentence" adminlang="en" srclang="${srclang}" o-tmf="x" creationtool="Loom"/>\n` +
  `<!-- a comment > with <tuv xml:lang="xx"> -->\n<body>\n${body}\n</body></tmx>\n`;
const tuv = (lang: string, text: string, more = ''): string =>
  `<tuv xml:lang="${lang}">${more}<seg>${text}</seg></tuv>`;
const tu = (...variants: readonly string[]): string => `<tu>${variants.join('\n')}</tu>`;

describe('what sverka wrote passes unchanged', () => {
  test.each([
    ['small', small, {}],
    ['full', full, {}],
    ['full, of paragraphs', full, { level: 'paragraph' }],
    ['dated', small, { date: '2025-03-20' }],
  ] as const)('%s', (_, value, more) => {
    const { text } = tmx.write!(value, { ...options, ...more }).parts[0]!;
    expect(pass(text, { size: 1000 }).files.get('.tmx')).toBe(text);
  });
});

describe('languages', () => {
  const five = memory(
    [
      tu(tuv('en-us', 'color'), tuv('en-gb', 'colour'), tuv('ja-jp', '色'), tuv('fr-ca', 'couleur')),
      tu(tuv('ja-jp', '港'), tuv('fr-ca', 'port'), tuv('en-gb', 'harbour'), tuv('en-us', 'harbor')),
      tu(tuv('fr-ca', 'seul'), tuv('ja-jp', '一人')),
    ].join('\n'),
  );
  test('two of several are chosen, in the order wanted, whatever their order in the units', () => {
    const { files, remarks } = pass(five, { lang: ['en-US', 'FR_ca'] });
    expect(segments(files.get('.tmx'))).toEqual(['color', 'couleur', 'harbor', 'port']);
    expect(files.get('.tmx')).toContain('srclang="en-US"');
    expect(files.get('.tmx')).toContain('<tuv xml:lang="fr-CA">');
    expect(remarks).toEqual(['1 unit without English or without fr-ca left out.']);
  });
  test('a range takes any region (RFC 4647), and two regions of one language are two', () => {
    expect(segments(pass(five, { lang: ['fr', 'ja'] }).files.get('.tmx'))).toEqual([
      'couleur',
      '色',
      'port',
      '港',
      'seul',
      '一人',
    ]);
    expect(segments(pass(five, { lang: ['en-us', 'en-gb'] }).files.get('.tmx'))).toEqual([
      'color',
      'colour',
      'harbor',
      'harbour',
    ]);
    expect(segments(pass(five, { lang: ['en', 'en-gb'] }).files.get('.tmx'))).toEqual([
      'color',
      'colour',
      'harbor',
      'harbour',
    ]);
  });
  test('of several, none is guessed', () => {
    const error = errorOf(() => pass(five));
    expect(error.code).toBe('tmx/which-languages');
    expect(error.message).toContain('en-us, en-gb, ja-jp, fr-ca');
    expect(errorOf(() => pass(five, { lang: ['en-us', 'de'] })).code).toBe('tmx/no-target-language');
  });
  test('the only two are taken, and those that are nowhere together are refused', () => {
    const two = memory(
      tu(tuv('EN-us', 'color'), tuv('en-GB', 'colour')) + tu(tuv('en-gb', 'grey'), tuv('En-Us', 'gray')),
    );
    expect(segments(pass(two).files.get('.tmx'))).toEqual(['color', 'colour', 'gray', 'grey']);
    const apart = memory(tu(tuv('de-de', 'eins'), tuv('en-gb', 'one')) + tu(tuv('fr-ca', 'deux'), tuv('en-gb', 'two')));
    expect(errorOf(() => pass(apart, { lang: ['de', 'fr'] })).message).toContain('No unit');
  });
  test('English and Russian come before others', () => {
    const three = memory(tu(tuv('de', 'ja'), tuv('ru', 'да'), tuv('en', 'yes')), '*all*');
    expect(segments(pass(three).files.get('.tmx'))).toEqual(['да', 'yes']);
    expect(pass(three).remarks).toEqual(['1 variant in de left out.']);
    expect(pass(three, { lang: ['ru', 'en'] }).remarks).toEqual([]);
    expect(segments(pass(three, { first: 'en' }).files.get('.tmx'))).toEqual(['yes', 'да']);
  });
  test('the source of a unit may be another', () => {
    const { files, remarks } = pass(memory(`<tu srclang="fr-ca">${tuv('fr-ca', 'un')}${tuv('en-us', 'one')}</tu>`));
    expect(segments(files.get('.tmx'))).toEqual(['one', 'un']);
    expect(files.get('.tmx')).toContain('<tu srclang="fr-ca">');
    expect(remarks).toEqual(['1 unit translated from fr-ca: English is put first.']);
  });
});

test('white space, references and layout', () => {
  const text = memory(
    tu(
      tuv('en-us', 'three [   ], two [&#x20; ], tabs [\t\t], no-break [&#160;], a > b, &lt;, &amp;, ]]&gt; &quot;'),
      tuv('fr-ca', 'ideographic [&#x3000;&#x3000;] <![CDATA[<x> & y]]>'),
    ) + `<tu\n><tuv\txml:lang = \n"en-US">\n<seg>\n  laid\n  out\n</seg>\n</tuv\n>${tuv('fr-ca', 'é=&#xe9;')}</tu>`,
  );
  const { files } = pass(text, { to: ['tmx', 'tsv'] });
  expect(segments(files.get('.tmx'))).toEqual([
    'three [   ], two [  ], tabs [\t\t], no-break [\u00A0], a &gt; b, &lt;, &amp;, ]]&gt; "',
    'ideographic [\u3000\u3000] &lt;x&gt; &amp; y',
    '\n  laid\n  out\n',
    'é=é',
  ]);
  const rows = files
    .get('.tsv')!
    .split('\n')
    .map((line) => line.split('\t').slice(9, 11));
  expect(rows.slice(1, 3)).toEqual([
    ['three [   ], two [  ], tabs [ ], no-break [\u00A0], a > b, <, &, ]]> "', 'ideographic [\u3000\u3000] <x> & y'],
    ['laid out', 'é=é'],
  ]);
});

describe('all that TMX can say of a unit', () => {
  const note = (text: string) => `<note xml:lang="en-us" o-encoding="iso-8859-1">${text}</note>`;
  const prop = `<prop type="kind" xml:lang="en">old &amp; new</prop>`;
  const dates = `usagecount="7" lastusagedate="20020523T091200Z" creationtool="Loom" creationdate="20020523T091200Z" changeid="ys"`;
  const all =
    `<tmx version="1.4"><header creationtool="Loom" creationtoolversion="2" segtype="block" o-tmf="x" adminlang="en" ` +
    `srclang="en-us" datatype="html" o-encoding="iso-8859-1" creationid="ys" changedate="20020523T091200Z">` +
    `<ude name="Mac" base="Macintosh"><map unicode="#xF8FF" code="#xF0" ent="Apple" subst="[Apple]"/></ude>${note('h')}${prop}` +
    `</header><body><tu tuid="t1" ${dates} segtype="block" srclang="en-us" own="dropped">${note('one')}${prop}${note('two')}` +
    `<tuv xml:lang="en-us" ${dates}>${note('v')}<seg><it x="1" pos="begin" type="italic">&lt;I></it><bpt x="2" i="1">&lt;B></bpt>` +
    `Press <ph x="3" assoc="b">&lt;IMG ALT="<sub>Begin</sub>"></ph> to <hi type="verb">go</hi>\uF8FF<ept i="1">&lt;/B></ept></seg></tuv>` +
    `<tuv lang="fr" ${dates}>${prop}<seg>Pressez<ut>{\\b}</ut></seg></tuv></tu></body></tmx>`;
  test('is kept in a memory', () => {
    const { files, remarks } = pass(all);
    const written = files.get('.tmx')!;
    for (const part of [
      note('h'),
      note('one'),
      note('two'),
      note('v'),
      '<map unicode="#xF8FF" code="#xF0" ent="Apple" subst="[Apple]"/>',
    ])
      expect(written).toContain(part);
    expect(written.split('<prop type="kind" xml:lang="en">old &amp; new</prop>')).toHaveLength(4);
    expect(written).toContain(`<tu tuid="t1" ${dates} segtype="block">`);
    expect(written).toContain(`<tuv xml:lang="fr" ${dates}>`);
    expect(written).toContain('creationid="ys" changedate="20020523T091200Z"');
    expect(segments(written)[0]).toBe(
      '<it pos="begin" x="1" type="italic">&lt;I&gt;</it><bpt i="1" x="2">&lt;B&gt;</bpt>Press ' +
        '<ph x="3" assoc="b">&lt;IMG ALT="<sub>Begin</sub>"&gt;</ph> to <hi type="verb">go</hi>\uF8FF<ept i="1">&lt;/B&gt;</ept>',
    );
    expect(remarks).toEqual([]);
    expect(pass(written).files.get('.tmx')).toBe(written);
  });
  test('without its codes, or with these as text', () => {
    const stripped = pass(all, { codes: 'strip' });
    expect(segments(stripped.files.get('.tmx'))).toEqual(['Press  to go\uF8FF', 'Pressez']);
    expect(stripped.remarks).toEqual(['5 inline codes left out.', '1 text inside inline codes (sub) left out.']);
    expect(segments(pass(all, { codes: 'text' }).files.get('.tmx'))[0]).toBe(
      '&lt;I&gt;&lt;B&gt;Press &lt;IMG ALT="Begin"&gt; to go\uF8FF&lt;/B&gt;',
    );
    const table = pass(all, { to: ['tmx', 'tsv'] });
    expect(table.files.get('.tsv')).toContain('\tPress  to go\uF8FF\tPressez\t');
    expect(table.remarks).toEqual([
      '5 inline codes left out of tsv.',
      '1 text inside inline codes (sub) left out of tsv.',
      '3 notes on units left out of tsv.',
    ]);
  });
  test('is kept in the project file and comes back', () => {
    const ours = all.replaceAll('lang="fr"', 'xml:lang="ru"').replace('xml:xml:', 'xml:');
    const project = formatNamed('json').write!(tmx.read!(ours), options).parts[0]!.text;
    const written = tmx.write!(formatNamed('json').read!(project), options).parts[0]!.text;
    for (const part of ['<note>one</note>', '<note>two</note>', '<note>v</note>', 'tuid="t1"', 'usagecount="7"'])
      expect(written).toContain(part);
    expect(written.split('<prop type="kind">old &amp; new</prop>')).toHaveLength(4);
  });
});

test('what is left out is counted with its reason', () => {
  const prop = (type: string, value: string) => `<prop type="x-${type}">${value}</prop>`;
  const pair = (text: string) => tuv('en', text) + tuv('ru', 'б');
  const text = memory(
    `<tu>${prop('confidence', '.4')}${pair('a')}</tu><tu>${prop('confidence', '.4')}${prop('status', 'confirmed')}${pair('b')}</tu>` +
      `<tu>${tuv('en', 'alone')}</tu><tu>${tuv('en', 'c')}${tuv('ru', ' ')}</tu><tu>${pair('d')}</tu>`,
    'en',
  );
  const some = pass(text, { minConfidence: 0.5 });
  expect(segments(some.files.get('.tmx'))).toEqual(['b', 'б', 'd', 'б']);
  expect(some.left).toEqual(['1 confidence below 0.5']);
  expect(some.remarks).toEqual([
    '1 unit without English or without Russian left out.',
    '1 unit with an empty side left out.',
  ]);
  const confirmed = pass(text, { confirmedOnly: true });
  expect(segments(confirmed.files.get('.tmx'))).toEqual(['b', 'б']);
  expect(confirmed.left).toEqual(['2 not confirmed by a person']);
});

test('parts hold so many units each, and each is whole', () => {
  const text = memory(['a', 'b', 'c', 'd', 'e'].map((word) => tu(tuv('en', word), tuv('ru', 'б'))).join(''), 'en');
  const { files } = pass(text, { maxUnits: 2 });
  expect([...files].map(([name, content]) => [name, segments(content).filter((each) => each !== 'б')])).toEqual([
    ['.tmx', ['a', 'b']],
    ['2.tmx', ['c', 'd']],
    ['3.tmx', ['e']],
  ]);
  const cut = tmx.write!(full, { ...options, maxUnits: 4 });
  expect(cut.parts.map(({ suffix }) => suffix).slice(0, 2)).toEqual(['.1.tmx', '.2.tmx']);
  expect(cut.parts.flatMap(({ text: part }) => segments(part))).toEqual(
    segments(tmx.write!(full, options).parts[0]!.text),
  );
});

test('what stands around a source is written on request', () => {
  const written = tmx.write!(small, { ...options, context: true }).parts[0]!.text;
  const units = [...written.matchAll(/<tu .*?<\/tu>/gsu)].map(([unit]) => unit);
  const [, first] = segments(units[0]);
  expect(first).toBeDefined();
  expect(units[0]).not.toContain('x-context-pre');
  expect(units[1]).toContain(`<prop type="x-context-pre">${segments(units[0])[0]}</prop>`);
  expect(units[0]).toContain(`<prop type="x-context-post">${segments(units[1])[0]}</prop>`);
});
