import { type Alignment } from '../model/alignment.js';
import { rawText, type Span } from '../model/document.js';
import { isNull, length } from '../model/ladder.js';
import { isOmissionMark } from '../segment/omission.js';
import type { Check, Concern } from './check.js';
import { certaintyOf, otherSide, sideText } from './link.js';

/** Nulls of one side that follow each other. */
interface Run {
  readonly side: 'source' | 'target';
  span: Span;
  /** Where it would stand in the other text. */
  readonly place: Span;
  readonly certainties: number[];
}

/** What one text says and the other does not: null beads, of which those that follow each other are told together. */
export const missing: Check = {
  name: 'missing',
  description: 'a question, sentence or passage that the other text lacks',
  find: (alignment) => runsOf(alignment).map((run) => concernOf(alignment, run)),
};

function runsOf(alignment: Alignment): Run[] {
  const runs: Run[] = [];
  let last = -2;
  for (const [index, bead] of (alignment.ladders.sentence ?? []).entries()) {
    if (!isNull(bead)) continue;
    const side = length(bead.source) > 0 ? 'source' : 'target';
    if (isExcused(alignment, side, bead[side])) continue;
    const run = runs.at(-1);
    if (run !== undefined && last === index - 1 && run.side === side) {
      run.span = [run.span[0], bead[side][1]];
      run.certainties.push(certaintyOf(bead));
    } else runs.push({ side, span: bead[side], place: bead[otherSide(side)], certainties: [certaintyOf(bead)] });
    last = index;
  }
  return runs;
}

/** A heading, which a page may lack, a mark of an omission, and what stands elsewhere in the other text. */
function isExcused({ moves, ...documents }: Alignment, side: 'source' | 'target', [from, to]: Span): boolean {
  const document = documents[side];
  return document.units.sentence.slice(from, to).every((unit, offset) => {
    const index = from + offset;
    const isMoved = moves.some((move) => move[side][0] <= index && index < move[side][1]);
    return isMoved || unit.kind === 'head' || isOmissionMark(rawText(document, unit));
  });
}

function concernOf(alignment: Alignment, { side, span, place, certainties }: Run): Concern {
  const many = length(span);
  const form = many > 1 ? 'passage' : isQuestion(alignment, side, span) ? 'question' : 'sentence';
  const what = many > 1 ? `A passage of ${many} sentences` : `A ${form}`;
  return {
    grade: 'warning',
    check: 'missing',
    message: `${what} has nothing that renders it in the other text.`,
    form,
    values: { count: many },
    hint: 'Translate it, or take it out.',
    side,
    [side]: span,
    [otherSide(side)]: place,
    certainty: certainties.reduce((sum, each) => sum + each, 0) / certainties.length,
  };
}

const isQuestion = (alignment: Alignment, side: 'source' | 'target', span: Span): boolean =>
  /\?["'”’»)\]]*$/u.test(sideText(alignment, side, span));
