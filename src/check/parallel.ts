import type { Lexicon } from '../lexicon/lexicon.js';
import { type Alignment, swap } from '../model/alignment.js';
import { type Agreement, measureAgreement } from './agreement.js';
import type { Check } from './check.js';

export interface Judgement extends Agreement {
  /** That the two texts, or a good part of them, are translations of each other. */
  readonly probability: number;
}

/** Below this the texts are taken for no translations of each other; docs/methods.md has the figures. */
export const leastParallel = 0.05;
/** Below this there is doubt. */
export const surelyParallel = 0.5;
/** A text of fewer sentences than this is never refused, and one of fewer than `leastJudged` not judged. */
export const leastRefused = 8;
export const leastJudged = 3;

/** Weights of `evidenceOf`, in its order; `npm run judge` fits and prints them, and all figures of docs/methods.md. */
const weights: readonly number[] = [-7.708, 7.078, 12.296, -7.309, -1.54];

/** What speaks for translations: an intercept, the share linked, what links share beyond chance, and both in a short text. */
export function evidenceOf({ linked, cover, chance }: Agreement, sentences: number): readonly number[] {
  const gain = (cover - chance) * 2;
  const shortness = 1 / Math.sqrt(Math.max(1, sentences));
  return [1, linked, Math.sqrt(Math.max(0, linked * gain)), shortness, shortness * linked];
}

/**
 * The probability that two texts are translations of each other, from the sentence ladder that was
 * found between them: how much of the shorter one has a partner, and how much more the partners have
 * in common than sentences of the same texts that are no partners.
 */
export function judgeParallel(alignment: Alignment, lexicon: Lexicon): Judgement {
  const turned = alignment.source.lang === 'en' ? alignment : swap(alignment);
  const agreement = measureAgreement(turned, lexicon);
  const sum = evidenceOf(agreement, shorter(alignment)).reduce((all, value, at) => all + value * weights[at]!, 0);
  return { ...agreement, probability: 1 / (1 + Math.exp(-sum)) };
}

const shorter = ({ source, target }: Alignment): number =>
  Math.min(source.units.sentence.length, target.units.sentence.length);

export const parallel: Check = {
  name: 'parallel',
  description: 'whether the two texts are translations of each other',
  find(alignment, { lexicon }) {
    const sentences = shorter(alignment);
    if (alignment.ladders.sentence === undefined || sentences < leastJudged) return [];
    const { probability, linked } = judgeParallel(alignment, lexicon);
    if (probability >= surelyParallel) return [];
    const seen = `${percent(linked)} of the shorter one has a partner, and the probability is ${probability.toFixed(2)}`;
    const refused = probability < leastParallel && sentences >= leastRefused;
    return [
      {
        grade: refused ? 'refusal' : 'warning',
        check: 'parallel',
        message: refused
          ? `The two texts are not translations of each other: ${seen}.`
          : `The two texts may not be translations of each other: ${seen}.`,
        form: refused ? 'refused' : 'doubted',
        values: { linked: percent(linked), probability: probability.toFixed(2) },
        hint: 'Give both versions of one text.',
        certainty: 1 - probability,
      },
    ];
  },
};

/** Rounded up: 0 % is told only where there is none. */
const percent = (share: number): string => `${Math.ceil(share * 100)} %`;
