import { SverkaError } from '../error.js';
import { plainTag, primaryOf, variantOf, type Selection, type Survey } from '../format/tmx/languages.js';
import { changeTag, inUtf8, insertFirst, type RawPart, type RawUnit } from '../format/tmx/raw.js';
import { extraXml, ownXml, unitXml } from '../format/tmx/sink.js';
import { escapeAttribute } from '../format/tmx/content.js';
import type { MemoryHeader } from '../format/tmx/units.js';
import { escapeXml } from '../format/xml.js';
import { restored } from './clean.js';
import { createDigests } from '../model/digests.js';

export interface Mergeable {
  /** As messages and provenance call it. */
  readonly name: string;
  readonly survey: Survey;
  readonly parts: Iterator<RawPart>;
}

export interface MergeOptions {
  /** The two languages by which doubles of earlier units are told and left out; without it they stay. */
  readonly selection: Selection | undefined;
  /** Whether each unit says which memory it is of, in a prop `x-origin`. */
  readonly origin: boolean;
  /** Memories of different languages are merged all the same. */
  readonly mixed: boolean;
}

export interface MergeCounts {
  units: number;
  dropped: number;
  restored: number;
}

interface Opened {
  readonly name: string;
  readonly header: MemoryHeader;
  readonly head: string;
  readonly units: Generator<RawUnit, string, undefined>;
}

/**
 * One memory of several, as text, piece by piece. Units go through byte for byte; what only their header said of them
 * (source language, kind of segment, document) is put on them where the first header says otherwise. A memory that
 * `cleanMemory` has removed from the one before it goes back to its places.
 * @throws SverkaError `tm/other-languages`, `tmx/invalid`
 */
export function* mergeMemories(
  files: readonly Mergeable[],
  { selection, origin, mixed }: MergeOptions,
  counts: MergeCounts,
): Generator<string, void, undefined> {
  if (!mixed) requireSameLanguages(files);
  const opened = files.map(open);
  const [first] = opened;
  if (first === undefined) return;
  yield inUtf8(withHeaders(first, opened.slice(1)));
  const seen = createDigests();
  let tail: string | undefined;
  const groups: Generator<RawUnit, string, undefined>[] = [];
  for (const file of opened) {
    const adapted = adapt(file, first, origin);
    const [begin, back] = peek(adapted);
    if (begin !== undefined && restored(begin.text) !== undefined && groups.length > 0)
      groups.push(interleave(groups.pop()!, back, counts));
    // Of an empty one nothing follows, and what was removed is of the one before it.
    else if (begin !== undefined || groups.length === 0) groups.push(back);
  }
  for (const group of groups) {
    for (;;) {
      const { done, value } = group.next();
      if (done === true) {
        tail ??= value;
        break;
      }
      if (selection !== undefined) {
        const sides = [selection.source, selection.target].map((side) => variantOf(value.unit, side)?.text);
        if (sides.every((side) => side !== undefined) && seen.add(sides.join('\n')) > 0) {
          counts.dropped++;
          continue;
        }
      }
      counts.units++;
      yield value.before + value.text;
    }
  }
  yield tail ?? '';
}

function requireSameLanguages(files: readonly Mergeable[]): void {
  const languages = ({ survey }: Mergeable): string =>
    [...new Set([...survey.tags.keys()].map(primaryOf))].sort().join(', ');
  const [first, ...others] = files.filter(({ survey }) => survey.tags.size > 0);
  for (const other of others)
    if (languages(other) !== languages(first!))
      throw new SverkaError(
        'tm/other-languages',
        `${first!.name} is of ${languages(first!)}, ${other.name} of ${languages(other)}.`,
        'Merge memories of the same languages; --mixed merges these all the same.',
      );
}

function open({ name, parts }: Mergeable): Opened {
  const first = parts.next();
  if (first.done === true || first.value.kind !== 'head') throw new Error('a memory begins with its head');
  const { header, text } = first.value;
  function* units(): Generator<RawUnit, string, undefined> {
    for (;;) {
      const next = parts.next();
      if (next.done === true) return '';
      if (next.value.kind === 'tail') return next.value.text;
      if (next.value.kind === 'unit') yield next.value;
    }
  }
  return { name, header, head: text, units: units() };
}

