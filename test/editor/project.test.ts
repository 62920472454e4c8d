import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openProject, type Project } from '../../src/editor/project.js';
import type { Edit } from '../../src/model/edit.js';
import { countSteps } from '../../src/model/history.js';
import { folder } from '../cli/run.js';
import { full, small } from '../format/fixtures.js';
import { errorOf } from '../format/errors.js';
import { someEdit, write } from '../model/edits.js';

const silent = (message: string): void => expect.unreachable(message);
const opened = (path: string): Project => openProject(path, silent);
const stateOf = (project: Project): string => write(project.history().alignment);
const read = (path: string): string => readFileSync(path, 'utf8');
const merge: Edit = { kind: 'merge', bead: 0, with: 'down' };
const start = (content = write(small)): string => join(folder({ 'talks.json': content }), 'talks.json');

/** Some edits that can be made, undoing and redoing among them; tells what was there after each. */
function work(project: Project, steps: number, seed = 7): string[] {
  let state = seed;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8;
  const states: string[] = [];
  while (states.length < steps) {
    const { alignment, done, undone } = project.history();
    const way = next() % 6;
    if (way === 0 && done !== undefined) project.undo();
    else if (way === 1 && undone !== undefined) project.redo();
    else {
      try {
        project.perform(someEdit(alignment, Array.from({ length: 8 }, next)));
      } catch {
        continue;
      }
    }
    states.push(stateOf(project));
  }
  return states;
}

test('to look at a project leaves nothing behind', () => {
  const path = start();
  opened(path).close();
  expect(readdirSync(join(path, '..'))).toEqual(['talks.json']);
  expect(read(path)).toBe(write(small));
});

test('each edit is in the file, and all can be undone and redone after another start', () => {
  const path = start(write(full));
  const first = opened(path);
  const states = work(first, 40);
  first.save();
  expect(read(path)).toBe(states.at(-1));
  first.close();
  const second = opened(path);
  expect(second.history().version).toBe(40);
  expect(stateOf(second)).toBe(states.at(-1));
  const { undone, done } = second.history();
  for (let step = countSteps(undone); step > 0; step--) second.redo();
  for (let step = countSteps(done) + countSteps(undone); step > 0; step--) second.undo();
  expect(errorOf(() => second.undo()).code).toBe('edit/nothing-done');
  second.save();
  expect(read(path)).toBe(write(full));
  second.close();
  const third = opened(path);
  for (let step = countSteps(done); step > 0; step--) third.redo();
  third.close();
  expect(read(path)).toBe(states.at(-1));
});

test('a file that sverka would write otherwise comes back as it was', () => {
  const strange = `\uFEFF${JSON.stringify(JSON.parse(write(small)), null, 7)}\r\n`;
  const path = start(strange);
  const project = opened(path);
  project.perform(merge);
  project.close();
  expect(read(path)).not.toContain('\r');
  const again = opened(path);
  again.undo();
  again.close();
  expect(read(path)).toBe(strange);
});

test('through a link, the file it leads to is changed', () => {
  const path = start();
  const link = join(folder(), 'link.json');
  symlinkSync(path, link);
  const project = opened(link);
  project.perform(merge);
  project.close();
  expect(read(path)).not.toBe(write(small));
  expect(readdirSync(join(link, '..'))).toEqual(['link.json']);
});

