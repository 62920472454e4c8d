import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  align,
  apply,
  formatNamed,
  linkWords,
  segmentTranscript,
  swap,
  tilingFault,
  unitText,
  unpackLexicon,
  parseWeights,
  update,
  writeDefaults,
  type Alignment,
  type Edit,
  type Language,
  type NewTexts,
  type Side,
} from '../../src/index.js';

const options = {
  lexicon: unpackLexicon(readFileSync('dist/lexicon/en-ru.stems.txt', 'utf8')),
  weights: parseWeights(readFileSync('src/method/weights.json', 'utf8')),
  version: '0',
};
const names = readdirSync('corpora', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const cache = new Map<string, Alignment>();
const corpus = (name: string): Alignment => {
  let found = cache.get(name);
  if (found === undefined) {
    const read = (lang: Language) => segmentTranscript(readFileSync(`corpora/${name}/${lang}.txt`, 'utf8'), lang);
    cache.set(name, (found = align(read('en'), read('ru'), options)));
  }
  return found;
};

const newText = (alignment: Alignment, side: Side, text: string) => {
  const { lang, text: old } = alignment[side];
  return { document: segmentTranscript(text, lang), old: segmentTranscript(old, lang) };
};
const project = (alignment: Alignment): string =>
  formatNamed('json').write!(alignment, { ...writeDefaults, stem: '', version: '' }).parts[0]!.text;
const wording = (alignment: Alignment, side: Side, [from, to]: readonly [number, number]): string[] =>
  alignment[side].units.sentence.slice(from, to).map((sentence) => unitText(alignment[side], sentence));
const edited = (alignment: Alignment, edits: readonly Edit[]): Alignment =>
  edits.reduce((before, edit) => apply(before, edit).alignment, alignment);

const names3 = fc.constantFrom(...names);
const change = fc.record({
  side: fc.constantFrom<Side>('source', 'target'),
  sentence: fc.nat(),
  kind: fc.constantFrom('delete', 'insert', 'word', 'space'),
});

/** A text with sentences changed, and which of the old ones are not to be relied on. */
function changed(alignment: Alignment, side: Side, changes: readonly { side: Side; sentence: number; kind: string }[]) {
  const { text, units, lang } = alignment[side];
  const touched = new Set<number>();
  let now = text;
  const own = changes
    .filter((each) => each.side === side)
    .map((each) => ({ ...each, at: each.sentence % units.sentence.length }));
  for (const { at, kind } of own.sort((a, b) => b.at - a.at)) {
    if (touched.has(at)) continue;
    const [from, to] = units.sentence[at]!.at;
    const inserted = lang === 'en' ? 'The ships of the northern fleet were late.' : 'Суда северного флота опоздали.';
    const words = text.slice(from, to);
    const right =
      kind === 'delete'
        ? ''
        : kind === 'insert'
          ? `${words} ${inserted}`
          : kind === 'space'
            ? words.replaceAll(' ', '  ')
            : words.replace(/\p{L}{4,}/u, lang === 'en' ? 'harbour' : 'гавань');
    now = now.slice(0, from) + right + now.slice(to);
    // What stands beside it may be parted otherwise now.
    for (const near of [at - 1, at, at + 1]) touched.add(near);
  }
  return { text: now, touched };
}

test('after any changes of the texts, confirmed links have the very words that they had, and none is lost without need', () => {
  let all = 0;
  fc.assert(
    fc.property(
      names3,
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      fc.integer({ min: 2, max: 5 }),
      (name, changes, isTurned, step) => {
        const start = isTurned ? swap(corpus(name)) : corpus(name);
        const beads = start.ladders.sentence!;
        const confirmed = edited(start, [
          ...beads.flatMap((_, index): Edit[] =>
            index % step === 0 ? [{ kind: 'confirm', beads: [index, index + 1] }] : [],
          ),
          { kind: 'note', side: 'source', sentence: 3, text: 'a note' },
          { kind: 'flag', side: 'target', sentence: 4, on: true },
        ]);
        const [one, two] = [changed(confirmed, 'source', changes), changed(confirmed, 'target', changes)];
        const texts: NewTexts = {
          source: newText(confirmed, 'source', one.text),
          target: newText(confirmed, 'target', two.text),
        };
        const { alignment, kept, dropped, lost } = update(confirmed, texts, options);
        const ladder = alignment.ladders.sentence!;
        expect(
          tilingFault(ladder, alignment.source.units.sentence.length, alignment.target.units.sentence.length),
        ).toBeUndefined();
        const old = confirmed.ladders.sentence!.filter(({ by }) => by === 'person');
        const now = ladder.filter(({ by }) => by === 'person');
        expect([now.length, kept + dropped.length]).toEqual([kept, old.length]);
        // The kept ones are the old ones without those that were dropped, word for word, with all that was known of them.
        const still = confirmed.ladders.sentence!.filter(
          ({ by }, index) => by === 'person' && !dropped.includes(index),
        );
        for (const [index, bead] of still.entries()) {
          const same = now[index]!;
          for (const side of ['source', 'target'] as const)
            expect(wording(alignment, side, same[side])).toEqual(wording(confirmed, side, bead[side]));
          expect([same.posterior, same.was]).toEqual([bead.posterior, bead.was]);
        }
        const isTouched = (side: Side, [from, to]: readonly [number, number], touched: Set<number>): boolean =>
          Array.from({ length: to - from }, (_, index) => from + index).some((index) => touched.has(index)) &&
          side.length > 0;
        for (const index of dropped) {
          const bead = confirmed.ladders.sentence![index]!;
          expect(
            isTouched('source', bead.source, one.touched) || isTouched('target', bead.target, two.touched),
            JSON.stringify([changes, bead, wording(confirmed, 'source', bead.source)]),
          ).toBe(true);
        }
        if (lost.source.length === 0)
          expect(alignment.source.units.sentence.filter(({ note }) => note !== undefined)).toHaveLength(1);
        if (!one.touched.has(3)) expect(lost.source).toEqual([]);
        all += kept;
        // The project that comes of it is one.
        expect(project(formatNamed('json').read!(project(alignment)))).toBe(project(alignment));
      },
    ),
    { numRuns: 25 },
  );
  expect(all).toBeGreaterThan(100);
});

test.each(names)('texts that did not change leave the project as it is: %s', (name) => {
  const start = corpus(name);
  const texts = {
    source: newText(start, 'source', start.source.text),
    target: newText(start, 'target', start.target.text),
  };
  expect(update(start, texts, options).alignment).toBe(start);
  expect(update(start, {}, options).alignment).toBe(start);
});

test('sentences that a person split and joined stay so, and what is written beside them', () => {
  const start = corpus('2021-03-02-lavrov-kamilov');
  const { sentence } = start.source.units;
  const long = sentence.findIndex(({ at }, index) => index > 20 && at[1] - at[0] > 100);
  const cut = start.source.text.indexOf(' ', sentence[long]!.at[0] + 50) + 1;
  const pair = sentence.findIndex(({ parent }, index) => index > long + 4 && sentence[index + 1]?.parent === parent);
  const mended = edited(start, [
    { kind: 'join-sentences', side: 'source', sentence: pair },
    { kind: 'correct', side: 'source', sentence: pair, text: 'As it should read.' },
    { kind: 'split-sentence', side: 'source', sentence: long, at: cut },
  ]);
  // Behind a sentence of its own paragraph, and far from the others.
  const end = sentence[10]!.at[1];
  const now = `${start.source.text.slice(0, end)} And one more word of thanks.${start.source.text.slice(end)}`;
  const { alignment, changes } = update(mended, { source: newText(mended, 'source', now) }, options);
  const texts = (of: Alignment) => of.source.units.sentence.map((unit) => unitText(of.source, unit));
  expect(texts(alignment)).toEqual(texts(mended).toSpliced(11, 0, 'And one more word of thanks.'));
  expect(changes.source).toHaveLength(1);
  expect(alignment.source.units.sentence.filter(({ correction }) => correction === 'As it should read.')).toHaveLength(
    1,
  );
});

test('words that were linked are linked in what the texts are now', () => {
  const start = corpus('2021-03-02-lavrov-kamilov');
  const linked = { ...start, words: linkWords(start, options) };
  const now = start.source.text.replace('As always', 'Without delay');
  const { alignment } = update(linked, { source: newText(linked, 'source', now) }, options);
  const pairs = ({ source, target, words }: Alignment): string[] =>
    words!.map((link) => `${source.text.slice(...link.source)}~${target.text.slice(...link.target)}`);
  const same = new Set(pairs(linked));
  expect(pairs(alignment).filter((pair) => !same.has(pair)).length).toBeLessThan(10);
  expect(pairs(alignment).length).toBeGreaterThan(0.98 * same.size);
  expect(alignment.words).toEqual(linkWords(alignment, options));
  expect(update(linked, {}, options).alignment).toBe(linked);
  expect(update(start, { source: newText(start, 'source', now) }, options).alignment).not.toHaveProperty('words');
});
