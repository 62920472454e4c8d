import { beadOf, type Alignment, type Edit, type Side, type Span } from '../index.js';
import type { Given, Options } from './command.js';
import { usageError } from './options.js';

/** Edits as options: each makes of its words the edits that they mean. Links count from 1, or are named by a sentence. */
interface Verb {
  readonly value: string;
  readonly description: string;
  /** Whether a comma parts two words; it may stand in a text. */
  readonly isList: boolean;
  readonly read: (word: string, alignment: Alignment) => Edit;
}

const list = (value: string, description: string, read: Verb['read']): Verb => ({
  value,
  description,
  isList: true,
  read,
});
const text = (value: string, description: string, read: Verb['read']): Verb => ({
  value,
  description,
  isList: false,
  read,
});

const verbs: Readonly<Record<string, Verb>> = {
  merge: list('LINK,…', 'make one of a link and the next', (word, alignment) => ({
    kind: 'merge',
    bead: linkOf(word, alignment),
    with: 'down',
  })),
  split: list('LINK:N[:M],…', 'part a link after N source sentences, and M target ones', (word, alignment) => {
    const [link = '', ...cuts] = word.split(':');
    const bead = linkOf(link, alignment);
    const { source, target } = alignment.ladders.sentence![bead]!;
    const [n, m] = cuts.map((cut) => whole(cut, word));
    if (n === undefined || cuts.length > 2) throw strange(word, 'It is a link and a number, such as 12:1 or 12:1:2.');
    return { kind: 'split', bead, source: source[0] + n, ...(m !== undefined && { target: target[0] + m }) };
  }),
  shift: list('SENTENCE:up|down,…', 'give the first or last sentence of a link to its neighbour', (word, alignment) => {
    const [id = '', to] = word.split(':');
    if (to !== 'up' && to !== 'down')
      throw strange(word, 'It is a sentence and a direction, such as en.u3.p1.s2:down.');
    const { side, sentence } = sentenceOf(id, alignment);
    const bead = beadOf(alignment.ladders.sentence ?? [], side, sentence);
    const [from, end] = alignment.ladders.sentence![bead]![side];
    if (sentence !== (to === 'up' ? from : end - 1))
      throw strange(word, `${id} is not the ${to === 'up' ? 'first' : 'last'} sentence of its link on that side.`);
    return { kind: 'shift', bead, side, to };
  }),
  unlink: list('LINK,…', 'leave the sentences of a link without a partner', (word, alignment) => ({
    kind: 'unlink',
    bead: linkOf(word, alignment),
  })),
  link: list('ID[..ID]=ID[..ID],…', 'make sentences partners, wherever they stand', (word, alignment) => {
    const [one, two, ...more] = word.split('=').map((part) => spanOf(part, alignment));
    if (one === undefined || two === undefined || more.length > 0 || one.side === two.side)
      throw strange(word, 'It is a sentence of each text, such as en.u3.p1.s2=ru.u5.p1.s1.');
    const [source, target] = one.side === 'source' ? [one, two] : [two, one];
    return { kind: 'link', source: source.span, target: target.span };
  }),
  unmove: list('SENTENCE,…', 'take back the move that a sentence is in', (word, alignment) => ({
    kind: 'unmove',
    move: moveOf(word, alignment),
  })),
  'confirm-move': list('SENTENCE,…', 'the move that a sentence is in is right', (word, alignment) => ({
    kind: 'confirm-move',
    move: moveOf(word, alignment),
  })),
  'unconfirm-move': list('SENTENCE,…', 'that move is open again', (word, alignment) => ({
    kind: 'unconfirm-move',
    move: moveOf(word, alignment),
  })),
  confirm: list('LINK[-LINK],…', 'links are right as they are', (word, alignment) => ({
    kind: 'confirm',
    beads: linksOf(word, alignment),
  })),
  unconfirm: list('LINK[-LINK],…', 'links are open again', (word, alignment) => ({
    kind: 'unconfirm',
    beads: linksOf(word, alignment),
  })),
  'confirm-above': list('P', 'confirm all links at least so probable', (word) => {
    const posterior = Number(word);
    if (!(posterior >= 0 && posterior <= 1)) throw strange(word, 'It is a number from 0 to 1, such as .99.');
    return { kind: 'confirm-above', posterior };
  }),
  'split-sentence': list('SENTENCE:N,…', 'part a sentence after N characters', (word, alignment) => {
    const [id = '', after = ''] = word.split(':');
    const { side, sentence } = sentenceOf(id, alignment);
    const { at } = alignment[side].units.sentence[sentence]!;
    return { kind: 'split-sentence', side, sentence, at: at[0] + whole(after, word) };
  }),
  'join-sentence': list('SENTENCE,…', 'make one of a sentence and the next of its turn', (word, alignment) => ({
    kind: 'join-sentences',
    ...sentenceOf(word, alignment),
  })),
  correct: text('SENTENCE=TEXT', 'what a sentence should read; no text takes that back', (word, alignment) => ({
    kind: 'correct',
    ...remarkOf(word, alignment),
  })),
  note: text('SENTENCE=TEXT', 'write beside a sentence; no text takes that away', (word, alignment) => ({
    kind: 'note',
    ...remarkOf(word, alignment),
  })),
  flag: list('SENTENCE,…', 'to be looked at again', (word, alignment) => ({
    kind: 'flag',
    ...sentenceOf(word, alignment),
    on: true,
  })),
  unflag: list('SENTENCE,…', 'no longer', (word, alignment) => ({
    kind: 'flag',
    ...sentenceOf(word, alignment),
    on: false,
  })),
};

