import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const corpus = 'corpora/2021-03-02-lavrov-kamilov';
export const stem = '2021-03-02-lavrov-kamilov';

/** Both streams; without what Debian's wrappers of Java programs say of jars that are not needed. */
export function run(program: string, words: readonly string[]): { status: number; output: string } {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  const talk = stderr.replace(/^\[warning\] \/usr\/bin\/.*\n/gmu, '');
  return { status: status ?? -1, output: stdout + talk };
}

/** Aligns the transcript as a user would, into a new folder. */
export function alignTranscript(...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-clients-'));
  const { status, output } = run(process.execPath, [
    'bin/sverka.js',
    'align',
    `${corpus}/en.txt`,
    `${corpus}/ru.txt`,
    '--meta',
    `${corpus}/meta.json`,
    ...options,
    '-o',
    `${folder}/`,
  ]);
  if (status !== 0) throw new Error(output);
  return folder;
}

/** Sentence links of a project file, as texts, without nulls: what a translation memory holds. */
export function pairsOf(
  projectFile: string,
): { readonly source: string; readonly target: string; readonly shape: string }[] {
  interface Side {
    readonly text: string;
    readonly units: { readonly sentence: readonly { readonly at: readonly [number, number] }[] };
  }
  interface Link {
    readonly source: readonly [number, number];
    readonly target: readonly [number, number];
  }
  const { source, target, ladders } = JSON.parse(readFileSync(projectFile, 'utf8')) as {
    source: Side;
    target: Side;
    ladders: { sentence: Link[] };
  };
  const words = ({ text, units }: Side, [from, to]: readonly [number, number]): string =>
    units.sentence
      .slice(from, to)
      .map(({ at }) => text.slice(at[0], at[1]))
      .join(' ')
      .replace(/\s+/gu, ' ');
  return ladders.sentence
    .map((link) => ({
      source: words(source, link.source),
      target: words(target, link.target),
      shape: `${link.source[1] - link.source[0]}:${link.target[1] - link.target[0]}`,
    }))
    .filter((pair) => pair.source !== '' && pair.target !== '');
}
