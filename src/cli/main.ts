import yargs, { type Argv } from 'yargs';
import type { Command, Given } from './command.js';
import { commands, completion, type CommandEntry } from './commands.js';
import { completionKey, completions, fishScript, shells } from './completion.js';
import { complain, endWhenCut, misuse } from './failure.js';
import { commandHelp, mainHelp } from './help.js';
import { nearest } from './suggestion.js';
import { version } from './version.js';

/**
 * Runs a command line.
 * @param words what follows `sverka`
 * @returns the exit status: 0 done, 1 a check found something, 2 an error
 */
export async function main(words: readonly string[]): Promise<number> {
  endWhenCut();
  try {
    return await run(words[0] === 'help' ? [...words.slice(1), '--help'] : words);
  } catch (error) {
    await complain(error);
    return 2;
  }
}

async function run(words: readonly string[]): Promise<number> {
  // Wider lines than this tire the eye.
  const width = Math.min(process.stdout.columns || 80, 100);
  if (words[0] === completionKey) {
    for (const word of await completions(words.slice(1))) process.stdout.write(`${word}\n`);
    return 0;
  }
  if (words[0] === completion.name && (await isForFish(words.slice(1)))) {
    process.stdout.write(fishScript);
    return 0;
  }
  const { entry, command, given } = await parse(words);
  if (entry !== undefined && command !== undefined) {
    if (!given['help']) return command.run(await filesOf(entry, command, given), given);
    process.stdout.write(commandHelp(entry, command, width));
    return 0;
  }
  const [name] = wordsOf(given['_']);
  if (name === completion.name) return 0;
  if (name !== undefined) throw await noCommand(name);
  if (given['version']) process.stdout.write(`${version()}\n`);
  else if (given['help']) process.stdout.write(mainHelp(width));
  else {
    process.stderr.write(mainHelp(width));
    return 2;
  }
  return 0;
}

/** Whether fish is to be completed; yargs knows the others, and tells them by the environment. */
async function isForFish([shell, extra]: readonly string[]): Promise<boolean> {
  if (shell === '--help' || shell === '-h') return false;
  if (shell === undefined) return /(?:^|\/)fish$/u.test(process.env['SHELL'] ?? '');
  if (!(shells as readonly string[]).includes(shell))
    throw await misuse(`There is no script for ${shell}.`, `There is one for ${shells.join(', ')}.`);
  if (extra !== undefined)
    throw await misuse(`${extra} is one word too many.`, 'Name one shell, or none for your own.');
  process.env['SHELL'] = `/bin/${shell}`;
  delete process.env['ZSH_NAME'];
  return shell === 'fish';
}

interface Parsed {
  readonly entry?: CommandEntry;
  readonly command?: Command;
  readonly given: Given;
}

/**
 * yargs parses and completes, and no more. Unknown options are left among the files, where `filesOf`
 * finds them: yargs itself would take the word after them for their value. Files are not declared to
 * it, since it makes an empty string of `-`.
 */
async function parse(words: readonly string[]): Promise<Parsed> {
  let found: Parsed | undefined;
  const parser = yargs([...words])
    .scriptName('sverka')
    .locale('en')
    .exitProcess(false)
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'populate--': true,
      'unknown-options-as-args': true,
    })
    .updateStrings({
      'Argument: %s, Given: %s, Choices: %s': '--%s cannot be %s.\nIt is one of %s.',
    })
    .help(false)
    .version(false)
    .option('help', { alias: 'h', boolean: true, hidden: true })
    .fail((message: string | null, error: Error | undefined) => {
      // Not to throw here would let the command run all the same.
      throw error ?? Object.assign(new Error(message ?? ''), { name: 'YError' });
    });
  for (const entry of commands) {
    let command: Command;
    const declare = async (builder: Argv) => builder.options(declared((command = await entry.load())));
    parser.command(
      entry.name,
      entry.description,
      declare,
      (given) => void (found = { entry, command, given: given as Given }),
    );
  }
  if (!commands.some(({ name }) => name === words[0])) parser.option('version', { boolean: true });
  parser.completion(completion.name, completion.description);
  const given = await parser.parseAsync().catch(async (error: unknown) => {
    throw error instanceof Error && error.name === 'YError' ? await misuse(...explained(error.message)) : error;
  });
  return found ?? { given: given as Given };
}

