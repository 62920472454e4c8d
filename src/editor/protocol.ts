import type { Alignment, Change, Edit, Place, Said } from '../index.js';

/**
 * What the review page talks to. There are two: one keeps all in the browser's memory, the other talks
 * to `sverka review` over HTTP. What either refuses it throws as an `Error` with the fields of a `Refusal`.
 *
 * The page holds the alignment that `load` gave and makes the changes of each answer in it with
 * `applyChanges`. It names the version it has seen with everything it asks for; when that is not the
 * newest one the answer is `desk/outdated`, nothing was done, and the page loads again.
 */
export interface Desk {
  readonly load: () => Promise<Opened>;
  readonly apply: (version: number, edit: Edit) => Promise<Advanced>;
  readonly undo: (version: number) => Promise<Advanced>;
  readonly redo: (version: number) => Promise<Advanced>;
  /** Searches again between the links that a person made or confirmed; nothing is changed by it. */
  readonly realign: (version: number) => Promise<Proposal>;
  readonly export: (request: ExportRequest) => Promise<readonly ExportedFile[]>;
  /** Tells what others do. @returns what ends it */
  readonly watch: (tell: (event: DeskEvent) => void) => () => void;
}

/** What there is to review. */
export interface Opened {
  /** Of the project: the name of its file without suffix. */
  readonly name: string;
  readonly alignment: Alignment;
  readonly state: DeskState;
  /** All that can be exported. */
  readonly formats: readonly { readonly name: string; readonly suffix: string; readonly description: string }[];
}

export interface DeskState {
  /** Goes up by one with each edit, undoing and redoing. */
  readonly version: number;
  /** How many steps can be undone, and redone. */
  readonly undo: number;
  readonly redo: number;
}

/** The answer to an edit: it is safe on the disk when this comes. */
export interface Advanced {
  readonly state: DeskState;
  /** In this order, of the version before. */
  readonly changes: readonly Change[];
}

/** What searching again would change. */
export interface Proposal {
  readonly version: number;
  /** To be given to `apply` when the person takes it; undefined when nothing would change. */
  readonly edit: Extract<Edit, { kind: 'realign' }> | undefined;
}

export interface ExportRequest {
  /** A name of `Opened.formats`. */
  readonly format: string;
  readonly level?: 'sentence' | 'paragraph';
  readonly minConfidence?: number;
  readonly teiLayout?: 'corpus' | 'split';
  /** Language to put first; as in the project when left out. */
  readonly source?: 'en' | 'ru';
}

export type ExportedFile = {
  /** `talks.tmx` */
  readonly name: string;
} & (
  | { readonly text: string }
  /** Bytes: of a file that is packed. */
  | { readonly base64: string }
);

export type DeskEvent =
  /** Something was done, here or in another window. `changes` are of the version before `state.version`. */
  | ({ readonly kind: 'advanced' } & Advanced)
  /** The file was changed by another program: nothing is taken or written any more. */
  | { readonly kind: 'changed-on-disk' }
  /** The server is gone; it, or the file as it was, is back. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'found' };

/** What is refused; a `SverkaError` is one. */
export interface Refusal extends Said {
  /** `desk/outdated`, `desk/changed-on-disk`, `desk/lost`, `edit/…`, … */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly at?: Place;
}

/**
 * Over HTTP: JSON in, JSON out, `Authorization: Bearer TOKEN`, the token being that of the page's
 * address. A refusal is `{ "error": Refusal }` with status 4xx.
 *
 *     GET  /api/project   → Opened
 *     POST /api/edit      { version, edit } → Advanced
 *     POST /api/undo      { version } → Advanced
 *     POST /api/redo      { version } → Advanced
 *     POST /api/realign   { version } → Proposal
 *     POST /api/export    ExportRequest → ExportedFile[]
 *     GET  /api/events    DeskEvents, a line of JSON each, as they come
 */
export const paths = {
  project: '/api/project',
  edit: '/api/edit',
  undo: '/api/undo',
  redo: '/api/redo',
  realign: '/api/realign',
  export: '/api/export',
  events: '/api/events',
} as const;
