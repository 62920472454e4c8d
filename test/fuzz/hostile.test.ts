import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { within } from '../../src/cli/input/deadline.js';
import { readInput } from '../../src/cli/files.js';
import * as sverka from '../../src/index.js';
import { english, folder, launcher, pair, russian, sverka as run } from '../cli/run.js';

const { SverkaError } = sverka;
const many = 1_000_000;

/** What comes of reading: nothing worse than a refusal. */
async function readOrRefuse(read: () => unknown): Promise<string> {
  try {
    await read();
    return 'read';
  } catch (error) {
    if (!(error instanceof SverkaError)) throw error;
    return error.code;
  }
}

const bomb = `<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 12 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join('')}]>`;

describe('markup out of all measure', () => {
  const attributes = Array.from({ length: many }, (_, at) => `a${at}="1"`).join(' ');
  const inputs: readonly (readonly [string, string])[] = [
    ['a million levels', `<tmx version="1.4"><body>${'<tu>'.repeat(many)}`],
    ['a million levels of TEI', `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>${'<div>'.repeat(many)}`],
    ['a million levels of XLIFF', `<xliff version="1.2">${'<group>'.repeat(many)}`],
    ['a million attributes', `<tmx version="1.4" ${attributes}><body/></tmx>`],
    [
      'a bomb of entities',
      `${bomb}<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>&m;</seg></tuv></tu></body></tmx>`,
    ],
    ['brackets of JSON', `{"sverka":1,"source":${'['.repeat(many)}`],
    ['a million keys', `{"sverka":1,${Array.from({ length: many / 10 }, (_, at) => `"k${at}":1`).join(',')}}`],
  ];
  for (const [name, text] of inputs)
    test(name, async () => {
      for (const format of sverka.formats.filter(({ read }) => read !== undefined))
        if (format.recognizes?.(text.slice(0, 100_000)) === true || format.name === 'tmx')
          expect(await readOrRefuse(() => format.read!(text))).toMatch(
            /\/invalid|\/incomplete|\/not-ours|\/no-|\/which-/u,
          );
    });

  test('a page nested a million deep, and one of a million attributes', async () => {
    for (const page of [
      `<html><body>${'<div>'.repeat(many)}x`,
      `<html><body><p ${attributes}>Hello there.</p></body></html>`,
    ])
      expect(await readOrRefuse(() => sverka.readHtml(page))).toBe('input/damaged');
  }, 240_000);
});

describe('text out of all measure', () => {
  // test/bench/hostile.js measures that time grows with the length and no faster; here it is done at all.
  test.each([
    ['two million characters without a stop', 'слово и дело '.repeat(150_000)],
    ['a hundred thousand lines alike', 'Да.\n'.repeat(100_000)],
    ['halves of characters', '\uD83D \uDE00. '.repeat(100_000)],
    ['zeros', 'а\0б. '.repeat(100_000)],
  ])('%s', (_, text) => {
    for (const segment of [sverka.segmentTranscript, sverka.segmentPlain]) {
      const { units, text: kept } = segment(text, 'ru');
      expect(kept).toBe(text);
      if (/\p{L}/u.test(text)) expect(units.sentence.length).toBeGreaterThan(0);
    }
  });
});

describe('rules of a stranger', () => {
  const late = (): Error => new SverkaError('srx/slow', 'late', 'none');
  test('a pattern that finds no end is ended; one that does is left alone', () => {
    expect(within(1000, () => 'done', late)).toBe('done');
    // That the outer work is told apart from the inner.
    expect(within(1000, () => within(1000, () => 1, late) + 1, late)).toBe(2);
    const rules = sverka.readSrx(
      '<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="yes"/><body><languagerules><languagerule languagerulename="all"><rule break="yes"><beforebreak>\\.</beforebreak><afterbreak>\\s(\\w+\\s?)+;</afterbreak></rule></languagerule></languagerules><maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>',
    );
    const { split } = sverka.srxSplitter(rules, 'en');
    const text = `One. ${'a'.repeat(60)}!`;
    expect(() => within(300, () => split(text, [0, text.length]), late)).toThrow(
      expect.objectContaining({ code: 'srx/slow' }),
    );
    expect(() =>
      within(
        300,
        () => {
          throw new RangeError('other');
        },
        late,
      ),
    ).toThrow(RangeError);
  });
});

