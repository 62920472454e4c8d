import { join } from 'node:path';
import Database from 'libsql';
import { folder, sverka } from './run.js';

/** Links of a document, as our TSV of lines has them: enough for a corpus whose every figure can be counted by hand. */
export const talks = (links: readonly (readonly [english: string, russian: string])[]): string =>
  `<?xml version="1.0"?><tmx version="1.4"><header creationtool="hand" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>${links
    .map(
      ([english, russian]) =>
        `<tu><tuv xml:lang="en"><seg>${english}</seg></tuv><tuv xml:lang="ru"><seg>${russian}</seg></tuv></tu>`,
    )
    .join('')}</body></tmx>`;

export const first = talks([
  ['The observers came.', 'Наблюдатели прибыли.'],
  ['Sanctions were imposed on the country.', 'Против страны ввели санкции.'],
  ['The sanctions hurt everyone.', 'Ограничения вредят всем.'],
  ['He went home; the ice and the fir tree remained.', 'Он ушёл домой; лёд и ёлка остались.'],
]);

export const second = talks([
  ['An observer of sanctions spoke.', 'Говорил наблюдатель за санкциями.'],
  ['They cost 35,000 roubles.', 'Они стоят 35 000 рублей.'],
]);

/** A folder with a corpus of the two, `talks.db`. */
export function corpus(): string {
  const there = folder({ 'first.tmx': first, 'second.tmx': second });
  const { status, stderr } = sverka(['index', 'first.tmx', 'second.tmx', '-o', 'talks.db', '-q'], { cwd: there });
  if (status !== 0) throw new Error(stderr);
  return there;
}

export function rows(there: string, sql: string, name = 'talks.db'): unknown[] {
  const database = new Database(join(there, name), { readonly: true });
  try {
    return database.prepare(sql).raw(true).all();
  } finally {
    database.close();
  }
}
