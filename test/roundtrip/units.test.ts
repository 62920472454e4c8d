import { readFileSync } from 'node:fs';
import { DtdValidator, XmlDocument, XmlDtd, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatNamed, formats, recognizeFormat } from '../../src/format/formats.js';
import type { Alignment } from '../../src/model/alignment.js';
import { shape } from '../../src/model/ladder.js';
import { rawText } from '../../src/model/document.js';
import { alignment } from '../format/arbitraries.js';
import { bare, full, options, small } from '../format/fixtures.js';
import { errorOf } from '../format/errors.js';
import { alignCorpora } from './corpora.js';

const corpus = alignCorpora().slice(0, 2);
const values = [...corpus, ['small', small], ['full', full], ['bare', bare]] as [string, Alignment][];

const write = (name: string, value: Alignment) => {
  const { parts } = formatNamed(name).write!(value, options);
  return new Map(parts.map(({ suffix, text }) => [options.stem + suffix, text]));
};

/** Reads what was written, as convert would. */
function read(name: string, files: ReadonlyMap<string, string>): Alignment {
  const all = [...files.values()];
  const texts =
    name === 'moses' ? ([all[0]!, all[1]!] as const) : all.length > 2 ? ([all[1]!, all[2]!] as const) : undefined;
  const sibling = (path: string) => (files.has(path) ? { path, text: files.get(path)! } : undefined);
  return formatNamed(name).read!(
    all[0]!,
    name === 'ces' || name === 'intertext' ? { sibling } : { ...(texts && { texts }) },
  );
}

// What was written is read and written again: the same bytes.
describe.each(['csv', 'jsonl', 'xliff', 'xliff2', 'moses', 'ces', 'intertext', 'hunalign', 'vecalign'])(
  '%s',
  (name) => {
    const again = (value: Alignment): void => {
      const files = write(name, value);
      // Nothing but units that one text lacks: there are no languages to read.
      if (formatNamed(name).write!(value, options).kept === 0 || [...files.values()][0] === '') return;
      const back = read(name, files);
      // Their scores are no probabilities, and are not read.
      const plain = (text: string) => text.replace(/(?<=^(?:\d+\t\d+\t|\[[\d, ]*\]:\[[\d, ]*\]:))[\d.]+$/gmu, '');
      const shown = (all: ReadonlyMap<string, string>) => [...all].map(([path, text]) => [path, plain(text)]);
      expect(shown(write(name, back))).toEqual(shown(files));
    };
    test.each(values)('%s', (_, value) => again(value));
  },
);

test.each(['csv', 'xliff', 'xliff2', 'ces', 'intertext', 'hunalign', 'vecalign', 'jsonl'])(
  '%s keeps the beads',
  (name) => {
    for (const [, value] of corpus) {
      const rungs = (each: Alignment, nulls: boolean) =>
        each.ladders.sentence!.map((bead) => shape(bead)).filter((kind) => nulls || !kind.includes('0'));
      const nulls = !['xliff', 'xliff2', 'jsonl'].includes(name);
      const back = read(name, write(name, value));
      // Where our rules find other sentences in a joined text, jsonl does not say.
      if (name !== 'jsonl') expect(rungs(back, true)).toEqual(rungs(value, nulls));
      const words = (each: Alignment) =>
        each.target.units.sentence.map((unit) => rawText(each.target, unit).replace(/\s+/gu, ' ')).join(' ');
      if (nulls) expect(words(back)).toBe(words(value).normalize('NFC'));
    }
  },
);

test('InterText comes back without turns, which it cannot hold', () => {
  const [, value] = corpus[0]!;
  const back = (name: string) => Object.keys(read(name, write(name, value)).ladders);
  expect(back('intertext').sort()).toEqual(['paragraph', 'sentence']);
  expect(back('ces').sort()).toEqual(['paragraph', 'sentence', 'turn']);
});

