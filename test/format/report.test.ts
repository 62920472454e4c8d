import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { report } from '../../src/format/report.js';
import { logarithmicAxis } from '../../src/format/report/axis.js';
import { flow } from '../../src/format/text.js';
import { rawText, type Document } from '../../src/model/document.js';
import type { Alignment } from '../../src/model/alignment.js';
import { bare, full, options, small } from './fixtures.js';

const html = (value: Alignment, more = {}): string => report.write!(value, { ...options, ...more }).parts[0]!.text;

/** As much of the DOM as is asked here. */
interface Element {
  readonly id: string;
  readonly textContent: string;
  readonly outerHTML: string;
  readonly children: readonly Element[];
  readonly classList: { readonly contains: (name: string) => boolean };
  readonly getAttribute: (name: string) => string | null;
  readonly getElementById: (id: string) => Element | null;
  readonly querySelector: (selector: string) => Element | null;
  readonly querySelectorAll: (selector: string) => Iterable<Element> & { readonly length: number };
}
const page = (value: Alignment, more = {}): Element =>
  (parseHTML(html(value, more)) as unknown as { readonly document: Element }).document;

describe.each([
  ['small', small],
  ['full', full],
  ['bare', bare],
])('the page of %s', (_, value) => {
  const document = page(value);
  const rows = [...document.querySelectorAll('tbody tr')].filter((row) => !row.classList.contains('speaker'));
  test('has a row for each bead, and each sentence once, in order', () => {
    expect(rows).toHaveLength(value.ladders.sentence!.length);
    const texts = (side: Document) =>
      side.units.sentence.map((unit) => [unit.id, flow(rawText(side, unit), 'keep').trim()]);
    for (const [side, column] of [
      [value.source, 0],
      [value.target, 2],
    ] as const) {
      const shown = rows.flatMap((row) =>
        [...row.children[column]!.querySelectorAll('.s')].map((span) => [span.id, span.textContent]),
      );
      expect(shown).toEqual(texts(side));
    }
  });
  test('tells shape and confidence, and what one text lacks', () => {
    for (const [index, { source, target, posterior, by }] of value.ladders.sentence!.entries()) {
      const row = rows[index]!;
      const [n, m] = [source[1] - source[0], target[1] - target[0]];
      expect(row.querySelector('.p .unseen')!.textContent).toContain(`${n}:${m}`);
      expect(row.getAttribute('data-p')).toBe(posterior === undefined ? null : posterior.toFixed(6));
      expect(row.getAttribute('data-k')!.includes('person')).toBe(by === 'person');
      expect(row.querySelectorAll('.missing')).toHaveLength(n === 0 || m === 0 ? 1 : 0);
    }
  });
  test('has four plots, each told in words', () => {
    const plots = [...document.querySelectorAll('figure svg')];
    expect(plots).toHaveLength(4);
    for (const plot of plots) {
      expect(plot.getAttribute('role')).toBe('img');
      const ids = plot.getAttribute('aria-labelledby')!.split(' ');
      expect(ids.every((id) => document.getElementById(id)!.textContent.length > 5)).toBe(true);
      expect(plot.outerHTML).not.toContain('NaN');
    }
  });
  test('asks nothing of the network', () => {
    const text = html(value);
    expect(text).toContain(`default-src 'none'`);
    expect(document.querySelectorAll('link, img, iframe, object, script[src]')).toHaveLength(0);
    expect(document.querySelector('style')!.textContent).not.toMatch(/@import|url\(/u);
  });
});

describe('an axis of lengths', () => {
  test.each([
    [
      [8, 42, 550],
      [5, 10, 20, 50, 100, 200, 500, 1000],
    ],
    [
      [100, 180],
      [100, 200],
    ],
    [
      [20, 20],
      [20, 50],
    ],
    [[1], [1, 2]],
    [[], [1, 2, 5, 10]],
    // Too many numbers for one line.
    [
      [3, 30_000],
      [10, 100, 1000, 10_000],
    ],
  ])('of %j has %j', (values, wanted) => {
    expect(logarithmicAxis(values).ticks).toEqual(wanted);
  });

  test('goes from round numbers around the least and the greatest, no further than they need', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2_000_000 }), { minLength: 1 }), (values) => {
        const { low, high, at } = logarithmicAxis(values);
        const [least, most] = [Math.min(...values), Math.max(...values)];
        expect([low <= least, most <= high, low < high]).toEqual([true, true, true]);
        expect(low * 2.5).toBeGreaterThan(least);
        expect(high).toBeLessThanOrEqual(Math.max(most * 2.5, low * 2.5));
        expect([at(low), at(high)]).toEqual([0, 1]);
        expect(at(Math.sqrt(low * high))).toBeCloseTo(0.5);
      }),
    );
  });

  test('of a text of a hundred thousand sentences is drawn as well', () => {
    const values = Array.from({ length: 300_000 }, (_, index) => 20 + (index % 100));
    expect(logarithmicAxis(values)).toMatchObject({ low: 20, high: 200 });
  });
});

test('what moved is named in both its places, and leads from one to the other', () => {
  const document = page(full);
  const moved = [...document.querySelectorAll('tr[data-k~="moved"]')];
  expect(moved).toHaveLength(2);
  const leads = moved.map((row) => row.querySelector('.missing a, .link a')!.getAttribute('href'));
  expect(leads.sort()).toEqual(moved.map((row) => `#${row.id}`).sort());
  expect(document.querySelector('.facts')!.textContent).toContain('1 passage moved');
});

test('names stand above the words of who begins to speak', () => {
  const names = [...page(small).querySelectorAll('tr.speaker th')].map((cell) => cell.textContent);
  expect(names).toEqual(['Sergey Lavrov', 'С.В.Лавров', 'Question', 'Вопрос']);
});

test('nothing of a text becomes markup', () => {
  const text = '<script>alert(1)</script> & "quoted" <!-- -->';
  const source = { ...bare.source, text, meta: { title: text, participants: [{ id: '"><b>', name: text }] } };
  const units = Object.fromEntries(
    Object.entries(source.units).map(([level, all]) => [
      level,
      all.map((unit) => ({ ...unit, at: [0, text.length] as const, speaker: '"><b>' })),
    ]),
  ) as unknown as Document['units'];
  const document = page({ ...bare, source: { ...source, units } });
  expect(document.querySelectorAll('script')).toHaveLength(1);
  expect(document.querySelectorAll('tbody b')).toHaveLength(0);
  expect(document.querySelector('tbody .s')!.textContent).toBe(text);
  expect(document.querySelector('h1')!.textContent).toBe(text);
});

test('of paragraphs', () => {
  const document = page(full, { level: 'paragraph' });
  const rows = [...document.querySelectorAll('tbody tr')].filter((row) => !row.classList.contains('speaker'));
  expect(rows).toHaveLength(full.ladders.paragraph!.length);
});