/** What a header says of its units, and a unit may say of itself. */
const inherited = ['datatype', 'creationtool', 'creationtoolversion', 'segtype', 'o-tmf', 'srclang'];

/** Units that do without their header, under another one. */
function* adapt(file: Opened, under: Opened, origin: boolean): Generator<RawUnit, string, undefined> {
  const own = file.header;
  const lacking = inherited.filter((name) => {
    const [one, two] = [own.attributes[name], under.header.attributes[name]];
    return one !== undefined && (name === 'srclang' ? plainTag(one) !== plainTag(two ?? '') : one !== two);
  });
  const document = own.props.get('x-document');
  const isOther = document !== undefined && document !== under.header.props.get('x-document');
  // Entities are declared in the head that does not come along; lang without a prefix is of older versions.
  const anew = file !== under && (/<!ENTITY/u.test(file.head) || own.version !== under.header.version);
  for (;;) {
    const { done, value } = file.units.next();
    if (done === true) return value;
    let { text } = value;
    if (anew) text = unitXml(value.unit);
    const missing = lacking.filter((name) => value.unit.attributes[name] === undefined);
    if (missing.length > 0) {
      const attributes = missing.map((name) => ` ${name}="${escapeAttribute(own.attributes[name]!)}"`).join('');
      text = changeTag(text, (tag) => `${tag.slice(0, -1)}${attributes}>`);
    }
    if (isOther && !value.unit.props.has('x-document')) text = insertFirst(text, propXml('x-document', document));
    if (origin && !value.unit.props.has('x-origin')) text = insertFirst(text, propXml('x-origin', file.name));
    yield text === value.text ? value : { ...value, text };
  }
}

const headerTag = /<header\b[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>/u;

const propXml = (type: string, value: string): string => `<prop type="${type}">${escapeXml(value)}</prop>`;

/** The first unit, and all of them. */
function peek(
  units: Generator<RawUnit, string, undefined>,
): readonly [RawUnit | undefined, Generator<RawUnit, string, undefined>] {
  const first = units.next();
  function* all(): Generator<RawUnit, string, undefined> {
    if (first.done === true) return first.value;
    yield first.value;
    return yield* units;
  }
  return [first.done === true ? undefined : first.value, all()];
}

/** Units that were removed go back to where they stood among those that were kept. */
function* interleave(
  kept: Generator<RawUnit, string, undefined>,
  removed: Generator<RawUnit, string, undefined>,
  counts: MergeCounts,
): Generator<RawUnit, string, undefined> {
  let number = 0;
  let tail: string | undefined;
  for (;;) {
    const { done, value } = removed.next();
    if (done === true) break;
    const found = restored(value.text);
    while (tail === undefined && (found === undefined ? false : number < found.place)) {
      const next = kept.next();
      if (next.done === true) tail = next.value;
      else {
        number++;
        yield next.value;
      }
    }
    counts.restored++;
    number++;
    yield found === undefined ? value : { ...value, text: found.text };
  }
  return tail ?? (yield* kept);
}

/** The first head, with the notes, props and characters of the others that it lacks. */
function withHeaders({ head, header }: Opened, others: readonly Opened[]): string {
  const lines = new Set([...header.own.map(ownXml), ...header.extras.map(extraXml)]);
  const added: string[] = [];
  for (const { header: other } of others)
    for (const line of [...other.own.map(ownXml), ...other.extras.map(extraXml)])
      if (line !== '' && !lines.has(line)) {
        lines.add(line);
        added.push(line);
      }
  if (added.length === 0) return head;
  const end = head.lastIndexOf('</header>');
  if (end >= 0) return `${head.slice(0, end)}${added.join('')}${head.slice(end)}`;
  return head.replace(headerTag, (tag) =>
    tag.endsWith('/>') ? `${tag.slice(0, -2).trimEnd()}>${added.join('')}</header>` : tag,
  );
}
