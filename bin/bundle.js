#!/usr/bin/env node
// Node takes half a millisecond for each module it loads, and the program and what it always needs have two hundred:
// what the command line needs is put into few files beside its modules, dist/cli/sverka*, with the licences of the
// packages in them. They are CommonJS, since of such Node 20 can keep the compiled code: see src/cli/compiled.ts. The
// library stays as it is, in modules; packages that only some commands load stay packages.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const file = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Loaded when a web page, an office document, a review, a batch, a queue, a corpus or a neural model is asked for. */
const apart =
  /^(?:linkedom|@mozilla\/readability|mammoth|fflate|hono|@hono\/|re2js|tinypool|bullmq|ioredis|unpdf|libsql|@huggingface\/)/u;

/**
 * yargs makes a page of help for each command that it runs, and sverka shows its own: what would lay out the first in
 * columns takes a tenth of a cold start to load, since it knows every emoji.
 */
const unused = {
  cliui: 'export default () => ({ div() {}, toString: () => "" });',
  'string-width': 'export default ({ length }) => length;',
};
const withoutUnused = {
  name: 'without-unused',
  resolveId: (name) => (name in unused ? `\0${name}` : null),
  load: (id) => unused[id.slice(1)] ?? null,
};

/** To tell languages apart takes 200 kB of data, which few runs ask for: it waits until one does. */
const whenAsked = {
  name: 'when-asked',
  resolveId: (name, from) => (name === 'franc' && from !== undefined ? '\0franc' : null),
  load: (id) =>
    id === '\0franc'
      ? `const file = './sverka.franc.cjs';
         export const franc = (...given) => require(file).franc(...given);
         export const francAll = (...given) => require(file).francAll(...given);`
      : null,
};

const folder = file('dist/cli');
for (const name of readdirSync(folder)) if (name.startsWith('sverka')) rmSync(`${folder}/${name}`);

const common = {
  logLevel: 'silent',
  platform: 'node',
  external: (name) => apart.test(name),
  treeshake: { moduleSideEffects: false },
};
const written = {
  dir: folder,
  format: 'cjs',
  // Code that is compiled apart may not import.
  dynamicImportInCjs: false,
  // Names stay, for whoever reads the place of an error.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
};

async function put(inputs, plugins, output = {}, write = true) {
  const input = Object.fromEntries(Object.entries(inputs).map(([name, path]) => [name, file(path)]));
  const bundle = await rolldown({ ...common, input, plugins, preserveEntrySignatures: 'allow-extension' });
  const made = await bundle[write ? 'write' : 'generate']({ ...written, ...output });
  await bundle.close();
  return made.output;
}

/** The modules of chunks that are loaded with these. */
function modulesWith(chunks, names) {
  const seen = new Set();
  const add = (name) => {
    if (seen.has(name) || chunks.every(({ fileName }) => fileName !== name)) return;
    seen.add(name);
    chunks.find(({ fileName }) => fileName === name).imports.forEach(add);
  };
  chunks.filter(({ name, isEntry }) => isEntry && names.includes(name)).forEach(({ fileName }) => add(fileName));
  const modules = chunks.filter(({ fileName }) => seen.has(fileName)).flatMap((chunk) => Object.entries(chunk.modules));
  return new Set(modules.filter(([, { code }]) => code).map(([id]) => id));
}

// What align needs, and other commands need most of: one file, whose compiled code is kept.
const needed = ['main', 'commands/align', 'input/content', 'input/transcripts'];
const entries = Object.fromEntries(needed.map((name) => [name, `dist/cli/${name}.js`]));
const plugins = [withoutUnused, whenAsked];
const core = modulesWith(await put(entries, plugins, {}, false), needed);
// A thread of a batch has the same file, and what else it needs.
const starts = { sverka: 'dist/cli/main.js', 'sverka.thread': 'dist/cli/batch/worker.js' };
const program = await put(starts, plugins, {
  entryFileNames: '[name]-[hash].cjs',
  chunkFileNames: 'sverka.[name].cjs',
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [{ name: 'sverka', test: (id) => core.has(id) }],
  },
});
const languages = await put({ franc: 'node_modules/franc/index.js' }, [], { entryFileNames: 'sverka.[name].cjs' });
const output = [...program, ...languages];

const startOf = (start) => program.find(({ isEntry, name }) => isEntry && name === start).fileName;
const fileName = startOf('sverka');
writeFileSync(
  file('dist/cli/sverka.js'),
  `import { fileURLToPath } from 'node:url';
import { loadCompiled } from './compiled.js';

// What align compiles is most of what any command does; search is asked again and again, and links words too.
const [, , command] = process.argv;
const uses = command === 'search' ? ['search', 'align'] : ['align'];
const program = loadCompiled(fileURLToPath(new URL('${fileName}', import.meta.url)), uses);
export const { main } = program.exports;
export const keep = () => {
  if (command === uses[0]) program.keep();
};
`,
);

writeFileSync(
  file('dist/cli/sverka.thread.js'),
  `import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadCompiled } from './compiled.js';

// The other file asks for it by its name, and gets what is loaded.
loadCompiled(fileURLToPath(new URL('${fileName}', import.meta.url)));
export const { alignTask } = createRequire(import.meta.url)('./${startOf('sverka.thread')}');
`,
);

/** The folder of the package that a module is from; of one of ours, nothing. */
const packageOf = (id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/u.exec(id)?.[0];
const modules = output.flatMap(({ modules = {} }) => Object.entries(modules));
const packages = new Set(modules.filter(([, { code }]) => code).map(([id]) => packageOf(id)));
const licences = [...packages]
  .filter((folder) => folder !== undefined)
  .sort()
  .map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const text = readdirSync(folder).find((each) => /^licen[cs]e/iu.test(each));
    const full = text === undefined ? '' : `\n${readFileSync(join(folder, text), 'utf8').trim()}\n`;
    return `## ${name} ${version}, ${license}\n${full}`;
  });
writeFileSync(
  file('dist/cli/licences.md'),
  `# Licences\n\nPackages that are built into the command line.\n\n${[...new Set(licences)].join('\n')}`,
);
