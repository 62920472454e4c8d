import { closeSync, openSync, readSync } from 'node:fs';
import { corpusPairs, type Texts, type WordLink } from '../../index.js';
import { readAlignment, type SavedReading } from '../input/documents.js';
import { dash, readInput, type Input } from '../files.js';
import { savedStem } from '../output/places.js';
import { openDatabase, rowsOf } from './driver.js';
import { columns, pairOf, pairTables, type Row } from './reader.js';
import { checkTables } from './schema.js';

/** A pair of texts of some document, with its linked words where they are known. */
export interface GatheredPair extends Texts {
  readonly document: string;
  readonly words: readonly WordLink[] | undefined;
}

/**
 * The pairs of a saved alignment, or of a corpus that `sverka index` made; those of a document stand together.
 * @param read is told the files, so that no output takes their place
 */
export async function gatherPairs(
  name: string,
  remark: (message: string) => void,
  reading: SavedReading,
  read: (input: Input) => void,
): Promise<GatheredPair[]> {
  if (isDatabase(name)) {
    const database = await openDatabase(name, 'read');
    try {
      checkTables(database, name);
      return rowsOf<Row>(database, `SELECT ${columns} FROM ${pairTables} ORDER BY p.id`).map((row) => {
        const { document, en, ru, words } = pairOf(row);
        return { document, en, ru, words };
      });
    } finally {
      database.close();
    }
  }
  const { alignment, inputs } = readAlignment(readInput(name), remark, reading);
  inputs.forEach(read);
  const document = alignment.source.meta.id ?? alignment.target.meta.id ?? savedStem(name);
  return corpusPairs(alignment).map(({ en, ru, words }) => ({ document, en, ru, words }));
}

/** https://www.sqlite.org/fileformat.html#magic_header_string */
const magic = 'SQLite format 3\0';

function isDatabase(name: string): boolean {
  if (name === dash) return false;
  let file: number;
  try {
    file = openSync(name, 'r');
  } catch {
    // Reading it as an alignment tells what is wrong with it.
    return false;
  }
  try {
    const head = Buffer.alloc(magic.length);
    return readSync(file, head, 0, magic.length, 0) === magic.length && head.toString('latin1') === magic;
  } catch {
    return false;
  } finally {
    closeSync(file);
  }
}
