import type { Alignment } from '../model/alignment.js';
import type { Document, Language, Level, Meta, Participant, Span, Unit } from '../model/document.js';
import { closeOver, type Bead, type Ladder } from '../model/ladder.js';
import { findSentences } from '../segment/sentences.js';
import { slug } from '../segment/name.js';

/** One side of a pair: its units in order. */
export interface PairSide {
  /** Sentences; of a paragraph pair, the sentences of each paragraph. */
  readonly units: readonly (readonly string[])[];
  /** Ids that the units had where they come from, as far as known. */
  readonly ids: readonly (string | undefined)[];
  /** What the file calls them, where the ids are others. */
  readonly origins?: readonly (string | undefined)[] | undefined;
  /** As the file calls who speaks. */
  readonly speaker?: string | undefined;
}

/** A bead before it has documents. */
export interface Pair {
  readonly source: PairSide;
  readonly target: PairSide;
  readonly posterior?: number | undefined;
  readonly by: Bead['by'];
  readonly memory?: Bead['memory'];
  /** Where ids tell nothing, each pair is a paragraph, and a turn ends where this or the speaker changes. */
  readonly group?: string | undefined;
}

export interface PairFile {
  readonly source: Language;
  readonly target: Language;
  readonly level: 'sentence' | 'paragraph';
  readonly metas: Readonly<Record<Language, Meta>>;
  readonly signature: string;
}

/** The sentences of a text by our rules. */
export const sentencesOf = (text: string, lang: Language): readonly string[] =>
  findSentences(text, [0, text.length], lang).map(([from, to]) => text.slice(from, to));

/** The sentences that were joined to a text by spaces, when our rules find as many; else the text as one. */
export function unjoin(text: string, count: number, lang: Language): readonly string[] {
  const found = count > 1 ? sentencesOf(text, lang) : [];
  return found.length === count && found.join(' ') === text ? found : [text];
}

/**
 * Two documents and their ladders from pairs in order. Ids of ours give back turns and paragraphs; the
 * side whose ids are not known has the same.
 */
export function alignPairs(pairs: readonly Pair[], file: PairFile): Alignment {
  const speakers = nameSpeakers(pairs);
  const sides = { source: startSide(file.source), target: startSide(file.target) };
  const beads: Record<'sentence' | 'paragraph', Bead[]> = { sentence: [], paragraph: [] };
  let reached = { source: [0, 0], target: [0, 0] };
  let before: Pair | undefined;
  for (const pair of pairs) {
    const { source, target, group } = pair;
    const sameGroup = before?.group === group;
    // The ids of another document may be the same.
    if (!sameGroup) for (const side of [sides.source, sides.target]) side.open = { turn: '', paragraph: '' };
    const sameSpeaker = before?.source.speaker === source.speaker && before?.target.speaker === target.speaker;
    const fresh = sameGroup && sameSpeaker ? 'paragraph' : 'turn';
    before = pair;
    const opened = addUnits(sides.source, source, file.level, speakers.id('source', source), fresh);
    const follow = source.units.length > 0 ? opened : fresh;
    addUnits(sides.target, target, file.level, speakers.id('target', target), follow);
    const now = { source: counts(sides.source), target: counts(sides.target) };
    const bead = (index: 0 | 1): Pick<Bead, 'source' | 'target'> => ({
      source: [reached.source[index]!, now.source[index]],
      target: [reached.target[index]!, now.target[index]],
    });
    const score = {
      ...(pair.posterior !== undefined && { posterior: pair.posterior }),
      by: pair.by,
      ...(pair.memory && { memory: pair.memory }),
    };
    beads.sentence.push({ ...bead(0), ...(file.level === 'sentence' ? score : { by: 'search' }) });
    beads.paragraph.push({ ...bead(1), ...score });
    reached = now;
  }
  const finish = (name: 'source' | 'target'): Document => {
    const { lang, text, units } = sides[name];
    const participants = speakers.list(name);
    const meta = { ...file.metas[lang], ...(participants.length > 0 && { participants }) };
    return { lang, text, meta, units, marks: [] };
  };
  const [source, target] = [finish('source'), finish('target')];
  const paragraph =
    file.level === 'paragraph' ? beads.paragraph : coarser(beads.sentence, parents(source), parents(target));
  const turn = coarser(beads.sentence, turnsOf(source), turnsOf(target));
  const ladders = { turn, paragraph, sentence: beads.sentence };
  return { source, target, ladders, moves: [], signature: file.signature };
}

