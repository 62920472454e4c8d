import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { dropTemporary, holdTemporary, sweepLeft, temporaryName } from '../../editor/temporary.js';
import type { Command, Given, Status } from '../command.js';
import { openDatabase } from '../corpus/driver.js';
import { addFile, type Added } from '../corpus/intake.js';
import { checkTables, createTables } from '../corpus/schema.js';
import { writeCorpus } from '../corpus/writer.js';
import { readable } from '../input/documents.js';
import { checkOutput, dash, notWritten, settle, type Input } from '../files.js';
import {
  encodingOption,
  encodingsOf,
  languagesOption,
  memoryLanguages,
  talkOptions,
  usageError,
  valueOf,
} from '../options.js';
import { indexApart, indexHere } from '../corpus/indexer.js';
import { tell } from '../output/report.js';
import { ownLexicon } from '../resources.js';
import { count, progress, table } from '../terminal.js';

const { lang } = languagesOption;

export const indexing: Command = {
  files: ['FILE…'],
  options: {
    Reading: { ...encodingOption, lang: lang! },
    Writing: {
      output: { alias: 'o', value: 'DB', description: 'the corpus; one that is there grows' },
      new: { description: 'leave out what the corpus has so far' },
    },
    Other: talkOptions,
  },
  examples: [
    ['sverka index talks/*.json -o talks.db', 'a corpus of alignments'],
    ['sverka index memory.tmx -o talks.db', 'a memory more'],
    ["sverka search talks.db 'lemma:sanction'", 'and what it is for'],
  ],
  note:
    `Each FILE is an alignment or a memory: ${readable.join(', ')}. A document is known by the id that it has, or by ` +
    'the name of its file; one of the same name takes the place of what the corpus had. What is indexed are the ' +
    'links of the finest level, those with one side too. The corpus is an SQLite database with a full-text index ' +
    'of our own words; it is written beside its place and moved there whole.',
  run,
};

async function run(names: readonly string[], given: Given): Promise<Status> {
  const output = valueOf(given, 'output');
  if (output === undefined || output === dash)
    throw usageError('index needs a file for the corpus.', 'Name it with -o, such as -o talks.db.');
  const [encoding] = encodingsOf(given, 1);
  const quiet = given['quiet'] === true;
  checkOutput(output, []);
  const { place } = settle(output, []);
  const temporary = temporaryName(place);
  const grows = given['new'] !== true && existsSync(place);
  const show = progress(quiet);
  const inputs: Input[] = [];
  const added: Added[] = [];
  let replaced: readonly string[];
  const began = Date.now();
  try {
    try {
      mkdirSync(dirname(place), { recursive: true });
      sweepLeft(dirname(place));
      holdTemporary(temporary);
      if (grows) copyFileSync(place, temporary);
    } catch (error) {
      throw notWritten(error, output);
    }
    await prepare(temporary, grows, output);
    const indexer = sizeOf(names) > much ? indexApart(temporary) : await indexHere(temporary);
    try {
      const writer = writeCorpus(indexer, ownLexicon());
      for (const [index, name] of names.entries()) {
        const head = names.length === 1 ? name : `${index + 1} of ${names.length}: ${name}`;
        added.push(
          await addFile(name, writer, {
            encoding,
            languages: memoryLanguages(given),
            taken: new Map(added.flatMap(({ file, documents }) => documents.map((each) => [each, file]))),
            quiet,
            read: (input) => inputs.push(input),
            progress: (pairs) => show(`${head}  ${count(pairs, 'pair')} …`),
          }),
        );
      }
      show('writing …');
      replaced = await writer.end();
    } finally {
      await indexer.close();
    }
    checkOutput(output, inputs);
    finish(temporary, place, output);
  } finally {
    show('');
    dropTemporary(temporary);
  }
  if (!quiet) report(added, new Set(replaced), output, Date.now() - began);
  return 0;
}

/** A database with the tables that there have to be. */
async function prepare(path: string, grows: boolean, output: string): Promise<void> {
  const database = await openDatabase(path, 'write', output);
  try {
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    if (grows) checkTables(database, output);
    else createTables(database);
  } finally {
    database.close();
  }
}

/** Of more bytes than this it pays to start a thread. */
const much = 8 << 20;

/** What has no size, such as a pipe, or is not there, counts nothing here. */
const sizeOf = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (statSync(name, { throwIfNoEntry: false })?.size ?? 0), 0);

function finish(temporary: string, place: string, output: string): void {
  try {
    const file = openSync(temporary, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(temporary, place);
  } catch (error) {
    throw notWritten(error, output);
  }
}

function report(added: readonly Added[], replaced: ReadonlySet<string>, output: string, time: number): void {
  const rows = added.map(({ file, documents, pairs }) => {
    const again = documents.filter((name) => replaced.has(name)).length;
    return [
      file,
      count(documents.length, 'document'),
      count(pairs, 'pair'),
      again === 0 ? '' : `${again} in place of what was there`,
    ];
  });
  const all = added.reduce((sum, { pairs }) => sum + pairs, 0);
  const pace = time < 1000 ? '' : `, ${Math.round((1000 * all) / time).toLocaleString('en')} a second`;
  tell([
    { heading: 'indexed', lines: table(rows, [1, 2]) },
    { heading: 'wrote', lines: [`${output}  ${count(all, 'pair')}${pace}`] },
  ]);
}
