import fc from 'fast-check';
import { rawMemory, type RawPart } from '../../src/format/tmx/raw.js';
import { selectLanguages, surveyPieces, type Selection } from '../../src/format/tmx/languages.js';
import { escapeXml } from '../../src/format/xml.js';
import { utf16 } from '../format/arbitraries.js';

const header = 'segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"';

/** A memory of units that are given as text. */
export const memory = (units: string, attributes = header): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="Loom" creationtoolversion="1" ${attributes}/>\n<body>${units}</body>\n</tmx>\n`;

export const unit = (en: string, ru: string, attributes = '', extras = ''): string =>
  `\n<tu${attributes}>${extras}<tuv xml:lang="en"><seg>${en}</seg></tuv><tuv xml:lang="ru"><seg>${ru}</seg></tuv></tu>`;

/** In pieces of so many characters: tags, references and pairs of surrogates are cut, too. */
export function cut(text: string, size: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size));
  return pieces;
}

export const parts = (text: string, size = 64): Generator<RawPart, void, undefined> => rawMemory(cut(text, size));

export const selectionOf = (text: string): Selection => selectLanguages(surveyPieces([text]));

const words = fc.constantFrom(
  'The ships sailed.',
  'Суда отплыли.',
  'Page 17',
  'Страница 17',
  'Page 19',
  '—',
  'ÐŸÑ€Ð¸Ð²ÐµÑ‚',
  '',
);
const segment = fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: utf16 }).map(escapeXml);

/** Units as programs lay them out: comments between, line ends of any kind, a sign of greater in an attribute. */
const anyUnit = fc
  .record({
    before: fc.constantFrom('', '\n', '\r\n  ', ' <!-- <tu> in a comment --> '),
    open: fc.constantFrom('<tu>', '<tu tuid="a > b">', "<tu\r\n tuid='1'\n>", '<tu\ttuid="2" >'),
    extras: fc.constantFrom('', '<note>a note</note>', '<prop type="x-document">talks</prop>', '<!-- here -->'),
    sides: fc.array(fc.tuple(fc.constantFrom('en', 'ru', 'EN', 'de'), segment), { minLength: 1, maxLength: 3 }),
  })
  .map(
    ({ before, open, extras, sides }) =>
      `${before}${open}${extras}${sides.map(([lang, text]) => `<tuv xml:lang="${lang}"><seg>${text}</seg></tuv>`).join('\n')}</tu>`,
  );

/** A memory that has English and Russian, with anything else. */
export const anyMemory = fc
  .tuple(fc.array(anyUnit, { maxLength: 12 }), fc.constantFrom('', '\n', '\r\n<!-- the end -->'))
  .map(([units, end]) => memory(units.join('') + unit('one', 'один') + end));
