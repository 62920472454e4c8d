import { SverkaError, type Place } from '../../error.js';
import { readXml } from '../sax.js';
import { contentText, type Code, type Content } from './content.js';

type Attributes = Readonly<Record<string, string>>;

/** A `note` or a `prop`, wherever it stands. */
export interface Extra {
  readonly name: 'note' | 'prop';
  readonly attributes: Attributes;
  readonly text: string;
}

/** A `tuv`: what the unit is in one language. */
export interface Variant {
  /** Of the language, as the file writes it. */
  readonly tag: string;
  readonly attributes: Attributes;
  readonly extras: readonly Extra[];
  /** As it stands, with its codes. */
  readonly content: Content;
  /** The words: codes stripped, line breaks of the file made spaces, none at the ends. */
  readonly text: string;
  /** Of each type the first. */
  readonly props: ReadonlyMap<string, string>;
}

/** A `tu`. */
export interface MemoryUnit {
  readonly attributes: Attributes;
  readonly extras: readonly Extra[];
  readonly props: ReadonlyMap<string, string>;
  readonly variants: readonly Variant[];
}

/** A `ude`: characters that no encoding has, as the program that wrote the file defines them. */
export interface OwnCharacters {
  readonly attributes: Attributes;
  readonly maps: readonly Attributes[];
}

export interface MemoryHeader {
  /** Of TMX itself. */
  readonly version: string;
  readonly attributes: Attributes;
  readonly extras: readonly Extra[];
  readonly props: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
  readonly own: readonly OwnCharacters[];
}

/** What a reader of a memory is told, in order. */
export interface MemoryHandlers {
  readonly header: (header: MemoryHeader) => void;
  /** @param span where it stands */
  readonly unit: (unit: MemoryUnit, span: UnitSpan) => void;
}

/** Where a unit stands: `from` is inside its first tag, `to` behind its last, in UTF-16 code units of the file. */
export interface UnitSpan {
  readonly from: number;
  readonly to: number;
  readonly at: Place;
}

export interface MemoryReader {
  readonly write: (piece: string) => void;
  /** The file is at its end. */
  readonly close: () => void;
  /** How much was read when a handler is called, in UTF-16 code units. */
  readonly position: () => number;
}

/** Native code of the document that was translated, text in it, and text that is marked as special. */
const inner: ReadonlySet<string> = new Set(['bpt', 'ept', 'it', 'ph', 'ut', 'hi', 'sub']);

const none: ReadonlyMap<string, string> = new Map();

/**
 * Reads a memory piece by piece and keeps nothing but the unit that is read.
 * @throws SverkaError `tmx/invalid` with line and column
 */
