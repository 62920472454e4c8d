import { Script } from 'node:vm';

const key = Symbol.for('sverka.work');
const script = new Script(`globalThis[Symbol.for('sverka.work')]()`);
const place = globalThis as unknown as Record<symbol, () => void>;

/**
 * Does some work that has no end of its own, such as matching a stranger's regular expressions, and ends it when it takes
 * too long. Nothing but a script can be stopped while a regular expression is matched.
 * @param time in milliseconds
 * @param late makes what is thrown then
 */
export function within<T>(time: number, work: () => T, late: () => Error): T {
  let result: T | undefined;
  const before = place[key];
  place[key] = () => {
    result = work();
  };
  try {
    script.runInThisContext({ timeout: time });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? late() : error;
  } finally {
    if (before === undefined) delete place[key];
    else place[key] = before;
  }
  return result!;
}
