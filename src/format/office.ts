import { SverkaError } from '../error.js';
import { readTree, type Node } from './tree.js';

const invalid = (message: string): SverkaError =>
  new SverkaError(
    'input/damaged',
    `The document cannot be read: ${message}.`,
    'Open and save it anew, or save it as plain text.',
  );

/** A paragraph of a document, and where it stands, if that is a table. */
export interface Block {
  readonly text: string;
  readonly cell?: Cell;
}

/** Counted from 0 through the document, the table and the row; of tables in tables the outermost counts. */
export interface Cell {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

/** Elements of HTML that begin a paragraph. */
const htmlBlocks = new Set('p h1 h2 h3 h4 h5 h6 li td th tr table ul ol blockquote div'.split(' '));

const htmlManner: Manner = {
  isBlock: ({ name }) => htmlBlocks.has(name),
  isSilent: ({ name, attributes }) =>
    name === 'img' || (name === 'a' && /^#(?:foot|end)note/u.test(attributes['href'] ?? '')),
  instead: ({ name }) => (name === 'br' ? '\n' : undefined),
  partOf: ({ name }) => ({ table: 'table', tr: 'row', td: 'cell', th: 'cell' })[name] as TablePart | undefined,
};

/** The paragraphs of a word processor's document that was made HTML; marks of footnotes are left out. */
export function readDocumentHtml(html: string): readonly Block[] {
  const fault = (message: string): SverkaError => invalid(message);
  return blocksOf([readTree(`<body>${html}</body>`, undefined, fault, fault)], htmlManner);
}

/** The paragraphs of an OpenDocument text, by its content.xml or as a flat one; its footnotes come at the end. */
export function readOpenDocument(content: string): readonly Block[] {
  const fault = (message: string): SverkaError => invalid(message);
  const root = readTree(content, undefined, fault, fault);
  const notes: Node[] = [];
  const bodies = find(root, 'office:text');
  if (bodies.length === 0) throw invalid('it has no text');
  const manner: Manner = {
    isBlock: ({ name }) => name === 'text:p' || name === 'text:h',
    isSilent: (node) => {
      if (node.name === 'text:note') for (const body of find(node, 'text:note-body')) notes.push(body);
      return /^(?:text:note|text:tracked-changes|office:annotation|text:sequence-decls|draw:frame)$/u.test(node.name);
    },
    instead: ({ name, attributes }) =>
      name === 'text:line-break'
        ? '\n'
        : name === 'text:tab'
          ? ' '
          : name === 'text:s'
            ? ' '.repeat(Math.min(100, Number(attributes['text:c'] ?? 1)))
            : undefined,
    partOf: ({ name }) =>
      ({ 'table:table': 'table', 'table:table-row': 'row', 'table:table-cell': 'cell' })[name] as TablePart | undefined,
  };
  const blocks = blocksOf(bodies, manner);
  return [...blocks, ...blocksOf(notes, manner)];
}

type TablePart = 'table' | 'row' | 'cell';

interface Manner {
  readonly isBlock: (node: Node) => boolean;
  readonly isSilent: (node: Node) => boolean;
  /** What stands for an element that has no text of its own. */
  readonly instead: (node: Node) => string | undefined;
  readonly partOf: (node: Node) => TablePart | undefined;
}

function blocksOf(roots: readonly Node[], { isBlock, isSilent, instead, partOf }: Manner): readonly Block[] {
  const blocks: Block[] = [];
  const at = { table: -1, row: -1, column: -1 };
  let [text, depth, cells] = ['', 0, 0];
  const close = (): void => {
    const trimmed = text.trim();
    if (trimmed !== '') blocks.push({ text: trimmed, ...(cells > 0 && { cell: { ...at } }) });
    text = '';
  };
  const enter = (part: TablePart): void => {
    if (part === 'table' && depth++ === 0) [at.table, at.row] = [at.table + 1, -1];
    else if (part === 'row' && depth === 1) [at.row, at.column] = [at.row + 1, -1];
    else if (part === 'cell') {
      if (depth === 1) at.column++;
      cells++;
    }
  };
  const leave = (part: TablePart): void => {
    if (part === 'table') depth--;
    else if (part === 'cell') cells--;
  };
  const walk = (node: Node): void => {
    for (const child of node.children) {
      if (typeof child === 'string') text += child.replace(/[\t\n\r]+/gu, ' ');
      else if (!isSilent(child)) {
        const part = partOf(child);
        const parts = part !== undefined || isBlock(child);
        if (parts) close();
        if (part !== undefined) enter(part);
        text += instead(child) ?? '';
        walk(child);
        if (parts) close();
        if (part !== undefined) leave(part);
      }
    }
  };
  for (const root of roots) {
    walk(root);
    close();
  }
  return blocks;
}

const find = (node: Node, name: string): readonly Node[] =>
  node.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === name ? [child] : find(child, name),
  );

/** Paragraphs as a text, a blank line between them. */
export const joinedBlocks = (paragraphs: readonly string[]): string => paragraphs.map((each) => `${each}\n`).join('\n');
