import { SverkaError } from '../error.js';
import type { Alignment } from '../model/alignment.js';
import { levels, type Document } from '../model/document.js';
import type { Format, Written } from './format.js';
import { syntaxPlace } from './json-place.js';
import { checkProject } from './json-shape.js';

/** The version of the project file that is written, and the newest that is read. */
export const projectVersion = 1;

/** Sverka's own file: all that is known, nothing lost. docs/project.schema.json describes it. */
export const json: Format = {
  name: 'json',
  suffix: '.json',
  description: "sverka's project file: both texts, all units, all ladders; reads back whole",
  write,
  read,
  recognizes: (text) => /^\uFEFF?\s*\{/u.test(text),
};

/**
 * @throws SverkaError `json/invalid` when it is not JSON or not a project, `json/newer-version` when it is of a
 * version not known here
 */
function read(text: string): Alignment {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new SverkaError(
      'json/invalid',
      'The file is not JSON: it breaks off or has a sign too many here.',
      'Give a file that sverka wrote with --to json, unchanged or edited as JSON.',
      syntaxPlace(text),
    );
  }
  checkProject(value, text, projectVersion);
  const alignment = Object.entries(value as object).filter(([key]) => key !== 'sverka');
  return Object.fromEntries(alignment) as Alignment;
}

/** One unit or bead a line, keys in a fixed order and then, as they came, those that this version does not know. */
function write(alignment: Alignment): Written {
  const { source, target, signature, ladders, moves } = alignment;
  const text = lines(0, [
    ['sverka', String(projectVersion)],
    ['signature', JSON.stringify(signature)],
    ['source', documentLines(source)],
    ['target', documentLines(target)],
    [
      'ladders',
      lines(
        1,
        inOrder(ladders, ['turn', 'paragraph', 'sentence']).map(([level, ladder]) => [
          level,
          list(2, ladder, ['source', 'target', 'posterior', 'by', 'was']),
        ]),
      ),
    ],
    ['moves', list(1, moves, ['source', 'target', 'posterior', 'by', 'was'])],
    ...(alignment.words === undefined
      ? []
      : [['words', list(1, alignment.words, ['source', 'target', 'posterior'])] as const]),
    ...unknown(alignment, ['signature', 'source', 'target', 'ladders', 'moves', 'words']),
  ]);
  const beads = levels.flatMap((level) => ladders[level] ?? []);
  return { parts: [{ suffix: '.json', text: `${text}\n` }], kept: beads.length, what: 'beads', left: [], remarks: [] };
}

function documentLines(document: Document): string {
  return lines(1, [
    ['lang', JSON.stringify(document.lang)],
    ['text', JSON.stringify(document.text)],
    ['meta', metaLines(document)],
    [
      'units',
      lines(
        2,
        inOrder(document.units, ['turn', 'paragraph', 'sentence']).map(([level, units]) => [
          level,
          list(3, units, ['id', 'at', 'parent', 'kind', 'speaker', 'time', 'origin', 'correction', 'note', 'flag']),
        ]),
      ),
    ],
    ['marks', list(2, document.marks, ['kind', 'at'])],
    ...unknown(document, ['lang', 'text', 'meta', 'units', 'marks']),
  ]);
}

const metaKeys = 'id title date time place event participants status publisher source region licence note'.split(' ');

const metaLines = ({ meta }: Document): string =>
  lines(
    2,
    inOrder(meta, metaKeys).map(([key, value]) => [
      key,
      key === 'participants' ? list(3, value, ['id', 'name', 'role', 'group']) : oneLine(value),
    ]),
  );

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A key and its value as JSON. */
type Field = readonly [key: string, json: string];

const indent = (depth: number) => '  '.repeat(depth);

/** An object, a field a line. */
function lines(depth: number, fields: readonly Field[]): string {
  if (fields.length === 0) return '{}';
  const inner = fields.map(([key, value]) => `${indent(depth + 1)}${JSON.stringify(key)}: ${value}`);
  return `{\n${inner.join(',\n')}\n${indent(depth)}}`;
}

/** An array, an object a line, its known keys first. What a later version keeps there instead is one line. */
function list(depth: number, items: unknown, keys: readonly string[]): string {
  if (!isList(items)) return oneLine(items);
  if (items.length === 0) return '[]';
  const inner = items.map((item) => {
    if (typeof item !== 'object' || item === null || isList(item)) return indent(depth + 1) + oneLine(item);
    const fields = inOrder<object>(item, keys).map(([key, value]): Field => {
      const score = key === 'posterior' && keys.includes(key) && typeof value === 'number';
      return [key, score ? probability(value) : oneLine(value)];
    });
    return `${indent(depth + 1)}${braced(fields)}`;
  });
  return `[\n${inner.join(',\n')}\n${indent(depth)}]`;
}

const braced = (fields: readonly Field[]): string =>
  fields.length === 0 ? '{}' : `{ ${fields.map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(', ')} }`;

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return braced(Object.entries(value).map(([key, item]) => [key, oneLine(item)]));
  return JSON.stringify(value);
}

/**
 * Six digits at least, for the eye; nine at most, since what comes after differs from one processor
 * to the next and the file should not.
 */
function probability(value: number): string {
  const digits = value.toFixed(9);
  return digits.replace(/0{1,3}$/, '');
}

/** The fields that are there: the known in their order, the others after them. */
function inOrder<T extends object>(item: T, keys: readonly string[]): [string, NonNullable<T[keyof T]>][] {
  const entries = Object.entries(item).filter(([, value]) => value !== undefined);
  const rank = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return entries.sort(([a], [b]) => rank(a) - rank(b)) as [string, NonNullable<T[keyof T]>][];
}

const unknown = (item: object, known: readonly string[]): Field[] =>
  inOrder(item, known)
    .filter(([key]) => !known.includes(key))
    .map(([key, value]) => [key, oneLine(value)]);
