import type { Alignment, Bead, Change, Concern, Edit, Explanation, RivalLink, WordMatch } from '../../index.js';
import type { ExportedFile, ExportRequest, Opened as Project } from '../protocol.js';

/** What the worker can do: each call is a message there, and one back. */
export interface Calls {
  /** The lexicon and the weights, given once. */
  prepare(resources: RawResources): void;
  open(files: readonly InputFile[]): Opened;
  /** What all the rest is about, without its words; then only what is changed in it. */
  read(alignment: Alignment): void;
  follow(changes: readonly Change[]): void;
  match(bead: Pick<Bead, 'source' | 'target'>): WordMatch[];
  rival(index: number): RivalLink | undefined;
  explain(index: number): Explanation | undefined;
  /** What one of the checks finds; they are made one by one, so that what a person asks for comes in between. */
  check(place: number): { readonly found: readonly Concern[]; readonly isLast: boolean };
  realign(alignment: Alignment): Realign | undefined;
  write(alignment: Alignment, request: ExportRequest, stem: string): ExportedFile[];
  formats(): Project['formats'];
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
