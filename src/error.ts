/** Where in an input something is wrong; lines and columns count from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
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

  constructor(code: string, message: string, hint: string, at: Place = {}) {
    super(message);
    this.name = 'SverkaError';
    this.code = code;
    this.hint = hint;
    this.at = at;
  }

  /** The same error, with the file named: readers know lines, their callers know files. */
  in(file: string): SverkaError {
    return new SverkaError(this.code, this.message, this.hint, { file, ...this.at });
  }
}

/** `file:line:column`, as far as known; empty when nothing is. */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}
