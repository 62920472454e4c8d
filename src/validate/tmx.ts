import type { Place } from '../error.js';
import { readXml, type XmlReader } from '../format/sax.js';
import { primaryOf } from '../format/tmx/languages.js';
import { createDigests } from '../model/digests.js';
import { refuteLanguage } from '../segment/claim.js';
import type { Tell } from './finding.js';
import { checkCodes, type CodeTag } from './codes.js';
import { tmxShapes, type Shape } from './structure.js';
import { mendedDate } from './mend.js';
import { mendedTag, tagFault } from './tags.js';

/** Takes a file in pieces. */
export interface Validator {
  readonly write: (piece: string) => void;
  readonly close: () => void;
}

/** Characters a side that some servers refuse more of. */
export const longest = 2000;
/** Soft hyphen, zero-width space, word joiner, byte order mark. */
export const unseen = /[\u00AD\u200B\u2060\uFEFF]/u;
export const controls = /[\u007F-\u0084\u0086-\u009F]/u;
/** As TMX has dates. */
const instant = /^\d{8}T\d{6}Z$/u;
const dates: ReadonlySet<string> = new Set(['creationdate', 'changedate', 'lastusagedate']);
/** Versions with lang in place of xml:lang. */
const old: ReadonlySet<string> = new Set(['1.0', '1.1', '1.2']);
const versions: ReadonlySet<string> = new Set([...old, '1.3', '1.4', '1.4a', '1.4b']);

interface Open {
  readonly name: string;
  readonly at: Place;
  readonly shape: Shape | undefined;
  /** Of the children so far: how far in their order, and how many there. */
  phase: number;
  count: number;
}

interface Variant {
  readonly tag: string | undefined;
  readonly at: Place;
}

/** Where an inline code begins or ends: no text of XML has it. */
const code = '\0';

/** Thrown when the file is not well formed, and caught here. */
class End extends Error {}

