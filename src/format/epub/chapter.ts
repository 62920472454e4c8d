import type { Place } from '../../error.js';
import { isBlockName, partsOf } from '../html/paragraphs.js';
import { writeBlocks, type Block, type BlockManner, type Tag, type TablePart } from '../office/blocks.js';
import { readXml } from '../sax.js';
import entities from './entities.json' with { type: 'json' };
import { isMark, referenceOf, silenceOf, type Silence } from './silence.js';
import { damaged } from './fault.js';
import { localName, type ItemRole } from './package.js';
import { resolvePath } from './path.js';

/** Browsers stop at this depth. */
const deepest = 512;

/** What becomes of the text of a book, document by document. */
export interface BookText {
  /** @throws SverkaError `input/damaged` where the document is no XHTML */
  readonly read: (text: string, path: string, role: ItemRole) => void;
  readonly blocks: readonly Block[];
}

export interface BookWatch {
  /** Is told what is left out, piece by piece; of a picture, without text, that there is one. */
  readonly leave: (what: Silence, text: string) => void;
  /** Is told how many characters more there are. */
  readonly grow: (length: number) => void;
}

export function bookText({ leave, grow }: BookWatch): BookText {
  const blocks: Block[] = [];
  /** Places of notes that marks have pointed to. A mark that points back to one stands in a note. */
  const notes = new Set<string>();
  /** What is being said is a note, or what will be said, where nothing is yet. */
  let isNote = false;
  let wasSaid = false;
  const writer = writeBlocks(manner, (block) => {
    wasSaid = true;
    if (isNote) leave('note', block.text);
    else blocks.push(block);
  });
  const atEnd = (end: () => void): void => {
    wasSaid = false;
    end();
    if (wasSaid) isNote = false;
  };

  const read: BookText['read'] = (text, path, role) => {
    const open: Tag[] = [];
    let inBody = false;
    let preformatted = 0;
    /** Since which depth there is something to leave out. */
    let silent: { readonly what: Silence; readonly depth: number } | undefined;
    /** What may be the mark of a note: a link, or what is raised and holds one. */
    let mark: Mark | undefined;
    const broken = (message: string, at: Place): never => {
      throw damaged(`${path} is not well formed: ${message}`, at);
    };

    /** What might have been the mark of a note is text. */
    const noMark = (): void => {
      if (mark !== undefined) writer.say(mark.said);
      mark = undefined;
    };
    const begin = (tag: Tag): void => {
      const { name, attributes } = tag;
      const id = attributes['id'] ?? (name === 'a' ? attributes['name'] : undefined);
      const isTarget = id !== undefined && notes.has(`${path}#${id}`);
      const what = role === 'text' ? silenceOf(tag) : role;
      const isBlock = manner.isBlock(tag) || manner.partOf(tag) !== undefined;
      if (isBlock) {
        noMark();
        atEnd(() => writer.open(tag));
      }
      if (what !== undefined || (isTarget && isBlock && !/^(?:h[1-6]|body|section|article|main)$/u.test(name))) {
        silent = { what: what ?? 'note', depth: open.length };
        if (what === 'picture') leave('picture', '');
      } else if (isTarget && !isBlock) isNote = true;
      if (isBlock || silent !== undefined) return;
      if (name === 'br') noMark();
      writer.open(tag);
      if (name === 'a' || name === 'sup') {
        mark ??= { depth: open.length, said: '', raised: false, typed: false };
        if (name === 'sup') mark.raised = true;
        const reference = name === 'a' ? referenceOf(tag) : undefined;
        const target = reference && resolvePath(reference.href, path);
        if (target?.id) mark.target = `${target.path}#${target.id}`;
        if (reference?.typed) mark.typed = true;
      }
    };

    const finish = (tag: Tag): void => {
      if (mark?.depth === open.length) {
        if ((mark.target !== undefined || mark.typed) && isMark(mark.said, mark)) {
          leave('mark', mark.said);
          if (mark.target !== undefined) notes.add(mark.target);
          mark = undefined;
        } else noMark();
      }
      const isEnd = silent?.depth === open.length;
      if (isEnd) silent = undefined;
      if (isEnd && !manner.isBlock(tag) && manner.partOf(tag) === undefined) return;
      atEnd(() => writer.close(tag));
    };

    const reader = readXml(
      {
        refuse: broken,
        open: (qualified, attributes, at) => {
          const tag = { name: localName(qualified), attributes };
          open.push(tag);
          if (open.length > deepest) throw damaged(`${path} has more than ${deepest} levels`, at);
          if (open.length === 1 && tag.name !== 'html') throw damaged(`${path} is no XHTML`, at);
          if (open.length === 2 && tag.name === 'body') inBody = true;
          if (tag.name === 'pre') preformatted++;
          if (inBody && silent === undefined) begin(tag);
        },
        text: (piece) => {
          if (!inBody) return;
          grow(piece.length);
          if (silent !== undefined) return leave(silent.what, piece);
          const said = preformatted > 0 ? piece : piece.replace(/[\n\r\t\f]+/gu, ' ');
          if (mark === undefined) writer.say(said);
          else mark.said += said;
        },
        close: () => {
          const tag = open.at(-1)!;
          if (inBody && (silent === undefined || silent.depth === open.length)) finish(tag);
          if (tag.name === 'pre') preformatted--;
          if (open.length === 2) inBody = false;
          open.pop();
        },
      },
      entities,
    );
    reader.write(text);
    reader.close();
    atEnd(writer.end);
    isNote = false;
  };
  return { read, blocks };
}

interface Mark {
  readonly depth: number;
  said: string;
  raised: boolean;
  typed: boolean;
  target?: string;
}

/** A line's end of the text; those of the markup are spaces, but for preformatted text. */
const manner: BlockManner = {
  isBlock: ({ name }) => isBlockName(name),
  instead: ({ name }) => (name === 'br' ? '\n' : undefined),
  partOf: ({ name }) => tableParts.get(name),
  parts: partsOf,
};

const tableParts: ReadonlyMap<string, TablePart> = new Map([
  ['table', 'table'],
  ['tr', 'row'],
  ['td', 'cell'],
  ['th', 'cell'],
]);
