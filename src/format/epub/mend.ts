import { readXml } from '../sax.js';
import entities from './entities.json' with { type: 'json' };

/** Makes well-formed XHTML of a document that is none, as browsers read web pages; undefined where that would lose some of it. */
export type Mend = (text: string) => string | undefined;

/** As much of a node as is written here. */
interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
  readonly firstChild: Node | null;
  readonly nextSibling: Node | null;
  readonly parentNode: Node | null;
}

/** What no XML may hold, sections of raw text, and declarations of entities, which web pages do not have. */
// eslint-disable-next-line no-control-regex
const unmendable = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|<!\[CDATA\[|<!ENTITY/iu;
const heads = /^\uFEFF?\s*(?:<\?xml[^<>]*>\s*)?(?:<!DOCTYPE[^<>[]*>)?/iu;
const emptyNames = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/iu;
const nameShape = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/u;

/** Loads what reads web pages, which is large. */
export async function loadMend(): Promise<Mend> {
  const { DOMParser } = await import('linkedom');
  return (text) => {
    if (unmendable.test(text)) return undefined;
    // In HTML, `<title/>` begins what never ends.
    const open = text
      .replace(heads, '')
      .replace(/<([A-Za-z][\w:.-]*)((?:\s[^<>]*)?)\/>/gu, (tag, name: string, rest: string) =>
        emptyNames.test(name) ? tag : `<${name}${rest}></${name}>`,
      );
    const root = new DOMParser().parseFromString(open, 'text/html').documentElement as unknown as Node | null;
    if (root?.nodeName.toLowerCase() !== 'html') return undefined;
    return writeXml(root);
  };
}

/** Without recursion, for a document may be nested a million deep. */
function writeXml(root: Node): string {
  const pieces: string[] = [];
  for (let node: Node | null = root; node !== null;) {
    pieces.push(opened(node));
    if (node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    while (node !== null) {
      pieces.push(closed(node));
      if (node === root) return pieces.join('');
      if (node.nextSibling !== null) {
        node = node.nextSibling;
        break;
      }
      node = node.parentNode;
    }
  }
  return pieces.join('');
}

const [element, plain] = [1, 3];
const isWritten = ({ nodeType, nodeName }: Node): boolean => nodeType === element && nameShape.test(nodeName);

function opened(node: Node): string {
  if (node.nodeType === plain) return escaped(node.nodeValue ?? '');
  if (!isWritten(node)) return '';
  const attributes = [...(node.attributes ?? [])]
    .filter(({ name }) => nameShape.test(name))
    .map(({ name, value }) => ` ${name}="${escaped(value).replace(/"/gu, '&quot;')}"`);
  return `<${node.nodeName.toLowerCase()}${attributes.join('')}>`;
}

const closed = (node: Node): string => (isWritten(node) ? `</${node.nodeName.toLowerCase()}>` : '');

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

/** More levels than any document has that is read. */
const deepest = 512;
/** What is left open on web pages, again and again. */
const isLeftOpen = (name: string): boolean =>
  emptyNames.test(name) || /^(?:p|li|dt|dd|tr|td|th|tbody|thead|tfoot|option)$/iu.test(name);

/** What is not well formed about a document, and in which line; undefined where it is, or something else is wrong with it. */
export function faultOf(text: string): string | undefined {
  let fault: string | undefined;
  let depth = 0;
  const reader = readXml(
    {
      open: (name) => {
        if (!isLeftOpen(name) && ++depth > deepest) throw new RangeError('deep');
      },
      text: () => {},
      close: (name) => {
        if (!isLeftOpen(name)) depth--;
      },
      refuse: (message, { line }) => {
        fault = line === undefined ? message : `line ${line}: ${message}`;
        throw new SyntaxError(message);
      },
    },
    entities,
  );
  try {
    reader.write(text);
    reader.close();
  } catch (error) {
    // Entities have made more of a paragraph than a string can hold, or it is too deep, which is told when it is read.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
  }
  return fault;
}
