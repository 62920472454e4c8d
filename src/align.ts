import { SverkaError } from './error.js';
import type { Resources } from './method/method.js';
import { methodNamed } from './method/methods.js';
import { type Alignment, exchange, swap } from './model/alignment.js';
import { type Anchor, orderAnchors } from './model/anchor.js';
import type { Document } from './model/document.js';
import { type Ladder, roundPosterior } from './model/ladder.js';
import { matchSpeakers } from './lexicon/speaker.js';
import { segmentationVersion } from './segment/splitter.js';

export interface AlignOptions extends Resources {
  /** A name of `methods`; `crf` when left out. */
  readonly method?: string;
  /** Beads of sentences that are kept as they are; only what lies between them is searched. In any order. */
  readonly anchors?: readonly Anchor[];
  /** Name of the splitter the texts were segmented with, for the signature; that of our rules when left out. */
  readonly segmentation?: string;
  /** Version of sverka, for the signature. */
  readonly version: string;
}

/**
 * Aligns two documents, one in each language and in either order, by turn, paragraph and sentence.
 * @throws SverkaError `input/same-language`, `input/empty`, `method/unknown`,
 *   `anchor/invalid`, `anchor/outside`, `anchor/crossing`
 */
export function align(source: Document, target: Document, options: AlignOptions): Alignment {
  const search = searchPieces(source, target, options);
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
  }
}

export interface AsyncOptions extends AlignOptions {
  /** Ends the work at the next piece. */
  readonly signal?: AbortSignal | undefined;
  /** Is told after each piece what share of the texts is behind it, from 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined;
}

/**
 * The same, and the same result, with a pause after each piece, in which others have their turn: a piece has about a
 * hundred sentences, and takes some hundredths of a second. A text that is cut nowhere is one piece; reading the words
 * of both texts comes before the first.
 * @throws as `align`, and the reason of the signal when it is given
 */
export async function alignAsync(source: Document, target: Document, options: AsyncOptions): Promise<Alignment> {
  const { signal, progress, ...means } = options;
  signal?.throwIfAborted();
  const search = searchPieces(source, target, means);
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
    progress?.(step.value);
    await new Promise<void>((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
  }
}

function* searchPieces(source: Document, target: Document, options: AlignOptions): Generator<number, Alignment> {
  if (source.lang === target.lang)
    throw new SverkaError(
      'input/same-language',
      'Both texts are in one language.',
      'Give one English and one Russian text.',
    );
  for (const { lang, units } of [source, target])
    if (units.sentence.length === 0)
      throw new SverkaError(
        'input/empty',
        `The ${lang === 'en' ? 'English' : 'Russian'} text has no sentences.`,
        'All of it was taken for dates, labels and what surrounds a text: read it with --from text or --from lines.',
      );
  const anchors = orderAnchors(options.anchors ?? [], source.units.sentence.length, target.units.sentence.length);
  if (source.lang === 'ru') {
    const exchanged = anchors.map((anchor) => exchange(anchor));
    return swap(yield* searchPieces(target, source, { ...options, anchors: exchanged }));
  }
  const method = methodNamed(options.method ?? 'crf');
  const [english, russian] = matchSpeakers(source, target);
  const { ladders, moves, evidence } = yield* method.find(english, russian, options, anchors);
  const signature = `sverka ${options.version} method:${method.name} segmentation:${options.segmentation ?? segmentationVersion} ${method.signature(options)}${evidence === undefined ? '' : ` ${evidence}`}`;
  return {
    source: english,
    target: russian,
    ladders: {
      turn: rounded(ladders.turn),
      paragraph: rounded(ladders.paragraph),
      sentence: rounded(ladders.sentence),
    },
    moves: moves ?? [],
    signature,
  };
}

/** Beads that are rounded already stay the same: two ladders of a million are not small. */
const rounded = (ladder: Ladder): Ladder =>
  ladder.map((bead) => {
    const posterior = roundPosterior(bead.posterior ?? 0);
    return posterior === bead.posterior ? bead : { ...bead, posterior };
  });
