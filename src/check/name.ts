import { pairSides, type Bitext } from '../feature/bitext.js';
import type { Side } from '../feature/side.js';
import type { WordType } from '../feature/vocabulary.js';
import { nameLikeness } from '../lexicon/skeleton.js';
import type { Span } from '../model/document.js';
import type { Check, Concern } from './check.js';
import { englishFirst } from './english-first.js';
import { type Link, linksOf } from './link.js';

/** Two names that are more alike than this may be one, written in a way that is not known. */
const mostAlike = 0.35;
/** Fewer sounds tell too little. */
const leastSounds = 4;

/**
 * A name in each text that has nothing like it in the other: one was put for the other. A name that
 * only one text has is none: the other may say he, or the president.
 */
export const name: Check = {
  name: 'name',
  description: 'a name that is another in the other text',
  severity: 'note',
  find(alignment, { lexicon }) {
    const view = englishFirst(alignment);
    if (view === undefined) return [];
    const { turned, isTurned } = view;
    const find = finder(pairSides(view.english, view.russian, lexicon));
    return linksOf(turned).flatMap((link) => {
      const [english, russian] = find(link);
      return isOther(english, russian) ? [concernOf(link, english, russian, isTurned)] : [];
    });
  },
};

type Finder = (link: Link) => readonly [english: readonly WordType[], russian: readonly WordType[]];

/** Names of a bead that nothing on its other side may render. */
function finder({ english, russian, evidence, englishKnown, russianKnown }: Bitext): Finder {
  const renders = new Set<number>();
  const partners = new Map<number, number[]>();
  for (let type = 0; type < english.types.length; type++)
    for (let pair = evidence.start[type]!; pair < evidence.start[type + 1]!; pair++) {
      const partner = evidence.partner[pair]!;
      renders.add(type * russian.types.length + partner);
      partners.set(partner, [...(partners.get(partner) ?? []), type]);
    }
  const lone = (own: Side, known: Uint8Array, span: Span, hasPartner: (type: number) => boolean): WordType[] =>
    namesOf(own, span)
      // What the lexicon knows may be part of a name that is translated otherwise: the Middle East, Ближний Восток.
      .filter((type) => known[type] === 0 && !hasPartner(type))
      .map((type) => own.types[type]!);
  return ({ bead }) => {
    const [ours, theirs] = [typesOf(english, bead.source), typesOf(russian, bead.target)];
    return [
      lone(english, englishKnown, bead.source, (type) =>
        [...theirs].some((other) => renders.has(type * russian.types.length + other)),
      ),
      lone(russian, russianKnown, bead.target, (type) => (partners.get(type) ?? []).some((other) => ours.has(other))),
    ];
  };
}

const typesOf = ({ tokenStart, tokenType }: Side, [from, to]: Span): ReadonlySet<number> =>
  new Set(tokenType.subarray(tokenStart[from], tokenStart[to]));

function namesOf({ tokenStart, tokenType, tokenCapital, types }: Side, [from, to]: Span): number[] {
  const found = new Set<number>();
  for (let token = tokenStart[from]!; token < tokenStart[to]!; token++) {
    const { kind, isName, sounds } = types[tokenType[token]!]!;
    if (tokenCapital[token] === 1 && isName && kind === 'word' && sounds.length >= leastSounds)
      found.add(tokenType[token]!);
  }
  return [...found];
}

const isOther = (english: readonly WordType[], russian: readonly WordType[]): boolean =>
  english.length > 0 &&
  russian.length > 0 &&
  english.every((one) =>
    russian.every((other) => nameLikeness(one.sounds, other.sounds, one.skeleton, other.skeleton) < mostAlike),
  );

function concernOf(
  { bead, certainty }: Link,
  english: readonly WordType[],
  russian: readonly WordType[],
  isTurned: boolean,
): Concern {
  const told = (types: readonly WordType[]): string => types.map(({ key }) => key).join(', ');
  return {
    grade: 'warning',
    check: 'name',
    message: `Names differ: ${told(english)} in English, ${told(russian)} in Russian (as stems).`,
    values: { english: told(english), russian: told(russian) },
    hint: 'Look whether both texts speak of the same.',
    source: isTurned ? bead.target : bead.source,
    target: isTurned ? bead.source : bead.target,
    certainty,
  };
}
