import { digest } from '../model/digests.js';
import type { Alignment } from '../model/alignment.js';
import type { Language } from '../model/document.js';
import { bare, beadSizes, beadText, type Account, type Accounts } from './loss.js';

/** Remembers of an alignment that comes piece by piece what went where: of each link 16 bytes, and not its texts. */
export interface LossLedger {
  readonly add: (piece: Alignment) => void;
  /**
   * Accounts for all characters by units that were read back.
   * @param units pairs of texts, in the order of the file
   * @param told how many the writer says that it left out
   * @param all characters of each text, as it was read before it was aligned
   */
  readonly units: (units: Iterable<readonly [source: string, target: string]>, told: number, all: Sizes) => Accounts;
  /** The same by sentences of each language, each in its order; in them nothing is left out. */
  readonly sentences: (sentences: Iterable<readonly [lang: Language, text: string]>, all: Sizes) => Accounts;
}

type Sizes = readonly [source: number, target: number];
/** Two lanes of a digest, and the characters of each side. */
const width = 4;

export function openLedger(level: 'sentence' | 'paragraph'): LossLedger {
  let rows = new Int32Array(width << 10);
  let size = 0;
  const chains = new Map<Language, Lanes>();
  const languages: Language[] = [];
  const add = (piece: Alignment): void => {
    for (const bead of piece.ladders[level] ?? []) {
      if (width * size === rows.length) {
        const more = new Int32Array(2 * rows.length);
        more.set(rows);
        rows = more;
      }
      const lanes = { high: 0, low: 0 };
      digest(beadText(piece, bead, level), lanes);
      rows.set([lanes.high, lanes.low, ...beadSizes(piece, bead, level)], width * size++);
    }
    for (const [index, side] of (['source', 'target'] as const).entries()) {
      const { lang, text, units } = piece[side];
      languages[index] = lang;
      for (const { at } of units.sentence) chain(chains, lang, text.slice(...at));
    }
  };
  const units: LossLedger['units'] = (found, told, all) => {
    let at = 0;
    let isMore = false;
    const kept: [number, number] = [0, 0];
    const missed: [number, number] = [0, 0];
    let missing = 0;
    const pass = (sums: [number, number]): void => {
      sums[0] += rows[width * at + 2]!;
      sums[1] += rows[width * at + 3]!;
      at++;
    };
    const miss = (): void => {
      missing++;
      pass(missed);
    };
    for (const texts of found) {
      const lanes = { high: 0, low: 0 };
      digest(texts.map(bare).join('\t'), lanes);
      while (at < size && (rows[width * at] !== lanes.high || rows[width * at + 1] !== lanes.low)) miss();
      // It says something that the texts do not, or in another order.
      if (at === size) {
        isMore = true;
        break;
      }
      pass(kept);
    }
    while (at < size) miss();
    const isTold = missing <= told && !isMore;
    const account = (side: 0 | 1): Account => {
      const left = isTold && missed[side] > 0 ? missed[side] : 0;
      const lost = Math.abs(all[side] - kept[side] - left) || (isMore ? 1 : 0);
      return { all: all[side], kept: kept[side], left: new Map(left > 0 ? [['sentence', left]] : []), lost };
    };
    return { source: account(0), target: account(1), lostUnits: [] };
  };
  const sentences: LossLedger['sentences'] = (found, all) => {
    const back = new Map<Language, Lanes>();
    for (const [lang, text] of found) chain(back, lang, text);
    const account = (side: 0 | 1): Account => {
      const [ours, theirs] = [chains.get(languages[side]!), back.get(languages[side]!)];
      const isSame = ours?.high === theirs?.high && ours?.low === theirs?.low;
      return { all: all[side], kept: isSame ? all[side] : 0, left: new Map(), lost: isSame ? 0 : all[side] };
    };
    return { source: account(0), target: account(1), lostUnits: [] };
  };
  return { add, units, sentences };
}

interface Lanes {
  high: number;
  low: number;
}

/** Each digest is of the one before and of the next sentence, so that the last is of all in their order. */
function chain(chains: Map<Language, Lanes>, lang: Language, sentence: string): void {
  const text = bare(sentence);
  if (text === '') return;
  const lanes = chains.get(lang) ?? { high: 0, low: 0 };
  digest(`${lanes.high} ${lanes.low} ${text}`, lanes);
  chains.set(lang, lanes);
}
