import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Keeps other processes from something as long as this one works on it, by a file with this process's number and
 * when it began. What a process left that is no more is taken over.
 * @param taken makes the error for a process that works on it
 * @returns what ends it
 */
export function holdFile(path: string, taken: (pid: number) => Error): () => void {
  for (;;) {
    try {
      const file = openSync(path, 'wx');
      writeFileSync(file, `${process.pid} ${startOf(process.pid) ?? ''}\n`);
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const pid = holderOf(path);
    if (pid !== undefined) throw taken(pid);
    rmSync(path, { force: true });
  }
}

/** The process that holds it, if it is alive. */
function holderOf(path: string): number | undefined {
  let held: string;
  try {
    held = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const [number = '', start = ''] = held.trim().split(' ');
  const pid = Number(number);
  return isAlive(pid, start) ? pid : undefined;
}

/** By its number and, where that is known, when it began: after a restart of the machine another has the number. */
export function isAlive(pid: number, start = ''): boolean {
  if (!Number.isSafeInteger(pid) || pid < 1) return false;
  const now = startOf(pid);
  if (now !== undefined && start !== '') return now === start;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** In ticks since the machine began; Linux alone tells. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold anything.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
