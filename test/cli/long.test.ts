import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, type TestContext } from 'vitest';
import { linesOf } from '../piecewise/texts.js';
import { contents, folder, launcher, sverka } from './run.js';

const [english, russian] = [linesOf('en').join('\n'), linesOf('ru').join('\n')];
const texts = (more: Readonly<Record<string, string | Uint8Array>> = {}): string =>
  folder({ 'talks.en.txt': english, 'talks.ru.txt': russian, ...more });
const files = ['talks.en.txt', 'talks.ru.txt', '--from', 'lines', '--piecewise', '--window', '200', '-q'];

/** Does something with a file system of its own, which root alone may mount, and Linux alone has. */
function withDisk(context: TestContext, options: string, work: (disk: string) => void): void {
  const disk = folder();
  if (process.getuid?.() !== 0) return context.skip();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status !== 0) return context.skip();
  try {
    work(disk);
  } finally {
    spawnSync('umount', [disk]);
  }
}

describe('piece by piece, where it cannot be written', () => {
  // Full while pieces come; when the edition is put together of its sections; and when the second format is.
  test.each([64, 700, 1600])('a disk that is full at %i kB: an error, and nothing half written', (size, context?) => {
    withDisk(context as unknown as TestContext, `size=${size}k`, (disk) => {
      mkdirSync(join(disk, 'out'));
      writeFileSync(join(disk, 'out', 'talks.tmx'), 'old');
      const { status, stderr } = sverka(['align', ...files, '--to', 'tmx,tei', '-o', join(disk, 'out/')], {
        cwd: texts(),
      });
      expect([status, stderr]).toEqual([2, expect.stringContaining('[file/not-written]')]);
      expect(stderr).toContain('No space is left');
      expect(readdirSync(join(disk, 'out'))).toEqual(['talks.tmx']);
      expect(readFileSync(join(disk, 'out', 'talks.tmx'), 'utf8')).toBe('old');
    });
  });

  test('a full disk behind standard output, and behind a device', () => {
    const there = texts();
    const line = `exec "${process.execPath}" "${launcher}" align ${files.join(' ')} --to tsv`;
    for (const end of ['> /dev/full', '-o /dev/full']) {
      if (!existsSync('/dev/full')) return;
      const { status, stderr } = spawnSync('sh', ['-c', `${line} ${end}`], { cwd: there, encoding: 'utf8' });
      expect([status, stderr]).toEqual([2, expect.stringContaining('[file/not-written]')]);
    }
    expect(readdirSync('/dev').filter((name) => name.startsWith('.sverka'))).toEqual([]);
    expect(readdirSync(there).sort()).toEqual(['talks.en.txt', 'talks.ru.txt']);
  });

  test('a pipe in place of the output takes it all', () => {
    const there = texts();
    const plain = sverka(['align', ...files, '--to', 'tsv'], { cwd: there }).stdout;
    const line = `"${process.execPath}" "${launcher}" align ${files.join(' ')} --to tsv -o /dev/stdout | cat`;
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: there, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout === plain).toBe(true);
  });

  test('a disk that is read-only', (context) => {
    withDisk(context, 'ro', (disk) => {
      const out = join(disk, 'x.tmx');
      const { status, stderr } = sverka(['align', ...files, '--to', 'tmx', '-o', out], { cwd: texts() });
      expect(status).toBe(2);
      expect(stderr).toContain(`[file/not-written]\n  at:   ${out}\n  hint: The disk is read-only.`);
    });
  });
});

