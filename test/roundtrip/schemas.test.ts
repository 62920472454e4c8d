import { readFileSync } from 'node:fs';
import { DtdValidator, RelaxNGValidator, XmlDocument, XmlDtd, XmlValidateError } from 'libxml2-wasm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeApparatus } from '../../src/format/tei/apparatus.js';
import { tei } from '../../src/format/tei.js';
import { tmx } from '../../src/format/tmx.js';
import type { Alignment } from '../../src/model/alignment.js';
import { alignment } from '../format/arbitraries.js';
import { bare, corrected, full, options, small, timed } from '../format/fixtures.js';
import { alignCorpora } from './corpora.js';

interface Validator {
  validate(document: XmlDocument): void;
}

const schema = (name: string) => readFileSync(new URL(`../schemas/${name}`, import.meta.url));

function relaxNg(name: string): Validator {
  const grammar = XmlDocument.fromBuffer(schema(name), { url: name });
  return RelaxNGValidator.fromDoc(grammar);
}

/** `line: message` for each fault; one empty array when there is none. */
function faults(validator: Validator, xml: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(
      ({ line, message }) => `${line}: ${message.trim()} ${xml.split('\n')[line - 1]?.slice(0, 200)}`,
    );
  } finally {
    document.dispose();
  }
}

const validators: Record<string, Validator> = {};
const fixtures: [string, Alignment][] = [
  ['small', small],
  ['full', full],
  ['bare', bare],
  ['corrected', corrected],
  ['timed', timed],
  ['full, only sentences', { ...full, ladders: { sentence: full.ladders.sentence! } }],
  ['bare, not aligned', { ...bare, ladders: {} }],
  ...alignCorpora(),
];

// tei_all takes some seconds to compile, so all that needs it is in this file.
beforeAll(() => {
  validators['tmx14.dtd'] = new DtdValidator(XmlDtd.fromString(schema('tmx14.dtd').toString('utf8')));
  for (const name of ['tei_all.rng', 'parla-clarin.rng']) validators[name] = relaxNg(name);
}, 120_000);

describe('TMX', () => {
  test.each(fixtures.filter(([, { ladders }]) => ladders.sentence))('%s', (_, value) => {
    for (const date of [undefined, '2025-03-20'])
      for (const level of ['sentence', 'paragraph'] as const)
        if (value.ladders[level])
          expect(
            faults(validators['tmx14.dtd']!, tmx.write!(value, { ...options, level, date }).parts[0]!.text),
          ).toEqual([]);
  });
  test('whatever it holds', () => {
    fc.assert(
      fc.property(alignment, (value) => {
        expect(faults(validators['tmx14.dtd']!, tmx.write!(value, options).parts[0]!.text)).toEqual([]);
      }),
    );
  });
  test('the validator does refuse', () => {
    const { text } = tmx.write!(small, options).parts[0]!;
    expect(faults(validators['tmx14.dtd']!, text.replace('segtype', 'segtyp'))).not.toEqual([]);
  });
});

test('the ODD of what sverka writes is TEI', () => {
  expect(faults(validators['tei_all.rng']!, readFileSync('src/format/tei/sverka.odd', 'utf8'))).toEqual([]);
});

describe.each(['tei_all.rng', 'parla-clarin.rng'])('TEI by %s', (name) => {
  describe.each(['corpus', 'split'] as const)('%s', (teiLayout) => {
    const parts = (value: Alignment, date?: string) => tei.write!(value, { ...options, teiLayout, date }).parts;
    test.each(fixtures)('%s', (_, value) => {
      for (const date of [undefined, '2025-03-20T12:00:00Z'])
        for (const { text } of parts(value, date)) expect(faults(validators[name]!, text)).toEqual([]);
    });
    test('whatever it holds', () => {
      fc.assert(
        fc.property(alignment, (value) => {
          for (const { text } of parts(value)) expect(faults(validators[name]!, text)).toEqual([]);
        }),
      );
    });
  });
  test('the validator does refuse', () => {
    const { text } = tei.write!(small, options).parts[0]!;
    expect(faults(validators[name]!, text.replace('<u ', '<u speaker="x" '))).not.toEqual([]);
  });
});

test('a critical apparatus of two versions', () => {
  const pieces = [
    { kind: 'same', first: 'Он ', second: 'Он ' },
    { kind: 'dropped', first: '<вчера> & ', second: '' },
    { kind: 'reworded', first: 'пришёл.', second: 'прибыл.' },
  ];
  const sentences = [
    { begins: true, pieces },
    { begins: false, pieces },
    { begins: true, pieces: [] },
  ];
  const xml = writeApparatus({ names: ['a & b', 'c'], lang: 'ru', version: '1', sentences });
  expect(faults(validators['tei_all.rng']!, xml)).toEqual([]);
});
