import type { Participant, Span } from '../model/document.js';
import { findAskers } from './asker.js';
import { foldWord } from './character.js';
import { beginsSpeech, type Candidate, readAsker, readCandidate } from './label.js';
import { personId, slug } from './name.js';
import { groups, isCourtesyOnly, noteWords } from './role.js';

/** A speaker's label at the head of a paragraph. */
export interface Label {
  /** Characters of the text: the label with brackets, colon and the signs of bold type. */
  readonly at: Span;
  readonly participant: Participant;
}

/** Whether a line begins as a label does; only the page as a whole can tell whether it is one. */
export function mayBeLabel(line: string): boolean {
  const found = readCandidate(line, [0, line.length]);
  return found !== undefined && found.colon && (found.role !== undefined || found.person.length > 1 || found.titled);
}

/** Whether a line begins as the label of one who asks does, of whom only the labels around are sure: `First question:` */
export const mayAsk = (line: string): boolean => readAsker(line, [0, line.length]) !== undefined;

/** Whether a line begins with a role's label, as `Question:`, which stands nowhere but at the head of a paragraph; not `the` `question:`. */
export const isRoleLabel = (line: string): boolean => {
  const found = readCandidate(line, [0, line.length]);
  return (
    found !== undefined &&
    found.colon &&
    found.role !== undefined &&
    /^\P{Ll}/u.test(found.name) &&
    found.name.length > 1
  );
};

/** Whether a line is the word for a speaker in capitals, as labels on lines of their own are: `QUESTION`. */
export function isRoleLine(line: string): boolean {
  const found = readCandidate(line, [0, line.length]);
  return (
    found !== undefined &&
    !found.colon &&
    !found.dash &&
    found.role !== undefined &&
    isCapitals(found.name) &&
    found.name.length > 1
  );
}

/**
 * The labels among the paragraphs of a page: by index of paragraph. A role word (Question:) is a
 * label; a name is one when it comes again, has initials, a title or a bracket, is a surname that
 * other labels or the title have, or when the page has labels anyway.
 * @param title of the page, where those who speak are often named
 */
export function findLabels(text: string, paragraphs: readonly Span[], title: string): ReadonlyMap<number, Label> {
  const candidates = new Map<number, Candidate>();
  for (const [index, at] of paragraphs.entries()) {
    const found = readCandidate(text, at);
    if (found !== undefined) candidates.set(index, found);
  }
  const counts = new Map<string, number>();
  for (const one of candidates.values()) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  const names = foldWord(title);
  const all = [...candidates.values()];
  const answersMay = all.filter(({ name, colon }) => name === 'Q' && !colon).length > 1;
  const dashesMay = all.filter(({ dash, role }) => dash && role === 'question').length > 1;
  const linesMay = all.some((one) => isOwnLine(one) && one.person.length > 0 && counts.get(keyOf(one))! > 1);
  const ownLines = new Set(all.filter((one) => isOwnLine(one) && counts.get(keyOf(one))! > 1).map(keyOf));
  const isSure = (one: Candidate): boolean => {
    const count = counts.get(keyOf(one))!;
    if (one.dash) return dashesMay && (one.role !== undefined || count > 1 || /^\p{Lu}\./u.test(one.name));
    if (one.role !== undefined && isOwnLine(one) && one.name.length > 1) return count > 1 || linesMay;
    if (one.role !== undefined) return one.colon || (count > 1 && (one.name !== 'A' || answersMay));
    // Where it is the only such line, `CPU` is a heading that comes again.
    if (!one.colon) return count > 1 && isOwnLine(one) && one.person.length > 0 && !(isShort(one) && ownLines.size < 2);
    if (one.office !== undefined || isShort(one)) return count > 1 && counts.size > 1;
    if (count > 1) return true;
    if (isOnlyInitials(one)) return false;
    return (
      beginsSpeech(text, one.at[1]) &&
      (one.titled ||
        (one.bracket !== '' && one.person.length > 1) ||
        /^\p{Lu}\p{Ll}{0,2}\./u.test(one.person.join(' ')) ||
        isNamed(one, names))
    );
  };
  const sure = [...candidates].filter(([, one]) => isSure(one));
  const isPage = sure.some(([, one]) => one.role !== undefined) || sure.length > 1;
  const accepted = [...candidates].filter(
    ([, one]) =>
      isSure(one) ||
      (isPage &&
        one.colon &&
        !beginsWithPreposition(one) &&
        !isOnlyInitials(one) &&
        (one.person.length > 1 || (one.office === undefined ? one.bracket !== '' : beginsSpeech(text, one.at[1])))),
  );
  const askers = findAskers(text, paragraphs, new Map(accepted), keyOf);
  if (askers.size === 0) return nameSpeakers(accepted);
  const both = new Map([...accepted, ...askers]);
  return nameSpeakers([...both].sort(([a], [b]) => a - b));
}

