import {
  readingOf,
  shape,
  wordChanges,
  type Alignment,
  type Document,
  type Side,
  type Span,
  type TextChange,
  type Update,
  type WordChange,
} from '../../index.js';
import { tell } from '../output/report.js';
import { count, hasColour, palette } from '../terminal.js';

const sides: readonly Side[] = ['source', 'target'];

interface Told {
  readonly side: Side;
  /** Ids of sentences. */
  readonly old: readonly string[];
  readonly new: readonly string[];
  readonly words: readonly WordChange[];
}

function toldOf(before: Alignment, { alignment, changes }: Update): Told[] {
  const ids = (document: Document, [from, to]: Span): string[] =>
    document.units.sentence.slice(from, to).map(({ id }) => id);
  const text = (document: Document, [from, to]: Span): string =>
    document.units.sentence
      .slice(from, to)
      .map((unit) => document.text.slice(...unit.at).replace(/\s+/gu, ' '))
      .join(' ');
  return sides.flatMap((side) =>
    changes[side].flatMap(oneByOne).map((change) => ({
      side,
      old: ids(before[side], change.old),
      new: ids(alignment[side], change.new),
      words: wordChanges(text(before[side], change.old), text(alignment[side], change.new)),
    })),
  );
}

/** As many sentences as there were are, most likely, the same ones. */
const oneByOne = (change: TextChange): readonly TextChange[] =>
  change.old[1] - change.old[0] !== change.new[1] - change.new[0]
    ? [change]
    : Array.from({ length: change.old[1] - change.old[0] }, (_, index) => ({
        old: [change.old[0] + index, change.old[0] + index + 1],
        new: [change.new[0] + index, change.new[0] + index + 1],
      }));

/** Links of a person and remarks that could not be kept, by the sentences they were of. */
const lostOf = (before: Alignment, { dropped, lost }: Update) => ({
  links: dropped.map((index) => {
    const bead = before.ladders.sentence![index]!;
    const ids = sides.flatMap((side) => before[side].units.sentence.slice(...bead[side]).map(({ id }) => id));
    return { link: index + 1, shape: shape(bead), sentences: ids };
  }),
  remarks: sides.flatMap((side) =>
    lost[side].map((index) => {
      const { id, correction, note, flag } = before[side].units.sentence[index]!;
      return {
        sentence: id,
        correction,
        note,
        flag,
        text: readingOf(before[side], before[side].units.sentence[index]!),
      };
    }),
  ),
});

export const updateJson = (before: Alignment, update: Update): string =>
  `${JSON.stringify({ kept: update.kept, changes: toldOf(before, update), lost: lostOf(before, update) }, null, 2)}\n`;

export function updateText(before: Alignment, update: Update): string {
  const colour = palette(process.stdout);
  const isColoured = hasColour(process.stdout);
  const mark = ({ text, change }: WordChange): string => {
    if (change === 'same') return text;
    if (isColoured) return change === 'added' ? colour.green(text) : colour.red(text);
    return change === 'added' ? `{+${text}+}` : `[-${text}-]`;
  };
  const lines = toldOf(before, update).flatMap(({ old, new: now, words }) => {
    const sign = old.length === 0 ? '+' : now.length === 0 ? '-' : '~';
    const name = (ids: readonly string[]): string => (ids.length > 1 ? `${ids[0]!}..${ids.at(-1)!}` : (ids[0] ?? ''));
    const names = [name(old), name(now)].filter((each) => each !== '');
    return [`${sign} ${[...new Set(names)].join(' → ')}`, `    ${words.map(mark).join('')}`];
  });
  const { links, remarks } = lostOf(before, update);
  const lost = [
    ...links.map(({ link, sentences }) => `link ${link} is open again: ${sentences.join(' ')}`),
    ...remarks.map(
      ({ sentence, correction, note, flag }) =>
        `lost with ${sentence}: ${[
          ...(correction === undefined ? [] : [`correction ${correction}`]),
          ...(note === undefined ? [] : [`note ${note}`]),
          ...(flag === undefined ? [] : ['flag']),
        ].join('; ')}`,
    ),
  ];
  return [...lines, ...lost].map((line) => `${line}\n`).join('');
}

export function tellUpdate(before: Alignment, update: Update, place: string | undefined): void {
  const { alignment, changes, kept, dropped } = update;
  const languages = sides.map((side) => {
    const sum = (key: 'old' | 'new'): number =>
      changes[side].reduce((all, { [key]: [from, to] }) => all + to - from, 0);
    return `${alignment[side].lang}: ${count(sum('old'), 'sentence')} of ${before[side].units.sentence.length.toLocaleString('en')} gone or changed, ${sum('new').toLocaleString('en')} new`;
  });
  tell([
    { heading: 'changed', lines: languages },
    { heading: 'confirmed', lines: [`${count(kept, 'link')} kept, ${dropped.length.toLocaleString('en')} open again`] },
    { heading: 'wrote', lines: [place ?? 'nothing: the project is as it should be'] },
  ]);
}
