import type { Alignment } from '../alignment.js';
import { rawText, type Unit } from '../document.js';
import type { Change, Side } from './change.js';
import { idle, sentenceAt } from './fault.js';

/** A sentence should read otherwise. The text stays as it is; the same text, or none, takes a correction back. */
export interface Correct {
  readonly kind: 'correct';
  readonly side: Side;
  readonly sentence: number;
  readonly text: string;
}

/** Something is written beside a sentence; no text takes it away. */
export interface Note {
  readonly kind: 'note';
  readonly side: Side;
  readonly sentence: number;
  readonly text: string;
}

/** A sentence is to be looked at again, or no longer. */
export interface Flag {
  readonly kind: 'flag';
  readonly side: Side;
  readonly sentence: number;
  readonly on: boolean;
}

export function correct(alignment: Alignment, edit: Correct): Change[] {
  const { correction, ...unit } = sentenceAt(alignment, edit.side, edit.sentence);
  const text = edit.text.trim();
  const isSame = text === '' || text === rawText(alignment[edit.side], unit);
  return remark(alignment, edit, isSame ? unit : { ...unit, correction: text });
}

export function note(alignment: Alignment, edit: Note): Change[] {
  const { note: before, ...unit } = sentenceAt(alignment, edit.side, edit.sentence);
  const text = edit.text.trim();
  return remark(alignment, edit, text === '' ? unit : { ...unit, note: text });
}

export function flag(alignment: Alignment, edit: Flag): Change[] {
  const { flag: before, ...unit } = sentenceAt(alignment, edit.side, edit.sentence);
  return remark(alignment, edit, edit.on ? { ...unit, flag: true } : unit);
}

function remark(alignment: Alignment, { side, sentence }: Correct | Note | Flag, unit: Unit): Change[] {
  const before = sentenceAt(alignment, side, sentence);
  if (before.correction === unit.correction && before.note === unit.note && before.flag === unit.flag) throw idle();
  return [{ list: 'sentence', side, at: sentence, remove: 1, insert: [unit] }];
}