/**
 * Values are declared without types: they come as they were typed, and options.ts reads them. They are hidden from
 * yargs' own help, which nobody reads and which it would make for each command that it runs.
 */
function declared(command: Command) {
  const all = Object.values(command.options).flatMap((group) => Object.entries(group));
  return Object.fromEntries(
    all.map(([name, { alias, value, choices }]) => [
      name,
      {
        hidden: true,
        ...(alias === undefined ? {} : { alias }),
        ...(value === undefined && choices === undefined ? { boolean: true } : { nargs: 1 }),
        ...(choices === undefined ? {} : { choices }),
      },
    ]),
  );
}

const wordsOf = (words: Given[string]): readonly string[] => (Array.isArray(words) ? words.map(String) : []);

/** The files of a call, when all its words are accounted for. */
async function filesOf({ name }: CommandEntry, command: Command, given: Given): Promise<readonly string[]> {
  const words = wordsOf(given['_']).slice(1);
  const unknown = words.find((word) => word.startsWith('-') && word !== '-');
  if (unknown !== undefined) {
    const typed = unknown.replace(/=.*/u, '');
    const names = ['help', ...Object.values(command.options).flatMap((group) => Object.keys(group))];
    const meant = nearest(
      typed,
      names.map((option) => `--${option}`),
    );
    const hint = meant === undefined ? `sverka ${name} --help shows what there is.` : `Did you mean ${meant}?`;
    throw await misuse(`${name} has no option ${typed}.`, hint);
  }
  const files = [...words, ...wordsOf(given['--'])];
  const forms = [command.files, ...(command.instead === undefined ? [] : [command.instead])];
  const wanted =
    command.takesNone?.(given) === true ? [] : (forms.find(({ length }) => length >= files.length) ?? forms.at(-1)!);
  const line = `The line is sverka ${[name, ...wanted].join(' ')}; --help shows the rest.`;
  const needed = wanted.filter((file) => !file.startsWith('['));
  if (files.length < needed.length) {
    const got = files.length === 0 ? '' : `, and got only ${files.join(' ')}`;
    throw await misuse(`${name} needs ${needed.join(' and ')}${got}.`, line);
  }
  const extra = wanted.at(-1)?.endsWith('…') === true ? undefined : files[wanted.length];
  if (extra !== undefined) throw await misuse(`${extra} is one file too many.`, line);
  const empty = wanted[files.indexOf('')] ?? wanted.at(-1)!;
  if (files.includes(''))
    throw await misuse(/^\[?(?:QUERY|WORD)/u.test(empty) ? `${empty} is empty.` : 'The name of a file is empty.', line);
  return files;
}

async function noCommand(name: string): Promise<Error> {
  if (name.startsWith('-'))
    return misuse(`${name} stands before the command.`, 'The command comes first: sverka align …');
  const meant = nearest(
    name,
    [...commands, completion].map((entry) => entry.name),
  );
  return misuse(
    `There is no command ${name}.`,
    meant === undefined ? 'sverka --help lists the commands.' : `Did you mean ${meant}?`,
  );
}

/** What yargs says, in our words. */
function explained(message: string): [message: string, hint: string] {
  const lacking = /^Not enough arguments following: (.+)$/u.exec(message)?.[1];
  if (lacking !== undefined) {
    const option = lacking.length === 1 ? `-${lacking}` : `--${lacking}`;
    return [`${option} is given without a value.`, 'Leave it out, or give one after it.'];
  }
  const [first = message, hint = 'sverka --help shows what there is.'] = message
    .replace('Invalid values:', '')
    .replaceAll('"', '')
    .trim()
    .split(/\n\s*/u);
  return [first, hint];
}
