import { openProject, type Project } from '../../editor/project.js';
import { countSteps, parseEdit, progressOf, SverkaError, type Alignment, type Edit } from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { inFile, textOf } from '../input/documents.js';
import { dash, readInput } from '../files.js';
import { lexiconOptions } from '../lexicons.js';
import { openLinks } from '../view/open-links.js';
import { talkOptions, usageError, valueOf } from '../options.js';
import { meansOf, realignAsBefore } from '../align/realign.js';
import { tell, warn } from '../output/report.js';
import { count } from '../terminal.js';
import { editOf, givenVerbs, verbOptions } from '../verbs.js';

export const edit: Command = {
  files: ['PROJECT'],
  options: {
    Edits: verbOptions,
    'Other edits': {
      apply: { value: 'FILE', description: 'an edit or a list of them, in JSON; a list is one step' },
      realign: { description: 'search again between the links that a person confirmed' },
      undo: { description: 'take the last step back' },
      redo: { description: 'make the last step again that was taken back' },
      all: { description: 'with --undo or --redo: all of them' },
    },
    'With --realign': {
      ...lexiconOptions,
      weights: { value: 'FILE', description: 'of the model, as sverka train writes them [our own]' },
    },
    Other: talkOptions,
  },
  examples: [
    ['sverka edit talks.json', 'what is open, the least sure first'],
    ['sverka edit talks.json --merge 12', 'links 12 and 13 become one'],
    ['sverka edit talks.json --confirm-above .99', 'what is nearly sure'],
    ['sverka edit talks.json --apply edits.json', 'as docs/review.md describes them'],
    ['sverka edit talks.json --undo --all', 'as it was found'],
  ],
  note:
    'PROJECT is written by --to json, and is changed in its place; what was done is kept beside it, in PROJECT.journal. ' +
    'A LINK is its number, or any of its sentences. All numbers are those from before the edit. Without an edit, the open links are printed, as a table for the eye on a terminal and tab-separated elsewhere.',
  run,
};

function run([name]: readonly string[], given: Given): Status {
  const step = stepOf(given);
  if (name === dash) throw usageError('A project that is edited is a file.', 'Save it, and give its name.');
  readInput(name!);
  const quiet = given['quiet'] === true;
  const project = openProject(name!, quiet ? () => {} : warn);
  try {
    const steps = step?.(project);
    if (steps === undefined) process.stdout.write(openLinks(project.history().alignment, process.stdout));
    project.save();
    const made = steps === undefined ? [] : [{ heading: 'made', lines: [count(steps, 'step')] }];
    if (!quiet) tell([...made, { heading: 'left', lines: [leftOf(project.history().alignment)] }]);
    return 0;
  } finally {
    project.close();
  }
}

/** What is to be done, once the project is open; it gives the number of steps. */
function stepOf(given: Given): ((project: Project) => number) | undefined {
  const others = ['apply', 'realign', 'undo', 'redo'].filter(
    (name) => given[name] !== undefined && given[name] !== false,
  );
  const names = [...givenVerbs(given), ...others];
  const [name, second] = names;
  if (second !== undefined)
    throw usageError(
      `--${name} and --${second} are two kinds of edits.`,
      'Make one after the other, or several with --apply.',
    );
  if (given['all'] === true && name !== 'undo' && name !== 'redo')
    throw usageError('--all is only for --undo and --redo.', 'Leave it out.');
  if (name === undefined) return undefined;
  if (name === 'undo' || name === 'redo') return (project) => repeat(project, name, given['all'] === true);
  if (name === 'apply') {
    const file = valueOf(given, 'apply')!;
    const applied = readEdits(file);
    return (project) => inFile(file, () => perform(project, applied));
  }
  if (name === 'realign')
    return (project) => {
      const found = realignAsBefore(project.history().alignment, meansOf(given));
      return found === undefined ? 0 : perform(project, found);
    };
  return (project) => perform(project, editOf(name, given, project.history().alignment));
}

function perform(project: Project, step: Edit): number {
  project.perform(step);
  return 1;
}

/** Takes one step, or as many as there are; that there is none at all is told. */
function repeat(project: Project, way: 'undo' | 'redo', isAll: boolean): number {
  const { done, undone } = project.history();
  const steps = isAll ? Math.max(1, countSteps(way === 'undo' ? done : undone)) : 1;
  for (let step = 0; step < steps; step++) project[way]();
  return steps;
}

function readEdits(file: string): Edit {
  const text = textOf(readInput(file));
  return inFile(file, () => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw new SverkaError(
        'edit/invalid',
        `This is no JSON: ${error instanceof Error ? error.message : ''}.`,
        'docs/review.md describes edits.',
      );
    }
    return Array.isArray(value) ? parseEdit({ kind: 'several', edits: value }) : parseEdit(value);
  });
}

function leftOf({ ladders, moves }: Alignment): string {
  const { links, left, errors, deviation } = progressOf(ladders.sentence ?? []);
  const open = moves.filter(({ by }) => by !== 'person').length;
  return `${left.toLocaleString('en')} of ${count(links, 'link')}, ${errors.toFixed(1)} ± ${deviation.toFixed(1)} wrong ones expected among them${open === 0 ? '' : `; ${count(open, 'move')}`}`;
}
