// Scripts as users run the program: bundled, since Node takes half a millisecond to load each of two hundred modules.
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** Bundles a script with all that it needs into a folder; gives the file's path. */
export async function bundleScript(script, folder) {
  const bundle = await rolldown({ input: { script }, platform: 'node', treeshake: { moduleSideEffects: false } });
  await bundle.write({ dir: folder, entryFileNames: '[name].mjs', chunkFileNames: '[name].chunk.mjs' });
  await bundle.close();
  return join(folder, 'script.mjs');
}