describe('is valid', () => {
  const validators: Record<string, { validate(document: XmlDocument): void }> = {};
  beforeAll(() => {
    xmlRegisterFsInputProviders();
    const xsd = (path: string) => XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }));
    validators['xliff'] = xsd('test/schemas/xliff/xliff-core-1.2-strict.xsd');
    validators['xliff2'] = xsd('test/schemas/xliff/2.1/xliff_core_2.0.xsd');
    validators['ces'] = new DtdValidator(XmlDtd.fromString(readFileSync('test/schemas/cesalign-opus.dtd', 'utf8')));
  });
  const validate = (name: string, value: Alignment): void => {
    // XLIFF 2 has no file without units.
    if (name === 'xliff2' && formatNamed(name).write!(value, options).kept === 0) return;
    const document = XmlDocument.fromString([...write(name, value).values()][0]!);
    try {
      validators[name]!.validate(document);
    } finally {
      document.dispose();
    }
  };
  test.each(['xliff', 'xliff2', 'ces'])('%s', (name) => {
    for (const [, value] of values) validate(name, value);
    fc.assert(
      fc.property(alignment, (value) => validate(name, value)),
      { numRuns: 30 },
    );
    expect(() => validators[name]!.validate(XmlDocument.fromString('<xliff/>'))).toThrow();
  });
});

test('each is known by what it holds', () => {
  for (const name of ['csv', 'jsonl', 'xliff', 'ces', 'hunalign', 'vecalign'])
    expect(recognizeFormat([...write(name, small).values()][0]!)?.name).toBe(name);
  expect(formats.map(({ name }) => name)).toEqual([...new Set(formats.map(({ name }) => name))]);
});

test('no two formats write different files under one name', () => {
  const written = new Map<string, string>();
  for (const { name, write: writable, needsWords } of formats) {
    if (writable === undefined || needsWords) continue;
    for (const [path, text] of write(name, full)) {
      if (written.has(path)) expect(text, `${path} of ${name}`).toBe(written.get(path));
      written.set(path, text);
    }
  }
  expect([...written.keys()].filter((path) => path.endsWith('.en.xml'))).toHaveLength(2);
});

