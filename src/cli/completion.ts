import type { Options } from './command.js';
import { commands, completion } from './commands.js';

/** What the script that yargs writes for the shell calls the program with. */
export const completionKey = '--get-yargs-completions';

/**
 * What could stand where the cursor is; nothing means the name of a file, which the shell knows better.
 * yargs's own completion waits for no command that is loaded when it is called for.
 * @param words of the line up to the cursor, `sverka` first; the last may be begun or empty
 */
export async function completions(words: readonly string[]): Promise<readonly string[]> {
  const current = words.at(-1) ?? '';
  const entry = commands.find(({ name }) => name === words[1]);
  if (entry === undefined || words.length <= 2) {
    const first = current.startsWith('-') ? ['--help', '--version'] : [...commands, completion].map(({ name }) => name);
    return words.length <= 2 ? beginning(first, current) : [];
  }
  const { options: groups } = await entry.load();
  const options: Options = Object.fromEntries(Object.values(groups).flatMap((group) => Object.entries(group)));
  const last = words.at(-2) ?? '';
  const option = Object.entries(options).find(([name, { alias }]) => last === `--${name}` || last === `-${alias}`)?.[1];
  if (option?.choices !== undefined) return beginning(option.choices, current);
  if (option?.members !== undefined) {
    // In a list, what stands before the last comma stays.
    const done = current.slice(0, current.lastIndexOf(',') + 1);
    return beginning(
      option.members.map((member) => done + member),
      current,
    );
  }
  if (option?.value !== undefined || !current.startsWith('-')) return [];
  return beginning(
    [...Object.keys(options), 'help'].map((name) => `--${name}`),
    current,
  );
}

const beginning = (words: readonly string[], start: string): readonly string[] =>
  words.filter((word) => word.startsWith(start));
