import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** A part of the program as Node's own loader would make it, and what keeps its compiled code for later runs. */
export interface Loaded {
  readonly exports: unknown;
  /** Does nothing where it is kept already, and V8 took it. */
  readonly keep: () => void;
}

type Body = (exports: object, require: NodeJS.Require, module: object, file: string, folder: string) => void;

/**
 * Loads a CommonJS module with the code that V8 compiled of it in an earlier run, if there is such: to read and compile
 * the program takes a fifth of a short run. `module.enableCompileCache` does the same from Node 22.8 on.
 *
 * V8 takes no code of another version, of other flags, or of a source of another length; that it is of this very source
 * must be in the name of the file, which holds a hash. Who may write the code beside the program may change the program.
 * @param file absolute; its name changes with its content
 * @param uses what it is run for, the likest first: the code that the first kept is taken, else that of the next; `keep`
 * is for the first
 */
export function loadCompiled(file: string, uses: readonly [string, ...string[]] = ['align']): Loaded {
  // Most patterns of the program meet few texts: to interpret each at first and compile it when it comes again is to
  // compile it twice.
  setFlagsFromString('--no-regexp-tier-up');
  // Functions with all that they call in them take V8 long to optimise, and a short run waits for it: with small ones alone, 5,000
  // sentences a side take 7 % less time, and 100,000 no more.
  setFlagsFromString('--max-inlined-bytecode-size=100');
  // Nor are the first rounds of loops made apart: 5,000 sentences a side take 5 % less of the processor, five such in one
  // process 10 %.
  setFlagsFromString('--no-turbo-loop-peeling');
  // What runs four times as long is optimised with more known of it, and less often taken back: half as many functions are
  // optimised again, and a transcript takes 12 % less of the processor. V8 of Node 22 has a compiler more, and no such flag.
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=300000');
  const caches = uses.map((use) => `${file}.${use}.${process.versions.v8}-${process.arch}.cache`);
  const [cache] = caches;
  const [cachedData, from] = firstThere(caches);
  const source = readFileSync(file, 'utf8');
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${source}
})`,
    {
      filename: file,
      cachedData,
    },
  );
  const require = createRequire(file);
  const module = { exports: {}, id: file, filename: file, loaded: true };
  // Other parts, which ask for this one by its name, must not get another.
  require.cache[file] = module as NodeJS.Module;
  (script.runInThisContext() as Body)(module.exports, require, module, file, dirname(file));
  const keep = (): void => {
    if (from !== cache || script.cachedDataRejected === true) writeIfAllowed(cache!, script.createCachedData());
  };
  return { exports: module.exports, keep };
}

function firstThere(files: readonly string[]): readonly [content?: Buffer, file?: string] {
  for (const file of files)
    try {
      return [readFileSync(file), file];
    } catch {
      // There is none; without any the source is compiled.
    }
  return [];
}

/** Whole or not at all, since others may be starting; where the program may not be written, each run compiles it. */
function writeIfAllowed(file: string, content: Uint8Array): void {
  const temporary = join(dirname(file), `.sverka-${process.pid}.tmp`);
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch {
    rmSync(temporary, { force: true });
  }
}
