import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  align,
  apply,
  createRivalFinder,
  segmentTranscript,
  swap,
  tilingFault,
  type Alignment,
} from '../../src/index.js';
import { options as means } from '../align/cases.js';

const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const read = (lang: 'en' | 'ru') => segmentTranscript(readFileSync(`${corpus}/${lang}.txt`, 'utf8'), lang);
const transcript = align(read('en'), read('ru'), means);

/** Every bead that has a rival, with it. */
function rivalsOf(alignment: Alignment) {
  const find = createRivalFinder(alignment, means);
  const ladder = alignment.ladders.sentence!;
  return ladder.flatMap((bead, index) => {
    const rival = find(ladder, index);
    return rival === undefined ? [] : [{ bead, index, rival }];
  });
}

describe('rivals in the transcript', () => {
  const ladder = transcript.ladders.sentence!;
  const found = rivalsOf(transcript);

  test('nearly every link has one', () => {
    expect(found.length).toBeGreaterThan(ladder.length * 0.9);
  });

  test('each is in what would come, takes the place of the link, and leaves a ladder', () => {
    const [sources, targets] = [transcript.source, transcript.target].map(({ units }) => units.sentence.length);
    for (const { bead, index, rival } of found) {
      expect(rival.insert).toContainEqual(rival.link);
      expect(rival.insert).not.toContainEqual(expect.objectContaining({ source: bead.source, target: bead.target }));
      expect(rival.at).toBeLessThanOrEqual(index);
      expect(rival.at + rival.remove).toBeGreaterThan(index);
      const after = [...ladder.slice(0, rival.at), ...rival.insert, ...ladder.slice(rival.at + rival.remove)];
      expect(tilingFault(after, sources!, targets!)).toBeUndefined();
    }
  });

  test('a sure link has an unlikely one; where the link is in doubt, the rival takes most of what it lacks', () => {
    for (const { bead, rival } of found) {
      if (bead.posterior! > 0.9995) expect(rival.link.posterior).toBeLessThan(0.01);
      if (bead.posterior! < 0.9) expect(rival.link.posterior).toBeGreaterThan((1 - bead.posterior!) / 2);
    }
    expect(found.some(({ bead }) => bead.posterior! < 0.9)).toBe(true);
  });

  test('it can be taken as an edit', () => {
    const { rival } = found.find(({ bead }) => bead.posterior! < 0.9)!;
    const { at, remove, insert } = rival;
    const { alignment, inverse } = apply(transcript, { kind: 'realign', spans: [{ at, remove, insert }] });
    expect(alignment.ladders.sentence!.slice(at, at + insert.length)).toEqual(insert);
    expect(apply(alignment, inverse).alignment).toEqual(transcript);
  });

  test('is the same with the texts exchanged', () => {
    const other = rivalsOf(swap(transcript));
    expect(other.map(({ rival }) => rival.link.target)).toEqual(found.map(({ rival }) => rival.link.source));
  });
});

test('of a text of few sentences, a link and its rival have no more than the whole probability', () => {
  const short = align(
    segmentTranscript('He stopped. He listened. Nobody was there.\n', 'en'),
    segmentTranscript('Он остановился и прислушался. Никого не было.\n', 'ru'),
    means,
  );
  const found = rivalsOf(short);
  expect(found.length).toBeGreaterThan(0);
  for (const { bead, rival } of found) expect(bead.posterior! + rival.link.posterior!).toBeLessThanOrEqual(1 + 1e-5);
});

test('what a person confirmed is not put in question', () => {
  const ladder = transcript.ladders.sentence!;
  const index = ladder.findIndex(({ posterior }) => posterior! < 0.9);
  const { alignment } = apply(transcript, { kind: 'confirm', beads: [index + 1, index + 2] });
  const rival = createRivalFinder(alignment, means)(alignment.ladders.sentence!, index);
  if (rival !== undefined) expect(rival.at + rival.remove).toBeLessThanOrEqual(index + 1);
});
