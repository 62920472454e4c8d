import { SverkaError } from '../../index.js';

/** A packed file, of which nothing is unpacked before it is asked for. */
export interface Archive {
  /** What a file is called in it that is to be found by a path: none, or one. */
  readonly find: (path: string) => readonly string[];
  /** @throws SverkaError `input/damaged`, `input/too-large` when all that was ever read is too much */
  readonly read: (isWanted: (name: string) => boolean) => ReadonlyMap<string, Uint8Array>;
}

/** A hundred megabytes of text are no transcript, and what unpacks to more is a trap. */
const mostBytes = 1e8;
const mostParts = 10_000;

/** @throws SverkaError `input/damaged`, `input/too-large` */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const { unzipSync } = await import('fflate');
  const unpack = (filter: (entry: Entry) => boolean): Readonly<Record<string, Uint8Array>> => {
    try {
      // A part is unpacked into the room that it says it needs, and not beyond.
      return unzipSync(bytes, { filter });
    } catch (error) {
      if (error instanceof SverkaError) throw error;
      throw damaged('The document cannot be unpacked.', (error as Error).message);
    }
  };
  const places = new Map<string, string>();
  let [sum, parts] = [0, 0];
  unpack(({ name }) => {
    if (++parts > mostParts) throw tooLarge();
    for (const key of [name, spelling(name)]) if (!places.has(key)) places.set(key, name);
    return false;
  });
  const find = (path: string): readonly string[] => {
    const name = places.get(path) ?? places.get(path.normalize('NFC'));
    return name === undefined ? [] : [name];
  };
  const read: Archive['read'] = (isWanted) => {
    const seen = new Set<string>();
    const found = unpack(({ name, size, originalSize }) => {
      if (!isWanted(name)) return false;
      if (seen.has(name)) throw damaged(`The document holds two files ${name}.`, 'Open and save it anew.');
      seen.add(name);
      // What is not compressed is as long as it is, whatever it says.
      sum += Math.max(size, originalSize);
      if (sum > mostBytes) throw tooLarge();
      return true;
    });
    return new Map(Object.entries(found));
  };
  return { find, read };
}

interface Entry {
  readonly name: string;
  readonly size: number;
  readonly originalSize: number;
}

/** The name in NFC, and as UTF-8 where its bytes are that: many programs do not say so. */
function spelling(name: string): string {
  if (/^[\0-\xff]*$/u.test(name))
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(name, 'latin1')).normalize('NFC');
    } catch {
      // It is what it looks like.
    }
  return name.normalize('NFC');
}

const damaged = (message: string, hint: string): SverkaError => new SverkaError('input/damaged', message, hint);

const tooLarge = (): SverkaError =>
  new SverkaError(
    'input/too-large',
    'The document unpacks to more than a hundred megabytes of text.',
    'Save the part that is one transcript as a document of its own.',
  );
