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
  const place = formatPlace(error.at);
  const lines = [
    `${colour.red('sverka:')} ${error.message} ${colour.dim(`[${error.code}]`)}`,
    ...(place === '' ? [] : [`  ${colour.dim('at:')}   ${place}`]),
    ...(error.hint === '' ? [] : [`  ${colour.dim('hint:')} ${error.hint}`]),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

/** `sverka … | head` has seen enough: that is no error, and the rest is for nobody. */
export function endWhenCut(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
}
