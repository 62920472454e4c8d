import type {
  Alignment,
  Bead,
  Concern,
  Document,
  Edit,
  Explanation,
  Ladder,
  RivalLink,
  WordMatch,
} from '../../index.js';
import type { ExportedFile, ExportRequest, Opened as Project } from '../protocol.js';

/** What the worker can do: each call is a message there, and one back. */
export interface Calls {
  /** The lexicon and the weights, given once. */
  prepare(resources: RawResources): void;
  open(files: readonly InputFile[]): Opened;
  /** The texts that all the rest is about, given again when they are others. */
  read(texts: Texts): void;
  match(bead: Pick<Bead, 'source' | 'target'>): WordMatch[];
  rival(ladder: Ladder, index: number): RivalLink | undefined;
  explain(ladder: Ladder, index: number): Explanation | undefined;
  check(links: Omit<Alignment, keyof Texts>): readonly Concern[];
  realign(alignment: Alignment): Realign | undefined;
  write(alignment: Alignment, request: ExportRequest, stem: string): ExportedFile[];
  formats(): Project['formats'];
}

export interface Texts {
  readonly source: Document;
  readonly target: Document;
}

type Realign = Extract<Edit, { kind: 'realign' }>;

export interface RawResources {
  readonly lexicon: string;
  readonly weights: string;
  readonly version: string;
}

export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was made of the files that were given, and what is to be said of it. */
export interface Opened {
  readonly alignment: Alignment;
  readonly name: string;
  readonly remarks: readonly string[];
  readonly concerns: readonly Concern[];
}
