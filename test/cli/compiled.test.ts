import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCompiled } from '../../src/cli/compiled.js';

const folder = mkdtempSync(join(tmpdir(), 'sverka-compiled-'));

/** A module in a folder of its own, and how it answers. */
function module(name: string, source: string) {
  const file = join(folder, name, 'program.cjs');
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(file, source);
  return { file, kept: () => readdirSync(join(folder, name)).filter((each) => each !== 'program.cjs') };
}
const answerOf = (exports: unknown): unknown => (exports as { answer: () => unknown }).answer();

test('code that was compiled is kept once, beside the program, and taken from there', () => {
  const { file, kept } = module('kept', 'exports.answer = () => 1;');
  const first = loadCompiled(file);
  expect(answerOf(first.exports)).toBe(1);
  expect(kept()).toEqual([]);
  first.keep();
  expect(kept()).toEqual([`program.cjs.align.${process.versions.v8}-${process.arch}.cache`]);
  // As long as the first, and never read: what was compiled is of the first. So the name must tell what is in the file.
  writeFileSync(file, 'exports.answer = () => 2;');
  const second = loadCompiled(file);
  expect(answerOf(second.exports)).toBe(1);
  second.keep();
  expect(kept()).toHaveLength(1);
});

test('what V8 does not take is compiled again', () => {
  // V8 remembers what it compiled in this process, and would not look at the file: of this source there is nothing yet.
  const { file, kept } = module('spoilt', 'exports.answer = () => 3;');
  const spoilt = `${file}.align.${process.versions.v8}-${process.arch}.cache`;
  writeFileSync(spoilt, 'no code');
  const again = loadCompiled(file);
  expect(answerOf(again.exports)).toBe(3);
  // It takes the place of what was of no use.
  again.keep();
  expect(readFileSync(spoilt).length).toBeGreaterThan('no code'.length);
  expect(kept()).toHaveLength(1);
  const other = module('longer', 'exports.answer = () => 1;');
  loadCompiled(other.file).keep();
  writeFileSync(other.file, 'exports.answer = () => 1234;');
  expect(answerOf(loadCompiled(other.file).exports)).toBe(1234);
});

test('where nothing may be written the program runs all the same', () => {
  const { file } = module('gone', 'exports.answer = () => 1;');
  const { exports, keep } = loadCompiled(file);
  rmSync(join(folder, 'gone'), { recursive: true });
  keep();
  expect(answerOf(exports)).toBe(1);
});

test('other parts get the same module', () => {
  const { file } = module('parts', "exports.answer = () => require('./part.cjs');");
  writeFileSync(join(folder, 'parts', 'part.cjs'), "module.exports = require('./program.cjs');");
  const { exports } = loadCompiled(file);
  expect(answerOf(exports)).toBe(exports);
});

test('each use keeps code of its own, and takes that of another where it has none', () => {
  const { file, kept } = module('uses', "exports.answer = () => 'as it was';");
  const first = loadCompiled(file, ['align']);
  // What was not run yet is not compiled yet.
  expect(answerOf(first.exports)).toBe('as it was');
  first.keep();
  // As long as the first: which of the two is run tells where the code came from.
  writeFileSync(file, "exports.answer = () => 'as it is.';");
  const taken = loadCompiled(file, ['search', 'align']);
  expect(answerOf(taken.exports)).toBe('as it was');
  taken.keep();
  const end = `${process.versions.v8}-${process.arch}.cache`;
  expect(kept().sort()).toEqual([`program.cjs.align.${end}`, `program.cjs.search.${end}`]);
  rmSync(`${file}.align.${end}`);
  expect(answerOf(loadCompiled(file, ['search', 'align']).exports)).toBe('as it was');
});