/** The same alignment with the ladders of paragraphs and turns that its ladder of sentences makes. */
export function withCoarser(alignment: Alignment): Alignment {
  const { source, target, ladders } = alignment;
  const sentence = ladders.sentence ?? [];
  const paragraph = coarser(sentence, parents(source), parents(target));
  return { ...alignment, ladders: { turn: coarser(sentence, turnsOf(source), turnsOf(target)), paragraph, sentence } };
}

const parents = ({ units }: Document): number[] => units.sentence.map(({ parent }) => parent);
const turnsOf = ({ units }: Document): number[] => units.sentence.map(({ parent }) => units.paragraph[parent]!.parent);

/** What is known of one bead is known of the block that is nothing but this bead. */
const coarser = (ladder: Ladder, source: readonly number[], target: readonly number[]): Ladder =>
  closeOver(ladder, source, target).map(({ beads: [from, to], ...spans }): Bead => {
    const only = to - from === 1 ? ladder[from]! : undefined;
    return { ...spans, ...(only?.posterior !== undefined && { posterior: only.posterior }), by: only?.by ?? 'search' };
  });

interface Side {
  readonly lang: Language;
  text: string;
  readonly units: Record<Level, Unit[]>;
  readonly taken: Set<string>;
  /** Of the open turn and paragraph, the ids they should have: those they have may differ, where two ask for one. */
  open: { turn: string; paragraph: string };
  numbers: { turn: number; paragraph: number; sentence: number };
}

const startSide = (lang: Language): Side => ({
  lang,
  text: '',
  units: { turn: [], paragraph: [], sentence: [] },
  taken: new Set(),
  open: { turn: '', paragraph: '' },
  numbers: { turn: 0, paragraph: 0, sentence: 0 },
});

const counts = ({ units }: Side): [number, number] => [units.sentence.length, units.paragraph.length];

/** What a unit opens: a turn and so a paragraph, a paragraph, or nothing; with the ids, where they are known. */
type Opening = 'turn' | 'paragraph' | 'nothing' | { readonly turn: string; readonly paragraph: string };

/** @returns what the first of the units opened, for the other side to do the same */
function addUnits(
  side: Side,
  { units, ids, origins }: PairSide,
  level: PairFile['level'],
  speaker: string | undefined,
  otherwise: Opening,
): Opening {
  let first: Opening | undefined;
  for (const [index, sentences] of units.entries()) {
    const place = placeOf(ids[index], side.lang, level);
    const named = place === undefined ? namedUnit(ids[index], level) : undefined;
    const isOwn = named?.lang === side.lang;
    const isOpen = isOwn && side.units.paragraph.at(-1)?.id === `${side.lang}.tu.${named.name}`;
    const goesOn = isOpen && level === 'sentence' && !side.taken.has(ids[index]!);
    const usual = index === 0 ? otherwise : level === 'paragraph' ? 'paragraph' : 'nothing';
    const opening = place ?? (goesOn ? 'nothing' : usual);
    open(side, opening, speaker, place === undefined && index === 0 ? (named?.name ?? ids[0]) : undefined);
    for (const [at, sentence] of sentences.entries())
      addSentence(
        side,
        sentence,
        speaker,
        at === 0 && level === 'sentence' && (place !== undefined || isOwn) ? ids[index] : undefined,
        at === 0 ? origins?.[index] : undefined,
      );
    first ??= place ?? opening;
  }
  return first ?? otherwise;
}

