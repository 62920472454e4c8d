import type { Alignment } from '../../model/alignment.js';
import { levels, type Document, type Language, type Level } from '../../model/document.js';
import { beadOf, isNull } from '../../model/ladder.js';
import type { WriteOptions } from '../format.js';
import { flow } from '../text.js';
import { planWords, type WordPlan } from './words.js';

/** A file of the split layout; in one corpus file, the part of it. */
export type Part = 'corpus' | Language;

/** What the parts of an edition must agree on: names and pointers. */
export interface Edition {
  readonly alignment: Alignment;
  readonly options: WriteOptions;
  /** As an XML name. */
  readonly id: string;
  /** By participant, an XML name that is given to nothing else. */
  readonly people: ReadonlyMap<string, string>;
  /** Ids of the units of the other text that a unit is linked with; undefined of what the other text does not have. */
  readonly counterparts: (side: 'source' | 'target', level: Level, unit: number) => readonly string[] | undefined;
  /** Where words are linked. */
  readonly words: WordPlan | undefined;
  /** How much there is of everything. */
  readonly counts: EditionCounts;
  /** A pointer that stands in one part to an id in another. */
  readonly point: (from: Part, to: Part, id: string) => string;
}

export interface EditionCounts {
  /** Links that are no nulls. */
  readonly links: Readonly<Record<Level, number>>;
  readonly units: Readonly<Record<Language, Readonly<Record<Level, number>>>>;
  /** Whether a person confirmed any of the links. */
  readonly hasReviewer: boolean;
}

/** TEI's names for the levels: `u`, `seg type="p"`, `s`. */
export const levelNames = { turn: 'u', paragraph: 'p', sentence: 's' } as const satisfies Record<Level, string>;

export const partSuffix = (part: Part): string => (part === 'corpus' ? '.tei.xml' : `.${part}.tei.xml`);

/** Text of the header: one line, as everything in an edition. */
export const oneLine = (value: string): string => flow(value, 'keep').trim();

export function planEdition(given: Alignment, options: WriteOptions): Edition {
  const alignment = { ...given, source: withPlainMeta(given.source), target: withPlainMeta(given.target) };
  const { source, target } = alignment;
  const name = xmlName(oneLine(source.meta.id ?? target.meta.id ?? options.stem));
  const id = isTaken(name) ? `_${name}` : name;
  const file = (part: Part) => encodeURIComponent(options.stem) + partSuffix(part);
  return {
    alignment,
    options,
    id,
    people: namePeople(alignment, id),
    counterparts: findCounterparts(alignment),
    counts: countEdition(alignment),
    words: planWords(alignment, (text) => flow(text, options.nbsp ?? 'keep')),
    point: (from, to, end) => (options.teiLayout === 'corpus' || from === to ? `#${end}` : `${file(to)}#${end}`),
  };
}

function countEdition({ source, target, ladders }: Alignment): EditionCounts {
  const ofLevels = (count: (level: Level) => number): Record<Level, number> => ({
    turn: count('turn'),
    paragraph: count('paragraph'),
    sentence: count('sentence'),
  });
  const unitsOf = ({ units }: Document): Record<Level, number> => ofLevels((level) => units[level].length);
  return {
    links: ofLevels((level) => (ladders[level] ?? []).filter((bead) => !isNull(bead)).length),
    units: { [source.lang]: unitsOf(source), [target.lang]: unitsOf(target) } as EditionCounts['units'],
    hasReviewer: levels.some((level) => ladders[level]?.some(({ by }) => by === 'person')),
  };
}

const facts = ['title', 'date', 'time', 'place', 'event', 'publisher', 'source', 'licence', 'note'] as const;

/** What is known of a text as the header can hold it; what is left without a word is not known. */
function withPlainMeta(document: Document): Document {
  const { meta } = document;
  const plain = facts.map((key) => [key, oneLine(meta[key] ?? '') || undefined] as const);
  return { ...document, meta: { ...meta, ...Object.fromEntries(plain) } };
}

/** Text as an XML name, of letters that all editions of XML take: `2021-03-02 talks` is `_2021-03-02-talks`. */
export function xmlName(text: string): string {
  const name = text.trim().replace(/[^\wÀ-ÖØ-öø-ÿЁА-яё.-]+/g, '-');
  return /^[\d.-]|^$/.test(name) ? `_${name}` : name;
}

/** Names that units and the edition's own elements have. */
const isTaken = (name: string): boolean => /^(en|ru|aligner|reviewer|alignment)$|^(en|ru|al|src)\./.test(name);

function namePeople({ source, target }: Alignment, edition: string): ReadonlyMap<string, string> {
  const ids = new Set(
    [source, target].flatMap(({ meta, units }) => [
      ...(meta.participants ?? []).map(({ id }) => id),
      ...units.turn.flatMap(({ kind, speaker }) => (kind !== 'speech' || speaker === undefined ? [] : [speaker])),
    ]),
  );
  const given = new Set([edition, `${edition}.header`]);
  const people = new Map<string, string>();
  for (const id of ids) {
    let name = xmlName(oneLine(id));
    while (isTaken(name) || given.has(name)) name = `person.${name}`;
    given.add(name);
    people.set(id, name);
  }
  return people;
}

/** Looked up when it is asked for: a map of all units of a book would be larger than the book. */
function findCounterparts({ source, target, ladders }: Alignment): Edition['counterparts'] {
  return (side, level, unit) => {
    const ladder = ladders[level] ?? [];
    const bead = ladder[beadOf(ladder, side, unit)];
    if (bead === undefined || bead[side][0] > unit || isNull(bead)) return undefined;
    return side === 'source' ? idsOf(target, level, bead.target) : idsOf(source, level, bead.source);
  };
}

export const idsOf = (document: Document, level: Level, [from, to]: readonly [number, number]): readonly string[] =>
  document.units[level].slice(from, to).map(({ id }) => id);
