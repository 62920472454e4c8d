import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkOutput, forget, readInput, writeOutputs } from '../../src/cli/files.js';
import { folder } from './run.js';

const coded = (code: string, hint = /./u): unknown =>
  expect.objectContaining({ code, hint: expect.stringMatching(hint) as unknown });
const posix = process.platform !== 'win32';

/** Permissions mean nothing to root: it takes another user's place. */
function asOrdinaryUser(work: () => void): void {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid!(65534);
  try {
    work();
  } finally {
    if (isRoot) process.seteuid!(0);
  }
}

describe('reading', () => {
  test('the bytes as they are', () => {
    const path = join(folder({ x: 'ёж\r\n' }), 'x');
    expect(Buffer.from(readInput(path).bytes).toString()).toBe('ёж\r\n');
  });

  test('a missing file, with the name that was meant, or what there is, or the folder that is not', () => {
    const there = folder({ 'talks.en.txt': '', 'b.txt': '' });
    expect(() => readInput(join(there, 'talk.en.txt'))).toThrow(
      coded('file/not-found', /^Did you mean .*talks\.en\.txt\?$/),
    );
    expect(() => readInput(join(there, 'zzz.md'))).toThrow(coded('file/not-found', /b\.txt, talks\.en\.txt/));
    expect(() => readInput(join(there, 'no', 'b.txt'))).toThrow(coded('file/not-found', /no folder/));
    expect(() => readInput(join(folder(), 'b.txt'))).toThrow(coded('file/not-found', /is empty/));
    expect(() => readInput(join(there, 'b.txt', 'c.txt'))).toThrow(coded('file/not-found'));
  });

  test('a folder, with what is in it', () => {
    expect(() => readInput(folder({ 'en.txt': '' }))).toThrow(coded('file/is-folder', /en\.txt/));
  });

  test('a name that no file can have', () => {
    expect(() => readInput('x'.repeat(5000))).toThrow(coded('file/unreadable'));
  });

  test.skipIf(!posix)('a file that one may not read', () => {
    const path = join(folder({ x: 'x' }), 'x');
    chmodSync(join(path, '..'), 0o755);
    chmodSync(path, 0o000);
    asOrdinaryUser(() => {
      expect(() => readInput(path)).toThrow(coded('file/unreadable', /no permission/));
    });
  });
});

test('bytes are given back when they are asked to be, and what is known of the file stays', () => {
  const path = join(folder({ 'a.txt': 'a'.repeat(100_000) }), 'a.txt');
  const read = readInput(path);
  forget(read);
  expect(read.bytes).toHaveLength(0);
  expect(() => writeOutputs([{ path, text: 'new' }], [read])).toThrow(coded('file/is-input'));
  // Nor are those of other files, which small ones may share memory with.
  const [one, other] = ['one', 'other'].map((name) => readInput(join(folder({ [name]: name }), name)));
  forget(one!);
  expect(new TextDecoder().decode(other!.bytes)).toBe('other');
});

