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

/** The beginning of an element. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export type TablePart = 'table' | 'row' | 'cell';

/** What the elements of a kind of document mean. */
export interface BlockManner {
  readonly isBlock: (tag: Tag) => boolean;
  /** What stands for an element that has no text of its own. */
  readonly instead: (tag: Tag) => string | undefined;
  readonly partOf: (tag: Tag) => TablePart | undefined;
  /** The paragraphs of what stands between the ends of blocks; one, where it is left out. */
  readonly parts?: (text: string) => readonly string[];
}

/** What is told of a document's elements and their text, in order, and makes paragraphs of it. */
export interface BlockWriter {
  readonly open: (tag: Tag) => void;
  readonly say: (text: string) => void;
  readonly close: (tag: Tag) => void;
  /** Ends the block, where none of the elements does. */
  readonly end: () => void;
}

/** @param take is given each paragraph when it ends */
export function writeBlocks(
  { isBlock, instead, partOf, parts = (text) => [text.trim()] }: BlockManner,
  take: (block: Block) => void,
): BlockWriter {
  const at = { table: -1, row: -1, column: -1 };
  let [text, depth, cells] = ['', 0, 0];
  const end = (): void => {
    const whole = text;
    text = '';
    for (const part of parts(whole)) if (part !== '') take({ text: part, ...(cells > 0 && { cell: { ...at } }) });
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
  return {
    open: (tag) => {
      const part = partOf(tag);
      if (part !== undefined || isBlock(tag)) end();
      if (part !== undefined) enter(part);
      text += instead(tag) ?? '';
    },
    say: (piece) => void (text += piece),
    close: (tag) => {
      const part = partOf(tag);
      if (part !== undefined || isBlock(tag)) end();
      if (part !== undefined) leave(part);
    },
    end,
  };
}
