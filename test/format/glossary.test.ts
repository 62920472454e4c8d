import { describe, expect, test } from 'vitest';
import { readGlossary, writeGlossary } from '../../src/format/glossary.js';
import { errorOf } from './errors.js';

const tbx = (entries: string): string => `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
${entries}
</body></text></martif>`;

const entry = `<termEntry id="1">
  <langSet xml:lang="en-GB"><tig><term>joint statement</term></tig><tig><term>joint  communiqué</term></tig></langSet>
  <langSet xml:lang="de"><tig><term>gemeinsame Erklärung</term></tig></langSet>
  <langSet xml:lang="ru"><ntig><termGrp><term>совместное заявление</term></termGrp></ntig></langSet>
</termEntry>`;

describe('a glossary is told by what it holds', () => {
  test('a table, in either order of languages', () => {
    const term = { english: 'joint statement', russian: 'совместное заявление' };
    expect(readGlossary('# ours\r\njoint statement\tсовместное заявление\r\n')).toEqual([term]);
    expect(readGlossary('\uFEFFсовместное заявление\tjoint statement\tphr\tdip\t0.75')).toEqual([
      { ...term, speech: 'phr', domain: 'dip', probability: 0.75 },
    ]);
  });

  test('a dictionary of hunalign, in either order', () => {
    const term = { english: 'talks', russian: 'переговоры' };
    expect(readGlossary('переговоры @ talks\n')).toEqual([term]);
    expect(readGlossary('talks @ переговоры\n')).toEqual([term]);
  });

  test('TBX 2: each English term of an entry with each Russian one, other languages left out', () => {
    expect(readGlossary(tbx(entry))).toEqual([
      { english: 'joint statement', russian: 'совместное заявление' },
      { english: 'joint communiqué', russian: 'совместное заявление' },
    ]);
  });

  test('TBX 3', () => {
    expect(
      readGlossary(`<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Core" xml:lang="en"><text><body><conceptEntry id="c1">
      <langSec xml:lang="ru"><termSec><term>визит</term></termSec></langSec>
      <langSec xml:lang="en"><termSec><term>visit</term></termSec></langSec></conceptEntry></body></text></tbx>`),
    ).toEqual([{ english: 'visit', russian: 'визит' }]);
  });
});

test.each([
  ['a line without a pair', 'talks\tпереговоры\nalone\n', 'glossary/invalid', 2, /no pair/u],
  ['an empty side', 'talks\tпереговоры\n\nalone\t \n', 'glossary/invalid', 3, /no pair/u],
  ['two Russian sides', 'беседа\tпереговоры\n', 'glossary/invalid', 1, /Both sides of a pair are Russian/u],
  ['no Russian side', '# x\ntalks\tGespräche\n', 'glossary/invalid', 2, /Neither side/u],
  ['a probability of 2', 'talks\tпереговоры\tn\tdip\t2\n', 'glossary/invalid', 1, /2 is no probability/u],
  [
    'a dictionary with a line of another kind',
    'переговоры @ talks\nвизит = visit\n',
    'glossary/invalid',
    2,
    /no pair/u,
  ],
  ['prose', 'Minister, what about the talks?\n', 'glossary/unknown', 1, /neither a tab nor/u],
  ['nothing but comments', '# nothing\n', 'glossary/unknown', 1, /no line with a pair/u],
  ['another XML', '<tmx version="1.4"/>', 'glossary/unknown', 1, /root of the XML is tmx/u],
  ['TBX that is cut', tbx(entry).slice(0, 300), 'glossary/invalid', 6, /not well formed/u],
  ['TBX without Russian', tbx(entry.replace('"ru"', '"fr"')), 'glossary/invalid', undefined, /No entry/u],
  ['TBX without entries', tbx(''), 'glossary/invalid', undefined, /no entry/u],
  [
    'TBX without a language',
    tbx(entry.replace(' xml:lang="ru"', '')),
    'glossary/invalid',
    7,
    /does not say its language/u,
  ],
] as const)('%s is refused with its line', (_, text, code, line, says) => {
  const error = errorOf(() => readGlossary(text));
  expect([error.code, error.at.line]).toEqual([code, line]);
  expect(error.message).toMatch(says);
});

test('what is written is read', () => {
  const terms = [
    { english: 'joint statement', russian: 'совместное заявление', speech: 'phr', domain: 'dip', probability: 0.5 },
    { english: 'talks', russian: 'переговоры', speech: 'n', domain: 'gen' },
  ];
  const text = writeGlossary(terms, ['Learnt.']);
  expect(text.startsWith('# Learnt.\n')).toBe(true);
  expect(readGlossary(text)).toEqual(terms);
});