describe('files', () => {
  const usual = ['align', 'en.txt', 'ru.txt', '--to', 'tmx', '-o', 'out.tmx', '-q'];
  const fails = (there: string, code: string, words = usual): void => {
    const { status, stderr } = run(words, { cwd: there });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(`[${code}]`) as string });
    expect(existsSync(join(there, 'out.tmx'))).toBe(false);
    expect(readdirSync(there).filter((name) => name.includes('.tmp'))).toEqual([]);
  };

  test('a zero among letters is no text', () => {
    fails(pair({ 'en.txt': english.replace('minister', 'mini\0ster') }), 'input/binary');
  });

  test('links in a circle, and to nowhere', () => {
    const there = pair();
    symlinkSync('loop.txt', join(there, 'loop.txt'));
    symlinkSync('nowhere.txt', join(there, 'gone.txt'));
    fails(there, 'file/unreadable', ['align', 'loop.txt', 'ru.txt', '--to', 'tmx', '-o', 'out.tmx']);
    fails(there, 'file/not-found', ['align', 'gone.txt', 'ru.txt', '--to', 'tmx', '-o', 'out.tmx']);
    // A batch passes them by.
    const site = folder({ 'in/x.en.txt': english, 'in/x.ru.txt': russian });
    symlinkSync('..', join(site, 'in', 'up'));
    symlinkSync('nowhere', join(site, 'in', 'y.en.txt'));
    expect(run(['batch', 'in', '--to', 'tmx', '-o', 'out', '-q'], { cwd: site }).status).toBe(0);
  });

  test('a name that would drive the terminal', () => {
    const { status, stderr } = run(['align', 'en\u001B[31m\u0007.txt', 'ru.txt'], { cwd: pair() });
    expect(status).toBe(2);
    expect(stderr).toContain('[file/not-found]');
    // eslint-disable-next-line no-control-regex
    expect(stderr).not.toMatch(/[\u001B\u0007]/u);
  });

  const isPosix = process.platform !== 'win32';
  test.skipIf(!existsSync('/dev/full'))('a full disk behind standard output, and behind a device', () => {
    const there = pair();
    for (const words of [
      'align en.txt ru.txt -q',
      'segment en.txt --lang en -q',
      '--help',
      'align en.txt ru.txt --to tmx -q',
    ]) {
      const line = `exec "${process.execPath}" "${launcher}" ${words} >/dev/full`;
      const { status, stderr } = spawnSync('sh', ['-c', line], { cwd: there, encoding: 'utf8' });
      expect({ words, status, stderr }).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('[file/not-written]') as string,
      });
      expect(stderr).not.toContain('that is a bug');
    }
    fails(there, 'file/not-written', ['align', 'en.txt', 'ru.txt', '--to', 'tmx', '-o', '/dev/full']);
    // What nobody can read is no reason to lose the work.
    const line = `exec "${process.execPath}" "${launcher}" align en.txt ru.txt --to tmx -o out.tmx 2>/dev/full`;
    expect(spawnSync('sh', ['-c', line], { cwd: there }).status).toBe(0);
    expect(existsSync(join(there, 'out.tmx'))).toBe(true);
  });

  test.skipIf(!isPosix)('a reader that has seen enough, closed channels, no home, no terminal to speak of', () => {
    const there = pair();
    const program = `"${process.execPath}" "${launcher}"`;
    const sh = (line: string, env: Record<string, string> = {}) =>
      spawnSync('sh', ['-c', line], { cwd: there, encoding: 'utf8', env: { PATH: process.env['PATH']!, ...env } });
    expect(sh(`${program} align en.txt ru.txt -q | true`)).toMatchObject({ status: 0, stderr: '' });
    expect(sh(`exec ${program} align en.txt ru.txt --to tmx -q >&-`).stderr).toBe('');
    expect(sh(`exec ${program} align - ru.txt -q <&-`).stderr).toContain('[input/empty]');
    const plain = sh(`exec ${program} align en.txt ru.txt --to tsv -q`).stdout;
    const odd = { LC_ALL: 'C', TERM: 'dumb', HOME: '/nonexistent', TMPDIR: '/nonexistent' };
    expect(sh(`exec ${program} align en.txt ru.txt --to tsv -q`, odd)).toMatchObject({
      status: 0,
      stdout: plain,
      stderr: '',
    });
    expect(sh(`mkfifo pipe && (cat en.txt > pipe & exec ${program} align pipe ru.txt --to tsv -q)`).stdout).toBe(plain);
    for (const name of ['n'.repeat(300), '.'])
      expect(sh(`exec ${program} align ${name} ru.txt -q`).stderr).toMatch(/\[file\/(?:unreadable|is-folder)\]/u);
  });

  test('UTF-16 and UTF-32 without a mark, and bytes of no text', () => {
    const words = ['align', 'en.txt', 'ru.txt', '--to', 'tsv', '-q'];
    const plain = run(words, { cwd: pair() }).stdout;
    const wide = Buffer.alloc(english.length * 4);
    for (const [index, char] of [...english].entries()) wide.writeUInt32LE(char.codePointAt(0)!, index * 4);
    for (const bytes of [Buffer.from(english, 'utf16le'), Buffer.from(english, 'utf16le').swap16(), wide])
      expect(run(words, { cwd: pair({ 'en.txt': bytes }) }).stdout).toBe(plain);
    const noise = Uint8Array.from({ length: 20_000 }, (_, at) => (Math.imul(at + 7, 2_654_435_761) >>> 13) & 255);
    fails(pair({ 'en.txt': noise }), 'input/binary');
  });

  test('a packed document that unpacks to very much, or to another place', () => {
    const zip = (name: string, size: number): Uint8Array => zipSync({ [name]: new Uint8Array(size).fill(97) });
    fails(pair({ 'en.txt': zip('content.xml', 2e8) }), 'input/too-large');
    const there = pair({ 'en.txt': zip('../../escaped.xml', 100) });
    fails(there, 'input/binary');
    expect(existsSync(join(there, '..', '..', 'escaped.xml'))).toBe(false);
  });

  test('a file that changes while it is read', async () => {
    const there = folder({ 'x.txt': 'a'.repeat(2e7) });
    const code = `const fs = require('fs'); for (;;) fs.appendFileSync('x.txt', 'b')`;
    const child = spawn(process.execPath, ['-e', code], { cwd: there });
    try {
      await new Promise((begun) => child.once('spawn', begun));
      const read = (): string => {
        for (let times = 0; times < 500; times++)
          try {
            readInput(join(there, 'x.txt'));
          } catch (error) {
            return (error as { code: string }).code;
          }
        return 'read';
      };
      expect(read()).toBe('file/changed');
    } finally {
      child.kill('SIGKILL');
    }
  });

  const isRoot = process.getuid?.() === 0;
  test.skipIf(!isRoot)(
    'a full disk: nothing is left behind (as root on Linux alone, where one can be mounted)',
    (context) => {
      const disk = folder();
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status !== 0) return context.skip();
      try {
        const there = pair();
        const full = join(disk, 'fill');
        const one = new Uint8Array(4096);
        const parts: Uint8Array[] = [];
        for (let pages = 1; pages <= 15; pages++) parts.push(one);
        writeFileSync(full, Buffer.concat(parts));
        const words = ['align', 'en.txt', 'ru.txt', '--to', 'tmx,tei,json', '-o', join(disk, 'out/'), '-q'];
        const { status, stderr } = run(words, { cwd: there });
        expect({ status, stderr }).toEqual({
          status: 2,
          stderr: expect.stringContaining('[file/not-written]') as string,
        });
        expect(stderr).toContain('No space is left');
        expect(readdirSync(join(disk, 'out'))).toEqual([]);
        mkdirSync(join(there, 'in'));
        writeFileSync(join(there, 'in', 'x.en.txt'), english);
        writeFileSync(join(there, 'in', 'x.ru.txt'), russian);
        const batch = run(['batch', 'in', '--to', 'tmx,tei,json', '-o', join(disk, 'b'), '-q'], { cwd: there });
        expect(batch.status).toBeGreaterThan(0);
        expect(batch.stderr).not.toContain('that is a bug');
      } finally {
        spawnSync('umount', [disk]);
      }
    },
  );
});