/** The turn and paragraph of an id of ours: `en.u3.p2` of `en.u3.p2.s1`. */
function placeOf(
  id: string | undefined,
  lang: Language,
  level: PairFile['level'],
): { turn: string; paragraph: string } | undefined {
  const pattern = level === 'sentence' ? /^((en|ru)\.u\d+)(\.p\d+)\.s\d+$/u : /^((en|ru)\.u\d+)(\.p\d+)$/u;
  const [, turn, language, paragraph] = pattern.exec(id ?? '') ?? [];
  return turn === undefined || language !== lang ? undefined : { turn, paragraph: `${turn}${paragraph}` };
}

/** What another program called a unit, by the id that it became here: 7, of `en.tu.7.s1`. */
function namedUnit(id: string | undefined, level: PairFile['level']): { lang: string; name: string } | undefined {
  const pattern = level === 'sentence' ? /^(en|ru)\.tu\.([\w.-]+)\.s\d+$/u : /^(en|ru)\.tu\.([\w.-]+)$/u;
  const [, lang, name] = pattern.exec(id ?? '') ?? [];
  return lang === undefined || name === undefined ? undefined : { lang, name };
}

function open(side: Side, opening: Opening, speaker: string | undefined, name: string | undefined): void {
  const { units, numbers, lang } = side;
  const wanted =
    typeof opening === 'string'
      ? undefined
      : { turn: inLanguage(opening.turn, lang), paragraph: inLanguage(opening.paragraph, lang) };
  const said = speaker === undefined ? {} : { speaker };
  const turn = opening === 'turn' || (wanted !== undefined && wanted.turn !== side.open.turn);
  const paragraph =
    turn || opening === 'paragraph' || (wanted !== undefined && wanted.paragraph !== side.open.paragraph);
  if (turn || units.turn.length === 0) {
    const id = freeId(side, wanted?.turn, () => `${lang}.u${++numbers.turn}`);
    units.turn.push({ id, at: [-1, -1], parent: -1, kind: 'speech', ...said });
    numbers.paragraph = 0;
  }
  if (paragraph || units.paragraph.length === 0) {
    const named = name !== undefined && /^[\w.-]+$/u.test(name) ? `${lang}.tu.${name}` : undefined;
    const id = freeId(side, wanted?.paragraph ?? named, () => `${units.turn.at(-1)!.id}.p${++numbers.paragraph}`);
    units.paragraph.push({ id, at: [-1, -1], parent: units.turn.length - 1, kind: 'speech', ...said });
    numbers.paragraph = Math.max(numbers.paragraph, Number(/\.p(\d{1,9})$/u.exec(id)?.[1] ?? 0));
    numbers.sentence = 0;
  }
  if (wanted !== undefined) side.open = wanted;
  else if (turn) side.open = { turn: '', paragraph: '' };
  else if (paragraph) side.open = { ...side.open, paragraph: '' };
}

const inLanguage = (id: string, lang: Language): string => lang + id.slice(2);

function addSentence(
  side: Side,
  text: string,
  speaker: string | undefined,
  wanted: string | undefined,
  origin: string | undefined,
): void {
  const { units, numbers } = side;
  const [paragraph, turn] = [units.paragraph.at(-1)!, units.turn.at(-1)!];
  const begins = paragraph.at[0] < 0;
  side.text += side.text === '' ? '' : begins ? '\n\n' : ' ';
  const at: Span = [side.text.length, side.text.length + text.length];
  side.text += text;
  const id = freeId(side, wanted, () => `${paragraph.id}.s${++numbers.sentence}`);
  numbers.sentence = Math.max(numbers.sentence, Number(/\.s(\d{1,9})$/u.exec(id)?.[1] ?? 0));
  const said = speaker === undefined ? {} : { speaker };
  const named = origin === undefined ? {} : { origin };
  units.sentence.push({ id, at, parent: units.paragraph.length - 1, kind: 'speech', ...said, ...named });
  for (const [level, unit] of [['paragraph', paragraph] as const, ['turn', turn] as const])
    units[level][units[level].length - 1] = { ...unit, at: [unit.at[0] < 0 ? at[0] : unit.at[0], at[1]] };
}

