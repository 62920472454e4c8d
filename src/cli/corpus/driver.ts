import { existsSync } from 'node:fs';
import type Libsql from 'libsql';
import { SverkaError } from '../../index.js';

export type Database = Libsql.Database;

/**
 * Opens an SQLite database. The driver is optional, and loaded only here.
 * @param name what the user calls it
 * @throws SverkaError `corpus/no-driver`, `corpus/not-database`, `file/not-found`
 */
export async function openDatabase(path: string, use: 'read' | 'write', name = path): Promise<Database> {
  if (use === 'read' && !existsSync(path))
    throw new SverkaError('file/not-found', 'There is no such file.', 'sverka index FILES… -o DB makes one.', {
      file: path,
    });
  const Driver = await loadDriver();
  try {
    const database = new Driver(path, { readonly: use === 'read' });
    // A file that is no database is found out only when it is read.
    database.prepare('SELECT count(*) FROM sqlite_master').get();
    return database;
  } catch (error) {
    throw notDatabase(name, (error as Error).message);
  }
}

export const notDatabase = (path: string, reason: string): SverkaError =>
  new SverkaError(
    'corpus/not-database',
    'This is no corpus that sverka index made.',
    `${reason.charAt(0).toUpperCase()}${reason.slice(1).replace(/\.?$/u, '.')} sverka index FILES… -o DB makes one.`,
    { file: path },
  );

async function loadDriver(): Promise<typeof Libsql> {
  try {
    return (await import('libsql')).default;
  } catch (error) {
    throw new SverkaError(
      'corpus/no-driver',
      'The driver for SQLite cannot be loaded.',
      `It is the optional package libsql 0.5.29, which has no build for some systems; npm install libsql@0.5.29 gets it. ${(error as Error).message.split('\n')[0]}`,
    );
  }
}

/** Rows as arrays, in the order of the columns asked for. */
export const rowsOf = <T extends readonly unknown[]>(
  database: Database,
  sql: string,
  ...values: readonly (string | number | null)[]
): T[] =>
  database
    .prepare(sql)
    .raw(true)
    .all(...(values as [])) as T[];
