import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isUnfinished, temporaryName } from '../../src/editor/temporary.js';
import { linesOf } from '../piecewise/texts.js';
import { folder, launcher, pair, sverka } from './run.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** All names below a folder, hidden ones too. */
const namesIn = (path: string): string[] => (readdirSync(path, { recursive: true }) as string[]).sort();
const halves = (path: string): string[] => namesIn(path).filter((name) => isUnfinished(name.split('/').at(-1)!));

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** How long it took after the signal, in milliseconds. */
  readonly took: number;
  readonly stderr: string;
}

/** Runs the program, and gives it a signal as soon as something half written is in a folder. */
function interrupted(words: readonly string[], cwd: string, where: string, signal: NodeJS.Signals): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [launcher, ...words], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    let at = 0;
    child.stderr.setEncoding('utf8').on('data', (some: string) => (stderr += some));
    const look = setInterval(() => {
      if (at > 0 || !existsSync(where) || halves(where).length === 0) return;
      at = performance.now();
      child.kill(signal);
    }, 1);
    child.on('close', (code, by) => {
      clearInterval(look);
      resolve({ code, signal: by, took: at > 0 ? performance.now() - at : Infinity, stderr });
    });
  });
}

/** A memory of so many units. */
function memory(units: number): string {
  const one = (lang: string, text: string): string => `<tuv xml:lang="${lang}"><seg>${text}</seg></tuv>`;
  const body = Array.from(
    { length: units },
    (_, index) =>
      `<tu tuid="${index}">${one('en', `The parties met ${index} times in Moscow.`)}${one('ru', `Стороны встречались в Москве ${index} раз.`)}</tu>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>\n${body.join('')}</body></tmx>\n`;
}
const large = memory(60_000);
const old = { 'out/old.tmx': 'old', 'out/m.tmx': 'old', 'out/talks.tei.xml': 'old', 'out/talks.tmx': 'old' };
const [english, russian] = [linesOf('en').join('\n'), linesOf('ru').join('\n')];

describe('a signal in the middle of a long write', () => {
  const lines = ['talks.en.txt', 'talks.ru.txt', '--from', 'lines'];
  test.each([
    ['convert', ['convert', 'm.tmx', '--to', 'tmx,tsv', '-o', 'out/', '-q']],
    ['tm clean', ['tm', 'clean', 'm.tmx', '-o', 'out/m.tmx', '-q']],
    ['tm merge', ['tm', 'merge', 'm.tmx', 'm.tmx', '-o', 'out/m.tmx', '-q']],
    ['tm split', ['tm', 'split', 'm.tmx', '--units', '1000', '-o', 'out/', '-q']],
    ['validate', ['validate', 'm.tmx', '--fix', '-o', 'out/m.tmx', '-q']],
    ['index', ['index', 'm.tmx', '-o', 'out/old.tmx.db', '-q']],
    ['piecewise', ['align', ...lines, '--piecewise', '--window', '200', '--to', 'tmx,tei', '-o', 'out/', '-q']],
  ])('%s: nothing half written is left, and what was there is', async (name, words) => {
    for (const signal of signals) {
      const there = folder({ ...old, 'm.tmx': large, 'talks.en.txt': english, 'talks.ru.txt': russian });
      const before = namesIn(there);
      const { signal: by, code, stderr } = await interrupted(words, there, join(there, 'out'), signal);
      expect([by, code], `${name}: ${stderr}`).toEqual([signal, null]);
      expect(stderr).toBe('');
      expect(namesIn(there)).toEqual(before);
      for (const [file, text] of Object.entries(old)) expect(readFileSync(join(there, file), 'utf8')).toBe(text);
    }
  });

  test('a whole alignment of a long text, and a shell sees 128 and the number of the signal', async () => {
    const many = (text: string): string => Array.from({ length: 3 }, () => text).join('\n\n');
    const there = folder({ ...old, 'talks.en.txt': many(english), 'talks.ru.txt': many(russian) });
    const words = ['align', ...lines, '--to', 'tmx,tei,json,tsv', '-o', 'out/', '-q'];
    const { signal, code } = await interrupted(words, there, join(there, 'out'), 'SIGTERM');
    expect([signal, code]).toEqual(['SIGTERM', null]);
    expect(halves(there)).toEqual([]);
    const made = ['out/talks.json', 'out/talks.tsv'].map((name) => existsSync(join(there, name)));
    const isOld = readFileSync(join(there, 'out', 'talks.tmx'), 'utf8') === 'old';
    // All were given their names before it was heard, or none.
    expect(made).toEqual([!isOld, !isOld]);
    const shell = spawn(
      'sh',
      [
        '-c',
        `"${process.execPath}" "${launcher}" convert m.tmx --to tsv -o s/ -q & p=$!; while ! ls -A s 2>/dev/null | grep -q tmp; do :; done; kill -INT $p; wait $p; echo $?`,
      ],
      { cwd: folder({ 'm.tmx': large }) },
    );
    let said = '';
    shell.stdout.setEncoding('utf8').on('data', (some: string) => (said += some));
    await new Promise((resolve) => shell.on('close', resolve));
    expect(said.trim()).toBe('130');
  });

  test('a batch ends its threads, leaves no half of a file and no lock, and goes on when it is called again', async () => {
    const there = folder();
    mkdirSync(join(there, 'in'));
    for (let copy = 0; copy < 12; copy++)
      for (const lang of ['en', 'ru'] as const)
        writeFileSync(
          join(there, 'in', `c${copy}.${lang}.txt`),
          linesOf(lang)
            .slice(0, 400 + copy)
            .join('\n'),
        );
    const words = ['batch', 'in', '--from', 'lines', '--to', 'tmx,tei,json', '-q', '-j', '2', '-o'];
    const { signal, stderr } = await interrupted([...words, 'out'], there, join(there, 'out'), 'SIGINT');
    expect(signal, stderr).toBe('SIGINT');
    expect(stderr).toBe('');
    expect(halves(there)).toEqual([]);
    expect(readdirSync(join(there, 'out'))).not.toContain('.sverka.lock');
    expect(readdirSync(join(there, 'out'))).not.toContain('batch-report.tsv');
    expect(sverka([...words, 'out'], { cwd: there }).status).toBe(0);
    expect(readdirSync(join(there, 'out')).filter((name) => name.endsWith('.tmx'))).toHaveLength(12);
  });
});

describe('what a killed process left', () => {
  const leave = (there: string, pid: number, name = 'x.tmx'): string => {
    const path = temporaryName(join(there, name)).replace(`-${process.pid}-`, `-${pid}-`);
    writeFileSync(path, 'half');
    return path;
  };
  // No process has it: the largest number that Linux gives is 2^22.
  const nobody = 2 ** 22 + 1;

  test('is taken away by the next that writes there; of a living one, of another machine and of others it stays', async () => {
    const there = pair();
    const gone = leave(there, nobody);
    const living = leave(there, process.pid);
    const foreign = gone.replace(/sverka-[\da-f]{8}/u, 'sverka-00000000');
    writeFileSync(foreign, 'half');
    writeFileSync(join(there, '.sverka-notes.tmp'), 'mine');
    expect(sverka(['align', 'en.txt', 'ru.txt', '-o', 'x.tmx', '-q'], { cwd: there }).status).toBe(0);
    expect([gone, living, foreign].map((path) => existsSync(path))).toEqual([false, true, true]);
    expect(readFileSync(join(there, '.sverka-notes.tmp'), 'utf8')).toBe('mine');
    const really = folder({ 'm.tmx': large });
    const { signal } = await interrupted(['convert', 'm.tmx', '-o', 'm.tsv', '-q'], really, really, 'SIGKILL');
    expect(signal).toBe('SIGKILL');
    expect(halves(really)).toHaveLength(1);
    expect(sverka(['convert', 'm.tmx', '-o', 'm.tsv', '-q'], { cwd: really }).status).toBe(0);
    expect(namesIn(really)).toEqual(['m.tmx', 'm.tsv']);
  });

  test('a reader that has seen enough leaves nothing in the folder for passing files', () => {
    const there = folder({ 'm.tmx': large });
    const passing = folder();
    const line = `"${process.execPath}" "${launcher}" convert m.tmx --to tsv -q | head -n 1`;
    const { status, stdout } = spawnSync('sh', ['-c', line], {
      cwd: there,
      env: { ...process.env, TMPDIR: passing },
      encoding: 'utf8',
    });
    expect([status, stdout.split('\n').length]).toEqual([0, 2]);
    expect(namesIn(passing)).toEqual([]);
  });
});