describe('of other programs', () => {
  const beads = (each: Alignment) =>
    each.ladders.sentence!.map(({ source, target }) => [
      each.source.units.sentence
        .slice(...source)
        .map((unit) => rawText(each.source, unit))
        .join(' '),
      each.target.units.sentence
        .slice(...target)
        .map((unit) => rawText(each.target, unit))
        .join(' '),
    ]);
  test.each([
    [
      'a table parted by semicolons, with a header',
      'Русский;English;Note\n"Он сказал: ""да""; потом";"He said ""yes""; then";x\n',
    ],
    ['a table parted by tabs, without one', 'Он сказал: "да"; потом\tHe said "yes"; then\n'],
    ['a table with a column of numbers', '1,"Он сказал: ""да""; потом","He said ""yes""; then"\n'],
  ])('%s', (_, table) => {
    const back = formatNamed('csv').read!(table);
    expect(back.source.lang).toBe('ru');
    expect(beads(back)).toEqual([['Он сказал: "да"; потом', 'He said "yes"; then']]);
  });
  test('XLIFF 1.2 with inline codes, groups and a unit without a target', () => {
    const text =
      '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="ru" datatype="html"><body>' +
      '<group><trans-unit id="1"><source>Press <g id="1">the <bpt id="2">&lt;b></bpt>key<ept id="2">&lt;/b></ept></g><x id="3"/>.</source><target>Нажмите <g id="1">клавишу</g>.</target></trans-unit></group>' +
      '<trans-unit id="2"><source>Alone</source></trans-unit></body></file></xliff>';
    const remarks: string[] = [];
    expect(beads(formatNamed('xliff').read!(text, { remark: (remark) => remarks.push(remark) }))).toEqual([
      ['Press the key.', 'Нажмите клавишу.'],
    ]);
    expect(remarks).toEqual(['3 inline codes left out.', '1 unit without a target or a source left out.']);
  });
  test('XLIFF 2.0 with segments, marks and code points', () => {
    const text =
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru"><file id="f"><group id="g"><unit id="u">' +
      '<segment><source>A <pc id="1">bell<cp hex="263A"/></pc><ph id="2"/>.</source><target>Колокол.</target></segment>' +
      '<segment state="final"><source>Two.</source><target>Два.</target></segment></unit></group></file></xliff>';
    const back = formatNamed('xliff2').read!(text);
    expect(beads(back)).toEqual([
      ['A bell☺.', 'Колокол.'],
      ['Two.', 'Два.'],
    ]);
    expect(back.ladders.sentence!.map(({ by }) => by)).toEqual(['search', 'person']);
  });
  test('XLIFF 1.2 that was segmented, and what is no segment of 2.1', () => {
    const text =
      '<xliff version="1.2"><file original="a" source-language="en-GB" target-language="ru-RU" datatype="x"><body><trans-unit id="1" approved="yes">' +
      '<source>One. Two. Three.</source><seg-source><mrk mtype="seg" mid="1">One.</mrk> <g id="1"><mrk mtype="seg" mid="2">Two<mrk mtype="x">.</mrk></mrk></g> <mrk mtype="seg" mid="3">Three.</mrk></seg-source>' +
      '<target><mrk mtype="seg" mid="2">Два.</mrk> <mrk mtype="seg" mid="1">Раз.</mrk></target><alt-trans><target>Нет.</target></alt-trans></trans-unit></body></file></xliff>';
    const remarks: string[] = [];
    const back = formatNamed('xliff').read!(text, { remark: (remark) => remarks.push(remark) });
    expect(beads(back)).toEqual([
      ['One.', 'Раз.'],
      ['Two.', 'Два.'],
    ]);
    expect(remarks).toEqual(['1 unit without a target or a source left out.']);
    const newer =
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en-GB" trgLang="ru-RU"><file id="f"><unit id="u"><originalData><data id="d">&lt;b&gt;</data></originalData>' +
      '<segment id="s1"><source>One <mrk id="m" type="term">two</mrk>.</source><target order="3"><sc id="1" dataRef="d"/>Раз два.</target></segment><ignorable><source> </source></ignorable></unit></file></xliff>';
    expect(beads(formatNamed('xliff2').read!(newer))).toEqual([['One two.', 'Раз два.']]);
  });
  test('a ladder of hunalign, in either order of languages', () => {
    const en = 'One.\nTwo.\n\nThree.\n';
    const ru = 'Раз, два.\n\nТри.\nЧетыре.\n';
    const ladder = '0\t0\t0.3\n2\t1\t-0.2\n3\t2\t0.9\n3\t3\t0\n';
    expect(beads(formatNamed('hunalign').read!(ladder, { texts: [en, ru] }))).toEqual([
      ['One. Two.', 'Раз, два.'],
      ['Three.', 'Три.'],
      ['', 'Четыре.'],
    ]);
    const turned = ladder.replace(/^(\d)\t(\d)/gmu, '$2\t$1');
    const back = formatNamed('hunalign').read!(turned, { texts: [ru, en] });
    expect([back.source.lang, beads(back)[0]]).toEqual(['ru', ['Раз, два.', 'One. Two.']]);
    expect(errorOf(() => formatNamed('hunalign').read!(ladder)).code).toBe('units/invalid');
    expect(errorOf(() => formatNamed('hunalign').read!(ladder, { texts: [en, 'Раз.\n'] })).code).toBe(
      'ladder/other-text',
    );
  });
  test('links of InterText and of OPUS, with words as elements', () => {
    const documents = new Map([
      ['a.en.xml', '<text><p id="1"><s id="1:1">One.</s> <s id="1:2">Two.</s></p></text>'],
      ['a.ru.xml', '<text><p id="1"><s id="1:1"><w>Раз</w><w>,</w> <w>два</w></s></p></text>'],
    ]);
    const sibling = (path: string) => (documents.has(path) ? { path, text: documents.get(path)! } : undefined);
    const links = `<linkGrp toDoc='a.ru.xml' fromDoc='a.en.xml.gz'><link type='2-1' xtargets='1:1 1:2;1:1' status='man'/></linkGrp>`;
    const back = formatNamed('ces').read!(links, { sibling });
    expect(beads(back)).toEqual([['One. Two.', 'Раз, два']]);
    expect(back.ladders.sentence![0]).toMatchObject({ source: [0, 2], by: 'person' });
    expect(errorOf(() => formatNamed('ces').read!(links)).code).toBe('units/no-document');
    const outside = links.replace('a.ru.xml', '../a.ru.xml');
    const anywhere = (path: string) => ({ path, text: '<text><s id="1:1">x</s></text>' });
    expect(errorOf(() => formatNamed('ces').read!(outside, { sibling: anywhere })).code).toBe('units/no-document');
    expect(errorOf(() => formatNamed('ces').read!(links.replace('1:2;', '9:9;'), { sibling })).message).toContain(
      '9:9',
    );
  });
  test('documents of OPUS give the paragraphs that they have, and no turns', () => {
    const links = `<cesAlign version="1.0"><linkGrp targType="s" fromDoc="en.xml.gz" toDoc="ru.xml.gz"><link xtargets="s1.1;s1.1"/><link xtargets="s1.2;s1.2 s1.3"/><link xtargets="s2.1;s2.1"/><link xtargets="s2.2;"/><link xtargets=";s9"/></linkGrp></cesAlign>`;
    const sentence = (id: string, text: string): string => `<s id="${id}">${text}</s>\n`;
    const documents = (p: string, end: string): ReadonlyMap<string, string> =>
      new Map([
        [
          'en.xml',
          `<letsmt><body>${p}${sentence('s1.1', '<w id="w1">We</w> <w id="w2">wait</w><w id="w3">.</w>')}${sentence('s1.2', 'It rains, and they sleep.')}${end}${p}${sentence('s2.1', 'Yes.')}${sentence('s2.2', 'Why?')}${end}</body></letsmt>`,
        ],
        [
          'ru.xml',
          `<letsmt><body>${p}${sentence('s1.1', 'Мы ждем.')}${sentence('s1.2', 'Идет дождь.')}${sentence('s1.3', 'Они спят.')}${end}${p}${sentence('s2.1', 'Да.')}${sentence('s9', '')}${end}</body></letsmt>`,
        ],
      ]);
    const readOf = (files: ReadonlyMap<string, string>): Alignment =>
      formatNamed('ces').read!(links, { sibling: (path) => ({ path, text: files.get(path)! }) });
    const back = readOf(documents('<p id="p">', '</p>'));
    expect(beads(back)).toEqual([
      ['We wait.', 'Мы ждем.'],
      ['It rains, and they sleep.', 'Идет дождь. Они спят.'],
      ['Yes.', 'Да.'],
      ['Why?', ''],
    ]);
    expect(back.ladders.turn).toBeUndefined();
    expect(back.ladders.paragraph!.map(({ source, target }) => [source, target])).toEqual([
      [
        [0, 1],
        [0, 1],
      ],
      [
        [1, 2],
        [1, 2],
      ],
    ]);
    expect(back.target.units.sentence.map(({ id, origin }) => [id, origin])).toEqual([
      ['ru.u1.p1.s1', 's1.1'],
      ['ru.u1.p1.s2', 's1.2'],
      ['ru.u1.p1.s3', 's1.3'],
      ['ru.u1.p2.s1', 's2.1'],
    ]);
    const bare = readOf(documents('', ''));
    expect(Object.keys(bare.ladders)).toEqual(['sentence']);
    expect(bare.source.units.paragraph).toHaveLength(1);
  });
  test('cesAlign of several documents, with words a line each', () => {
    const words = (...forms: string[]): string =>
      `<s id="1">${forms.map((form, index) => `\n<w id="1.${index}"${form.endsWith('_') ? ' misc="SpaceAfter=No"' : ''}>${form.replace('_', '')}</w>`).join('')}\n</s>`;
    const documents = new Map([
      ['en/a.xml', words('Well', ',', 'he', 'said', ':', '“', 'it', "'s", 'on', '.', '”')],
      ['ru/a.xml', words('Ну_', ',', 'он', 'сказал_', ':', '«_', 'да_', '»_', '.')],
      ['en/b.xml', '<s id="1">Again.</s>'],
      ['ru/b.xml', '<s id="1">Снова.</s>'],
    ]);
    const sibling = (path: string) =>
      documents.has(path) ? { path, text: `<document>${documents.get(path)!}</document>` } : undefined;
    const group = (name: string): string =>
      `<linkGrp targType="s" fromDoc="en/${name}.xml.gz" toDoc="ru/${name}.xml.gz"><link id="SL1" xtargets="1;1" certainty="0.5"/></linkGrp>`;
    const remarks: string[] = [];
    const remark = (each: string): void => void remarks.push(each);
    const text = `<?xml version="1.0"?>\n<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">\n<cesAlign version="1.0">${group('a')}${group('b')}</cesAlign>`;
    expect(beads(formatNamed('ces').read!(text, { sibling, remark }))).toEqual([
      ["Well, he said: “it's on.”", 'Ну, он сказал: «да».'],
      ['Again.', 'Снова.'],
    ]);
    expect(remarks).toEqual(['2 pairs of documents stand one after the other as one.']);
  });
});

