import type { Span } from '../model/document.js';
import { foldWord } from './character.js';
import { isArticled, isParticle, slug } from './name.js';
import {
  connectives,
  isCourtesyOnly,
  leadIns,
  openers,
  modifiers,
  noteWords,
  roles,
  surnamesToo,
  titleWords,
  verbEndings,
} from './role.js';

/** What looks like a label until the whole page has been seen. */
export interface Candidate {
  /** Characters of the text: the label with brackets, colon and the signs of bold type. */
  readonly at: Span;
  /** Without the bracket at its end, colon and bold type. */
  readonly name: string;
  readonly bracket: string;
  readonly colon: boolean;
  /** In bold type. */
  readonly bold: boolean;
  /** A dash stands in place of the colon: `Вопрос – Когда?` */
  readonly dash: boolean;
  /** Words of the name, titles left out; empty for a role and for an office without a name. */
  readonly person: readonly string[];
  /** Whether `person` begins with the given name or its initial; after a title a country may be in its place. */
  readonly firm: boolean;
  readonly titled: boolean;
  /** What stands before or after the name: `President of Russia`. */
  readonly title: string;
  /** Id of a role that stands for a speaker, as question. */
  readonly role?: string;
  /** Id of an office without a name, as head-of-mission. */
  readonly office?: string;
}

/** A label is no longer than this, brackets included; in characters and in words. */
const longest = 260;
const mostWords = 26;