export function memoryReader(handlers: MemoryHandlers): MemoryReader {
  const open: string[] = [];
  const refuse = (
    message: string,
    at: Place,
    hint = 'It is to be well-formed XML as TMX 1.4b describes it: sverka validate tells all that is wrong, and --fix mends what is safe.',
  ): never => {
    throw new SverkaError('tmx/invalid', `The memory cannot be read: ${message}.`, hint, at);
  };
  let version = '';
  let header = { attributes: {} as Attributes, extras: [] as Extra[], own: [] as OwnCharacters[] };
  let unit = { attributes: {} as Attributes, extras: [] as Extra[], variants: [] as Variant[] };
  let variant = {
    tag: '',
    attributes: {} as Attributes,
    extras: [] as Extra[],
    content: undefined as Content | undefined,
  };
  let extra: Attributes = {};
  let text = '';
  let content: (string | Code)[] = [];
  /** Of the codes that are open, what goes around the innermost. */
  const around: { name: string; attributes: Attributes; content: (string | Code)[] }[] = [];
  let begun = { from: 0, at: {} as Place };
  let inSegment = false;
  let seenBody = false;

  const flush = (): void => {
    if (text !== '') content.push(text);
    text = '';
  };
  const closeElement = (name: string): void => {
    open.pop();
    if (inSegment) {
      if (name === 'seg') {
        flush();
        variant.content = content;
        inSegment = false;
      } else if (inner.has(name)) {
        flush();
        const code = around.pop()!;
        code.content.push({ name: name as Code['name'], attributes: code.attributes, content });
        content = code.content;
      }
    } else if (name === 'tuv') {
      const { tag, attributes, extras, content: found = [] } = variant;
      unit.variants.push({
        tag,
        attributes,
        extras,
        content: found,
        text: oneLine(contentText(found)),
        props: propsOf(extras),
      });
    } else if (name === 'tu')
      handlers.unit({ ...unit, props: propsOf(unit.extras) }, { ...begun, to: reader.position() });
    else if (name === 'prop' || name === 'note') {
      const parent = open.at(-1);
      const extras = parent === 'tuv' ? variant.extras : parent === 'tu' ? unit.extras : header.extras;
      extras.push({ name, attributes: extra, text });
    } else if (name === 'tmx' && !seenBody) refuse('it has no body', {});
  };
  const reader = readXml({
    refuse,
    open: (name, attributes, at, offset) => {
      const parent = open.at(-1);
      open.push(name);
      if (inSegment) {
        if (name === 'seg') refuse(`a seg stands in ${parent}, not in tuv`, at);
        if (!inner.has(name)) return;
        flush();
        around.push({ name, attributes, content });
        content = [];
        return;
      }
      if (parent === undefined) {
        if (name !== 'tmx')
          refuse(`its root is ${name}, not tmx`, at, 'sverka convert --to tmx makes a memory of what else it reads.');
        version = attributes['version'] ?? '';
      } else if (name === 'seg') {
        if (parent !== 'tuv') refuse(`a seg stands in ${parent}, not in tuv`, at);
        if (variant.content !== undefined) refuse('a tuv has two seg', at);
        [text, content, inSegment] = ['', [], true];
      } else if (name === 'tuv') {
        if (parent !== 'tu') refuse(`a tuv stands in ${parent}, not in tu`, at);
        // TMX 1.1 and 1.2 have lang without the prefix.
        const tag = (attributes['xml:lang'] ?? attributes['lang'] ?? '').trim();
        if (tag === '') refuse('a tuv has no xml:lang', at);
        variant = { tag, attributes, extras: [], content: undefined };
      } else if (name === 'prop' || name === 'note') [extra, text] = [attributes, ''];
      else if (name === 'tu') {
        if (parent !== 'body') refuse(`a tu stands in ${parent}, not in body`, at);
        unit = { attributes, extras: [], variants: [] };
        begun = { from: offset, at };
      } else if (name === 'header') header = { attributes, extras: [], own: [] };
      else if (name === 'ude') header.own.push({ attributes, maps: [] });
      else if (name === 'map') (header.own.at(-1)?.maps as Attributes[] | undefined)?.push(attributes);
      else if (name === 'body') {
        seenBody = true;
        const notes = header.extras.flatMap((each) => (each.name === 'note' ? [each.text] : []));
        handlers.header({ version, ...header, props: propsOf(header.extras), notes });
      }
    },
    text: (piece) => {
      text += piece;
    },
    close: closeElement,
  });
  return reader;
}

/** Reads a memory that is at hand. */
export function readMemory(pieces: Iterable<string>, handlers: MemoryHandlers): void {
  const reader = memoryReader(handlers);
  for (const piece of pieces) reader.write(piece);
  reader.close();
}

function propsOf(extras: readonly Extra[]): ReadonlyMap<string, string> {
  if (extras.length === 0) return none;
  const props = new Map<string, string>();
  for (const { name, attributes, text } of extras)
    if (name === 'prop' && !props.has(attributes['type'] ?? '')) props.set(attributes['type'] ?? '', text);
  return props;
}

/** Spaces inside a line are the text's; a line break and the blanks around it are those of whoever laid out the file. */
function oneLine(text: string): string {
  const line = /[\n\v\f\r\u0085\u2028\u2029]/.test(text)
    ? text.replace(/(?<![\t ])[\t ]*[\n\v\f\r\u0085\u2028\u2029][\t\n\v\f\r \u0085\u2028\u2029]*/gu, ' ')
    : text;
  return isBlank(line.charCodeAt(0)) || isBlank(line.charCodeAt(line.length - 1))
    ? line.replace(/^[\t ]+|(?<![\t ])[\t ]+$/gu, '')
    : line;
}

const isBlank = (char: number): boolean => char === 0x20 || char === 0x09;
