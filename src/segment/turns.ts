import type { Participant, Span } from '../model/document.js';
import { foldWord } from './character.js';
import { isParticle, personId, slug } from './name.js';
import { courtesies, groups, leadIns, noteWords, roles, titleWords } from './role.js';

/** A speaker's label at the head of a paragraph. */
export interface Label {
  /** Characters of the text: the label with brackets, colon and the signs of bold type. */
  readonly at: Span;
  readonly participant: Participant;
}

/** What looks like a label until the whole page has been seen. */
interface Candidate {
  readonly at: Span;
  /** Without brackets, colon and bold type. */
  readonly name: string;
  readonly bracket: string;
  readonly colon: boolean;
  /** Words of the name, titles left out; empty for a role. */
  readonly person: readonly string[];
  readonly titled: boolean;
  readonly role?: string;
}

/** A label is no longer than this, brackets included; in characters. */
const longest = 160;

const labelShape =
  /^(?<bold>\*\*|__)?\s*(?<name>[^:：()[\]\n*]{1,100}?)\s*(?<note>(?:[([][^()[\]\n]{1,90}[)\]]\s*)?)(?:(?:\*\*|__)\s*[:：]|[:：]\s*(?:\*\*|__)|[:：])(?=\s|$|["«“„\p{L}(<[…-])/u;
/** `Question from Reuters`, `Вопрос корреспондента агентства «Дуня»`; not «Вопрос в другом». */
const isAsked =
  /^(?:question|q)\s*(?:from|by|to|for|for mr|,|[–—-])\s|^вопрос\s*(?:от|из|корреспондент\p{L}*|журналист\p{L}*|агентств\p{L}*|телеканал\p{L}*|газет\p{L}*|представител\p{L}*|к|,|[–—-])\s/iu;
const ownLine = /^(?:\*\*|__)?(?<name>[^:()[\]\n*.!?]{1,60})(?:\*\*|__)?$/u;

/** Whether a line begins as a label does; only the page as a whole can tell whether it is one. */
export function mayBeLabel(line: string): boolean {
  const found = readCandidate(line, [0, line.length]);
  return found !== undefined && found.colon && (found.role !== undefined || found.person.length > 1 || found.titled);
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
  const isSure = (one: Candidate): boolean => {
    if (one.role !== undefined) return one.colon || counts.get(keyOf(one))! > 1;
    if (!one.colon) return counts.get(keyOf(one))! > 1 && isCapitals(one.name) && one.person.length > 0;
    return (
      counts.get(keyOf(one))! > 1 ||
      /^\p{Lu}\p{Ll}?\.\s?/u.test(one.person.join(' ')) ||
      (one.titled && one.person.length > 0) ||
      isNamed(one, names)
    );
  };
  const sure = [...candidates].filter(([, one]) => isSure(one));
  const isPage = sure.some(([, one]) => one.role !== undefined) || sure.length > 1;
  const accepted = [...candidates].filter(
    ([, one]) => isSure(one) || (isPage && one.colon && (one.person.length > 1 || one.bracket !== '')),
  );
  const people = new Map<string, string>();
  return new Map(accepted.map(([index, one]) => [index, { at: one.at, participant: participantOf(one, people) }]));
}

/** Participants in the order in which they first speak. */
export function listParticipants(labels: Iterable<Label>): readonly Participant[] {
  const seen = new Map<string, Participant>();
  for (const { participant } of labels) if (!seen.has(participant.id)) seen.set(participant.id, participant);
  return [...seen.values()];
}

const keyOf = ({ role, person }: Candidate): string => role ?? `:${personId(person)}`;

const isCapitals = (name: string): boolean => /\p{Lu}/u.test(name) && name === name.toUpperCase();

/** Whether the surname's stem stands in the title: Камиловым in it names Камилов. */
function isNamed({ person }: Candidate, title: string): boolean {
  const surname = foldWord(person.at(-1) ?? '');
  return surname.length > 3 && title.includes(surname.slice(0, Math.max(4, surname.length - 2)));
}

function readCandidate(text: string, [from, to]: Span): Candidate | undefined {
  const head = text.slice(from, Math.min(to, from + longest));
  const found = labelShape.exec(head);
  if (found !== null)
    return readName(found.groups!['name']!, found.groups!['note']!, [from, from + found[0].length], true);
  if (to - from > 60) return undefined;
  const alone = ownLine.exec(head);
  return alone === null ? undefined : readName(alone.groups!['name']!, '', [from, to], false);
}

/** Sorts the words of a would-be label into title and name; undefined when it is neither name nor role. */
function readName(given: string, note: string, at: Span, colon: boolean): Candidate | undefined {
  const name = given.replace(/[\s\u00a0]+/gu, ' ').trim();
  const bracket = note
    .trim()
    .replace(/^[([]|[)\]]$/gu, '')
    .replace(/\s+/gu, ' ');
  const role = roles.get(
    foldWord(name)
      .replace(/\s*(?:№|#|n)?\s*\d{1,2}$/u, '')
      .replace(/\.$/u, ''),
  );
  if (role !== undefined) return { at, name, bracket, colon, person: [], titled: false, role };
  if (isAsked.test(name) && colon && name.length < 80 && !/[.!?]/u.test(name))
    return { at, name, bracket, colon, person: [], titled: false, role: 'question' };
  const words = name
    .replace(/(?:,|\s[–—-])\s.*$/u, '')
    .replace(/(?<=\p{Lu}\p{Ll}?\.)(?=\p{L})/gu, ' ')
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0 || words.length > 14) return undefined;
  let last = words.length;
  while (last > 0 && isNamePart(words[last - 1]!)) last--;
  const titled = words.some((word) => titleWords.has(foldWord(word).replace(/\.$/u, '')));
  if (last > 0 && !titled) return undefined;
  const person = words.slice(last).filter((word) => !titleWords.has(foldWord(word).replace(/\.$/u, '')));
  const capital = person.length > 0 && /^\p{Lu}/u.test(person.at(-1)!);
  if (!capital || person.length > 6 || !/^\p{Lu}/u.test(words[0]!)) return undefined;
  if (leadIns.has(foldWord(name)) || leadIns.has(foldWord(words[0]!))) return undefined;
  if (/[.!?]$/u.test(name) && !/\p{Lu}\.$/u.test(name)) return undefined;
  return { at, name, bracket, colon, person: trimTitle(person), titled };
}

/** `Russia Vladimir Putin` after a title: the name is its last two words, more with initials or particles. */
function trimTitle(person: readonly string[]): readonly string[] {
  if (person.length <= 3) return person;
  let from = person.length - 1;
  while (from > 0 && (isParticle(person[from - 1]!.toLowerCase()) || /\.$/u.test(person[from - 1]!))) from--;
  return person.slice(Math.max(0, /\.$/u.test(person[from]!) ? from : from - 1));
}

/** A capitalised word, an initial or a particle. */
function isNamePart(word: string): boolean {
  return (
    /^\p{Lu}[\p{L}\p{M}'’ʼ-]*\.?$/u.test(word) ||
    isParticle(word.toLowerCase()) ||
    /^(?:al|аль|эль|el)-\p{Lu}/u.test(word)
  );
}

function participantOf({ name, bracket, person, role, titled }: Candidate, people: Map<string, string>): Participant {
  if (role !== undefined) return { id: role, name, ...(groups.has(role) ? { group: true } : {}) };
  const surname = personId(person);
  // Two people of one surname: the second is told by the first letter of the first name.
  const initial = person.length > 1 ? slug(person[0]!).slice(0, 1) : '';
  const known = people.get(surname);
  if (known === undefined || known === '') people.set(surname, initial);
  const id =
    known === undefined || known === '' || initial === '' || known === initial ? surname : `${initial}-${surname}`;
  const office = bracket !== '' && !noteWords.test(bracket) ? bracket : titled ? titleOf(name, person) : '';
  return { id, name, ...(office === '' ? {} : { role: office }) };
}

/** What stands before the name: `Foreign Minister`. */
function titleOf(name: string, person: readonly string[]): string {
  const at = name.indexOf(person[0]!);
  const title = at > 0 ? name.slice(0, at).trim() : '';
  return courtesies.has(foldWord(title).replace(/\.$/u, '')) ? '' : title;
}
