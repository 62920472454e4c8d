import { XMLBuilder } from 'fast-xml-parser';
import { removeForbidden } from './text.js';

/**
 * Makes text safe as the content of an element or, the quotes being the builder's, as an attribute:
 * forbidden characters go, markup is escaped. All that is written as XML comes through here.
 * `>` is escaped for the sake of `]]>`, and U+0338 since it would make `≯` of the `>` before it wherever
 * the file is normalized.
 */
export function escapeXml(text: string): string {
  if (!special.test(text)) return text;
  return (rare.test(text) ? removeForbidden(text) : text).replace(/[&<>\r]|\u0338/g, (sign) => references[sign]!);
}

/** What may have to go or be escaped; most text has nothing of it, and a memory has much text. */
// eslint-disable-next-line no-control-regex
const special = /\u0338|[&<>\u0000-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
// eslint-disable-next-line no-control-regex
const rare = /[\u0000-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
  '\u0338': '&#x338;',
};

/** Attributes that are undefined are not written. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element whose white space counts: nothing is added inside. Children that are no array are made one by one. */
export interface Inline {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: Iterable<string | Inline>;
}

/** An element that holds only elements, each of which gets a line of its own. Lines that are no array are made one by one. */
export interface Block {
  readonly name: string;
  readonly attributes: Attributes;
  readonly lines: Iterable<Element | Raw>;
}

/** Markup that was made before, as `xmlLines` makes it: it goes into its block as it is. */
export interface Raw {
  readonly raw: Iterable<string>;
}

export type Element = Inline | Block;

/** An element with children that are made one by one, and gone through once. */
export const longInline = (name: string, attributes: Attributes, children: Iterable<string | Inline>): Inline => ({
  name,
  attributes,
  children,
});

/** An element with lines that are made one by one, and gone through once. */
export const longBlock = (name: string, attributes: Attributes, lines: Iterable<Element | Raw>): Block => ({
  name,
  attributes,
  lines,
});

export const inline = (name: string, attributes: Attributes, ...children: (string | Inline)[]): Inline => ({
  name,
  attributes,
  children,
});

/** Lines may be left out with undefined. */
export const block = (name: string, attributes: Attributes, lines: readonly (Element | undefined)[]): Block => ({
  name,
  attributes,
  lines: lines.filter((line) => line !== undefined),
});

type Ordered = Record<string, unknown>;

/** An XML 1.0 document in UTF-8, as `xmlPieces` gives it, in one string. */
export const buildXml = (root: Element, instructions: readonly string[] = []): string =>
  [...xmlPieces(root, instructions)].join('');

/**
 * An XML 1.0 document in UTF-8, with its declaration and a line feed at the end, in pieces: each is made when it is
 * asked for, so that an edition may be longer than a string.
 * @param instructions lines that stand before the root
 */
export function* xmlPieces(root: Element, instructions: readonly string[] = []): Generator<string> {
  yield ['<?xml version="1.0" encoding="UTF-8"?>', ...instructions].map((line) => `${line}\n`).join('');
  yield* pieces(root, '\n');
  yield '\n';
}

/** The lines of a block that stands so deep, each with the line break before it. */
export function* xmlLines(lines: Iterable<Element>, depth: number): Generator<string> {
  for (const line of lines) {
    yield lineBreak(depth);
    yield* pieces(line, lineBreak(depth));
  }
}

/** A line break, and the blanks before what stands so deep. */
export const lineBreak = (depth: number): string => `\n${'  '.repeat(depth)}`;

/** The content of an element whose white space counts. */
export function* xmlContent(children: Iterable<string | Inline>): Generator<string> {
  for (const child of children)
    if (typeof child === 'string') yield escapeXml(child);
    else yield* pieces(child, '');
}

/** What is short is built at once; of what is long, each child by itself. */
function* pieces(element: Element, indent: string): Generator<string> {
  if (!isLong(element)) {
    yield build(ordered(element, indent));
    return;
  }
  const { name, attributes } = element;
  const [within, before, after] = 'lines' in element ? [`${indent}  `, `${indent}  `, indent] : ['', '', ''];
  let isEmpty = true;
  for (const child of 'lines' in element ? element.lines : element.children) {
    if (isEmpty) yield openTag(name, attributes);
    isEmpty = false;
    if (typeof child === 'string') yield escapeXml(child);
    else if ('raw' in child) yield* child.raw;
    else {
      if (before !== '') yield before;
      yield* pieces(child, within);
    }
  }
  yield isEmpty ? build(ordered({ name, attributes, children: [] }, '')) : `${after}</${name}>`;
}

/** Whether something in it is made one by one. */
function isLong(element: Element): boolean {
  const inner: Iterable<string | Element | Raw> = 'lines' in element ? element.lines : element.children;
  if (!Array.isArray(inner)) return true;
  return (inner as readonly (string | Element | Raw)[]).some(
    (child) => typeof child !== 'string' && ('raw' in child || isLong(child)),
  );
}

/** The builder closes what it opens: a sign is put in, and what follows it is taken off again. */
export const openTag = (name: string, attributes: Attributes): string =>
  build(ordered({ name, attributes, children: ['.'] }, '')).slice(0, -`.</${name}>`.length);

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  processEntities: false,
  tagValueProcessor: (_, value) => escapeXml(String(value)),
  attributeValueProcessor: (_, value) => escapeXml(String(value)).replace(/[\t\n]/g, ' '),
});
const build = (element: Ordered): string => String(builder.build([element]));

/** The builder's own form; line breaks are put in as text, since its formatting does not know mixed content. */
function ordered(element: Element, indent: string): Ordered {
  const children: Ordered[] = [];
  if ('lines' in element) {
    for (const line of element.lines as Iterable<Element>)
      children.push({ '#text': `${indent}  ` }, ordered(line, `${indent}  `));
    if (children.length > 0) children.push({ '#text': indent });
  } else
    for (const child of element.children)
      children.push(typeof child === 'string' ? { '#text': child } : ordered(child, ''));
  const attributes = Object.entries(element.attributes).filter(([, value]) => value !== undefined);
  return { [element.name]: children, ...(attributes.length > 0 && { ':@': Object.fromEntries(attributes) }) };
}