function freeId({ taken }: Side, wanted: string | undefined, next: () => string): string {
  let id = wanted;
  while (id === undefined || taken.has(id)) id = next();
  taken.add(id);
  return id;
}

type Names = Readonly<Record<'source' | 'target', Map<string, string>>>;

/**
 * Ids of those who speak. Names that stand beside each other most often are one person. Several who speak
 * in one pair are named together; where each is also named alone they are no participant of their own.
 */
function nameSpeakers(pairs: readonly Pair[]) {
  const ids: Names = { source: new Map(), target: new Map() };
  const given = new Set<string>();
  for (const [source, target] of together(pairs)) {
    // Each name is one person's: whoever stands beside it less often is another.
    if ((source === '' && target === '') || ids.source.has(source) || ids.target.has(target)) continue;
    const stem = slug(source || target) || 'speaker';
    let id = stem;
    for (let number = 2; given.has(id); number++) id = `${stem}-${number}`;
    given.add(id);
    if (source !== '') ids.source.set(source, id);
    if (target !== '') ids.target.set(target, id);
  }
  const isSeveral = (side: keyof Names, name: string): boolean => {
    const parts = name.split(', ');
    return parts.length > 1 && parts.every((part) => ids[side].has(part));
  };
  return {
    id: (side: keyof Names, { speaker = '' }: PairSide): string | undefined =>
      isSeveral(side, speaker) ? speaker : ids[side].get(speaker),
    list: (side: keyof Names): Participant[] =>
      [...ids[side]].flatMap(([name, id]) => (isSeveral(side, name) ? [] : [{ id, name }])),
  };
}

/** Names of both sides that stand in one pair, the most frequent first; then each name by itself. */
function together(pairs: readonly Pair[]): [source: string, target: string][] {
  const counts = new Map<string, { names: [string, string]; count: number }>();
  for (const { source, target } of pairs) {
    const names: [string, string] = [source.speaker ?? '', target.speaker ?? ''];
    const key = JSON.stringify(names);
    const counted = counts.get(key) ?? { names, count: 0 };
    if (names[0] !== '' || names[1] !== '') counts.set(key, { names, count: counted.count + 1 });
  }
  const sorted = [...counts.values()].sort((a, b) => b.count - a.count).map(({ names }) => names);
  const both = sorted.filter(([source, target]) => source !== '' && target !== '');
  return [
    ...both,
    ...sorted.flatMap(([source, target]): [string, string][] => [
      [source, ''],
      ['', target],
    ]),
  ];
}

/** The pieces that were joined, by their lengths in characters (code points); nothing when these do not fit. */
export function cut(text: string, lengths: string | undefined): readonly string[] | undefined {
  if (lengths === undefined || !/^\d{1,9}(?: \d{1,9})*$/u.test(lengths)) return undefined;
  const characters = [...text];
  let at = 0;
  const pieces = lengths.split(' ').map((length) => {
    const piece = characters.slice(at, at + Number(length)).join('');
    at += Number(length) + 1;
    return piece;
  });
  return at === characters.length + 1 && pieces.join(' ') === text && !pieces.includes('') ? pieces : undefined;
}

/** In characters, which are code points: what others count depends on their programming language. */
export const lengths = (pieces: readonly string[]): string => pieces.map((piece) => [...piece].length).join(' ');

/** Whether the pieces of a joined text are found again without being told their lengths. */
export function splitsAlike(
  pieces: readonly string[],
  text: string,
  lang: Language,
  level: 'sentence' | 'paragraph',
): boolean {
  if (pieces.length <= 1) return true;
  return level === 'sentence' && sentencesOf(text, lang).join('\n') === pieces.join('\n');
}
