import { readFileSync } from 'node:fs';
import { partAt } from './part.js';

/** The version of sverka, from its package.json. */
export function version(): string {
  const text = readFileSync(partAt('../package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