export const verbOptions: Options = Object.fromEntries(
  Object.entries(verbs).map(([name, { value, description }]) => [name, { value, description }]),
);

/** Names of the verbs that are given. */
export const givenVerbs = (given: Given): readonly string[] =>
  Object.keys(verbs).filter((name) => given[name] !== undefined);

/**
 * What one verb means. All its words name what is there before any of them is done, so they are done
 * from the last to the first: those before keep their numbers.
 */
export function editOf(name: string, given: Given, alignment: Alignment): Edit {
  const { isList, read } = verbs[name]!;
  const values = (Array.isArray(given[name]) ? given[name] : [given[name]]).map(String);
  const words = isList ? values.flatMap((value) => value.split(',')).filter((word) => word !== '') : values;
  const edits = [...new Set(words)].map((word) => read(word.trim(), alignment));
  if (edits.length === 0)
    throw usageError(`--${name} is given without a value.`, 'Leave it out, or give one after it.');
  if (edits.length === 1) return edits[0]!;
  return { kind: 'several', edits: edits.sort((a, b) => placeOf(b) - placeOf(a)) };
}

/** Where an edit stands among others of its kind. */
const placeOf = (edit: Edit): number => {
  if ('bead' in edit) return edit.bead;
  if ('sentence' in edit) return edit.sentence;
  if ('beads' in edit) return edit.beads[0];
  return 'move' in edit ? edit.move : 0;
};

const strange = (word: string, hint: string): Error => usageError(`${word} is not understood.`, hint);

function whole(word: string, all: string): number {
  if (!/^\d{1,9}$/u.test(word)) throw strange(all, 'A number is missing in it.');
  return Number(word);
}

/** Index of a link that is called by its number, from 1, or by the id of any of its sentences. */
function linkOf(word: string, alignment: Alignment): number {
  if (/^\d{1,9}$/u.test(word)) {
    const links = alignment.ladders.sentence?.length ?? 0;
    if (Number(word) < 1 || Number(word) > links) throw strange(word, `The links are 1 to ${links}.`);
    return Number(word) - 1;
  }
  const { side, sentence } = sentenceOf(word, alignment);
  return beadOf(alignment.ladders.sentence ?? [], side, sentence);
}

function moveOf(word: string, alignment: Alignment): number {
  const { side, sentence } = sentenceOf(word, alignment);
  const move = alignment.moves.findIndex((each) => each[side][0] <= sentence && sentence < each[side][1]);
  if (move < 0) throw strange(word, `${word} is in no move.`);
  return move;
}

function linksOf(word: string, alignment: Alignment): Span {
  const [, first, last] = /^(\d+)-(\d+)$/u.exec(word) ?? [];
  if (first === undefined || last === undefined) {
    const link = linkOf(word, alignment);
    return [link, link + 1];
  }
  const span: Span = [linkOf(first, alignment), linkOf(last, alignment) + 1];
  if (span[0] >= span[1]) throw strange(word, 'The first of two links comes first.');
  return span;
}

interface Place {
  readonly side: Side;
  readonly sentence: number;
}

function sentenceOf(id: string, alignment: Alignment): Place {
  for (const side of ['source', 'target'] as const) {
    const sentence = alignment[side].units.sentence.findIndex((unit) => unit.id === id);
    if (sentence >= 0) return { side, sentence };
  }
  throw strange(id, 'There is no sentence of that name; sverka edit PROJECT lists them.');
}

function spanOf(word: string, alignment: Alignment): { readonly side: Side; readonly span: Span } {
  const [first = '', last = first] = word.split('..');
  const [from, to] = [sentenceOf(first, alignment), sentenceOf(last, alignment)];
  if (from.side !== to.side || to.sentence < from.sentence)
    throw strange(word, 'The first of two sentences comes first.');
  return { side: from.side, span: [from.sentence, to.sentence + 1] };
}

function remarkOf(word: string, alignment: Alignment): Place & { readonly text: string } {
  const [, id, remark] = /^([^=]*)=(.*)$/su.exec(word) ?? [];
  if (id === undefined || remark === undefined) throw strange(word, 'It is a sentence, =, and the text: en.u3.p1.s2=…');
  return { ...sentenceOf(id, alignment), text: remark };
}
