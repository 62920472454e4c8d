import { existsSync, realpathSync, renameSync } from 'node:fs';
import { lock, replaceFile, signOf } from '../../editor/disk.js';
import { openProject } from '../../editor/project.js';
import {
  formatNamed,
  languageNames,
  segmentLines,
  segmentTranscript,
  SverkaError,
  update as updateAlignment,
  writeDefaults,
  type Alignment,
  type NewText,
  type Side,
} from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { contentOf } from '../input/content.js';
import { inFile, manners, readSplitters, type Manner, type Splitters } from '../input/documents.js';
import { checkOutput, dash, readInput, writeOutputs, type Input } from '../files.js';
import { lexiconOptions } from '../lexicons.js';
import { encodingOption, encodingsOf, talkOptions, usageError, valueOf } from '../options.js';
import { meansOf, methodOf } from '../align/realign.js';
import { warn } from '../output/report.js';
import { during } from '../terminal.js';
import { documentOf, languageOf } from '../input/transcripts.js';
import { tellUpdate, updateJson, updateText } from '../view/update-report.js';

export const update: Command = {
  files: ['PROJECT'],
  options: {
    'New texts': {
      source: { value: 'FILE', description: 'the first text of the project, as it reads now' },
      target: { value: 'FILE', description: 'the second, as it reads now' },
      from: { choices: manners, description: 'a transcript, a web page, a sentence a line [auto]' },
      ...encodingOption,
      srx: { value: 'FILE', description: 'part sentences by these rules, SRX 2.0 or 1.0 [our own]' },
    },
    Aligning: {
      ...lexiconOptions,
      weights: { value: 'FILE', description: 'of the model, as sverka train writes them [our own]' },
    },
    Writing: {
      output: { alias: 'o', value: 'FILE', description: 'where the new project goes [in the place of the old]' },
      to: { choices: ['text', 'json'], description: 'how changes are told [text]' },
    },
    Other: talkOptions,
  },
  examples: [
    ['sverka update talks.json --source en.txt', 'the English page was corrected'],
    ['sverka update talks.json --source en.txt --target ru.txt -o new.json', 'both, and the old project stays'],
  ],
  note:
    'PROJECT is written by --to json. Links that a person confirmed are kept where their sentences stand word for word, ' +
    'with corrections, notes and flags; all else is aligned again. What changed is printed. A project whose texts did ' +
    'not change stays as it is, byte for byte.',
  run,
};

async function run([name]: readonly string[], given: Given): Promise<Status> {
  const names = { source: valueOf(given, 'source'), target: valueOf(given, 'target') };
  if (names.source === undefined && names.target === undefined)
    throw usageError('No new text is given.', 'Give one with --source or --target, or both.');
  if (name === dash) throw usageError('A project that is updated is a file.', 'Save it, and give its name.');
  if (names.source === dash && names.target === dash)
    throw usageError('Standard input is only one file.', 'Give the other by name.');
  const quiet = given['quiet'] === true;
  const say = quiet ? () => {} : warn;
  const [first, second] = encodingsOf(given, 2);
  const srx = valueOf(given, 'srx');
  const rules = srx === undefined ? undefined : readInput(srx);
  const inputs = [...[names.source, names.target].flatMap((each) => (each === undefined ? [] : [readInput(each)]))];
  const output = valueOf(given, 'output');
  if (output !== undefined && output !== dash)
    checkOutput(output, [readInput(name!), ...inputs, ...(rules === undefined ? [] : [rules])]);
  // To open it brings it up to what its journal says.
  const opened = openProject(name!, say);
  const { alignment } = opened.history();
  opened.close();
  const project = readInput(name!);
  const path = realpathSync(name!);
  const sign = signOf(path);
  const splitters = readSplitters(rules);
  const isBoth = names.source !== undefined && names.target !== undefined;
  const read = async (side: Side, input: Input | undefined, encoding: string | undefined) =>
    input === undefined ? undefined : newText(alignment, side, input, { given, encoding, splitters, say });
  const texts = {
    source: await read('source', names.source === undefined ? undefined : inputs[0], first),
    target: await read('target', names.target === undefined ? undefined : inputs.at(-1), isBoth ? second : first),
  };
  const updated = await during('aligning what changed …', quiet, () =>
    updateAlignment(alignment, texts, {
      ...meansOf(given),
      method: methodOf(alignment),
      segmentation: splitters(alignment.source.lang).name,
    }),
  );
  const isSame = updated.alignment === alignment;
  const text = isSame ? new TextDecoder().decode(project.bytes) : projectText(updated.alignment);
  if (output === dash) process.stdout.write(text);
  else {
    process.stdout.write(
      valueOf(given, 'to') === 'json' ? updateJson(alignment, updated) : updateText(alignment, updated),
    );
    if (output !== undefined) writeOutputs([{ path: output, text }], [project, ...inputs]);
    else if (!isSame) replaceProject(path, sign, text, say);
  }
  if (!quiet) tellUpdate(alignment, updated, isSame && output === undefined ? undefined : (output ?? name!));
  return 0;
}

const projectText = (alignment: Alignment): string =>
  formatNamed('json').write!(alignment, { ...writeDefaults, stem: '', version: '' }).parts[0]!.text;

interface Reading {
  readonly given: Given;
  readonly encoding: string | undefined;
  readonly splitters: Splitters;
  readonly say: (message: string) => void;
}

/** A new version of one text, read as `align` reads it. */
async function newText(
  alignment: Alignment,
  side: Side,
  input: Input,
  { given, encoding, splitters, say }: Reading,
): Promise<NewText> {
  const manner = (valueOf(given, 'from') ?? 'auto') as Manner;
  const { lang, text: before } = alignment[side];
  const content = await contentOf(input, manner, encoding, say);
  if (content.text === before) return { document: alignment[side], old: alignment[side] };
  if (manner !== 'lines') {
    const found = inFile(input.name, () => languageOf(content));
    if (found !== lang)
      throw new SverkaError(
        'update/other-language',
        `The ${side} of the project is in ${languageNames[lang]}, and this is in ${languageNames[found]}.`,
        'Give the first text of the project with --source, the second with --target.',
        { file: input.name },
      );
  }
  return inFile(input.name, () =>
    manner === 'lines'
      ? { document: segmentLines(content.text, lang), old: segmentLines(before, lang) }
      : {
          document: documentOf(content, lang, splitters(lang)),
          old: segmentTranscript(before, lang, splitters(lang)),
        },
  );
}

/** What could be undone was of other texts: its journal is put aside. */
function replaceProject(path: string, sign: string, text: string, say: (message: string) => void): void {
  const release = lock(path);
  try {
    if (signOf(path) !== sign)
      throw new SverkaError(
        'update/changed',
        'Another program has changed the project file meanwhile.',
        'Nothing was overwritten; update it again.',
        { file: path },
      );
    replaceFile(path, text);
    const journal = `${path}.journal`;
    if (!existsSync(journal)) return;
    renameSync(journal, `${journal}.old`);
    say(`What was done before can no longer be undone; it is in ${journal}.old.`);
  } finally {
    release();
  }
}