describe('a kill at any moment loses nothing that was told to be saved', () => {
  test('wherever the journal breaks off, and whichever file was in place', () => {
    const path = start(write(full));
    const journal = `${path}.journal`;
    const project = opened(path);
    // The file as it was put in place, and how long the journal was then.
    const files = [{ text: read(path), size: 0, deeds: 0 }];
    const ends = [{ size: 0, deeds: 0 }];
    const states = [write(full)];
    for (let deeds = 1; deeds <= 6; deeds++) {
      states.push(...work(project, 1, deeds));
      project.save();
      const bytes = readFileSync(journal);
      const lines = bytes.toString().split('\n');
      // The last two lines are the deed, and the mark that the file is about to hold it.
      const mark = Buffer.byteLength(`${lines.at(-2)}\n`);
      ends.push({ size: bytes.length - mark, deeds });
      files.push({ text: read(path), size: bytes.length, deeds });
    }
    project.close();
    const whole = readFileSync(journal);
    const begun = Buffer.byteLength(`${whole.toString().split('\n')[0]}\n`);
    let seen = 0;
    for (const file of files)
      for (let size = Math.max(file.size, begun); size <= whole.length; size += 101) {
        const deeds = ends.filter((end) => end.size <= size).at(-1)!.deeds;
        const place = start(file.text);
        writeFileSync(`${place}.journal`, whole.subarray(0, size));
        const found = opened(place);
        expect(stateOf(found), `file ${file.deeds}, ${size} bytes`).toBe(states[deeds]);
        expect(found.history().version).toBe(deeds);
        expect(read(place)).toBe(states[deeds]);
        if (seen++ % 20 === 0) {
          // And work goes on where it was broken off.
          const [more] = work(found, 1, size);
          found.close();
          const again = opened(place);
          expect(stateOf(again)).toBe(more);
          again.close();
        } else found.close();
      }
    expect(seen).toBeGreaterThan(60);
  });

  test('a line of the journal that is damaged, and not the last, is refused with its place', () => {
    const path = start();
    const project = opened(path);
    work(project, 3);
    project.close();
    const journal = `${path}.journal`;
    const lines = read(journal).split('\n');
    writeFileSync(journal, [lines[0], '{"edit": 5', ...lines.slice(2)].join('\n'));
    const error = errorOf(() => opened(path));
    expect([error.code, error.at.line]).toEqual(['desk/journal', 2]);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });
});

describe('another program', () => {
  test('that has the project open keeps us from it, and is not waited for when it is dead', () => {
    const path = start();
    const project = opened(path);
    expect(errorOf(() => opened(path)).code).toBe('desk/in-use');
    project.close();
    // No process has this number.
    writeFileSync(`${path}.lock`, '4194999\n');
    opened(path).close();
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test('that changes the file is not overwritten, and no edit is taken any more', () => {
    const path = start();
    const project = opened(path);
    project.perform(merge);
    expect(project.isOurs()).toBe(true);
    writeFileSync(path, write(full));
    expect(project.isOurs()).toBe(false);
    expect(errorOf(() => project.perform(merge)).code).toBe('desk/changed-on-disk');
    expect(errorOf(() => project.undo()).code).toBe('desk/changed-on-disk');
    project.close();
    expect(read(path)).toBe(write(full));
  });

  test('that takes the file away is noticed too', () => {
    const path = start();
    const project = opened(path);
    rmSync(path);
    expect(errorOf(() => project.perform(merge)).code).toBe('desk/changed-on-disk');
    project.close();
    expect(existsSync(path)).toBe(false);
  });

  test('that writes what was there disturbs nobody', () => {
    const path = start();
    const project = opened(path);
    project.perform(merge);
    writeFileSync(path, read(path));
    project.undo();
    project.close();
    expect(read(path)).toBe(write(small));
  });

  test('that made the file anew after all was saved: the journal of the old one is put aside', () => {
    const path = start();
    const project = opened(path);
    project.perform(merge);
    project.close();
    writeFileSync(path, write(full));
    const told: string[] = [];
    const again = openProject(path, (message) => told.push(message));
    expect(told.join()).toContain('can no longer be undone');
    expect(again.history().done).toBeUndefined();
    expect(existsSync(`${path}.journal.old`)).toBe(true);
    again.perform(merge);
    again.close();
    opened(path).close();
  });

  test('that made the file anew before all was saved: nothing is thrown away', () => {
    const path = start();
    const project = opened(path);
    project.perform(merge);
    const copy = `${path}.copy`;
    copyFileSync(`${path}.journal`, copy);
    project.undo();
    project.close();
    // As if the program had been killed after the deed was written and before the file was.
    const lines = read(copy).split('\n');
    writeFileSync(`${path}.journal`, `${lines.slice(0, 2).join('\n')}\n`);
    writeFileSync(path, write(full));
    expect(errorOf(() => opened(path)).code).toBe('desk/changed-on-disk');
    expect(read(path)).toBe(write(full));
    writeFileSync(path, write(small));
    const found = opened(path);
    expect(found.history().version).toBe(1);
    found.close();
  });
});

test('what is no project is refused, and left alone', () => {
  const path = start('Good afternoon.');
  expect(errorOf(() => opened(path)).code).toBe('desk/not-project');
  appendFileSync(path, '{');
  expect(readdirSync(join(path, '..'))).toEqual(['talks.json']);
});
