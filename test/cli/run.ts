import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const launcher = fileURLToPath(new URL('../../bin/sverka.js', import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the program as a shell would, with nothing in the environment that would change what it prints. */
export function sverka(words: readonly string[], { cwd, input = '', env = {} }: Circumstances = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...words], {
    cwd: cwd ?? folder(),
    input,
    env: { ...process.env, SOURCE_DATE_EPOCH: undefined, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const made: string[] = [];
afterAll(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
});

/** A new folder that holds these files, and is gone after the tests. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'sverka-')));
  made.push(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/**
 * All files below a folder with what they hold; not what a batch keeps for itself.
 * @param encoding latin1 where every byte counts
 */
export function contents(root: string, encoding: BufferEncoding = 'utf8', path = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(root, path))
      .filter((name) => !name.startsWith('.'))
      .sort()
      .flatMap((name): [string, string][] => {
        const inner = join(path, name);
        return statSync(join(root, inner)).isDirectory()
          ? Object.entries(contents(root, encoding, inner))
          : [[inner.replaceAll('\\', '/'), readFileSync(join(root, inner), encoding)]];
      }),
  );
}

export const english = `The minister arrived in Moscow on Monday, March 1.

He met with 12 students and answered their questions. They asked about Uzbekistan.

"Thank you for coming," he said at the end.
`;

export const russian = `Министр прибыл в Москву в понедельник, 1 марта.

Он встретился с 12 студентами и ответил на их вопросы. Они спрашивали об Узбекистане.

«Спасибо, что пришли», — сказал он в конце.
`;

/** A folder with a pair of texts. */
export const pair = (files: Readonly<Record<string, string | Uint8Array>> = {}): string =>
  folder({ 'en.txt': english, 'ru.txt': russian, ...files });
