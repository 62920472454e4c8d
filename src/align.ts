import { SverkaError } from './error.js';
import type { Finding, Resources } from './method/method.js';
import { methodNamed } from './method/methods.js';
import { type Alignment, swap } from './model/alignment.js';
import { ancestors, type Document, type Level, type Span } from './model/document.js';
import { type Bead, closeOver, type Ladder } from './model/ladder.js';
import { matchSpeakers } from './lexicon/speaker.js';
import { segmentationVersion } from './segment/splitter.js';

export interface AlignOptions extends Resources {
  /** A name of `methods`; `crf` when left out. */
  readonly method?: string;
  /** Name of the splitter the texts were segmented with, for the signature; that of our rules when left out. */
  readonly segmentation?: string;
  /** Version of sverka, for the signature. */
  readonly version: string;
}

/**
 * Aligns two documents, one in each language and in either order, by turn, paragraph and sentence.
 * @throws SverkaError `input/same-language`, `input/empty`, `method/unknown`
 */
export function align(source: Document, target: Document, options: AlignOptions): Alignment {
  if (source.lang === target.lang)
    throw new SverkaError(
      'input/same-language',
      'Both texts are in one language.',
      'Give one English and one Russian text.',
    );
  if (source.lang === 'ru') return swap(align(target, source, options));
  const method = methodNamed(options.method ?? 'crf');
  const [english, russian] = matchSpeakers(source, target);
  const finding = method.find(english, russian, options);
  const sentence = finding.ladder.map((bead) => ({ ...bead, posterior: rounded(bead.posterior ?? 0) }));
  const paragraph = coarsen(finding.ladder, english, russian, 'paragraph', finding);
  const turn = coarsen(finding.ladder, english, russian, 'turn', finding);
  const signature = `sverka ${options.version} method:${method.name} segmentation:${options.segmentation ?? segmentationVersion} ${method.signature(options)}`;
  return {
    source: english,
    target: russian,
    ladders: { turn, paragraph, sentence },
    moves: finding.moves ?? [],
    signature,
  };
}

/**
 * Six decimals: more differ between processors, and a number that is rounded twice, for one format and
 * again for the next, may end differently.
 */
const rounded = (posterior: number): number => Math.round(posterior * 1e6) / 1e6;

/** The ladder of a coarser level: its smallest blocks that no bead of the sentences leaves. */
function coarsen(
  sentences: Ladder,
  english: Document,
  russian: Document,
  level: Exclude<Level, 'sentence'>,
  finding: Finding,
): Ladder {
  return closeOver(sentences, ancestors(english, level), ancestors(russian, level)).map(
    ({ source, target, beads }): Bead => {
      const first = sentences[beads[0]]!;
      const last = sentences[beads[1] - 1]!;
      const corners = (side: 'source' | 'target'): Span => [first[side][0], last[side][1]];
      return {
        source,
        target,
        posterior: rounded(finding.blockPosterior(corners('source'), corners('target'))),
        by: 'search',
      };
    },
  );
}
