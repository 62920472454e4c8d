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
  if (words[1] === completion.name && words.length === 3) return beginning(shells, current);
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

/** Shells that there is a script for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

/** yargs's own for fish leaves out the name of the program and the word that is begun, and offers no files. */
export const fishScript = `# sverka completion fish > ~/.config/fish/completions/sverka.fish
function __sverka_words
    sverka ${completionKey} (commandline -opc) (commandline -ct)
end
complete -c sverka -a '(__sverka_words)'
`;

const beginning = (words: readonly string[], start: string): readonly string[] =>
  words.filter((word) => word.startsWith(start));
