import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, renameSync } from 'node:fs';
import {
  countSteps,
  decode,
  formatNamed,
  openHistory,
  perform,
  recall,
  redo,
  redoing,
  SverkaError,
  undo,
  writeDefaults,
  type Advance,
  type Alignment,
  type Edit,
  type History,
} from '../index.js';
import { lock, replaceFile, signOf } from './disk.js';
import { openWriter, readJournal, type Entry, type Head, type Journal } from './journal.js';

/** A project file that is worked on. Nothing else may write it as long as it is open. */
export interface Project {
  readonly path: string;
  readonly history: () => History;
  /** Each is in the journal, on the disk, when it returns. @throws SverkaError `edit/…`, `desk/…` */
  readonly perform: (edit: Edit) => Advance;
  readonly undo: () => Advance;
  readonly redo: () => Advance;
  /** Brings the project file to what the journal says. */
  readonly save: () => void;
  /** Whether the file is what was last read or written here. */
  readonly isOurs: () => boolean;
  /** Saves, and lets others at it. */
  readonly close: () => void;
}

/** Of a file that takes longer to write than this, in milliseconds, not each edit waits for it: its journal is faster. */
const patience = 100;
/** It is then written when so much time has gone without an edit. */
const delay = 400;

/**
 * Opens a project, with all that its journal remembers.
 * @param warn is told when the journal had to be put aside
 * @throws SverkaError `desk/in-use`, `desk/journal`, `desk/changed-on-disk`, `desk/not-project`, `json/…`
 */
export function openProject(name: string, warn: (message: string) => void): Project {
  const path = realpathSync(name);
  const release = lock(path);
  try {
    return open(path, release, warn);
  } catch (error) {
    release();
    throw error instanceof SverkaError && error.at.file === undefined ? error.in(name) : error;
  }
}

function open(path: string, release: () => void, warn: (message: string) => void): Project {
  const journalPath = `${path}.journal`;
  const sign = signOf(path);
  const bytes = readFileSync(path);
  const alignment = readProject(decode(bytes).text);
  const found = fittingJournal(readJournal(journalPath), hashOf(bytes), journalPath, warn);
  // To look at a long text should not cost what it costs to write it.
  let begun = found?.head;
  const head = (): Head => (begun ??= headOf(bytes, alignment));
  const writer = openWriter(journalPath, head, found);
  const disk = { sign, hash: hashOf(bytes) };
  let history = remember(alignment, found?.entries ?? [], disk.hash);
  let isBehind = history.alignment !== alignment;
  let cost = 0;
  let timer: NodeJS.Timeout | undefined;

  const isOurs = (): boolean => {
    if (signOf(path) === disk.sign) return true;
    const now = signOf(path);
    if (now === 'none' || hashOf(readFileSync(path)) !== disk.hash) return false;
    disk.sign = now;
    return true;
  };
  const requireOurs = (): void => {
    if (!isOurs()) throw changedOnDisk(path);
  };
  const save = (): void => {
    clearTimeout(timer);
    if (!isBehind) return;
    requireOurs();
    const start = process.hrtime.bigint();
    const content = contentOf(history, head());
    const hash = hashOf(content);
    writer.append({ writes: hash });
    replaceFile(path, content);
    Object.assign(disk, { hash, sign: signOf(path) });
    isBehind = false;
    cost = Number(process.hrtime.bigint() - start) / 1e6;
  };
  const advance = (step: (history: History) => Advance): Advance => {
    requireOurs();
    const advanced = step(history);
    writer.append(advanced.deed);
    history = advanced.history;
    isBehind = true;
    clearTimeout(timer);
    if (cost <= patience) trySaving();
    else timer = setTimeout(trySaving, delay).unref();
    return advanced;
  };
  // What was acknowledged is in the journal: a file that cannot be written now is written later, or at the next start.
  const trySaving = (): void => {
    try {
      save();
    } catch (error) {
      warn(error instanceof Error ? error.message : String(error));
    }
  };
  trySaving();
  return {
    path,
    history: () => history,
    perform: (edit) => advance((before) => perform(before, edit)),
    undo: () => advance(undo),
    redo: () => advance(redo),
    save,
    isOurs,
    close() {
      try {
        if (isBehind && isOurs()) save();
      } finally {
        clearTimeout(timer);
        writer.close();
        release();
      }
    },
  };
}

function readProject(text: string): Alignment {
  const json = formatNamed('json');
  if (json.recognizes?.(text) !== true)
    throw new SverkaError(
      'desk/not-project',
      'This is no project file.',
      'sverka align A B --to json and sverka convert FILE --to json write one.',
    );
  return json.read!(text);
}

const written = (alignment: Alignment): string =>
  formatNamed('json').write!(alignment, { ...writeDefaults, stem: '', version: '' }).parts[0]!.text;

function headOf(bytes: Uint8Array, alignment: Alignment): Head {
  const isPlain = Buffer.from(written(alignment)).equals(bytes);
  return { journal: 1, base: hashOf(bytes), ...(!isPlain && { bytes: Buffer.from(bytes).toString('base64') }) };
}

/** The file as it was found when all is undone, down to what a person did by hand in it. */
const contentOf = ({ alignment, done }: History, { bytes }: Head): Uint8Array =>
  Buffer.from(countSteps(done) === 0 && bytes !== undefined ? Buffer.from(bytes, 'base64') : written(alignment));

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The journal, if it tells of this very file. One that tells of another, all of which was saved, is put
 * aside: somebody has made the file anew since. One that knows more than was saved is never passed over.
 */
function fittingJournal(
  journal: Journal | undefined,
  hash: string,
  path: string,
  warn: (message: string) => void,
): Journal | undefined {
  if (journal === undefined || journal.head.base === hash || journal.entries.some((entry) => isWriting(entry, hash)))
    return journal;
  const last = journal.entries.at(-1);
  if (last !== undefined && !isMark(last)) throw changedOnDisk(path.replace(/\.journal$/u, ''));
  renameSync(path, `${path}.old`);
  warn(`The file was changed since it was last edited; what was done before can no longer be undone (${path}.old).`);
  return undefined;
}

const isMark = (entry: Entry): entry is Extract<Entry, { writes: string }> =>
  typeof entry === 'object' && 'writes' in entry;
const isWriting = (entry: Entry, hash: string): boolean => isMark(entry) && entry.writes === hash;

/** The history of a journal. The file has seen all up to where it was written; what was done after is done again. */
function remember(alignment: Alignment, entries: readonly Entry[], hash: string): History {
  const start = entries.findLastIndex((entry) => isWriting(entry, hash)) + 1;
  return entries.reduce<History>(
    (history, entry, index) =>
      isMark(entry) ? history : index < start ? recall(history, entry) : redoing(history, entry).history,
    openHistory(alignment),
  );
}

const changedOnDisk = (file: string): SverkaError =>
  new SverkaError(
    'desk/changed-on-disk',
    'Another program has changed the project file.',
    'Nothing was overwritten. Put the file back to go on, or move its .journal away to start from what is there now.',
    { file },
  );
