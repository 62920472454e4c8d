import { SverkaError, type Place } from '../../error.js';
import { readXml } from '../sax.js';

/** A `tuv`: what the unit is in one language. */
export interface Variant {
  /** Of the language, as the file writes it. */
  readonly tag: string;
  /** In one line, inline codes stripped. */
  readonly text: string;
  readonly props: ReadonlyMap<string, string>;
}

/** A `tu`. */
export interface MemoryUnit {
  readonly tuid: string | undefined;
  readonly srclang: string | undefined;
  readonly segtype: string | undefined;
  readonly props: ReadonlyMap<string, string>;
  readonly variants: readonly Variant[];
}

export interface MemoryHeader {
  readonly attributes: Readonly<Record<string, string>>;
  readonly props: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

/** What a reader of a memory is told, unit by unit, and what is lost on the way. */
export interface MemoryHandlers {
  readonly header: (header: MemoryHeader) => void;
  readonly unit: (unit: MemoryUnit) => void;
  readonly lost: (what: 'codes' | 'subflows' | 'notes') => void;
}

/** Native code of the document that was translated: it is not text. */
const codes: ReadonlySet<string> = new Set(['bpt', 'ept', 'it', 'ph', 'ut']);

/** Code that stands for a line break parts words, other code may stand inside one. */
const breaks = /^(?:<\/?(?:br|p|tab)\b|\\(?:line|par|tab)\b|\\n)/iu;

/** @throws SverkaError `tmx/invalid` with line and column */
export function readMemory(pieces: Iterable<string>, handlers: MemoryHandlers): void {
  const open: string[] = [];
  const refuse = (message: string, at: Place): never => {
    throw new SverkaError(
      'tmx/invalid',
      `The memory cannot be read: ${message}.`,
      'It is to be well-formed XML as TMX 1.4b describes it; xmllint shows all that is wrong with one.',
      at,
    );
  };
  let header = { attributes: {}, props: new Map<string, string>(), notes: [] as string[] };
  let unit: { attributes: Readonly<Record<string, string>>; props: Map<string, string>; variants: Variant[] };
  let variant: { tag: string; text: string | undefined; props: Map<string, string> };
  let property = '';
  let text = '';
  /** How many elements of code are open around what is read. */
  let coded = 0;
  let code = '';
  let seenHeader = false;

  readXml(pieces, {
    refuse,
    open: (name, attributes, at) => {
      const parent = open.at(-1);
      open.push(name);
      if (parent === undefined && name !== 'tmx') refuse(`its root is ${name}, not tmx`, at);
      if (name === 'header') header = { attributes, props: new Map(), notes: [] };
      else if (name === 'body') {
        seenHeader = true;
        handlers.header(header);
      } else if (name === 'tu') {
        if (parent !== 'body') refuse(`a tu stands in ${parent}, not in body`, at);
        unit = { attributes, props: new Map(), variants: [] };
      } else if (name === 'tuv') {
        if (parent !== 'tu') refuse(`a tuv stands in ${parent}, not in tu`, at);
        // TMX 1.1 and 1.2 have lang without the prefix.
        const tag = attributes['xml:lang'] ?? attributes['lang'];
        if (tag === undefined || tag.trim() === '') refuse('a tuv has no xml:lang', at);
        variant = { tag: tag!.trim(), text: undefined, props: new Map() };
      } else if (name === 'seg') {
        if (parent !== 'tuv') refuse(`a seg stands in ${parent}, not in tuv`, at);
        if (variant.text !== undefined) refuse('a tuv has two seg', at);
        [text, coded] = ['', 0];
      } else if (name === 'prop' || name === 'note') {
        property = attributes['type'] ?? '';
        text = '';
      } else if (codes.has(name)) {
        handlers.lost('codes');
        if (coded++ === 0) code = /^(?:lb|br|tab)$/iu.test(attributes['type'] ?? '') ? '\\n' : '';
      } else if (name === 'sub') handlers.lost('subflows');
    },
    text: (piece) => {
      if (coded > 0) code += piece;
      else text += piece;
    },
    close: (name) => {
      open.pop();
      const parent = open.at(-1);
      const props = parent === 'tuv' ? variant.props : parent === 'tu' ? unit.props : header.props;
      if (name === 'seg') variant.text = oneLine(text);
      else if (name === 'tuv') unit.variants.push({ ...variant, text: variant.text ?? '' });
      else if (name === 'tu') {
        const { tuid, srclang, segtype } = unit.attributes;
        handlers.unit({ tuid, srclang, segtype, props: unit.props, variants: unit.variants });
      } else if (name === 'prop') {
        if (!props.has(property)) props.set(property, text);
      } else if (name === 'note') {
        if (parent === 'header') header.notes.push(text);
        else handlers.lost('notes');
      } else if (codes.has(name) && --coded === 0 && breaks.test(code.trim())) text += ' ';
      else if (name === 'tmx' && !seenHeader) refuse('it has no body', {});
    },
  });
}

const oneLine = (text: string): string =>
  text.replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/gu, ' ').replace(/^ | $/gu, '');
