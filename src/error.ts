/** Where in an input something is wrong; lines and columns count from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** What a message tells, for those who tell it in another language: which of several messages, and what stands in it. */
export interface Said {
  readonly form?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/**
 * An error that the user can mend: bad input, a wrong option, a file that is not there.
 * `code` is stable and documented in docs/errors.md; `message` says what is wrong, `hint` what to do.
 * Whatever else is thrown is a bug.
 */
export class SverkaError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly at: Place;
  readonly said: Said;

  constructor(code: string, message: string, hint: string, at: Place = {}, said: Said = {}) {
    super(message);
    this.name = 'SverkaError';
    this.code = code;
    this.hint = hint;
    this.at = at;
    this.said = said;
  }

  /** The same error, with the file named: readers know lines, their callers know files. */
  in(file: string): SverkaError {
    return new SverkaError(this.code, this.message, this.hint, { file, ...this.at }, this.said);
  }

  /** The same error, of one part of a file that holds several. */
  of(part: string): SverkaError {
    return new SverkaError(this.code, `${part}: ${this.message}`, this.hint, this.at);
  }
}

/** `file:line:column`, as far as known; empty when nothing is. */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}
