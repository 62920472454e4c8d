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

/** An element whose white space counts: nothing is added inside. */
export interface Inline {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly (string | Inline)[];
}

/** An element that holds only elements, each of which gets a line of its own. */
export interface Block {
  readonly name: string;
  readonly attributes: Attributes;
  readonly lines: readonly Element[];
}

export type Element = Inline | Block;

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

/**
 * An XML 1.0 document in UTF-8, with its declaration and a line feed at the end.
 * @param instructions lines that stand before the root
 */
export function buildXml(root: Element, instructions: readonly string[] = []): string {
  const build = new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
    processEntities: false,
    tagValueProcessor: (_, value) => escapeXml(String(value)),
    attributeValueProcessor: (_, value) => escapeXml(String(value)).replace(/[\t\n]/g, ' '),
  });
  const head = ['<?xml version="1.0" encoding="UTF-8"?>', ...instructions].map((line) => `${line}\n`).join('');
  return `${head}${build.build([ordered(root, '\n')])}\n`;
}

/** The builder's own form; line breaks are put in as text, since its formatting does not know mixed content. */
function ordered(element: Element, indent: string): Ordered {
  const children: Ordered[] = [];
  if ('lines' in element) {
    for (const line of element.lines) children.push({ '#text': `${indent}  ` }, ordered(line, `${indent}  `));
    if (children.length > 0) children.push({ '#text': indent });
  } else
    for (const child of element.children)
      children.push(typeof child === 'string' ? { '#text': child } : ordered(child, ''));
  const attributes = Object.entries(element.attributes).filter(([, value]) => value !== undefined);
  return { [element.name]: children, ...(attributes.length > 0 && { ':@': Object.fromEntries(attributes) }) };
}
