import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SverkaError } from '../index.js';

/** Where the build puts the page: beside this module, and beside the command line that it is bundled into. */
export const pageFolder = fileURLToPath(new URL('../editor/page/', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

export interface Page {
  readonly type: string;
  readonly read: () => Buffer;
}

/**
 * The files of the page by their paths, `/index.html` among them. What is not in this list is not
 * served, whatever way leads to it.
 * @throws SverkaError `desk/not-built`
 */
export function pagesIn(folder: string): ReadonlyMap<string, Page> {
  requireBuilt(folder);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [
        `/${name.split(sep).join('/')}`,
        {
          type: types[extname(name)] ?? 'application/octet-stream',
          read: () => readFileSync(join(folder, name)),
        },
      ]),
  );
}

/** Copies the page, so that any server of files, or none, can show it. */
export function copyPages(folder: string, to: string): void {
  requireBuilt(folder);
  if (existsSync(to) && (!statSync(to).isDirectory() || readdirSync(to).length > 0))
    throw new SverkaError(
      'desk/not-empty',
      'There is something in this place already.',
      'Name a folder that is new or empty.',
      {
        file: to,
      },
    );
  cpSync(folder, to, { recursive: true });
}

function requireBuilt(folder: string): void {
  if (!existsSync(join(folder, 'index.html')))
    throw new SverkaError(
      'desk/not-built',
      'The review page is not built.',
      'Run `npm run build` in the folder of sverka; the package that is installed from npm has it.',
      { file: join(folder, 'index.html') },
    );
}
