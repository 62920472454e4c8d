/** An option of a command. Without `value` or `choices` it is a switch. */
export interface Option {
  readonly alias?: string;
  /** What stands for its value in help: `FILE`. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** What the list that is its value may hold, as far as the shell should offer it. */
  readonly members?: readonly string[];
  readonly description: string;
}

export type Options = Readonly<Record<string, Option>>;

/** Options as the user typed them: strings, lists of them when repeated, and booleans for switches. `_` are the words. */
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** 1: a check found something. Errors are thrown, and are 2. */
export type Status = 0 | 1;

export interface Command {
  /** The files it takes, as help names them: `[A]` may be left out, of `A…` there may be several, and all others are needed. */
  readonly files: readonly string[];
  /** What it takes instead, if anything. */
  readonly instead?: readonly string[];
  /** Whether these options leave nothing to be done with files; never, when left out. */
  readonly takesNone?: (given: Given) => boolean;
  /** Under their headings. */
  readonly options: Readonly<Record<string, Options>>;
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  /** Further tables at the end of help, under their headings. */
  readonly tables?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly note?: string;
  readonly run: (files: readonly string[], given: Given) => Status | Promise<Status>;
}
