import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Place } from '../error.js';

/** What a reader of XML is told, in the order of the file. */
export interface XmlHandlers {
  /** @param offset of some place inside the tag, in UTF-16 code units */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, at: Place, offset: number) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  /** Called once, when the file is not well formed; must throw. */
  readonly refuse: (message: string, at: Place) => never;
}

/** Takes a file in pieces of any length. */
export interface XmlReader {
  readonly write: (piece: string) => void;
  readonly close: () => void;
  /** How much of the file was read, in UTF-16 code units, when a handler is called: up to the end of a tag, or into its name. */
  readonly position: () => number;
  /** Where that is, from 1. */
  readonly line: () => number;
}

/**
 * Reads XML 1.0. Strict: what is not well formed is refused.
 * A DOCTYPE is allowed; nothing it names is fetched, and of what it declares only entities that stand
 * for plain text are known, so that no entity can grow.
 * @param entities known without being declared, as XHTML has them
 */
export function readXml(handlers: XmlHandlers, entities: Readonly<Record<string, string>> = {}): XmlReader {
  const parser = new SaxesParser();
  Object.assign(parser.ENTITIES, entities);
  const here = (): Place => ({ line: parser.line, column: parser.column });
  let opened: Place = {};
  let offset = 0;
  parser.on('error', ({ message }) => {
    handlers.refuse(message.replace(/^\d+:\d+: |\.$/gu, ''), here());
  });
  parser.on('opentagstart', ({ name }) => {
    // The sign after the name is read already; where it ends the line, the line before is meant.
    const { line, column } = parser;
    offset = parser.position - 1;
    opened = column === 0 ? { line: line - 1 } : { line, column: Math.max(1, column - name.length - 1) };
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => handlers.open(name, attributes, opened, offset));
  parser.on('text', handlers.text);
  parser.on('cdata', handlers.text);
  parser.on('closetag', ({ name }) => handlers.close(name));
  parser.on('doctype', (doctype) => Object.assign(parser.ENTITIES, declaredEntities(doctype)));
  return {
    write: (piece) => void parser.write(piece),
    close: () => void parser.close(),
    position: () => parser.position,
    line: () => parser.line,
  };
}

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const predefinedReference = /&(amp|lt|gt|quot|apos);/gu;

/** Of at most 256 characters: longer ones could make a small file a huge text, and no name of a sign needs more. */
function declaredEntities(doctype: string): Record<string, string> {
  const entities: Record<string, string> = {};
  for (const [, name, , value] of doctype.matchAll(/<!ENTITY\s+([\w.:-]+)\s+(["'])([^"'<]{0,256})\2\s*>/gu)) {
    const text = value!.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/giu, (_, hex: string | undefined, digits: string) =>
      codePoint(hex === undefined ? Number(digits) : parseInt(hex, 16)),
    );
    // Acme &amp; Co: what XML itself defines stands for one character, and grows no more.
    const others = text.replace(predefinedReference, '');
    if (!others.includes('&') && !Object.hasOwn(predefined, name!))
      entities[name!] = text.replace(predefinedReference, (_, sign: string) => predefined[sign]!);
  }
  return entities;
}

const codePoint = (value: number): string => (value > 0x10ffff ? '' : String.fromCodePoint(value));

/** Name of the root element of what looks like XML, without reading further. */
export function rootName(text: string): string | undefined {
  let at = /^\uFEFF?\s*/u.exec(text)![0].length;
  for (;;) {
    const end = ['<?', '<!--', '<!'].map((sign) => (text.startsWith(sign, at) ? endOf(text, at, sign) : undefined));
    const next = end.find((each) => each !== undefined);
    if (next === undefined) return /^<([^\s<>/!?]+)/u.exec(text.slice(at, at + 200))?.[1];
    if (next < 0) return undefined;
    at = next;
    while (/\s/u.test(text[at] ?? '')) at++;
  }
}

/** Where a declaration, comment or DOCTYPE ends; -1 where it does not. */
function endOf(text: string, at: number, sign: string): number {
  const after = (close: string, from: number): number => {
    const found = text.indexOf(close, from);
    return found < 0 ? -1 : found + close.length;
  };
  if (sign !== '<!') return after(sign === '<?' ? '?>' : '-->', at);
  const end = after('>', at);
  const subset = text.slice(at, Math.max(at, end)).indexOf('[');
  if (subset < 0) return end;
  const closed = after(']', at + subset);
  return closed < 0 ? -1 : after('>', closed);
}
