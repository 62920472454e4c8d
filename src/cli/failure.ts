import { palette } from './terminal.js';

/** A fault in how the program was called. Loads the library, so that what needs no library starts without it. */
export async function misuse(message: string, hint: string): Promise<Error> {
  const { usageError } = await import('./options.js');
  return usageError(message, hint);
}

/** Tells the user what went wrong: how to mend it where that is known, and the stack where it is a bug. */
export async function complain(error: unknown): Promise<void> {
  const { SverkaError, formatPlace } = await import('../index.js');
  const colour = palette(process.stderr);
  if (!(error instanceof SverkaError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(
      `${colour.red('sverka:')} Something went wrong inside, and that is a bug.\n${stack}\n` +
        `  ${colour.dim('hint:')} Please report it with the command line, these lines and, if you may, the files.\n`,
    );
    return;
  }
  tellFault({ code: error.code, message: error.message, place: formatPlace(error.at), hint: error.hint });
}

interface Told {
  readonly code: string;
  readonly message: string;
  readonly place: string;
  readonly hint: string;
}

function tellFault({ code, message, place, hint }: Told): void {
  const colour = palette(process.stderr);
  const lines = [
    `${colour.red('sverka:')} ${harmless(message)} ${colour.dim(`[${code}]`)}`,
    ...(place === '' ? [] : [`  ${colour.dim('at:')}   ${harmless(place)}`]),
    ...(hint === '' ? [] : [`  ${colour.dim('hint:')} ${harmless(hint)}`]),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

/** What a file or its name holds must not drive the terminal. */
const harmless = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, '\uFFFD');

/**
 * `sverka … | head` has seen enough: that is no error, and the rest is for nobody. Where standard output cannot be written,
 * as on a full disk, nothing that is left to do would be of use; where standard error cannot, the work goes on.
 */
export function endWhenCut(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    const hint = error.code === 'ENOSPC' ? 'No space is left on the disk.' : error.message;
    tellFault({ code: 'file/not-written', message: 'The file cannot be written.', place: 'standard output', hint });
    process.exit(2);
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
  });
}
