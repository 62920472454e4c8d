import { basename, dirname, join, parse, resolve } from 'node:path';
import { formatNamed, formats, SverkaError, type Language } from '../index.js';
import { dash, isFolder } from './files.js';

const names: Readonly<Record<Language, string>> = { en: 'en|eng|english', ru: 'ru|rus|russian' };

/**
 * What the outputs of a pair are called: the name of the source without its language. `x.en.txt`,
 * `x_en.txt`, `en-x.txt` and `en/x.txt` are `x`; `x/en.txt` is `x`; what has no name is `alignment`.
 */
export function stemOf(path: string, lang: Language): string {
  if (path === dash) return 'alignment';
  const tag = `(?:${names[lang]})(?:[-_][a-z]{2})?`;
  const own = parse(path).name;
  const stem = own
    .replace(new RegExp(`^${tag}$`, 'iu'), '')
    .replace(new RegExp(`[._\\s-]+${tag}$`, 'iu'), '')
    .replace(new RegExp(`^(?:${names[lang]})[._\\s-]+`, 'iu'), '');
  if (stem !== '') return stem;
  const folder = dirname(resolve(path));
  return new RegExp(`^${tag}$`, 'iu').test(basename(folder)) || basename(folder) === ''
    ? basename(dirname(folder)) || 'alignment'
    : basename(folder);
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