test.each([
  ['jsonl', '{"translation": {"en": "a", "de": "b"}}', 'units/languages'],
  ['jsonl', '{"translation": {"en": "a"}}', 'units/invalid'],
  ['jsonl', '{"translation": {"en": "a", "ru": "б"}}\n{', 'units/invalid'],
  ['csv', 'en,ru\n"a,b', 'units/invalid'],
  ['csv', '1,2\n3,4\n', 'units/invalid'],
  ['csv', 'source,target,confidence\na,б,7\n', 'units/invalid'],
  ['xliff', '<xliff version="1.2"><file', 'units/invalid'],
  ['moses', 'a', 'units/invalid'],
])('%s: %j is refused as %s', (name, text, code) => {
  expect(errorOf(() => formatNamed(name).read!(text)).code).toBe(code);
});

test('words are numbered, their spaces kept, and each sentence names its counterparts', () => {
  const [english] = [...write('conllu', small).values()];
  expect(english).toContain(
    '# sent_id = en.u2.p1.s1\n# text = Good afternoon.\n# speaker = Sergey Lavrov\n# align = ru.u2.p1.s1\n',
  );
  expect(english).toContain('2\tafternoon\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n3\t.\t_');
  for (const text of write('conllu', full).values())
    for (const block of text.trimEnd().split('\n\n')) {
      const sentence = /^# text = (.*)$/mu.exec(block)![1]!;
      const words = block.split('\n').filter((line) => !line.startsWith('#'));
      const joined = words.map((line) => line.split('\t')[1]! + (line.endsWith('SpaceAfter=No') ? '' : ' ')).join('');
      expect(joined.replace(/\s+/gu, '')).toBe(sentence.replace(/\s+/gu, ''));
      expect(words.map((line) => Number(line.split('\t')[0]))).toEqual(words.map((_, index) => index + 1));
    }
});

test('vertical texts have as many align structures, each with its sentences', () => {
  for (const [, value] of values) {
    const [source, target] = [...write('vertical', value).values()].map((text) => text.split('<align').length - 1);
    expect([source, target]).toEqual([value.ladders.sentence!.length, value.ladders.sentence!.length]);
  }
  const [english] = [...write('vertical', small).values()];
  expect(english).toMatch(/<s id="en\.u2\.p1\.s1">\nGood\nafternoon\n<g\/>\n\.\n<\/s>/u);
});