/** Gives each label its participant: one person has one id, however the labels call him. */
function nameSpeakers(accepted: readonly (readonly [number, Candidate])[]): ReadonlyMap<number, Label> {
  const people: People = new Map();
  const ids = accepted.map(([, one]) =>
    one.role === undefined && one.office === undefined ? idOf(one, people) : undefined,
  );
  /** Each label once, however often it stands on the page. */
  const named = new Map<string, { readonly one: Candidate; readonly id: string }>();
  for (const [place, [, one]] of accepted.entries()) {
    const id = ids[place] ?? '';
    if (id !== '' && !isShort(one)) named.set([id, one.name, one.bracket].join('\n'), { one, id });
  }
  const aliases = new Map<string, string | undefined>();
  /** The one person whose office or initials a label has. */
  const alias = (short: Candidate): string | undefined => {
    if (!aliases.has(short.name)) {
      const found = new Set([...named.values()].filter(({ one }) => standsFor(short, one)).map(({ id }) => id));
      aliases.set(short.name, found.size === 1 ? [...found][0] : undefined);
    }
    return aliases.get(short.name);
  };
  return new Map(
    accepted.map(([index, one], place) => {
      const id = one.role ?? (one.office !== undefined || isShort(one) ? alias(one) : undefined) ?? ids[place];
      return [index, { at: one.at, participant: participantOf(one, id ?? one.office!) }];
    }),
  );
}

/** Participants in the order in which they first speak. */
export function listParticipants(labels: Iterable<Label>): readonly Participant[] {
  const seen = new Map<string, Participant>();
  for (const { participant } of labels) if (!seen.has(participant.id)) seen.set(participant.id, participant);
  return [...seen.values()];
}

const keyOf = ({ role, office, person }: Candidate): string => role ?? office ?? `:${personId(person)}`;

/** A line in capitals or in bold type, with no colon. */
const isOwnLine = ({ name, bold, colon, dash }: Candidate): boolean => !colon && !dash && (bold || isCapitals(name));

/** `О Мали:`, `У России:`, `О НАТО:` are topics, by the case of what follows; У Хунбо is a name. */
const beginsWithPreposition = ({ person }: Candidate): boolean =>
  /^[ОУ]$/u.test(person[0] ?? '') && /[аяиеыхйюм]$|^\p{Lu}{2,4}$/u.test(person.at(-1)!);

/** `P. S.`, `Vol. I`: somebody only where it comes again. */
const isOnlyInitials = ({ person }: Candidate): boolean =>
  person.length > 0 && person.every((word) => /^(?:\p{Lu}\p{Ll}{0,2}\.|\p{Lu})$/u.test(word));

const isCapitals = (name: string): boolean => /\p{Lu}/u.test(name) && name === name.toUpperCase();

/** Initials in place of a name: `SG`, `JS`. */
const isShort = ({ person, name, titled }: Candidate): boolean =>
  person.length === 1 && !titled && /^\p{Lu}{2,4}$/u.test(name);

/** Whether the surname's stem stands in the title: Камиловым in it names Камилов. */
function isNamed({ person }: Candidate, title: string): boolean {
  const surname = foldWord(person.at(-1) ?? '');
  return surname.length > 3 && title.includes(surname.slice(0, Math.max(4, surname.length - 2)));
}

/** Whether a label that gives initials or an office may mean this person: SG the Secretary General, `JS` Jens Stoltenberg. */
function standsFor(short: Candidate, { person, title, bracket }: Candidate): boolean {
  const offices = [title, bracket].filter((office) => office !== '');
  if (short.office !== undefined) return offices.some((office) => slug(office).includes(short.office!));
  return [person.join(' '), ...offices].some((words) => initialsOf(words) === short.name);
}

const initialsOf = (words: string): string => (words.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('');

/** By surname, those who have it: two people of one surname are told by the first letter of the given name. */
type People = Map<string, { readonly id: string; initial: string }[]>;

function idOf({ person, firm }: Candidate, people: People): string {
  const surname = personId(person);
  const initial = person.length > 1 ? slug(person[0]!).slice(0, 1) : '';
  const known = people.get(surname) ?? [];
  people.set(surname, known);
  const same =
    known.find((one) => initial === '' || one.initial === initial) ??
    known.find((one) => one.initial === '') ??
    (firm ? undefined : known[0]);
  if (same !== undefined) {
    if (firm && same.initial === '') same.initial = initial;
    return same.id;
  }
  const id = known.length === 0 ? surname : `${initial}-${surname}`;
  known.push({ id, initial: firm ? initial : '' });
  return id;
}

function participantOf({ name, bracket, role, title: whole, office: nameless }: Candidate, id: string): Participant {
  const title = nameless === undefined ? whole : '';
  if (role !== undefined) return { id: role, name, ...(groups.has(role) ? { group: true } : {}) };
  const plain = isCourtesyOnly(title) ? '' : title;
  const office = bracket !== '' && !noteWords.test(bracket) ? bracket : plain;
  return { id, name, ...(office === '' ? {} : { role: office }) };
}