describe('piece by piece, what is read', () => {
  // So long that it is read as it comes; what has no partner at its end costs little.
  const line = 'Стороны обсудили положение в регионе и договорились продолжить консультации по этим вопросам.';
  const many = [
    ...linesOf('ru', false).slice(0, 600),
    ...Array.from({ length: 120_000 }, (_, index) => `${index} ${line}`),
  ].join('\n');
  const few = linesOf('en', false).slice(0, 600).join('\n');
  const longFiles = [...files, '--force', '--lang', 'en,ru'];

  test.each([
    ['grows', (path: string) => appendFileSync(path, '\nИ ещё одна строка.\n')],
    ['is cut short', (path: string) => truncateSync(path, 17 << 20)],
    ['is written anew', (path: string) => writeFileSync(path, russian)],
  ])('a file that %s meanwhile: an error, and nothing half written', { timeout: 120_000 }, async (_, change) => {
    expect(Buffer.byteLength(many)).toBeGreaterThan(18 << 20);
    const there = folder({ 'talks.en.txt': few, 'talks.ru.txt': many });
    const words = ['align', ...longFiles, '--to', 'tmx', '-o', 'out/'];
    const child = spawn(process.execPath, [launcher, ...words], { cwd: there, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (some: string) => (stderr += some));
    const end = new Promise<number | null>((resolve) => child.on('close', resolve));
    // When the first piece is written, most of the file is still to be read.
    while (!existsSync(join(there, 'out'))) await new Promise((resolve) => setTimeout(resolve, 2));
    change(join(there, 'talks.ru.txt'));
    expect([await end, stderr]).toEqual([2, expect.stringContaining('[file/changed]')]);
    expect(readdirSync(join(there, 'out'))).toEqual([]);
  });

  test('pipes, by any name', () => {
    const there = texts();
    const whole = sverka(['align', ...files, '--to', 'tmx', '-o', 'talks.tmx'], { cwd: there });
    expect(whole.status, whole.stderr).toBe(0);
    const rest = files.slice(2).join(' ');
    const program = `"${process.execPath}" "${launcher}" align`;
    for (const [index, line] of [
      `cat talks.ru.txt | ${program} talks.en.txt /dev/stdin ${rest} --to tmx -o OUT`,
      `cat talks.ru.txt | ${program} talks.en.txt - ${rest} --to tmx -o OUT`,
      `${program} talks.en.txt <(cat talks.ru.txt) ${rest} --to tmx -o OUT`,
    ].entries()) {
      const { status, stderr } = spawnSync('bash', ['-c', line.replace('OUT', `${index}.tmx`)], {
        cwd: there,
        encoding: 'utf8',
      });
      expect([status, stderr], line).toEqual([0, '']);
      expect(readFileSync(join(there, `${index}.tmx`), 'utf8')).toBe(readFileSync(join(there, 'talks.tmx'), 'utf8'));
    }
    const empty = `: | ${program} talks.en.txt /dev/stdin ${rest} --to tmx -o x.tmx`;
    const { status, stderr } = spawnSync('bash', ['-c', empty], { cwd: there, encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, expect.stringContaining('[input/empty]')]);
    expect(existsSync(join(there, 'x.tmx'))).toBe(false);
  });

  test.each<[string, Uint8Array, string]>([
    ['has a NUL', Buffer.from(`${russian}\n\0\n`), 'input/binary'],
    ['has NULs far behind', Buffer.from(`${many}\n\0`), 'input/binary'],
    ['is in two encodings', Buffer.concat([Buffer.from(many), Buffer.from([0xcf, 0xf0, 0xe8, 10])]), 'input/encoding'],
    ['ends in the middle of a letter', Buffer.from(`${many}\nИ`).subarray(0, -1), 'input/encoding'],
    ['is of blank lines', Buffer.alloc(20 << 20, '\n'), 'input/empty'],
  ])('a text that %s', { timeout: 120_000 }, (_, bytes, code) => {
    const there = folder({ 'talks.en.txt': few, 'talks.ru.txt': bytes });
    const words = ['align', ...longFiles, '--to', 'tmx', '-o', 'out/'];
    const { status, stderr } = sverka(words, { cwd: there });
    expect([status, stderr]).toEqual([2, expect.stringContaining(`[${code}]`)]);
    expect(contents(there)['out/talks.tmx']).toBeUndefined();
    expect(readdirSync(there).includes('out') ? readdirSync(join(there, 'out')) : []).toEqual([]);
  });

  test('a window for which there is no memory', () => {
    const words = ['align', ...files.map((word) => (word === '200' ? '9000000' : word)), '--to', 'tmx', '-o', 'x.tmx'];
    const { status, stderr } = sverka(words, { cwd: texts() });
    expect(stderr).toContain('max-old-space-size');
    expect(status).toBe(2);
  });
});
