import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  apply,
  type Bead,
  checks,
  type Concern,
  type Contribution,
  type Edit,
  findBeads,
  formats,
  type Places,
} from '../../src/index.js';
import { reasonsOf } from '../../src/editor/page/reasons.js';
import { changedPlace, findingsByBead } from '../../src/editor/page/rows.js';
import { features } from '../../src/feature/features.js';
import { small } from '../format/fixtures.js';
import { actionOfKey, actionTable } from '../../src/editor/page/action-table.js';
import { differencesOf } from '../../src/editor/page/difference.js';
import { keyLabel } from '../../src/editor/page/keys.js';
import { piecesOf, plainPlace, rawPlace } from '../../src/editor/page/pieces.js';

const page = 'src/editor/page';
type Form = string | Readonly<Record<string, string>>;
const words = JSON.parse(readFileSync(`${page}/words.json`, 'utf8')) as Record<string, Record<'en' | 'ru', Form>>;
const forms = (text: Form): string[] => (typeof text === 'string' ? [text] : Object.values(text));

describe('keys', () => {
  test('each belongs to one action', () => {
    const keys = actionTable.flatMap(({ keys: some }) => [...some]);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { name, keys: some } of actionTable) for (const key of some) expect(actionOfKey(key)).toBe(name);
  });

  test('each is told in the docs', () => {
    const table = readFileSync('docs/review.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|')[1]!)
      .join(' ');
    const told = (key: string): string =>
      key
        .split('+')
        .map((part) =>
          part.startsWith('Arrow')
            ? keyLabel(part)
            : part === 'Escape'
              ? 'Esc'
              : part.length === 1
                ? part.toUpperCase()
                : part,
        )
        .join('+');
    for (const { keys } of actionTable) expect(table).toContain(`\`${told(keys[0])}\``);
  });
});

describe('words of the interface', () => {
  test.each(Object.keys(words))('%s is there in both languages, with the same values', (word) => {
    const { en, ru } = words[word]!;
    const values = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name!).sort();
    for (const form of [...forms(en), ...forms(ru)]) {
      expect(form.trim()).not.toBe('');
      expect(values(form)).toEqual(values(forms(en).at(-1)!));
    }
    expect(typeof ru).toBe(typeof en);
    if (typeof en !== 'string') expect(Object.keys(ru)).toEqual(['one', 'few', 'many', 'other']);
  });

  test('each that is said is there, and nothing else', () => {
    const source = readdirSync(page)
      .filter((name) => /\.(?:ts|svelte)$/u.test(name))
      .map((name) => readFileSync(`${page}/${name}`, 'utf8'))
      .join('\n');
    const made = /^(?:state|theme|status|format|group|check|reason)-|Title$/u;
    for (const word of Object.keys(words)) if (!made.test(word)) expect(source, word).toContain(`'${word}'`);
    for (const { label } of actionTable) expect(Object.keys(words)).toContain(label);
    for (const { name, write } of formats) if (write) expect(Object.keys(words)).toContain(`format-${name}`);
    for (const { name } of checks) expect(Object.keys(words)).toContain(`check-${name}`);
    for (const { name } of features) expect(Object.keys(words)).toContain(`reason-${name}`);
  });
});

test('undoing leads to what it changed: a sentence, a link or a move', () => {
  const place = (edit: Edit): unknown => changedPlace(apply(small, edit).alignment, small);
  expect(place({ kind: 'note', side: 'target', sentence: 4, text: 'or why' })).toEqual({ bead: 4, side: 'target' });
  expect(place({ kind: 'flag', side: 'source', sentence: 6, on: true })).toEqual({ bead: 6, side: 'source' });
  expect(place({ kind: 'confirm', beads: [2, 3] })).toEqual({ bead: 2 });
  const { alignment } = apply(small, { kind: 'link', source: [5, 6], target: [3, 4] });
  expect(changedPlace({ ...alignment, moves: [] }, alignment)).toEqual({ bead: 5 });
  expect(changedPlace(small, small)).toBeUndefined();
});

