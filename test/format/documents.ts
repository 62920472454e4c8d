import type { Alignment, Move } from '../../src/model/alignment.js';
import type { Document, Language, Level, Mark, MarkKind, Meta, Unit, UnitKind } from '../../src/model/document.js';
import type { Bead, Ladder } from '../../src/model/ladder.js';

type Written<T> = { -readonly [K in keyof T]: T[K] };

/**
 * A document from a notation in which each line is a paragraph:
 *
 *     @date 2 March 2021            a mark: @label, @furniture, @date, @place, @incident
 *     # The title                   a heading
 *     > Translated by the editors.  a note
 *     lavrov: Hello. | Thank you.   a turn, its speaker and its sentences
 *     + And now. | @incident (laughter) | To work.    one more paragraph of the turn, with a mark inside
 *     -: Who is there?              a turn of nobody known
 *
 * Paragraphs are two line breaks apart, sentences a space; ⏎ is a line break inside a sentence.
 */
export function makeDocument(lang: Language, notation: string, meta: Meta = {}): Document {
  let text = '';
  const units: Record<Level, Written<Unit>[]> = { turn: [], paragraph: [], sentence: [] };
  const marks: Mark[] = [];
  const place = (piece: string): [number, number] => {
    const from = text.length;
    text += piece.replaceAll('⏎', '\r\n');
    return [from, text.length];
  };
  const mark = (line: string) => {
    const [, kind, piece] = /^@(\w+) (.*)$/su.exec(line)!;
    marks.push({ kind: kind as MarkKind, at: place(piece!) });
  };
  const paragraph = (line: string, kind: UnitKind, speaker: string | undefined, turns: boolean) => {
    const said = speaker === undefined ? {} : { speaker };
    if (turns) units.turn.push({ id: `${lang}.u${units.turn.length + 1}`, at: [-1, -1], parent: -1, kind, ...said });
    const turn = units.turn.at(-1)!;
    const parent = units.turn.length - 1;
    const number = units.paragraph.filter((unit) => unit.parent === parent).length + 1;
    const here: Written<Unit> = { id: `${turn.id}.p${number}`, at: [-1, -1], parent, kind, ...said };
    units.paragraph.push(here);
    let sentences = 0;
    for (const [index, piece] of line.split(' | ').entries()) {
      if (index > 0) text += ' ';
      if (/^@\w/.test(piece)) {
        mark(piece);
        continue;
      }
      const at = place(piece);
      const id = `${here.id}.s${++sentences}`;
      units.sentence.push({ id, at, parent: units.paragraph.length - 1, kind, ...said });
      for (const unit of [here, turn]) unit.at = [unit.at[0] < 0 ? at[0] : unit.at[0], at[1]];
    }
  };
  for (const line of notation
    .split('\n')
    .map(trimSpaces)
    .filter((each) => each !== '')) {
    if (text !== '') text += '\n\n';
    const turn = /^([\p{L}\p{N}_-]+): (.*)$/su.exec(line);
    if (line.startsWith('@')) mark(line);
    else if (line.startsWith('# ')) paragraph(line.slice(2), 'head', undefined, true);
    else if (line.startsWith('> ')) paragraph(line.slice(2), 'note', undefined, true);
    else if (line.startsWith('+ '))
      paragraph(line.slice(2), units.turn.at(-1)!.kind, units.turn.at(-1)!.speaker, false);
    else if (turn) paragraph(turn[2]!, 'speech', turn[1] === '-' ? undefined : turn[1], true);
    else throw new Error(`not a line of the notation: ${line}`);
  }
  return { lang, text, meta, units, marks };
}

/** Only these: the no-break space and the byte order mark are what some cases are about. */
const trimSpaces = (line: string): string => line.replace(/^ +| +$/g, '');

/** A ladder from its shapes: `1:1 2:1@.74 0:1! 1:1^`, with posterior, by a person (!) or an anchor (^). */
export function makeLadder(shapes: string): Ladder {
  let source = 0;
  let target = 0;
  return shapes
    .split(' ')
    .filter((each) => each !== '')
    .map((each): Bead => {
      const [, n, m, posterior, sign] = /^(\d+):(\d+)(?:@([\d.]+))?([!^]?)$/.exec(each)!;
      return {
        source: [source, (source += Number(n))],
        target: [target, (target += Number(m))],
        ...(posterior !== undefined && { posterior: Number(posterior) }),
        by: sign === '!' ? 'person' : sign === '^' ? 'anchor' : 'search',
      };
    });
}

export function makeAlignment(
  source: Document,
  target: Document,
  ladders: Partial<Record<Level, string>>,
  moves: readonly Move[] = [],
): Alignment {
  const entries = Object.entries(ladders).map(([level, shapes]) => [level, makeLadder(shapes)] as const);
  return { source, target, ladders: Object.fromEntries(entries), moves, signature: 'method:test|version:0' };
}