describe('writing', () => {
  const write = (path: string, text = 'new', inputs: string[] = []) => {
    writeOutputs([{ path, text }], inputs.map(readInput));
  };

  test('makes the folders that are missing and leaves nothing else', () => {
    const there = folder();
    write(join(there, 'a', 'b', 'c.txt'));
    expect(readFileSync(join(there, 'a', 'b', 'c.txt'), 'utf8')).toBe('new');
    expect(readdirSync(join(there, 'a', 'b'))).toEqual(['c.txt']);
  });

  test.skipIf(!posix)('keeps the mode of a file and the link that leads to it', () => {
    const there = folder({ 'real.txt': 'old' });
    chmodSync(join(there, 'real.txt'), 0o640);
    symlinkSync('real.txt', join(there, 'link.txt'));
    write(join(there, 'link.txt'));
    expect(lstatSync(join(there, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(there, 'real.txt'), 'utf8')).toBe('new');
    expect(statSync(join(there, 'real.txt')).mode & 0o777).toBe(0o640);
  });

  test('never over an input, by whatever name', () => {
    const there = folder({ 'in.txt': 'old' });
    const input = join(there, 'in.txt');
    linkSync(input, join(there, 'hard.txt'));
    const names = ['in.txt', 'hard.txt', join('..', there.split(/[\\/]/u).at(-1)!, 'in.txt')];
    if (posix) {
      symlinkSync('in.txt', join(there, 'soft.txt'));
      names.push('soft.txt');
    }
    for (const name of names) {
      expect(() => write(join(there, name), 'new', [input])).toThrow(coded('file/is-input'));
      expect(() => checkOutput(join(there, name), [readInput(input)])).toThrow(coded('file/is-input'));
    }
    expect(readFileSync(input, 'utf8')).toBe('old');
  });

  test('all or nothing', () => {
    const there = folder({ 'a.txt': 'old', stop: '' });
    const outputs = [
      { path: join(there, 'a.txt'), text: 'new' },
      { path: join(there, 'stop', 'b.txt'), text: 'new' },
    ];
    expect(() => writeOutputs(outputs, [])).toThrow(coded('file/not-folder'));
    expect(readFileSync(join(there, 'a.txt'), 'utf8')).toBe('old');
    expect(readdirSync(there).sort()).toEqual(['a.txt', 'stop']);
  });

  test('pieces are written one after another, to files and to what is no file', () => {
    const there = folder();
    const pieces = Array.from({ length: 5 }, (_, index) => `${index}${'я'.repeat(200_000)}`);
    writeOutputs([{ path: join(there, 'a.txt'), pieces: new Set(pieces) }], []);
    expect(readFileSync(join(there, 'a.txt'), 'utf8')).toBe(pieces.join(''));
    expect(readdirSync(there)).toEqual(['a.txt']);
    writeOutputs([{ path: '/dev/null', pieces }], []);
  });

  test('a piece that cannot be made leaves everything as it was', () => {
    const there = folder({ 'a.txt': 'old' });
    const pieces = function* () {
      yield 'new'.repeat(200_000);
      throw new Error('no more');
    };
    expect(() => writeOutputs([{ path: join(there, 'a.txt'), pieces: pieces() }], [])).toThrow('no more');
    expect(readFileSync(join(there, 'a.txt'), 'utf8')).toBe('old');
    expect(readdirSync(there)).toEqual(['a.txt']);
  });

  test('a fault while writing leaves no temporary file', () => {
    const there = folder({ 'a.txt': 'old' });
    const full = function* () {
      yield 'new'.repeat(200_000);
      throw Object.assign(new Error('write'), { code: 'ENOSPC' });
    };
    const outputs = [
      { path: join(there, 'a.txt'), text: 'new' },
      { path: join(there, 'b.txt'), pieces: full() },
    ];
    expect(() => writeOutputs(outputs, [])).toThrow(coded('file/not-written', /No space/));
    expect(readFileSync(join(there, 'a.txt'), 'utf8')).toBe('old');
    expect(readdirSync(there)).toEqual(['a.txt']);
  });

  test('a folder where the file should be', () => {
    const there = folder();
    mkdirSync(join(there, 'x.tmx'));
    expect(() => write(join(there, 'x.tmx'))).toThrow(coded('file/is-folder'));
  });

  test.skipIf(!posix)('a folder that one may not write to, a file that is protected', () => {
    const there = folder({ 'locked/in': '', 'open/protected.txt': 'old' });
    chmodSync(there, 0o755);
    chmodSync(join(there, 'locked'), 0o555);
    chmodSync(join(there, 'open'), 0o777);
    chmodSync(join(there, 'open', 'protected.txt'), 0o444);
    asOrdinaryUser(() => {
      expect(() => write(join(there, 'locked', 'x.txt'))).toThrow(coded('file/not-written', /no permission/));
      expect(() => write(join(there, 'open', 'protected.txt'))).toThrow(coded('file/not-written', /no permission/));
    });
    expect(readFileSync(join(there, 'open', 'protected.txt'), 'utf8')).toBe('old');
  });

  test.skipIf(!existsSync('/dev/full'))('a device is written to and not replaced', () => {
    write('/dev/null');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(() => write('/dev/full')).toThrow(coded('file/not-written', /No space/));
  });
});
