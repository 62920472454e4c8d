import type { Document, Level, Unit } from '../model/document.js';
import type { Gold } from '../model/gold.js';
import { generator } from '../model/random.js';

/**
 * How often the page of a press conference does each: a paragraph ends after this share of its
 * links; it ends on one side alone; a turn ends with it; a turn is given to the wrong speaker.
 */
const share = { paragraph: 0.32, alone: 0.08, turn: 0.25, mislabel: 0.02 } as const;
const speakers = ['question', 'first', 'second'] as const;

/**
 * The same sentences and links, with paragraphs, turns and speakers as pages have them. Most gold has
 * none, and their weights would not be learnt. What the translations of our own corpora do is the
 * model for the shares.
 * @param seed the same seed gives the same document
 */
export function simulateStructure(gold: Gold, seed: number): Gold {
  const random = generator(seed);
  const source = new Set<number>();
  const target = new Set<number>();
  const turnEnds = { source: new Set<number>(), target: new Set<number>() };
  for (const bead of gold.ladders.sentence ?? []) {
    if (random() >= share.paragraph) continue;
    const alone = random() < share.alone;
    const ofSource = random() < 0.5;
    const turn = !alone && random() < share.turn;
    if (!alone || ofSource) source.add(bead.source[1]);
    if (!alone || !ofSource) target.add(bead.target[1]);
    if (turn) {
      turnEnds.source.add(bead.source[1]);
      turnEnds.target.add(bead.target[1]);
    }
  }
  const voices: string[] = [];
  const voiceOf = (turn: number): string => {
    while (voices.length <= turn) voices.push(speakers[voices.length % 2 === 0 ? 0 : 1 + Math.floor(random() * 2)]!);
    return voices[turn]!;
  };
  return {
    source: structured(gold.source, source, turnEnds.source, voiceOf, () => false),
    target: structured(gold.target, target, turnEnds.target, voiceOf, () => random() < share.mislabel),
    ladders: gold.ladders,
  };
}

function structured(
  document: Document,
  paragraphEnds: ReadonlySet<number>,
  turnEnds: ReadonlySet<number>,
  voiceOf: (turn: number) => string,
  mislabelled: () => boolean,
): Document {
  const units: Record<Level, Unit[]> = { turn: [], paragraph: [], sentence: [] };
  let speaker = '';
  for (const [index, sentence] of document.units.sentence.entries()) {
    const { at } = sentence;
    if (index === 0 || turnEnds.has(index)) {
      const turn = units.turn.length;
      speaker = mislabelled() ? voiceOf(turn + 1) : voiceOf(turn);
      units.turn.push({ id: `${document.lang}.u${turn + 1}`, at, parent: -1, kind: 'speech', speaker });
    }
    if (index === 0 || turnEnds.has(index) || paragraphEnds.has(index))
      units.paragraph.push({
        id: `${document.lang}.p${units.paragraph.length + 1}`,
        at,
        parent: units.turn.length - 1,
        kind: 'speech',
        speaker,
      });
    units.sentence.push({ ...sentence, parent: units.paragraph.length - 1, speaker });
  }
  return { ...document, units };
}

/** The same sentences and links, all in one paragraph of one turn. */
export function withoutStructure({ source, target, ladders }: Gold): Gold {
  const flat = (document: Document): Document => {
    const never = new Set<number>();
    const { units, ...rest } = structured(
      document,
      never,
      never,
      () => '',
      () => false,
    );
    return { ...rest, units: { ...units, sentence: units.sentence.map((unit) => ({ ...unit, kind: 'speech' })) } };
  };
  return {
    source: flat(source),
    target: flat(target),
    ladders: ladders.sentence ? { sentence: ladders.sentence } : {},
  };
}
