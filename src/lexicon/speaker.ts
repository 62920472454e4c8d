import type { Document, Level, Participant, Unit } from '../model/document.js';
import { likeness, phonetic } from './skeleton.js';

/** Ids less alike than this are two people. */
const leastLikeness = 0.7;

/**
 * Gives the speakers of both texts the same ids: what is called `mirziyoev` in the Russian text and
 * `mirziyoyev` in the English one becomes the latter. Ids are slugs of the surname or the role.
 */
export function matchSpeakers(english: Document, russian: Document): readonly [english: Document, russian: Document] {
  const known = english.meta.participants ?? [];
  const renamed = new Map<string, string>();
  const taken = new Set(known.filter(({ id }) => idsOf(russian).includes(id)).map(({ id }) => id));
  for (const participant of russian.meta.participants ?? []) {
    if (taken.has(participant.id) || participant.group) continue;
    const [best] = known
      .filter(({ id, group }) => !taken.has(id) && !group)
      .map(({ id }) => ({ id, like: likeness(phonetic(id), phonetic(participant.id)) }))
      .sort((a, b) => b.like - a.like);
    if (best === undefined || best.like < leastLikeness) continue;
    renamed.set(participant.id, best.id);
    taken.add(best.id);
  }
  return renamed.size === 0 ? [english, russian] : [english, rename(russian, renamed)];
}

const idsOf = ({ meta }: Document): string[] => (meta.participants ?? []).map(({ id }) => id);

function rename(document: Document, ids: ReadonlyMap<string, string>): Document {
  const participant = (one: Participant): Participant => ({ ...one, id: ids.get(one.id) ?? one.id });
  const unit = (one: Unit): Unit =>
    one.speaker === undefined ? one : { ...one, speaker: ids.get(one.speaker) ?? one.speaker };
  const units = document.units;
  const level = (name: Level): readonly Unit[] => units[name].map(unit);
  return {
    ...document,
    meta: { ...document.meta, participants: (document.meta.participants ?? []).map(participant) },
    units: { turn: level('turn'), paragraph: level('paragraph'), sentence: level('sentence') },
  };
}
