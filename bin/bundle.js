#!/usr/bin/env node
// Node takes half a millisecond for each module it loads, and the program and what it always needs have two hundred:
// what the command line needs is put into few files beside its modules, dist/cli/sverka*.js, with the licences of the
// packages in them. The library stays as it is, in modules; packages that only some commands load stay packages.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

const bundle = await rolldown({
  input: { sverka: file('dist/cli/main.js') },
  platform: 'node',
  external: (name) => apart.test(name),
  plugins: [withoutUnused],
  treeshake: { moduleSideEffects: false },
});
const { output } = await bundle.write({
  dir: file('dist/cli'),
  entryFileNames: '[name].js',
  chunkFileNames: 'sverka.[name].js',
  // Names stay, for whoever reads the place of an error.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
});
await bundle.close();

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
