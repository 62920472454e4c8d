import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Run, sverka } from '../cli/run.js';

/** Words as a shell parts them, as far as the pages have them. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain!);

/** A line of a page is no place for a terminal's width. */
const shown = (text: string, most: number): string => {
  const lines = text.trimEnd().split('\n');
  const some = lines.length > most ? [...lines.slice(0, most), '…'] : lines;
  return some.map((line) => (line === '' ? '' : `    ${line.trimEnd()}`)).join('\n');
};

/** How a page runs its commands. */
export interface Manner {
  /** Where its files are. */
  readonly there: string;
  /** Of longer answers, so many lines are shown. */
  readonly lines?: number;
  /** What is shown of an answer. */
  readonly view: (run: Run) => string;
  /** What a command may end with; those that look for something end with 1 where they find it. */
  readonly statuses?: (line: string) => readonly number[];
}

/** A page whose blocks of commands are run, one after the other, each with what it prints now. */
export function runPage(text: string, { there, view, lines = 14, statuses = () => [0] }: Manner): string {
  const blocks = text.split(/(?<=\n)(?=\S)|(?<=\n\n)(?= {4}\$)/u).map((block) => {
    if (!block.startsWith('    $ ')) return block;
    const answers = [...block.matchAll(/^ {4}\$ sverka (.*)$/gmu)].map(([, line]) => {
      const run = sverka(wordsOf(line!), { cwd: there });
      expect([line, run.stderr]).toEqual([line, statuses(line!).includes(run.status!) ? run.stderr : '']);
      expect(statuses(line!), line).toContain(run.status);
      const output = / -o (\S+)/u.exec(line!)?.[1];
      if (output === undefined) expect(run.stdout.length + run.stderr.length, line).toBeGreaterThan(20);
      else expect(existsSync(join(there, output)), line).toBe(true);
      const answer = view(run).replaceAll(`${there}/`, '');
      return `    $ sverka ${line}\n${answer === '' ? '' : `\n${shown(answer, lines)}\n\n`}`;
    });
    return `${answers.join('').trimEnd()}\n\n`;
  });
  expect(blocks.filter((block) => block.startsWith('    $')).length).toBeGreaterThan(7);
  return blocks.join('');
}
