import type { Format, PassingFile, Sink } from './format.js';
import { formatConfidence } from './text.js';
import { languageOf, primaryOf } from './tmx/languages.js';
import { alignUnits, languagesOfTexts, sampleOf, unitFormat, unitsInvalid, type UnitPair } from './units.js';

/** A record a line with `translation`, as OPUS and Hugging Face's datasets have them, or with the languages themselves. */
export const jsonl: Format = {
  name: 'jsonl',
  suffix: '.jsonl',
  description: 'a JSON record a line: translation, ids, confidence',
  ...unitFormat(sink, false),
  recognizes: (text) => /^\uFEFF?\s*\{[^\n]*"translation"\s*:/u.test(text) || isFlat(text),
  read,
};

function sink({ source, target }: PassingFile): Sink {
  const [from, to] = [source, target].map(primaryOf) as [string, string];
  return {
    suffixes: ['.jsonl'],
    what: 'records',
    start: () => [],
    add: (unit) => {
      const record = {
        translation: { [from]: unit.source.text, [to]: unit.target.text },
        ids: { [from]: unit.source.ids, [to]: unit.target.ids },
        ...(unit.source.speaker !== '' && { speaker: unit.source.speaker }),
        ...(unit.posterior !== undefined && { confidence: Number(formatConfidence(unit.posterior)) }),
        ...((unit.source.time ?? unit.target.time) && {
          times: {
            ...(unit.source.time && { [from]: unit.source.time }),
            ...(unit.target.time && { [to]: unit.target.time }),
          },
        }),
        ...(unit.by === 'person' && { status: 'confirmed' }),
      };
      return [`${JSON.stringify(record)}\n`];
    },
    end: () => [],
  };
}

function read(text: string): ReturnType<typeof alignUnits> {
  let names: readonly string[] = [];
  const pairs = text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .flatMap((line, index): UnitPair[] => {
      if (line.trim() === '') return [];
      const record = parse(line, index + 1);
      const translation = record['translation'] ?? record;
      if (!isFields(translation)) throw unitsInvalid('the record has no translation', { line: index + 1 });
      if (names.length === 0) names = languagesIn(translation) ?? Object.keys(translation).slice(0, 2);
      const [source, target] = names.map((name) => translation[name]);
      if (typeof source !== 'string' || typeof target !== 'string')
        throw unitsInvalid(`the record lacks ${names.join(' or ')}`, { line: index + 1 });
      const { confidence, status, ids, speaker } = record;
      const idsOf = (name: string): readonly string[] => {
        const list = isFields(ids) ? ids[name] : undefined;
        return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];
      };
      return [
        {
          source,
          target,
          ids: [idsOf(names[0]!), idsOf(names[1]!)],
          ...(typeof speaker === 'string' && { speakers: [speaker, speaker] as const }),
          ...(typeof confidence === 'number' && confidence >= 0 && confidence <= 1 && { posterior: confidence }),
          by: status === 'confirmed' ? 'person' : 'search',
        },
      ];
    });
  return alignUnits(pairs, languagesOfTexts([names[0], names[1]], sampleOf(pairs)), 'read from records');
}

/** The names of English and Russian, in their order: `en`, `eng`, `eng_Latn`, `en-GB`. */
function languagesIn(translation: Fields): readonly string[] | undefined {
  const names = Object.keys(translation).filter((name) => typeof translation[name] === 'string' && languageOf(name));
  const first = names[0];
  const second = names.find((name) => languageOf(name) !== languageOf(first!));
  return first === undefined || second === undefined ? undefined : [first, second];
}

/** Whether the first line is a record that has texts by language: `{"en":"…","ru":"…"}`. */
function isFlat(text: string): boolean {
  const begun = text.trimStart();
  if (!begun.startsWith('{"')) return false;
  const end = begun.indexOf('\n');
  try {
    const value: unknown = JSON.parse(end < 0 ? begun : begun.slice(0, end));
    return isFields(value) && languagesIn(value) !== undefined;
  } catch {
    return false;
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(line: string, number: number): Fields {
  try {
    const value: unknown = JSON.parse(line);
    if (isFields(value)) return value;
  } catch {
    // Told below, with the line.
  }
  throw unitsInvalid('this line is no JSON record', { line: number });
}
