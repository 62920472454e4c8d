import { SverkaError, type Place } from '../error.js';
import { readXml } from './sax.js';

/** An element as it was read. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Node | string)[];
  readonly at: Place;
}

/** Far more than TEI needs, far less than what fills the stack. */
const deepest = 100;

const hint = 'sverka reads the TEI that it writes; docs/formats.md describes it.';

export const invalid = (message: string, at: Place): SverkaError =>
  new SverkaError('tei/invalid', `The edition cannot be read: ${message}.`, hint, at);

export const notOurs = (message: string, at: Place): SverkaError =>
  new SverkaError('tei/not-ours', `This TEI is not built as sverka builds it: ${message}.`, hint, at);

/** The error that tells what is wrong and where. */
export type Fault = (message: string, at: Place) => SverkaError;

/**
 * The root of a file.
 * @param file named in the place of what is wrong, where it is not the file that the reader was called for
 * @throws SverkaError `tei/invalid` with line and column when it is not well formed
 */
export function readTree(text: string, file?: string, fault: Fault = invalid, deep: Fault = notOurs): Node {
  const place = (at: Place): Place => (file === undefined ? at : { file, ...at });
  const top: Node & { children: (Node | string)[] } = { name: '', attributes: {}, children: [], at: {} };
  const open = [top];
  const reader = readXml({
    refuse: (message, at) => {
      throw fault(message, place(at));
    },
    open: (name, attributes, at) => {
      const node = { name, attributes, children: [], at: place(at) };
      if (open.length > deepest) throw deep(`it nests deeper than ${deepest} elements`, place(at));
      open.at(-1)!.children.push(node);
      open.push(node);
    },
    text: (piece) => {
      const { children } = open.at(-1)!;
      const last = children.at(-1);
      if (typeof last === 'string') children[children.length - 1] = last + piece;
      else children.push(piece);
    },
    close: () => void open.pop(),
  });
  reader.write(text);
  reader.close();
  return elements(top)[0]!;
}

/** The elements right inside an element; all of them, or those of a name. */
export const elements = ({ children }: Node, name?: string): readonly Node[] =>
  children.filter((child) => typeof child !== 'string' && (name === undefined || child.name === name)) as Node[];

/** All that is at the end of a path of names. */
export const descend = (node: Node | undefined, ...names: readonly string[]): readonly Node[] =>
  names.reduce<readonly Node[]>(
    (found, name) => found.flatMap((each) => elements(each, name)),
    node === undefined ? [] : [node],
  );

export const content = ({ children }: Node): string =>
  children.map((child) => (typeof child === 'string' ? child : content(child))).join('');

/** White space as it may come of an editor that lays lines out. */
export const plainText = (node: Node): string =>
  content(node)
    .replace(/[\t\n\r ]+/gu, ' ')
    .trim();
