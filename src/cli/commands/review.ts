import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyPages, pageFolder, pagesIn } from '../../editor/pages.js';
import { openProject } from '../../editor/project.js';
import { startServer } from '../../editor/server.js';
import { endSignals } from '../../editor/temporary.js';
import { formatNamed, SverkaError, writeDefaults } from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { complain } from '../failure.js';
import { dash, readInput, writeOutputs } from '../files.js';
import { talkOptions, usageError, valueOf } from '../options.js';
import { alignFiles, readingOptions } from '../align/pair.js';
import { placesFor, savedStem } from '../output/places.js';
import { createRealigner } from '../align/realigner.js';
import { alignedSections, readSection, tell, warn } from '../output/report.js';
import { version } from '../version.js';

const staticFolder = (given: Given): string | undefined => valueOf(given, 'static');

export const review: Command = {
  files: ['PROJECT'],
  instead: ['SOURCE', 'TARGET'],
  takesNone: (given) => given['static'] !== undefined,
  options: {
    'Two texts': {
      ...readingOptions,
      output: { alias: 'o', value: 'PATH', description: 'the project file to make [named after SOURCE]' },
    },
    'The page': {
      port: { value: 'N', description: 'of this machine [any that is free]' },
      'no-open': { description: 'print the address, and open no browser' },
      static: { value: 'DIR', description: 'write a page that needs no server, and end' },
    },
    Other: talkOptions,
  },
  examples: [
    ['sverka review talks.json', 'go on with a project'],
    ['sverka review en.txt ru.txt', 'align two texts, keep them in a project, and review it'],
    ['sverka review --static desk/', 'a page that aligns and keeps all in the browser'],
  ],
  note:
    'PROJECT is written by --to json. The page is for this machine alone, and its address is printed; Ctrl-C ends it. ' +
    'What it shows as saved is on the disk.',
  run,
};

async function run(files: readonly string[], given: Given): Promise<Status> {
  const to = staticFolder(given);
  const quiet = given['quiet'] === true;
  if (to !== undefined) {
    copyPages(pageFolder, to);
    if (!quiet) tell([{ heading: 'wrote', lines: [`${to}: open index.html in it with any browser`] }]);
    return 0;
  }
  const port = portOf(given);
  const pages = pagesIn(pageFolder);
  const path = files.length === 2 ? await makeProject(files, given) : files[0]!;
  if (path === dash) throw usageError('A project that is reviewed is a file.', 'Save it, and give its name.');
  readInput(path);
  const project = openProject(path, warn);
  const realigner = createRealigner(given);
  const token = randomBytes(24).toString('base64url');
  try {
    const server = await startServer({
      project,
      name: savedStem(path),
      version: version(),
      token,
      pages,
      port,
      realign: realigner.realign,
      complain: (error) => void complain(error),
    });
    const address = `http://127.0.0.1:${server.port}/?token=${token}`;
    process.stdout.write(`${address}\n`);
    if (!quiet) tell([{ heading: 'review', lines: [`${path}; Ctrl-C ends it`] }]);
    if (given['no-open'] !== true) openBrowser(address);
    await ending();
    await server.close();
  } finally {
    await realigner.close();
    project.close();
  }
  return 0;
}

function portOf(given: Given): number {
  const word = valueOf(given, 'port') ?? '0';
  if (!/^\d{1,5}$/u.test(word) || Number(word) > 65_535)
    throw usageError(`--port cannot be ${word}.`, 'It is a number up to 65535, such as 4455.');
  return Number(word);
}

/** Aligns two texts and keeps them in a project that was not there before. */
async function makeProject(names: readonly string[], given: Given): Promise<string> {
  const json = formatNamed('json');
  const output = valueOf(given, 'output');
  const place = (stem: string): string => placesFor(output ?? '.', stem, [json.suffix])![0]!;
  const { alignment, documents, inputs, stem } = await alignFiles(names, given, (name) => {
    if (existsSync(place(name)))
      throw new SverkaError(
        'desk/exists',
        'There is such a project already.',
        `sverka review ${place(name)} goes on with it; -o makes another one.`,
        { file: place(name) },
      );
  });
  const { parts } = json.write!(alignment, { ...writeDefaults, stem, version: version() });
  writeOutputs([{ path: place(stem), text: parts[0]!.text }], inputs);
  if (given['quiet'] !== true) tell([readSection(documents, names), ...alignedSections(alignment)]);
  return place(stem);
}

/** Until somebody ends the program. */
const ending = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of endSignals) process.once(signal, () => resolve());
  });

const openers: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Where there is no browser the address has been printed, which is enough. */
function openBrowser(address: string): void {
  const [program, ...words] = openers[process.platform] ?? ['xdg-open'];
  const started = spawn(program!, [...words, address], { detached: true, stdio: 'ignore' });
  started.on('error', () => {});
  started.unref();
}
