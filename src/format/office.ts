import { SverkaError } from '../error.js';
import { writeBlocks, type Block, type BlockManner, type TablePart } from './office/blocks.js';
import { readTree, type Node } from './tree.js';

const invalid = (message: string): SverkaError =>
  new SverkaError(
    'input/damaged',
    `The document cannot be read: ${message}.`,
    'Open and save it anew, or save it as plain text.',
  );

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

interface Manner extends BlockManner {
  readonly isSilent: (node: Node) => boolean;
}

function blocksOf(roots: readonly Node[], manner: Manner): readonly Block[] {
  const blocks: Block[] = [];
  const writer = writeBlocks(manner, (block) => void blocks.push(block));
  const walk = (node: Node): void => {
    for (const child of node.children) {
      if (typeof child === 'string') writer.say(child.replace(/[\t\n\r]+/gu, ' '));
      else if (!manner.isSilent(child)) {
        writer.open(child);
        walk(child);
        writer.close(child);
      }
    }
  };
  for (const root of roots) {
    walk(root);
    writer.end();
  }
  return blocks;
}

const find = (node: Node, name: string): readonly Node[] =>
  node.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === name ? [child] : find(child, name),
  );

/** Paragraphs as a text, a blank line between them. */
export const joinedBlocks = (paragraphs: readonly string[]): string => paragraphs.map((each) => `${each}\n`).join('\n');
