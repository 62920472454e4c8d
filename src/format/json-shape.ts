import { SverkaError } from '../error.js';
import { levels, type Document, type Mark, type Span, type Unit } from '../model/document.js';
import { tilingFault, type Bead } from '../model/ladder.js';
import { valuePlace } from './json-place.js';

type Path = readonly (string | number)[];
type Fields = Readonly<Record<string, unknown>>;

/** Called when something is wrong: what, and where in the file. */
type Refuse = (path: Path, message: string) => never;

const unitKinds = ['head', 'speech', 'note'];
const markKinds = ['label', 'furniture', 'date', 'place', 'incident'];
const metaTexts = 'id title date time place event publisher source region licence note'.split(' ');

/**
 * Whether a parsed JSON value is a project file that all else can rely on. Fields that are not known pass.
 * @param text the file, to find the line of what is wrong
 * @throws SverkaError `json/invalid`, `json/newer-version`
 */
export function checkProject(value: unknown, text: string, newest: number): void {
  const refuse: Refuse = (path, message) => {
    throw new SverkaError(
      'json/invalid',
      path.length === 0 ? message : `${path.join('.')}: ${message}`,
      'docs/project.schema.json says what a project file holds.',
      valuePlace(text, path),
    );
  };
  if (!isFields(value) || !('sverka' in value))
    return refuse([], 'this is not a project file: it has no field "sverka"');
  const version = value['sverka'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return refuse(['sverka'], 'the version is not a whole number from 1');
  if (version > newest)
    throw new SverkaError(
      'json/newer-version',
      `The project file is of version ${version}; this sverka reads up to version ${newest}.`,
      'Install a newer sverka.',
      valuePlace(text, ['sverka']),
    );

  if (typeof value['signature'] !== 'string') refuse(['signature'], 'is not text');
  const source = checkDocument(value['source'], ['source'], refuse);
  const target = checkDocument(value['target'], ['target'], refuse);
  if (source.lang === target.lang) refuse(['target', 'lang'], `both texts are in ${source.lang}`);
  checkLadders(value['ladders'], source, target, refuse);
  const moves = value['moves'];
  if (!Array.isArray(moves)) return refuse(['moves'], 'is not an array');
  moves.forEach((move: unknown, index) => {
    const path = ['moves', index];
    if (!isFields(move)) return refuse(path, 'is not an object');
    checkSpan(move['source'], source.units.sentence.length, [...path, 'source'], refuse);
    checkSpan(move['target'], target.units.sentence.length, [...path, 'target'], refuse);
    checkProbability(move['posterior'], [...path, 'posterior'], refuse);
    if ('by' in move) checkOneOf(move['by'], ['person'], [...path, 'by'], refuse);
    if ('was' in move) {
      const { was } = move;
      if (!isFields(was)) return refuse([...path, 'was'], 'is not an object');
      checkProbability(was['posterior'], [...path, 'was', 'posterior'], refuse);
    }
  });
  const words = value['words'] ?? [];
  if (!Array.isArray(words)) return refuse(['words'], 'is not an array');
  words.forEach((link: unknown, index) => {
    const path = ['words', index];
    if (!isFields(link)) return refuse(path, 'is not an object');
    checkSpan(link['source'], source.text.length, [...path, 'source'], refuse);
    checkSpan(link['target'], target.text.length, [...path, 'target'], refuse);
    checkProbability(link['posterior'], [...path, 'posterior'], refuse);
  });
}

function checkDocument(value: unknown, path: Path, refuse: Refuse): Document {
  if (!isFields(value)) return refuse(path, 'is not an object');
  const { lang, text, meta, units, marks } = value;
  if (lang !== 'en' && lang !== 'ru') return refuse([...path, 'lang'], 'is not "en" or "ru"');
  if (typeof text !== 'string') return refuse([...path, 'text'], 'is not text');
  checkMeta(meta, [...path, 'meta'], refuse);
  if (!isFields(units)) return refuse([...path, 'units'], 'is not an object');
  const ids = new Set<string>();
  let parents: readonly Unit[] | undefined;
  for (const level of levels) {
    parents = checkUnits(units[level], { lang, text, ids, parents }, [...path, 'units', level], refuse);
  }
  if (!Array.isArray(marks)) return refuse([...path, 'marks'], 'is not an array');
  let end = 0;
  marks.forEach((mark: unknown, index) => {
    if (!isFields(mark)) return refuse([...path, 'marks', index], 'is not an object');
    checkOneOf(mark['kind'], markKinds, [...path, 'marks', index, 'kind'], refuse);
    const [from, to] = checkSpan(mark['at'], text.length, [...path, 'marks', index, 'at'], refuse);
    if (from < end) refuse([...path, 'marks', index, 'at'], `begins at ${from}, before the mark above ends at ${end}`);
    end = to;
  });
  const document = value as unknown as Document;
  checkCover(document, path, refuse);
  return document;
}

function checkMeta(meta: unknown, path: Path, refuse: Refuse): void {
  if (!isFields(meta)) return refuse(path, 'is not an object');
  for (const key of metaTexts) if (key in meta && typeof meta[key] !== 'string') refuse([...path, key], 'is not text');
  if ('status' in meta) checkOneOf(meta['status'], ['original', 'translation'], [...path, 'status'], refuse);
  const participants = meta['participants'] ?? [];
  if (!Array.isArray(participants)) return refuse([...path, 'participants'], 'is not an array');
  participants.forEach((person: unknown, index) => {
    const at = [...path, 'participants', index];
    if (!isFields(person)) return refuse(at, 'is not an object');
    for (const key of ['id', 'name']) if (typeof person[key] !== 'string') refuse([...at, key], 'is not text');
    if ('role' in person && typeof person['role'] !== 'string') refuse([...at, 'role'], 'is not text');
    if ('group' in person && typeof person['group'] !== 'boolean') refuse([...at, 'group'], 'is not true or false');
  });
}

interface Room {
  readonly lang: string;
  readonly text: string;
  /** Those already given. */
  readonly ids: Set<string>;
  /** The level above; turns have none. */
  readonly parents: readonly Unit[] | undefined;
}

/** Units are in order, do not overlap, and lie in their parents, none of which is without children. */
function checkUnits(value: unknown, { lang, text, ids, parents }: Room, path: Path, refuse: Refuse): readonly Unit[] {
  if (!Array.isArray(value)) return refuse(path, 'is not an array');
  let end = 0;
  let parent = parents ? 0 : -1;
  value.forEach((unit: unknown, index) => {
    const at = [...path, index];
    if (!isFields(unit)) return refuse(at, 'is not an object');
    const id = unit['id'];
    if (typeof id !== 'string' || !/^[a-z]{2}\.[\w.-]+$/.test(id) || !id.startsWith(`${lang}.`))
      return refuse([...at, 'id'], `is not a name that begins with "${lang}."`);
    if (ids.has(id)) refuse([...at, 'id'], `${id} is there twice`);
    ids.add(id);
    const [from, to] = checkSpan(unit['at'], text.length, [...at, 'at'], refuse);
    if (from < end) refuse([...at, 'at'], `begins at ${from}, before the unit above ends at ${end}`);
    if (from === to) refuse([...at, 'at'], 'is empty');
    end = to;
    checkOneOf(unit['kind'], unitKinds, [...at, 'kind'], refuse);
    if ('time' in unit) checkTime(unit['time'], [...at, 'time'], refuse);
    for (const key of ['speaker', 'origin', 'correction', 'note'])
      if (key in unit && typeof unit[key] !== 'string') refuse([...at, key], 'is not text');
    if ('flag' in unit && unit['flag'] !== true) refuse([...at, 'flag'], 'is not true');

    const next = unit['parent'];
    if (!parents) {
      if (next !== -1) refuse([...at, 'parent'], 'is not -1: turns have no parent');
      return;
    }
    if (next !== parent && !(index > 0 && next === parent + 1))
      return refuse(
        [...at, 'parent'],
        `is ${String(next)}, and ${parent}${index > 0 ? ` or ${parent + 1}` : ''} is next`,
      );
    parent = next;
    const within = parents[parent]?.at;
    if (!within) return refuse([...at, 'parent'], `there is no unit ${parent} one level up`);
    if (from < within[0] || to > within[1]) refuse([...at, 'at'], `is not inside its parent ${parents[parent]!.id}`);
  });
  if (parents && parents.length !== (value.length === 0 ? 0 : parent + 1))
    refuse(path, `holds nothing for ${parents[value.length === 0 ? 0 : parent + 1]!.id}`);
  return value as readonly Unit[];
}

/** Each character that is not white space is in exactly one sentence or in exactly one mark. */
function checkCover({ text, units, marks }: Document, path: Path, refuse: Refuse): void {
  const pieces: { at: Span; path: Path }[] = [
    ...units.sentence.map(({ at }, index) => ({ at, path: [...path, 'units', 'sentence', index] })),
    ...marks.map(({ at }: Mark, index) => ({ at, path: [...path, 'marks', index] })),
  ].sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  let end = 0;
  for (const { at, path: here } of pieces) {
    if (at[0] < end) refuse(here, `shares characters ${at[0]} to ${Math.min(end, at[1])} with what comes before`);
    checkBlank(text, end, at[0], path, refuse);
    end = at[1];
  }
  checkBlank(text, end, text.length, path, refuse);
}

function checkBlank(text: string, from: number, to: number, path: Path, refuse: Refuse): void {
  // White space as Unicode has it: U+0085 ends lines, too, and JavaScript does not count it.
  const lost = /[^\s\u0085]/u.exec(text.slice(from, to));
  if (lost)
    refuse([...path, 'text'], `${JSON.stringify(lost[0])} at ${from + lost.index} is in no sentence and in no mark`);
}

function checkLadders(value: unknown, source: Document, target: Document, refuse: Refuse): void {
  if (!isFields(value)) return refuse(['ladders'], 'is not an object');
  for (const level of levels.filter((name) => name in value)) {
    const ladder = value[level];
    const [sources, targets] = [source, target].map(({ units }) => units[level].length) as [number, number];
    if (!Array.isArray(ladder)) return refuse(['ladders', level], 'is not an array');
    ladder.forEach((bead: unknown, index) => {
      const path = ['ladders', level, index];
      if (!isFields(bead)) return refuse(path, 'is not an object');
      checkSpan(bead['source'], sources, [...path, 'source'], refuse);
      checkSpan(bead['target'], targets, [...path, 'target'], refuse);
      if ('posterior' in bead) checkProbability(bead['posterior'], [...path, 'posterior'], refuse);
      checkOneOf(bead['by'], ['search', 'anchor', 'person'], [...path, 'by'], refuse);
      if ('was' in bead) checkUnconfirmed(bead['was'], [...path, 'was'], refuse);
    });
    const fault = tilingFault(ladder as Bead[], sources, targets);
    if (fault) refuse(['ladders', level, Number(/^bead (\d+)/.exec(fault)?.[1] ?? ladder.length) - 1], fault);
  }
}

function checkUnconfirmed(before: unknown, path: Path, refuse: Refuse): void {
  if (!isFields(before)) return refuse(path, 'is not an object');
  checkOneOf(before['by'], ['search', 'anchor'], [...path, 'by'], refuse);
  if ('posterior' in before) checkProbability(before['posterior'], [...path, 'posterior'], refuse);
}

function checkSpan(value: unknown, length: number, path: Path, refuse: Refuse): Span {
  if (!Array.isArray(value) || value.length !== 2 || !value.every(Number.isInteger))
    return refuse(path, 'is not a pair of whole numbers');
  const [from, to] = value as [number, number];
  if (from < 0 || to < from || to > length) refuse(path, `[${from}, ${to}] is not a span of 0 to ${length}`);
  return [from, to];
}

function checkTime(value: unknown, path: Path, refuse: Refuse): void {
  const isTime =
    Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'number' && each >= 0);
  if (!isTime) refuse(path, 'is not a pair of seconds');
}

function checkProbability(value: unknown, path: Path, refuse: Refuse): void {
  if (typeof value !== 'number' || value < 0 || value > 1) refuse(path, 'is not a number from 0 to 1');
}

function checkOneOf(value: unknown, names: readonly string[], path: Path, refuse: Refuse): void {
  if (!names.includes(value as string)) refuse(path, `is not one of ${names.join(', ')}`);
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
