import { SverkaError } from '../error.js';
import type { Document, Language, Meta, Participant } from '../model/document.js';

type Both = Readonly<Partial<Record<Language, string>>>;

/** What a user knows about a pair of texts: `meta.json`, as corpora/README.md describes it. */
export interface PairMeta {
  readonly id?: string;
  readonly date?: string;
  readonly time?: string;
  readonly place?: string | Both;
  readonly event?: string;
  readonly participants?: readonly {
    readonly id: string;
    readonly name?: string | Both;
    readonly role?: string | Both;
    readonly group?: boolean;
  }[];
  readonly texts?: Readonly<
    Partial<Record<Language, Omit<Meta, 'id' | 'date' | 'time' | 'place' | 'event' | 'participants'>>>
  >;
}

const fail = (what: string): SverkaError =>
  new SverkaError('meta/invalid', `The metadata cannot be used: ${what}.`, 'corpora/README.md describes meta.json.');

/** @throws SverkaError `meta/invalid` */
export function readMeta(json: string): PairMeta {
  let data: unknown;
  try {
    data = JSON.parse(json.replace(/^\uFEFF/u, ''));
  } catch (cause) {
    throw fail((cause as Error).message);
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw fail('it is not an object');
  const meta = data as PairMeta;
  if (meta.date !== undefined && !/^\d{4}(-\d\d(-\d\d)?)?$/u.test(String(meta.date)))
    throw fail(`"${meta.date}" is no date such as 2021-03-02`);
  for (const key of ['id', 'time', 'event'] as const)
    if (meta[key] !== undefined && typeof meta[key] !== 'string') throw fail(`${key} is not a text`);
  const participants: unknown = meta.participants ?? [];
  if (!Array.isArray(participants)) throw fail('participants is not a list');
  for (const { id } of participants as readonly { readonly id?: unknown }[])
    if (typeof id !== 'string' || !/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(id))
      throw fail(`"${String(id)}" cannot be an id: it begins with a letter and has no spaces`);
  return meta;
}

/** The document with what is given put over what was read off its page. */
export function applyMeta(document: Document, given: PairMeta): Document {
  const { lang } = document;
  const pick = (value: string | Both | undefined): string | undefined =>
    typeof value === 'string' ? value : value?.[lang];
  const participants = mergeParticipants(
    document.meta.participants ?? [],
    (given.participants ?? []).map(({ id, name, role, group }) =>
      defined({ id, name: pick(name), role: pick(role), group }),
    ),
  );
  const meta = defined({
    ...document.meta,
    ...defined({ id: given.id, date: given.date, time: given.time, place: pick(given.place), event: given.event }),
    ...given.texts?.[lang],
    ...(participants.length > 0 ? { participants } : {}),
  });
  return { ...document, meta };
}

/** Given participants first, in their order; those that only the page names after them. */
function mergeParticipants(read: readonly Participant[], given: readonly Partial<Participant>[]): Participant[] {
  const merged = given.map((one): Participant => {
    const known = read.find(({ id }) => id === one.id);
    return { ...known, ...one, id: one.id!, name: one.name ?? known?.name ?? one.id! };
  });
  return [...merged, ...read.filter(({ id }) => !given.some((one) => one.id === id))];
}

/** Without the keys that nobody gave. */
function defined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
