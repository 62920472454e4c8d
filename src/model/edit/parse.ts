import { SverkaError } from '../../error.js';
import { type Edit, editKinds } from '../edit.js';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isIndex = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isSpan = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every(isIndex) &&
  (value as number[])[0]! <= (value as number[])[1]!;
const isProbability = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;
const isOneOf =
  (...names: readonly string[]) =>
  (value: unknown): boolean =>
    names.includes(value as string);
const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= 1_000_000;
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isListOf =
  (holds: (item: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(holds);
const has =
  (fields: Readonly<Record<string, (value: unknown) => boolean>>) =>
  (value: unknown): boolean =>
    isFields(value) && Object.entries(fields).every(([key, holds]) => holds(value[key]));
const optional =
  (holds: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || holds(value);

const isSide = isOneOf('source', 'target');
const isDirection = isOneOf('up', 'down');
const isBead = has({
  source: isSpan,
  target: isSpan,
  posterior: optional(isProbability),
  by: isOneOf('search', 'anchor'),
});
const isFound = has({ at: isIndex, remove: isIndex, insert: isListOf(isBead) });
const isMove = has({ source: isSpan, target: isSpan, posterior: isProbability, by: optional(() => false) });

/** What each kind of edit has. A field that is not named here is wrong, save in beads and moves. */
const shapes: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  merge: { bead: isIndex, with: isDirection },
  split: { bead: isIndex, source: optional(isIndex), target: optional(isIndex) },
  shift: { bead: isIndex, side: isSide, to: isDirection },
  unlink: { bead: isIndex },
  link: { source: isSpan, target: isSpan },
  'confirm-move': { move: isIndex },
  'unconfirm-move': { move: isIndex },
  unmove: { move: isIndex },
  confirm: { beads: isSpan },
  unconfirm: { beads: isSpan },
  'confirm-above': { posterior: isProbability },
  'split-sentence': { side: isSide, sentence: isIndex, at: isIndex },
  'join-sentences': { side: isSide, sentence: isIndex },
  correct: { side: isSide, sentence: isIndex, text: isText },
  note: { side: isSide, sentence: isIndex, text: isText },
  flag: { side: isSide, sentence: isIndex, on: isFlag },
  realign: { spans: isListOf(isFound), moves: optional(isListOf(isMove)) },
  several: { edits: Array.isArray },
};

/**
 * An edit out of JSON that anybody may have written.
 * @param value parsed JSON
 * @throws SverkaError `edit/invalid`
 */
export function parseEdit(value: unknown): Edit {
  const edit = parseOne(value, editKinds);
  // Several edits among several would be one list, and a way to nest without end.
  const single = editKinds.filter((kind) => kind !== 'several');
  return edit.kind === 'several' ? { kind: 'several', edits: edit.edits.map((each) => parseOne(each, single)) } : edit;
}

function parseOne(value: unknown, kinds: readonly string[]): Edit {
  const kind = isFields(value) && typeof value['kind'] === 'string' ? value['kind'] : '';
  if (!isFields(value) || !kinds.includes(kind))
    throw invalid('it has no kind that is known here', `The kinds are ${kinds.join(', ')}.`);
  const shape = shapes[kind]!;
  const named = `The fields of ${kind} are ${Object.keys(shape).join(', ')}; docs/review.md describes them.`;
  const strange = Object.keys(value).find((key) => key !== 'kind' && !Object.hasOwn(shape, key));
  if (strange !== undefined) throw invalid(`${kind} has no field ${JSON.stringify(strange)}`, named);
  for (const [key, holds] of Object.entries(shape))
    if (!holds(value[key])) throw invalid(`the field ${key} of ${kind} is missing or wrong`, named);
  return value as unknown as Edit;
}

const invalid = (what: string, hint: string): SverkaError =>
  new SverkaError('edit/invalid', `This is no edit: ${what}.`, hint);
