import { rawText, type Document, type Language, type Meta, type Participant, type Unit } from '../model/document.js';

/** English names of the languages, for headers and messages. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ru: 'Russian' };

/**
 * What XML 1.0 has no way to hold, not even as a reference: most controls, lone surrogates, U+FFFE, U+FFFF.
 * It is kept in the project file alone; nor could a terminal or UTF-8 do much with it.
 */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** How many characters of a text XML cannot hold. */
export const countForbidden = (text: string): number => text.match(forbidden)?.length ?? 0;

/** The text without the characters that XML cannot hold. */
export const removeForbidden = (text: string): string => text.replace(forbidden, '');

/** White space at which a line may break; the no-break spaces are letters here. */
const breakable = /[\t\n\v\f\r \u0085\u2028\u2029]+/gu;
const noBreak = /[\u00A0\u2007\u202F]/gu;

/**
 * Text as one line, in NFC, without what XML forbids: every run of white space is one space, no-break
 * spaces are kept or made plain. Normalized here and not in the finished file, where `>` and U+0338
 * would become `≯`.
 */
export function flow(text: string, nbsp: 'keep' | 'space'): string {
  if (flows(text)) return text;
  const plain = nbsp === 'space' ? text.replace(noBreak, ' ') : text;
  return removeForbidden(plain.replace(breakable, ' ')).replace(/ {2,}/g, ' ').normalize('NFC');
}

/** Whether a text is such a line already, as nearly all are; much quicker than to look for each thing that may be wrong. */
function flows(text: string): boolean {
  let before = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === space ? before === space : !isSteady(code)) return false;
    before = code;
  }
  return true;
}

const space = 0x20;

/** ASCII, Russian and Ukrainian letters, dashes and typographic quotes: nothing that is normalized or forbidden. */
const isSteady = (code: number): boolean =>
  (code > space && code < 0x7f) ||
  (code >= 0x400 && code <= 0x481) ||
  (code >= 0x2010 && code <= 0x2027) ||
  code === 0xab ||
  code === 0xbb;

/** What a unit should read: its correction, or the text as it stands. */
export const wordingOf = (document: Document, unit: Unit): string => unit.correction ?? rawText(document, unit);

/** Sentences as a person would have them read, a space between: labels and other marks among them stay out. */
export function joinedText(document: Document, sentences: readonly Unit[], nbsp: 'keep' | 'space'): string {
  return flow(sentences.map((sentence) => wordingOf(document, sentence)).join(' '), nbsp);
}

const usualRegions: Readonly<Record<Language, string>> = { en: 'GB', ru: 'RU' };

/** `en-GB`; the plain language where no region is wanted. */
export function languageTag({ lang, meta }: Document, regions: Readonly<Partial<Record<Language, string>>>): string {
  const region = regions[lang] ?? meta.region ?? usualRegions[lang];
  return region === '' ? lang : `${lang}-${region}`;
}

/** The name by which a text calls a participant; without a name, the id. */
export function speakerName(meta: Meta, id: string): string {
  return participantOf(meta, id)?.name ?? id;
}

export function participantOf(meta: Meta, id: string): Participant | undefined {
  return meta.participants?.find((participant) => participant.id === id);
}

/** Names of those who speak in some units, each once, in order. */
export function speakerNames(document: Document, units: readonly Unit[]): string {
  const ids = new Set(units.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker])));
  return [...ids].map((id) => speakerName(document.meta, id)).join(', ');
}

/** Six digits, no idle zeros: 0.998134, 0.5, 1. */
export const formatConfidence = (posterior: number): string => String(Number(posterior.toFixed(6)));