/** Validates a TMX file of any size; of what was read nothing is kept but the unit that is open, and digests of ids. */
export function validateTmx(tell: Tell): Validator {
  const open: Open[] = [];
  const ids = createDigests();
  let isOver = false;
  let version = '';
  let srclang = '';
  let unitSource: string | undefined;
  let variants: Variant[] = [];
  let segment: { text: string; codes: CodeTag[]; at: Place } | undefined;
  let variant: Variant = { tag: undefined, at: {} };

  const checkTag = (tag: string | undefined, at: Place): void => {
    const fault = tag === undefined || tag === '*all*' ? undefined : tagFault(tag);
    if (fault !== undefined) tell('lang/tag', `${fault}.`, at, mendedTag(tag!) !== undefined);
  };

  /** Whether an element may stand where it stands, in the order of its parent's children. */
  const place = (parent: Open, name: string, at: Place): void => {
    const { shape } = parent;
    if (shape === undefined) return;
    if (shape.mixed !== undefined) {
      if (!shape.mixed.has(name)) tell('tmx/element', `There is ${name} in ${parent.name}.`, at);
      return;
    }
    const phase = shape.phases.findIndex(({ names }) => names.includes(name));
    if (phase < 0) tell('tmx/element', `There is ${name} in ${parent.name}.`, at);
    else if (phase < parent.phase) {
      const isExtra = name === 'note' || name === 'prop';
      const before = shape.phases[parent.phase]!.names.join(' or ');
      tell(isExtra ? 'tmx/order' : 'tmx/element', `In ${parent.name}, ${name} stands behind ${before}.`, at);
    } else {
      if (phase > parent.phase) requireBefore(parent, phase, at);
      if (phase !== parent.phase) [parent.phase, parent.count] = [phase, 0];
      if (++parent.count > shape.phases[phase]!.most)
        tell('tmx/element', `There are two ${name} in ${parent.name}.`, at);
    }
  };
  /** What had to come before a phase and did not. */
  const requireBefore = (parent: Open, phase: number, at: Place): void => {
    for (let index = parent.phase; index < phase; index++) {
      const { names, least } = parent.shape!.phases[index]!;
      if (least > 0 && (index > parent.phase || parent.count === 0))
        tell('tmx/element-missing', `${parent.name} has no ${names.join(' or ')}.`, at);
    }
  };

  const checkAttributes = (
    name: string,
    shape: Shape,
    attributes: Readonly<Record<string, string>>,
    at: Place,
  ): void => {
    for (const attribute in attributes) {
      const value = attributes[attribute]!;
      const known = shape.attributes.get(attribute);
      if (known === undefined) {
        if (attribute !== 'xmlns' && !attribute.startsWith('xmlns:'))
          tell('tmx/attribute', `${name} has an attribute ${attribute}.`, at);
        else tell('tmx/attribute', `${name} declares a namespace.`, at);
      } else if (known.values !== undefined && !known.values.includes(value))
        tell('tmx/attribute-value', `${attribute} of ${name} is "${value}", not ${known.values.join(', ')}.`, at);
      if (dates.has(attribute) && !instant.test(value))
        tell('tmx/date', `${attribute} is "${value}".`, at, mendedDate(value) !== undefined);
      if (attribute === 'xml:lang' || attribute === 'srclang' || attribute === 'adminlang' || attribute === 'lang')
        checkTag(value, at);
    }
    for (const [attribute, { needed }] of shape.attributes) {
      if (!needed || attributes[attribute] !== undefined || attribute === 'version') continue;
      if (attribute === 'xml:lang' && attributes['lang'] !== undefined) {
        if (!old.has(version)) tell('tmx/lang', `${name} has lang, and no xml:lang.`, at);
      } else tell('tmx/attribute-missing', `${name} has no ${attribute}.`, at, name === 'header');
    }
  };

  const openElement = (name: string, attributes: Readonly<Record<string, string>>, at: Place): void => {
    const shape = tmxShapes.get(name);
    const parent = open.at(-1);
    if (parent === undefined) {
      if (name !== 'tmx') {
        tell('tmx/root', `The root is ${name}.`, at);
        throw new End();
      }
      version = attributes['version'] ?? '';
      if (!versions.has(version))
        tell('tmx/version', version === '' ? 'tmx has no version.' : `The version is "${version}".`, at);
    } else place(parent, name, at);
    open.push({ name, at, shape, phase: 0, count: 0 });
    if (shape === undefined) return;
    checkAttributes(name, shape, attributes, at);
    if (name === 'header') srclang = attributes['srclang'] ?? '';
    else if (name === 'tu') {
      variants = [];
      unitSource = attributes['srclang'];
      const { tuid } = attributes;
      if (tuid !== undefined && ids.add(tuid) > 0) tell('tmx/id', `The tuid ${tuid} is there already.`, at);
    } else if (name === 'tuv') {
      variant = { tag: attributes['xml:lang'] ?? attributes['lang'], at };
      variants.push(variant);
    } else if (name === 'seg' && segment === undefined) segment = { text: '', codes: [], at };
    else if (segment !== undefined) {
      segment.text += code;
      if (name === 'bpt' || name === 'ept')
        segment.codes.push({ name, i: attributes['i'] ?? '', at, depth: subflows() });
    }
  };
  /** Codes of a text inside a code are of that text alone. */
  const subflows = (): number => open.reduce((depth, { name }) => depth + (name === 'sub' ? 1 : 0), 0);

  const closeElement = (name: string): void => {
    const closed = open.pop()!;
    const { shape, at } = closed;
    if (shape !== undefined && shape.mixed === undefined) requireBefore(closed, shape.phases.length, at);
    if (name === 'seg' && segment !== undefined) {
      if (open.at(-1)?.name === 'tuv') checkSegment(segment, variant);
      segment = undefined;
    } else if (segment !== undefined) segment.text += code;
    else if (name === 'tu') checkUnit(at);
  };

  const checkSegment = ({ text: marked, codes, at }: NonNullable<typeof segment>, { tag }: Variant): void => {
    checkCodes(codes, tell, at);
    const text = marked.replaceAll(code, '');
    if (text.trim() === '') {
      if (codes.length === 0) tell('tmx/empty', 'The segment is empty.', at);
      return;
    }
    if (text.length > longest) tell('tmx/long', `The segment has ${text.length} characters.`, at);
    // A blank between a code and the text is none of the layout.
    if (/[\n\r]|^[\t ]|[\t ]$/u.test(marked))
      tell(
        'tmx/space',
        /[\n\r]/u.test(text) ? 'The segment has line breaks.' : 'The segment has blanks at its ends.',
        at,
      );
    if (unseen.test(text)) tell('char/unseen', `The segment has ${nameOf(unseen.exec(text)![0])}.`, at);
    if (controls.test(text)) tell('char/control', `The segment has ${nameOf(controls.exec(text)![0])}.`, at);
    const found = tag === undefined ? undefined : refuteLanguage(text, primaryOf(tag));
    if (found !== undefined) tell('lang/text', `The segment is ${tag} and seems to be ${found}.`, at);
  };

  const checkUnit = (at: Place): void => {
    const tags = variants.flatMap(({ tag }) => (tag === undefined ? [] : [tag.toLowerCase().replaceAll('_', '-')]));
    const distinct = new Set(tags);
    if (variants.length > 0 && distinct.size < 2)
      tell('tmx/languages', `The unit is in ${variants[0]!.tag ?? 'no language'} alone.`, at);
    else if (distinct.size < tags.length) tell('tmx/languages', 'The unit has two variants in one language.', at);
    const source = unitSource ?? srclang;
    if (source === '' || source === '*all*' || tags.length === 0) return;
    if (!tags.some((tag) => tag === source.toLowerCase().replaceAll('_', '-')))
      tell('tmx/source', `srclang is ${source}, and the unit is in ${[...distinct].join(', ')}.`, at);
  };

  const reader: XmlReader = readXml({
    refuse: (message, at) => {
      tell('xml/well-formed', `${message.replace(/(?<!\.)\.+$/u, '')}.`, at);
      throw new End();
    },
    open: openElement,
    text: (text) => {
      if (segment !== undefined) {
        const inCode = open.some(({ name }) => /^(?:bpt|ept|it|ph|ut)$/u.test(name));
        if (!inCode) segment.text += text;
        return;
      }
      const parent = open.at(-1);
      if (parent?.shape !== undefined && parent.shape.mixed === undefined && /[^\t\n\r ]/u.test(text))
        tell('tmx/text', `There is text in ${parent.name}: ${shortened(text)}`, { line: reader.line() });
    },
    close: closeElement,
  });
  const guarded = (work: () => void): void => {
    if (isOver) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof End)) throw error;
      isOver = true;
    }
  };
  return { write: (piece) => guarded(() => reader.write(piece)), close: () => guarded(reader.close) };
}

const nameOf = (sign: string): string => `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const shortened = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 40)} …` : line;
};