test('reasons are what the columns of each feature add together, the weightiest first', () => {
  const column = (name: string, product: number): Contribution => ({ name, value: product, weight: 1, product });
  const columns = [
    column('match pairs', 2),
    column('shape 1:1', -2.5),
    column('match leak', -0.5),
    column('null', 0.001),
  ];
  expect(reasonsOf(columns)).toEqual([
    { feature: 'shape', adds: -2.5 },
    { feature: 'match', adds: 1.5 },
  ]);
});

test('a finding is shown at each link that has a sentence of it, of either text', () => {
  const finding = (places: Places): Concern => ({ grade: 'warning', check: 'x', message: 'x', hint: 'x', ...places });
  const findings = [finding({ target: [1, 4] }), finding({ source: [0, 1] }), finding({})];
  // 1:1 1:1 2:1 0:1 1:1 1:0 1:1
  const found = findingsByBead(small.ladders.sentence!, findings);
  expect([...found.keys()].sort()).toEqual([0, 1, 2, 3]);
  expect(found.get(0)).toEqual([findings[1]]);
  const query = { places: findings };
  expect(findBeads(small, query).map(({ bead }) => bead)).toEqual([0, 1, 2, 3]);
  expect(findBeads(small, { places: [] })).toEqual([]);
});

test('a text cut into pieces is the text, and each place has the looks that were asked for', () => {
  const ranges = fc.array(
    fc.record({ from: fc.nat(30), to: fc.nat(30), look: fc.constantFrom('hit', 'lit', 'match') }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 25 }), ranges, (text, some) => {
      const pieces = piecesOf(text, some);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      for (const piece of pieces)
        for (let at = piece.from; at < piece.from + piece.text.length; at++) {
          const wanted = new Set(some.filter(({ from, to }) => from <= at && at < to).map(({ look }) => look));
          expect(new Set(piece.looks.split(' ').filter(Boolean))).toEqual(wanted);
        }
    }),
    { seed: 20261126 },
  );
});

test('places in a raw text are those of the same character where white space is one space', () => {
  const raw = fc
    .array(fc.constantFrom('a', 'б', ' ', '\n', '\u00a0'), { maxLength: 20 })
    .map((chars) => chars.join(''));
  fc.assert(
    fc.property(raw, (text) => {
      const plain = text.replace(/\s+/gu, ' ');
      for (let at = 0; at < text.length; at++)
        if (!/\s/u.test(text[at]!)) {
          expect(plain[plainPlace(text, at)]).toBe(text[at]);
          expect(rawPlace(text, plainPlace(text, at))).toBe(at);
        }
    }),
    { seed: 20261126 },
  );
});

/** A ladder over the same sentences, out of steps on either side. */
function ladder(steps: readonly (readonly [number, number])[], sources: number, targets: number): Bead[] {
  const beads: Bead[] = [];
  let [source, target] = [0, 0];
  for (const [more, most] of [...steps, [sources, targets] as const]) {
    const [to, end] = [Math.min(sources, source + more), Math.min(targets, target + most)];
    if (to === source && end === target) continue;
    beads.push({ source: [source, to], target: [target, end], by: 'search' });
    [source, target] = [to, end];
  }
  return beads;
}

test('where two ladders differ, each covers the same sentences; elsewhere they are the same', () => {
  const steps = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 12 });
  fc.assert(
    fc.property(steps, steps, (one, two) => {
      const [before, after] = [ladder(one, 9, 9), ladder(two, 9, 9)];
      const changes = differencesOf(before, after);
      const rebuilt = [...before];
      for (const change of [...changes].reverse()) {
        expect(before.slice(change.at, change.at + change.before.length)).toEqual(change.before);
        expect(change.after.at(-1)?.source[1]).toBe(change.before.at(-1)?.source[1]);
        expect(change.after.at(-1)?.target[1]).toBe(change.before.at(-1)?.target[1]);
        rebuilt.splice(change.at, change.before.length, ...change.after);
      }
      expect(rebuilt).toEqual(after);
    }),
    { seed: 20261126 },
  );
});
