import type { Place } from '../error.js';
import { elements, type Node } from '../format/tree.js';
import type { Tell } from './finding.js';

/** An element with what its place in the files says of it. */
export interface Element {
  readonly node: Node;
  readonly file: string;
  readonly parent: Element | undefined;
  /** Of the nearest xml:lang; empty where there is none. */
  readonly lang: string;
  /** In the order of the files. */
  readonly order: number;
}

/** Files that point to each other: the one that is validated first. */
export interface TeiFile {
  readonly name: string;
  readonly root: Node;
}

/** All elements of some files, and what their pointers lead to. */
export interface Web {
  readonly all: readonly Element[];
  /** What a pointer of an element leads to: undefined where it leads nowhere, and `outside` where that is not known. */
  readonly follow: (from: Element, pointer: string) => Element | 'outside' | undefined;
}

/** Attributes whose values are pointers. */
export const pointing = 'target corresp who ana resp domains sameAs next prev synch copyOf start end since'.split(' ');

/** Files that pointers of these elements lead to, beside the file: no addresses on the network, no folders. */
export function filesPointedTo(root: Node): readonly string[] {
  const names = new Set<string>();
  const walk = (node: Node): void => {
    for (const name of pointing)
      for (const pointer of pointersOf(node, name)) {
        const file = fileOf(pointer);
        if (file !== undefined && file !== '') names.add(file);
      }
    for (const child of elements(node)) walk(child);
  };
  walk(root);
  return [...names];
}

export const pointersOf = ({ attributes }: Node, name: string): readonly string[] =>
  (attributes[name] ?? '').split(/\s+/u).filter((pointer) => pointer !== '');

/** The file that a pointer names; empty for its own; undefined where it is an address, a prefix or of another folder. */
function fileOf(pointer: string): string | undefined {
  const [encoded = ''] = pointer.split('#');
  if (/^[a-z][\w+.-]*:/iu.test(encoded)) return undefined;
  // A bare name is a file only where a fragment follows, or it is called as one.
  if (!pointer.includes('#') && !/\.xml$/iu.test(encoded)) return undefined;
  try {
    const name = decodeURIComponent(encoded);
    return /[\\/]/u.test(name) ? undefined : name;
  } catch {
    return undefined;
  }
}

export const at = ({ node, file }: Element): Place => ({ file, ...node.at });

/** Finds all elements of some files, and tells of ids that are no names or there twice. */
export function weave(files: readonly TeiFile[], tell: Tell): Web {
  const all: Element[] = [];
  const byId = new Map<string, Element>();
  const walk = (node: Node, file: string, parent: Element | undefined): void => {
    const lang = node.attributes['xml:lang'] ?? parent?.lang ?? '';
    const element: Element = { node, file, parent, lang, order: all.length };
    all.push(element);
    const id = node.attributes['xml:id'];
    if (id !== undefined) {
      const key = `${file}#${id}`;
      if (!/^[\p{L}_][\p{L}\p{M}\p{N}._-]*$/u.test(id))
        tell('tei/id', `The xml:id "${id}" is no XML name.`, at(element));
      if (byId.has(key))
        tell('tei/id', `The xml:id ${id} is there already, in line ${byId.get(key)!.node.at.line}.`, at(element));
      else byId.set(key, element);
    }
    for (const child of elements(node)) walk(child, file, element);
  };
  for (const { name, root } of files) walk(root, name, undefined);
  const names = new Set(files.map(({ name }) => name));
  const roots = new Map(
    files.map(({ name }, index) => [name, all.filter(({ parent }) => parent === undefined)[index]!]),
  );
  return {
    all,
    follow: (from, pointer) => {
      const file = fileOf(pointer);
      if (file === undefined || (file !== '' && !names.has(file))) return 'outside';
      const [, id] = pointer.split('#');
      const home = file === '' ? from.file : file;
      return id === undefined ? roots.get(home) : byId.get(`${home}#${id}`);
    },
  };
}
