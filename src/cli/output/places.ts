import { basename, dirname, join, parse, resolve } from 'node:path';
import { folderLanguage, untag } from '../../batch/name.js';
import { formatNamed, formats, SverkaError, type Language } from '../../index.js';
import { dash, isFolder } from '../files.js';

/**
 * What the outputs of a pair are called: the name of the source without its language. `x.en.txt`,
 * `x_en.txt`, `en-x.txt` and `en/x.txt` are `x`; `x/en.txt` is `x`; what has no name is `alignment`.
 */
export function stemOf(path: string, lang: Language): string {
  if (path === dash) return 'alignment';
  const { rest } = untag(parse(path).name, lang);
  if (rest !== '') return rest;
  const folder = dirname(resolve(path));
  const name = basename(folder);
  return folderLanguage(name) === lang || name === '' ? basename(dirname(folder)) || 'alignment' : name;
}

/** What the outputs made of a saved alignment are called: its name without the suffixes of its format. */
export function savedStem(path: string): string {
  if (path === dash) return 'alignment';
  const name = basename(path);
  const suffix = formats.map((format) => format.suffix).find((each) => name.toLowerCase().endsWith(each));
  const stem = suffix === undefined ? parse(name).name : name.slice(0, -suffix.length);
  // An edition in three files has a file for each language.
  return (suffix === formatNamed('tei').suffix ? stem.replace(/\.(?:en|ru)$/iu, '') : stem) || 'alignment';
}

/**
 * Where the files of an export go.
 * @param output what was given with -o: nothing, `-`, a file or a folder
 * @param suffixes of all the files to write, such as `.tmx`
 * @param whole suffix of the one file that these are the parts of: `.tmx` of `.1.tmx` and `.2.tmx`
 * @returns one path for each, or undefined for standard output
 */
export function placesFor(
  output: string | undefined,
  stem: string,
  suffixes: readonly string[],
  whole?: string,
): readonly string[] | undefined {
  const toStandardOutput = output === undefined || output === dash;
  if (suffixes.length === 1) {
    if (toStandardOutput) return undefined;
    return isFolder(output) || endsAsFolder(output) ? [join(output, stem + suffixes[0])] : [output];
  }
  if (toStandardOutput)
    throw new SverkaError(
      'cli/several-to-stdout',
      `${suffixes.length} files cannot go to standard output together.`,
      'Name a folder for them with -o, such as -o out/.',
    );
  // Parts of x.tmx are x.1.tmx and x.2.tmx.
  if (whole !== undefined && !isFolder(output) && output.toLowerCase().endsWith(whole))
    return suffixes.map((suffix) => output.slice(0, -whole.length) + suffix);
  return suffixes.map((suffix) => join(output, stem + suffix));
}

const endsAsFolder = (path: string): boolean =>
  path.endsWith('/') || (process.platform === 'win32' && path.endsWith('\\'));
