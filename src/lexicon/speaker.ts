import type { Document, Level, Participant, Unit } from '../model/document.js';
import { foldWord } from '../segment/character.js';
import { courtesies, titleWords } from '../segment/role.js';
import { isPinyin, soundOfPinyin } from './pinyin.js';
import { nameLikeness, phonetic } from './skeleton.js';

/** Names less alike than this are two people, whatever else speaks for one. */
const leastLikeness = 0.7;
/** Names half alike are one person's where the two speak in the same places: this share of their turns. */
const halfLikeness = 0.45;
const leastMeeting = 0.6;
/** Offices and initials need not sound alike (SG, генсек): they have to speak in the same places nearly always. */
const surelyMeeting = 0.8;

/**
 * Gives the speakers of both texts the same ids: what is called `mirziyoev` in the Russian text and
 * `mirziyoyev` in the English one becomes the latter. Ids are slugs of the surname or the role. They
 * are matched by sound and, where that is in doubt, by where in the order of turns they speak.
 */
export function matchSpeakers(english: Document, russian: Document): readonly [english: Document, russian: Document] {
  const known = english.meta.participants ?? [];
  const renamed = new Map<string, string>();
  const taken = new Set(known.filter(({ id }) => idsOf(russian).includes(id)).map(({ id }) => id));
  const open = (id: string): boolean => !taken.has(id) && !renamed.has(id);
  const pairs = (russian.meta.participants ?? [])
    .filter(({ id, group }) => open(id) && !group)
    .flatMap((there) =>
      known
        .filter(({ id, group }) => !taken.has(id) && !group)
        .map((here) => ({ here, there, like: likenessOf(here, there) })),
    )
    .sort((a, b) => b.like - a.like);
  const unite = (here: Participant, there: Participant): void => {
    renamed.set(there.id, here.id);
    taken.add(here.id);
  };
  for (const { here, there, like } of pairs)
    if (like >= leastLikeness && open(here.id) && !renamed.has(there.id)) unite(here, there);
  if (pairs.some(({ here, there }) => open(here.id) && !renamed.has(there.id))) {
    const meeting = meetings(
      orderOf(english),
      orderOf(russian).map((id) => renamed.get(id) ?? id),
      taken,
    );
    for (const { here, there, like } of pairs) {
      if (!open(here.id) || renamed.has(there.id)) continue;
      const met = meeting(here.id, there.id);
      const nameless = isNameless(here) || isNameless(there);
      if (nameless ? met.share >= surelyMeeting && met.times > 1 : like >= halfLikeness && met.share >= leastMeeting)
        unite(here, there);
    }
  }
  return renamed.size === 0 ? [english, russian] : [english, rename(russian, renamed)];
}

const idsOf = ({ meta }: Document): string[] => (meta.participants ?? []).map(({ id }) => id);

/** How alike two speakers are by sound: their ids, the surnames as they are written, and Chinese names by syllables. */
function likenessOf(here: Participant, there: Participant): number {
  const ids = nameLikeness(phonetic(here.id), phonetic(there.id));
  const words = here.name.split(/\s+/u).slice(-2);
  if (!words.every(isPinyin)) return ids;
  const sound = (name: readonly string[]): string => phonetic(name.join('').toLowerCase());
  const names = there.name.split(/\s+/u);
  const whole = nameLikeness(soundOfPinyin(words.join('')), sound(names.slice(-2)));
  return Math.max(ids, whole, nameLikeness(soundOfPinyin(words.at(-1)!), sound(names.slice(-1))));
}

/** `SG`, `THE PRESIDENT`: initials, or an office in place of a name. */
function isNameless({ name, role }: Participant): boolean {
  const [first = ''] = foldWord(name)
    .replace(/^the\s/u, '')
    .split(/\s+/u);
  return /^\p{Lu}{2,4}$/u.test(name) || (role === undefined && titleWords.has(first) && !courtesies.has(first));
}

/** Who speaks, turn by turn. */
const orderOf = ({ units }: Document): string[] =>
  units.turn.filter(({ kind }) => kind === 'speech').map(({ speaker }) => speaker ?? '');

/**
 * In how many turns two speakers have the same place in the order of turns. Turns of speakers known to
 * be the same are the fixed points: the longest sequence that both texts have, and what stands between.
 */
function meetings(
  here: readonly string[],
  there: readonly string[],
  same: ReadonlySet<string>,
): (a: string, b: string) => { readonly times: number; readonly share: number } {
  const groups = new Set([...same, ...here.filter((id) => there.includes(id))]);
  const found = new Map<string, number>();
  let [from, start] = [0, 0];
  for (const [i, j] of [...commonPlaces(here, there, groups), [here.length, there.length] as const]) {
    // As many turns between two fixed points: each meets its own.
    if (i - from === j - start)
      for (let step = 0; step < i - from; step++) {
        const key = `${here[from + step]!} ${there[start + step]!}`;
        found.set(key, (found.get(key) ?? 0) + 1);
      }
    [from, start] = [i + 1, j + 1];
  }
  const count = (list: readonly string[], id: string): number => list.filter((one) => one === id).length;
  return (a, b) => {
    const times = found.get(`${a} ${b}`) ?? 0;
    return { times, share: (2 * times) / Math.max(count(here, a) + count(there, b), 1) };
  };
}

/** Places of the longest common subsequence of known speakers. */
function commonPlaces(
  here: readonly string[],
  there: readonly string[],
  known: ReadonlySet<string>,
): (readonly [number, number])[] {
  const width = there.length + 1;
  const best = new Uint32Array((here.length + 1) * width);
  const same = (i: number, j: number): boolean => here[i] === there[j] && known.has(here[i]!);
  for (let i = here.length - 1; i >= 0; i--)
    for (let j = there.length - 1; j >= 0; j--)
      best[i * width + j] = same(i, j)
        ? best[(i + 1) * width + j + 1]! + 1
        : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
  const places: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < here.length && j < there.length;)
    if (same(i, j)) places.push([i++, j++]);
    else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++;
    else j++;
  return places;
}

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
