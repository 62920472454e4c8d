import {
  align,
  findConcerns,
  judge,
  judgeRefused,
  segmentTranscript,
  SverkaError,
  withoutStructure,
  type Alignment,
  type AlignOptions,
  type Document,
  type Gold,
  type Level,
  type Verdict,
} from '../../index.js';
import type { GoldItem } from '../input/gold.js';

/** How one gold document was aligned, under what it is reported. */
export interface Trial {
  readonly name: string;
  readonly set: string;
  readonly variant: string;
  readonly gold: Gold;
  readonly verdicts: Partial<Record<Level, Verdict>>;
  /** Undefined when it was refused; then `refusal` says why. */
  readonly alignment?: Alignment;
  readonly refusal?: string;
}

/** The variant of a corpus whose sentences are given and whose paragraphs, turns and speakers are not. */
export const given = 'given';

/**
 * Aligns a gold document and judges what comes out. A corpus is tried twice: from the page, as `pages`,
 * and with its sentences given, as `given`. What the program would refuse is refused here.
 */
export function tryItem({ name, label, gold, texts }: GoldItem, options: AlignOptions): Trial[] {
  const told = { name, set: label.set };
  if (texts === undefined) return [{ ...told, variant: label.variant, ...tryPair(gold, gold, options) }];
  const pages = () => [segmentTranscript(texts[0], 'en'), segmentTranscript(texts[1], 'ru')] as const;
  const flat = withoutStructure(gold);
  return [
    { ...told, variant: label.variant, ...tryPair(pages, gold, options) },
    { ...told, variant: given, ...tryPair(flat, flat, options) },
  ];
}

function tryPair(
  documents: Pick<Gold, 'source' | 'target'> | (() => readonly [Document, Document]),
  gold: Gold,
  options: AlignOptions,
): Omit<Trial, 'name' | 'set' | 'variant'> {
  const refused = (refusal: string) => ({ gold, verdicts: judgeRefused(gold), refusal });
  try {
    const [english, russian] = typeof documents === 'function' ? documents() : [documents.source, documents.target];
    const alignment = align(english, russian, options);
    const refusal = findConcerns(alignment, options).find(({ grade }) => grade === 'refusal');
    if (refusal !== undefined) return refused(refusal.message);
    return { gold, verdicts: judge(alignment, gold), alignment };
  } catch (error) {
    if (error instanceof SverkaError) return refused(error.message);
    throw error;
  }
}