const labelShape =
  /^(?<lead>[–—-]\s+)?(?<bold>\*\*|__)?\s*(?<name>(?!\s)[^:：()[\]*]{1,180}?(?:\([^()[\]\n:]{1,40}\)\s*[^\s:：()[\]*][^:：()[\]*]{0,80}?)?)(?:\*\*)?\s*(?<note>(?:[([][^()[\]\n]{1,120}[)\]]\s*){0,2})(?:(?:\*\*|__)\s*[:：]|[:：]\s*(?:\*\*|__)|[:：])(?=\s|$|["«“„\p{L}(<[…-])/u;
/** `Question from Reuters`, `Вопрос корреспондента агентства «Дуня»`; not «Вопрос в другом». */
const isAsked =
  /^(?:question|q)\s*(?:from|by|to|for|for mr|,|[–—-])\s|^вопрос\s*(?:(?:от|из|корреспондент\p{L}*|журналист\p{L}*|агентств\p{L}*|телеканал\p{L}*|газет\p{L}*|представител\p{L}*|к|обоим|обеим|всем|,|[–—-])\s|\p{L}\.)/iu;
/** `Q. Why?`, as the Union's pages have it, `Q   Why?`; only where it comes again. */
const lettered = /^(?<name>[QA])(?:\.\s+|\s{2,})(?=["“(]?\p{Lu})/u;
/** `С.Лавров – Положительно`; only where questions are marked so. */
const dashed = /^(?<name>[^:()[\]\n*!?–—]{1,40}?)\s[–—]\s+(?=["“«(]?[\p{Lu}\d])/u;
const ownLine = /^(?:\*\*|__)?(?<name>[^:()[\]\n*.!?]{1,60})(?:\*\*|__)?$/u;

/** Reads what may be a label at the head of a paragraph; undefined where it is neither name nor role. */
export function readCandidate(text: string, [from, to]: Span): Candidate | undefined {
  const head = text.slice(from, Math.min(to, from + longest));
  const found = labelShape.exec(head);
  if (found !== null) {
    const read = readName(found.groups!['name']!, found.groups!['note']!, [from, from + found[0].length], true);
    // — Вопрос: Когда? but — Дорогая Анна: пора.
    return found.groups!['lead'] === undefined || read?.role !== undefined || hasInitial(read) ? read : undefined;
  }
  const letter = lettered.exec(head);
  if (letter !== null) return readName(letter.groups!['name']!, '', [from, from + letter[0].trimEnd().length], false);
  const dash = dashed.exec(head);
  if (dash !== null) {
    const read = readName(dash.groups!['name']!, '', [from, from + dash[0].trimEnd().length], false);
    if (read !== undefined) return { ...read, dash: true };
  }
  if (to - from > 60) return undefined;
  const alone = ownLine.exec(head);
  const read = alone === null ? undefined : readName(alone.groups!['name']!, '', [from, to], false);
  return read === undefined ? undefined : { ...read, bold: /^(?:\*\*|__)/u.test(head) };
}

const folded = (word: string): string => foldWord(word).replace(/[.,]$/u, '');
/** Chairperson-in-Office, Director-General */
const isTitleWord = (word: string): boolean =>
  titleWords.has(folded(word)) ||
  (/-(?:in-\p{L}+|general|elect|designate|president|minister)$/iu.test(word) &&
    titleWords.has(folded(word.split('-')[0]!)));

/** Sorts the words of a would-be label into title and name. */
function readName(given: string, note: string, at: Span, colon: boolean): Candidate | undefined {
  const name = given.replace(/\s+/gu, ' ').trim();
  const brackets = note.split(/[()[\]]/u).map((part) => part.replace(/\s+/gu, ' ').trim());
  const filled = brackets.filter((part) => part !== '');
  // Of (Russian Federation) (spoke in Russian) the first says who he is.
  const bracket = filled.find((part) => !noteWords.test(part)) ?? filled[0] ?? '';
  const shared = { at, name, bracket, colon, bold: false, dash: false, title: '', titled: false, firm: false };
  const role = roles.get(
    foldWord(name)
      .replace(/(?<!\s)\s+(?:(?:№|#|no?\.?)\s*)?\d{1,2}$|(?<=^[qa])\.?\d{1,2}$/u, '')
      .replace(/\.$/u, ''),
  );
  if (role !== undefined) return { ...shared, person: [], role };
  if (isAsked.test(name) && colon && name.length < 80 && !/[.!?]/u.test(name.replace(/\p{Lu}\./gu, '')))
    return { ...shared, person: [], role: 'question' };
  if (/[.!?]$/u.test(name) && !/\p{Lu}\.$/u.test(name)) return undefined;
  // (Ret.) and the like belong to the title.
  const plain = name.replace(/(?:(?<!\s)\s+)?\([^()]*\)\s*/gu, ' ');
  const read = readParts(plain.split(/,\s+|\s[–—-]\s/u).filter((part) => part !== ''));
  if (read === undefined) return undefined;
  const first = plain.split(' ')[0]!;
  const isInitial = /^\p{Lu}\.$/u.test(first);
  if (leadIns.has(foldWord(name)) || (!isTitleWord(first) && !isInitial && openers.has(folded(first))))
    return undefined;
  if (!isInitial && leadIns.has(folded(first)) && !(isTitleWord(first) && read.person.length > 1)) return undefined;
  const office = read.person.length === 0 ? slug(plain.replace(/^the\s/iu, '')) : undefined;
  return { ...shared, ...read, ...(office === undefined ? {} : { office }) };
}

interface Part {
  readonly person: readonly string[];
  readonly firm: boolean;
  readonly titled: boolean;
  readonly title: string;
}

/**
 * `Jens Stoltenberg, NATO Secretary General` and `Head of Mission, Rear Admiral Joris Achterberg`: the
 * name is in the first part that has no title, and if the first has one, in the last.
 */
function readParts(parts: readonly string[]): Part | undefined {
  const read = parts.map((part, index) => readPart(part, index > 0));
  const head = read[0];
  if (head === undefined) return undefined;
  if (parts.length === 1) return head;
  // What stands after a name alone says who that is, and nothing else about the label.
  const rest = parts.slice(1).join(', ');
  // `However, if that fails:`, `Пожалуйста, обратите внимание на следующее:` are said, not names.
  const isSaid = /^\p{Ll}/u.test(rest) && !rest.split(' ').some(isTitleWord);
  if (!head.titled && head.person.length === 1 && isSaid) return undefined;
  if (!head.titled) return { ...head, title: read.slice(1).some((part) => part?.titled) ? rest : '' };
  const last = read.at(-1);
  const named =
    last?.titled &&
    (last.firm || (isGenitiveOnly(head.person) && last.person.length > 1 && !isGenitive(last.person[0]!)))
      ? last
      : head.person.length > 0
        ? head
        : read.findLast((part) => part !== undefined && part.person.length > 0);
  if (named === undefined) return read.every((part) => part?.titled) ? head : undefined;
  if (named === head) return head;
  const before = parts.slice(0, read.indexOf(named));
  return { ...named, titled: true, title: [...before, named.title].filter((part) => part !== '').join(', ') };
}

/** @param isLater of a label's parts: there a title may begin with a small letter, `Заместитель главы – министр Иван Орлов` */
function readPart(part: string, isLater: boolean): Part | undefined {
  const words = part
    .replace(/(?<=(?<!\p{L})\p{Lu}\p{Ll}{0,2}\.)(?=\p{L})/gu, ' ')
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0 || words.length > mostWords) return undefined;
  if (!/^\p{Lu}|^[«"“]/u.test(words[0]!) && !(isLater && isTitleWord(words[0]!))) return undefined;
  const end = words.length - 1;
  /** After the last word of the title. */
  let begin = 0;
  let linked = false;
  let titled = false;
  for (const [index, word] of words.entries()) {
    const isConnective =
      index < end &&
      (index > 0 || /\p{Script=Latin}/u.test(word)) &&
      !word.endsWith('.') &&
      connectives.has(folded(word));
    const isTitle = isTitleWord(word) && !(index === end && index > 0 && surnamesToo.has(folded(word)));
    if (isNamePart(word) && !isConnective && !isTitle) continue;
    if (!isTitle && !isConnective && !mayBeInTitle(word)) return undefined;
    titled ||= isTitle && !modifiers.has(folded(word));
    linked = isConnective && !isTitle && /\p{Script=Latin}/u.test(word);
    begin = index + 1;
  }
  if (begin > 0 && !titled) return undefined;
  const following = initialsFirst(words.slice(begin));
  const after = titled && isPlaceOnly(following, part) ? [] : following;
  if (after.length > 0 && !/^\p{Lu}|[-’']\p{Lu}/u.test(after.at(-1)!)) return undefined;
  if (!titled && (after.length === 0 || after.length > 6)) return undefined;
  const isCourtesy = titled && isCourtesyOnly(words.slice(0, begin).join(' '));
  const person = titled && !isCourtesy ? nameAtEnd(after, linked) : after;
  const title = words.slice(0, words.length - person.length).join(' ');
  const firm = person.length > 1 && (!titled || (person.length === after.length && !isGenitive(person[0]!)));
  return { person, titled, title, firm: firm || /\.$/u.test(person[0] ?? '') };
}

/** `С.`, `Ю.`, `Дж.` */
const initial = /^\p{Lu}\p{Ll}?\.$/u;

/** `Орлов С. В.` as `С. В. Орлов`: stenographers put the surname first. */
function initialsFirst(words: readonly string[]): readonly string[] {
  const surname = words.findLastIndex((word) => !initial.test(word));
  if (surname < 0 || surname === words.length - 1 || !/^\p{Lu}/u.test(words[surname]!)) return words;
  return [...words.slice(0, surname), ...words.slice(surname + 1), words[surname]!];
}

/** Whether the person has an initial: В.Кравцов. */
const hasInitial = (read: Candidate | undefined): boolean => read?.person.some((word) => initial.test(word)) === true;

/** `Russia Vladimir Putin` after a title: the name is its last two words, more with initials, particles or a patronymic. */
function nameAtEnd(words: readonly string[], linked: boolean): readonly string[] {
  const initial = words.findIndex((word) => /\.$/u.test(word));
  if (initial >= 0) return words.slice(initial);
  // After `of` there is a country or an office before there is a name.
  const most = words.length - (linked ? 1 : 0);
  if (most <= 1) return words.slice(words.length - most);
  let from = words.length - 1;
  while (from > 0 && isParticle(words[from - 1]!.toLowerCase()) && from - 1 > words.length - most) from--;
  // Abdullah bin Omar al-Said: the name begins before the first particle.
  const particle = words.findIndex(
    (word, index) => index > 0 && isParticle(word.toLowerCase()) && /^\p{Ll}/u.test(word),
  );
  if (particle > 0) from = Math.min(from, particle);
  const patronymic = /(?:вич|вна|ична|инична)$/u.test(words[from - 1] ?? '') ? 2 : 1;
  return words.slice(Math.max(words.length - most, from - patronymic, 0));
}

/** A Russian country or organisation after a title: `Президент Узбекистана Мирзиёев`. */
const isGenitive = (word: string): boolean => /^\p{Lu}[а-яё]+(?:[аяиы]|ого|ой|их|ых)$/u.test(word);

/** `Администрации Президента` in `Заместитель Руководителя Администрации Президента`: no name, but more of an office. */
const isGenitiveOnly = (person: readonly string[]): boolean => person.length > 0 && person.every(isGenitive);

/** `Президент России`, `Представитель ООН`: what follows the title is no name. */
const isPlaceOnly = (words: readonly string[], part: string): boolean =>
  /^\p{Lu}[а-яё]+ии$/u.test(words.at(-1) ?? '') ||
  (words.length === 1 &&
    (/^\p{Lu}[а-яё]+ы$/u.test(words[0]!) || (/^[А-ЯЁ]{2,5}$/u.test(words[0]!) && part !== part.toUpperCase())));

/** A small word inside a title: `иностранных`, `отставке`; a verb or a pronoun is in none. */
function mayBeInTitle(word: string): boolean {
  if (/\p{Script=Cyrillic}/u.test(word)) return !openers.has(folded(word)) && !verbEndings.test(folded(word));
  return /^(?:[«"“][^«»"“”]*[»"”]?|[^«»"“”]*[»"”]|\p{L}+\/\p{L}+|\d+(?:st|nd|rd|th)?|&)$/u.test(word);
}

/** A capitalised word, an initial or a particle. */
function isNamePart(word: string): boolean {
  return (
    /^\p{Lu}[\p{L}\p{M}'’ʼ‑-]*\.?$/u.test(word) ||
    /^(?:\p{Lu}\p{Ll}{0,2}\.-?)+$/u.test(word) ||
    /^[dDlLдД]['’]\p{Lu}/u.test(word) ||
    isParticle(word.toLowerCase()) ||
    isArticled(word)
  );
}
