import type { Alignment } from '../model/alignment.js';
import type { Language } from '../model/document.js';
import type { Bead } from '../model/ladder.js';
import type { AlignedPiece } from '../model/piece.js';
import type { CodeManner } from './tmx/content.js';
import type { Passing } from './tmx/pass.js';
import type { MemoryHeader } from './tmx/units.js';

/** What a writer may be told. A writer leaves alone what does not concern it. */
export interface WriteOptions {
  /** Which ladder becomes units, rows or lines. */
  readonly level: 'sentence' | 'paragraph';
  /** Beads of a lower posterior stay out of a translation memory; what a person confirmed stays in. */
  readonly minConfidence: number;
  /** GB makes en-GB; an empty region leaves the language alone. Unless told, the text's own, else GB and RU. */
  readonly regions: Readonly<Partial<Record<Language, string>>>;
  /** No-break spaces. Unless told, a memory makes them plain, as documents to translate have them; others keep them. */
  readonly nbsp?: 'keep' | 'space' | undefined;
  /** Inline codes of a memory. Unless told, another memory keeps them, and texts do without. */
  readonly codes?: CodeManner | undefined;
  /** Only what a person confirmed. */
  readonly confirmedOnly: boolean;
  /** A memory of more units than this is cut into parts. */
  readonly maxUnits?: number | undefined;
  /** Whether a memory says what stands before and after each source. */
  readonly context: boolean;
  /** One teiCorpus, or a file for each language and one for the links. */
  readonly teiLayout: 'corpus' | 'split';
  /** An instant in ISO 8601. Without it no time is written: the same input gives the same bytes. */
  readonly date?: string | undefined;
  /** Name of the files without their suffix: the split files point at each other by it. */
  readonly stem: string;
  /** Of sverka. */
  readonly version: string;
  /** Of the terminal, in characters. */
  readonly width: number;
  readonly colour: boolean;
}

/** What is taken for granted; `stem` and `version` only the caller knows. */
export const writeDefaults = {
  level: 'sentence',
  minConfidence: 0,
  regions: {},
  confirmedOnly: false,
  context: false,
  teiLayout: 'corpus',
  width: 100,
  colour: false,
} as const satisfies Partial<WriteOptions>;

/** So many of a kind; `units` names them when it helps to look at them. */
export interface Tally {
  readonly reason: string;
  readonly count: number;
  readonly units?: readonly string[];
}

/** What is told of a writing. */
export interface Account {
  /** How many of `what` were written. */
  readonly kept: number;
  /** In the plural: translation units, links, beads. */
  readonly what: string;
  /** What was left out, and why. */
  readonly left: readonly Tally[];
  /** What was written and is worth a look: overlong units, a sentence with two translations. */
  readonly remarks: readonly Tally[];
}

/** A file: its name is the stem and its suffix. */
export interface TextPart {
  readonly suffix: string;
  readonly text: string;
}

/** A file that is no text: one that is packed. */
export interface BytesPart {
  readonly suffix: string;
  readonly bytes: Uint8Array;
}

/** A file of text that may be longer than a string: its pieces are made when they are asked for, and once. */
export interface PiecesPart {
  readonly suffix: string;
  readonly pieces: Iterable<string>;
}

export type Part = TextPart | BytesPart;

export interface Written extends Account {
  readonly parts: readonly TextPart[];
}

export interface Packed extends Account {
  readonly parts: readonly BytesPart[];
}

export interface InPieces extends Account {
  readonly parts: readonly PiecesPart[];
}

/**
 * Writes an alignment that comes piece by piece, and keeps of it little more than numbers. What it makes grows in sections,
 * which the caller keeps; the files are put together of them at the end, when all is known.
 */
export interface PieceWriter {
  /** @returns what goes to the end of sections, by their names */
  readonly add: (piece: AlignedPiece) => readonly (readonly [section: string, text: Iterable<string>])[];
  /** @param section what is in one, again; nothing in one to which nothing went */
  readonly finish: (section: (name: string) => Iterable<string>) => InPieces;
}

/** What a file is to hold. */
export const contentOf = (part: { readonly text: string } | { readonly bytes: Uint8Array }): string | Uint8Array =>
  'text' in part ? part.text : part.bytes;

/** The same in strings. */
export const inStrings = ({ parts, ...account }: InPieces): Written => ({
  ...account,
  parts: parts.map(({ suffix, pieces }) => ({ suffix, text: [...pieces].join('') })),
});

/** Another file of the same edition: its text, and what it is called in messages. */
export interface Sibling {
  readonly path: string;
  readonly text: string;
}

/** What a reader may be given. */
export interface ReadOptions {
  /** Finds the file that stands under a name beside the one that is read; undefined where there is none. */
  readonly sibling?: (name: string) => Sibling | undefined;
  /** Of a memory of several, the two to read, the source first: language ranges, such as `en-US`. */
  readonly languages?: readonly [string, string];
  /** Both texts, where the file has only links between their lines or sentences. */
  readonly texts?: readonly [string, string];
  /** Inline codes of a memory: left out, unless told to make text of them. */
  readonly codes?: 'strip' | 'text';
  /** Told in a sentence what was decided and what is lost. */
  readonly remark?: (message: string) => void;
}

