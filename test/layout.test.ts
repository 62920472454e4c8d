import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Rooms, from left to right: each may import those before it, and siblings only where the table says so. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  error: [],
  model: ['error'],
  segment: ['model', 'error'],
  // What a lexicon is asked for are words, in the form that segmenting gives them.
  lexicon: ['model', 'error', 'segment'],
  // What translates what is learnt of words, and set beside what a lexicon knows.
  translation: ['model', 'error', 'segment', 'lexicon'],
  search: ['model', 'error'],
  // A memory's units are split into sentences as everything else is.
  format: ['model', 'error', 'segment'],
  // Words are scored by where they stand.
  evaluate: ['model', 'error', 'segment'],
  // Which ids and pairs were met is counted as for cleaning.
  validate: ['model', 'error', 'segment', 'format', 'memory'],
  // Work on memories is done on what their format reads, and asks for the language and the numbers of their units.
  memory: ['model', 'error', 'segment', 'lexicon', 'format'],
  // A feature is made of words and of what the lexicon knows.
  feature: ['model', 'error', 'segment', 'lexicon'],
  // A check is made of features and of linked words; numbers are compared as those of a memory's units.
  check: ['model', 'error', 'segment', 'lexicon', 'feature', 'memory', 'words'],
  method: ['model', 'error', 'segment', 'lexicon', 'feature', 'search'],
  // What linguists count and look for in pairs of texts; pages are made as reports are.
  corpus: ['model', 'error', 'segment', 'format', 'lexicon', 'translation'],
  // Cross-validation is training that is scored.
  train: ['model', 'error', 'segment', 'lexicon', 'feature', 'search', 'method', 'evaluate'],
  // What renders what inside a bead.
  words: ['model', 'error', 'segment', 'lexicon', 'feature'],
  align: ['model', 'error', 'segment', 'lexicon', 'method'],
  realign: ['align', 'model'],
  // Texts that are aligned as they come.
  piecewise: ['align', 'error', 'model', 'segment'],
  update: ['align', 'error', 'model', 'words'],
  // Which texts belong together, by what they hold.
  pairing: ['model', 'error', 'segment', 'lexicon'],
  // What a reviewer looks at and for.
  review: ['model', 'error'],
  index: [
    'align',
    'check',
    'corpus',
    'error',
    'evaluate',
    'feature',
    'format',
    'lexicon',
    'memory',
    'method',
    'model',
    'pairing',
    'piecewise',
    'realign',
    'review',
    'segment',
    'train',
    'translation',
    'update',
    'validate',
    'words',
  ],
  editor: ['index'],
  // Many documents: their names, the pool, the journal.
  batch: ['index'],
  // A command starts the editor's server, or a batch.
  cli: ['index', 'editor', 'batch'],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.(?:ts|svelte)$/u.test(path) && !path.endsWith('.d.ts'));

const room = (path: string): string => path.split('/')[0]!.replace(/\.ts$/u, '');

const importsOf = (path: string): string[] =>
  [...readFileSync(join('src', path), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/gu)].map(([, name]) => name!);

/** A worker is imported with a question: `?worker`. */
const target = (path: string, name: string): string =>
  posix.join(posix.dirname(path), name.replace(/\?.*$/u, '').replace(/\.js$/u, '.ts'));

/** What runs in Node: the command line, batches, and of the editor all but the page. */
const isOfNode = (path: string): boolean =>
  room(path) === 'cli' || room(path) === 'batch' || (room(path) === 'editor' && !path.startsWith('editor/page/'));

describe('who imports whom', () => {
  test.each(files)('%s', (path) => {
    const here = room(path);
    expect(Object.keys(mayImport)).toContain(here);
    for (const name of importsOf(path)) {
      if (!name.startsWith('.')) {
        if (!isOfNode(path)) expect(name).not.toMatch(/^node:/u);
        continue;
      }
      const there = room(target(path, name));
      if (there !== here) expect(mayImport[here], `${path} imports ${name}`).toContain(there);
    }
  });
});

test('what looks for a file beside itself finds it in the bundle of the command line, too', () => {
  // The bundle stands in dist/cli: from a deeper folder, or another, a relative path would lead elsewhere.
  const lookers = files.filter((path) => readFileSync(join('src', path), 'utf8').includes('import.meta.url'));
  expect(lookers).toContain('cli/part.ts');
  for (const path of lookers) {
    const found = readFileSync(join('src', path), 'utf8').matchAll(/new URL\(['`]([^'`]+)['`], import\.meta\.url/gu);
    for (const [, name] of found)
      expect(posix.join('cli', name!), `${path} looks for ${name}`).toBe(posix.join(dirname(path), name!));
  }
});

test('no import cycles', () => {
  const done = new Set<string>();
  const walk = (path: string, above: readonly string[]): void => {
    expect(above, `a cycle: ${[...above, path].join(' → ')}`).not.toContain(path);
    if (done.has(path)) return;
    for (const name of importsOf(path)) if (name.startsWith('.')) walk(target(path, name), [...above, path]);
    done.add(path);
  };
  for (const path of files) walk(path, []);
});

test('no file is over 400 lines, and no folder is called by nothing it holds', () => {
  for (const path of files) {
    expect(readFileSync(join('src', path), 'utf8').split('\n').length, path).toBeLessThanOrEqual(400);
    expect(dirname(path)).not.toMatch(/utils|helpers|common/u);
  }
  expect(files.filter((path) => relative('.', path).endsWith('index.ts'))).toEqual(['index.ts']);
});
