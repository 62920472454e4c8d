#!/usr/bin/env node
// Node takes half a millisecond for each module it loads, and the program has over a hundred: what the
// command line needs is put into few files beside its modules, dist/cli/sverka*.js. The library stays
// as it is, in modules; packages stay packages, with their licences.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const file = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const bundle = await rolldown({
  input: { sverka: file('dist/cli/main.js') },
  platform: 'node',
  external: (name) => !name.startsWith('.') && !name.startsWith('/'),
  treeshake: { moduleSideEffects: false },
});
await bundle.write({ dir: file('dist/cli'), entryFileNames: '[name].js', chunkFileNames: 'sverka.[name].js' });
await bundle.close();
