// Scripts as users run the program: bundled, since Node takes half a millisecond to load each of two hundred modules, and
// with their compiled code kept from the first run on.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const loader = new URL('../../dist/cli/compiled.js', import.meta.url).href;

/** Bundles a script with all that it needs into a folder; gives the file's path. */
export async function bundleScript(script, folder) {
  const bundle = await rolldown({ input: { script }, platform: 'node', treeshake: { moduleSideEffects: false } });
  await bundle.write({ dir: folder, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].chunk.cjs' });
  await bundle.close();
  const file = JSON.stringify(join(folder, 'script.cjs'));
  const launcher = join(folder, 'script.mjs');
  writeFileSync(launcher, `import { loadCompiled } from '${loader}';\nloadCompiled(${file}).keep();\n`);
  return launcher;
}
