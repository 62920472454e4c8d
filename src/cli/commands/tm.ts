import type { Command, Given, Status } from '../command.js';
import { encodingOption, talkOptions, usageError } from '../options.js';
import { cleanFile, cleanOptions, ruleRows } from '../tm/clean.js';
import { diffFiles, statsOfFile } from '../tm/report.js';
import { mergeFiles, mergeOptions, splitFile, splitOptions } from '../tm/parts.js';

interface Action {
  readonly files: readonly [least: number, most: number];
  readonly needs: string;
  /** Options that are its own; all others of the command are refused. */
  readonly options: readonly string[];
  readonly run: (files: readonly string[], given: Given) => Status | Promise<Status>;
}

const actions: Readonly<Record<string, Action>> = {
  clean: {
    files: [1, 1],
    needs: 'one memory',
    options: ['output', ...Object.keys(cleanOptions)],
    run: ([name], given) => cleanFile(name!, given),
  },
  merge: {
    files: [2, Infinity],
    needs: 'two memories or more',
    options: ['output', ...Object.keys(mergeOptions)],
    run: mergeFiles,
  },
  split: {
    files: [1, 1],
    needs: 'one memory',
    options: ['output', ...Object.keys(splitOptions)],
    run: ([name], given) => splitFile(name!, given),
  },
  stats: { files: [1, 1], needs: 'one memory', options: ['to'], run: ([name], given) => statsOfFile(name!, given) },
  diff: {
    files: [2, 2],
    needs: 'two memories',
    options: ['to'],
    run: ([old, now], given) => diffFiles(old!, now!, given),
  },
};

export const tm: Command = {
  files: ['clean|merge|split|stats|diff', 'FILE…'],
  options: {
    Reading: {
      ...encodingOption,
      lang: { value: 'A,B', description: 'which two languages, source first [English and Russian]' },
    },
    Writing: {
      output: { alias: 'o', value: 'PATH', description: 'file or folder; - is standard output, of merge alone' },
      to: { choices: ['text', 'json'], description: 'how stats and diff tell what they found [text]' },
    },
    'With clean': cleanOptions,
    'With merge': mergeOptions,
    'With split': splitOptions,
    Other: talkOptions,
  },
  examples: [
    ['sverka tm clean all.tmx -o good.tmx', 'what was removed is in good.removed.tmx'],
    ['sverka tm merge good.tmx good.removed.tmx -o all.tmx', 'and back in its places'],
    ['sverka tm merge a.tmx b.tmx --doubles drop -o ab.tmx', 'each pair of texts once'],
    ['sverka tm split all.tmx --by x-document -o parts/', 'a memory for each document'],
    ['sverka tm stats all.tmx', 'units, words, doubles, speakers'],
    ['sverka tm diff old.tmx new.tmx', 'word by word; exit status 1 where they differ'],
  ],
  tables: { 'Rules of clean': ruleRows },
  note: 'FILE is a TMX of any program and size. Units that are kept are kept byte for byte, in UTF-8; docs/memory.md tells more.',
  run,
};

function run([name, ...files]: readonly string[], given: Given): Status | Promise<Status> {
  const action = actions[name!];
  if (action === undefined || !Object.hasOwn(actions, name!))
    throw usageError(`There is no sverka tm ${name!}.`, `It is one of ${Object.keys(actions).join(', ')}.`);
  const [least, most] = action.files;
  if (files.length < least || files.length > most)
    throw usageError(`sverka tm ${name!} needs ${action.needs}.`, 'sverka tm --help has examples.');
  const own = [...action.options, 'encoding', 'lang', 'quiet'];
  const groups = [cleanOptions, mergeOptions, splitOptions, { output: {}, to: {} }].flatMap((group) =>
    Object.keys(group),
  );
  const idle = groups.find((option) => !own.includes(option) && given[option] !== undefined && given[option] !== false);
  if (idle !== undefined) throw usageError(`--${idle} means nothing to sverka tm ${name!}.`, 'Leave it out.');
  return action.run(files, given);
}