/** A unit on its way from one file of units to another, whatever its two languages are. */
export interface PassingUnit {
  readonly number: number;
  readonly level: 'sentence' | 'paragraph';
  readonly source: PassingSide;
  readonly target: PassingSide;
  readonly posterior: number | undefined;
  readonly by: Bead['by'];
  /** As it stood in the memory, where it comes from one. */
  readonly whole?: Passing;
}

export interface PassingSide {
  /** In one line, without codes. */
  readonly text: string;
  readonly ids: readonly string[];
  readonly speaker: string;
  /** Of the pieces that were joined, where the memory says them. */
  readonly lengths: string;
  /** When it is said, where that is known: in seconds. */
  readonly time?: readonly [from: number, to: number];
}

/** The file that units come from. */
export interface PassingFile {
  /** Tags of the languages, as they are to be written. */
  readonly source: string;
  readonly target: string;
  readonly level: 'sentence' | 'paragraph';
  readonly header?: MemoryHeader;
}

/** Writes units one by one and keeps none: what it returns goes to the end of its files, in the order of `suffixes`. */
export interface Sink {
  readonly suffixes: readonly string[];
  /** In the plural. */
  readonly what: string;
  readonly start: () => readonly string[];
  readonly add: (unit: PassingUnit) => readonly string[];
  readonly end: () => readonly string[];
}

export interface Format {
  readonly name: string;
  /** Of its file, with the dot: `.tei.xml`. */
  readonly suffix: string;
  /** One line for --help. */
  readonly description: string;
  /** It is several files that go side by side: `talks.en` and `talks.ru`. */
  readonly hasParts?: boolean;
  /** It writes the words of an alignment, which must have them. */
  readonly needsWords?: boolean;
  readonly write?: (alignment: Alignment, options: WriteOptions) => Written;
  /** The same as `write`, for alignments of any size. */
  readonly pieces?: (alignment: Alignment, options: WriteOptions) => InPieces;
  /** The same, for alignments that come piece by piece. */
  readonly piecewise?: (options: WriteOptions) => PieceWriter;
  /** In place of `write`, where the file is packed: what packs it is loaded when it is called. */
  readonly pack?: (alignment: Alignment, options: WriteOptions) => Promise<Packed>;
  /** Writes the units of a memory, which may be of any size. */
  readonly sink?: (file: PassingFile, options: WriteOptions) => Sink;
  /** @throws SverkaError when the text is not of this format, with the line where that is known */
  readonly read?: (text: string, options?: ReadOptions) => Alignment;
  /** The text that `read` takes of a file that is packed; undefined when it is packed as something else. */
  readonly unpack?: (bytes: Uint8Array) => Promise<string | undefined>;
  /** Whether a text, by its beginning, means to be of this format. */
  readonly recognizes?: (text: string) => boolean;
}

export const isWritable = ({ write, pack }: Format): boolean => write !== undefined || pack !== undefined;

/**
 * Writes an alignment in a format that can be written, packed or not.
 * @throws SverkaError `format/no-ladder` when the level was not aligned
 */
export const writeAs = async (
  format: Format,
  alignment: Alignment,
  options: WriteOptions,
): Promise<Account & { readonly parts: readonly Part[] }> =>
  format.write === undefined ? format.pack!(alignment, options) : format.write(alignment, options);

/** The same, in pieces where the format can be written so. */
export const writeLong = async (
  format: Format,
  alignment: Alignment,
  options: WriteOptions,
): Promise<Account & { readonly parts: readonly (Part | PiecesPart)[] }> =>
  format.pieces?.(alignment, options) ?? writeAs(format, alignment, options);

/** Tallies in the order in which their reasons first came up. */
export function tallies(counts: ReadonlyMap<string, number | readonly string[]>): readonly Tally[] {
  return [...counts]
    .map(([reason, found]) =>
      typeof found === 'number' ? { reason, count: found } : { reason, count: found.length, units: found },
    )
    .filter(({ count }) => count > 0);
}

/** Units that are named in a tally of many pieces. */
const mostNamed = 100;

/** Adds up the tallies of one piece after another. */
export function tallySum(): { readonly add: (some: readonly Tally[]) => void; readonly all: () => readonly Tally[] } {
  const sums = new Map<string, Tally>();
  const add = (some: readonly Tally[]): void => {
    for (const { reason, count, units } of some) {
      const before = sums.get(reason);
      const named = units && [...(before?.units ?? []), ...units].slice(0, mostNamed);
      sums.set(reason, { reason, count: count + (before?.count ?? 0), ...(named && { units: named }) });
    }
  };
  return { add, all: () => [...sums.values()] };
}
