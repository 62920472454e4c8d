import { SverkaError } from '../error.js';
import { rawMemory } from '../format/tmx/raw.js';
import { readTree, type Node } from '../format/tree.js';
import { findingOf, type Finding, type RuleName, type Tell } from './finding.js';
import { mendHead, mendTags, mendUnit, type Mended } from './mend.js';
import { createScreen } from './screen.js';
import { validateTei } from './tei.js';
import { validateTmx } from './tmx.js';
import { filesPointedTo, type TeiFile } from './web.js';

/** Validates a file piece by piece: what comes back was found so far, in the order of the file. */
export interface MemoryValidation {
  readonly write: (piece: string) => readonly Finding[];
  readonly close: () => readonly Finding[];
}

/** Of a TMX file of any size. */
export function validateMemory(): MemoryValidation {
  let found: Finding[] = [];
  const tell: Tell = (...what) => void found.push(findingOf(...what));
  const screen = createScreen(tell);
  const validator = validateTmx(tell);
  const taken = (): readonly Finding[] => {
    const all = found.sort(byPlace);
    found = [];
    return all;
  };
  return {
    write: (piece) => {
      validator.write(screen.write(piece).passable);
      return taken();
    },
    close: () => {
      validator.write(screen.write('', true).passable);
      validator.close();
      return taken();
    },
  };
}

const byPlace = ({ at: one }: Finding, { at: two }: Finding): number =>
  (one.line ?? 0) - (two.line ?? 0) || (one.column ?? 0) - (two.column ?? 0);

/** A file as its text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * Of a TEI file.
 * @param beside the files that it points to, by their names; undefined where there is none
 */
export function validateEdition(main: NamedText, beside: (name: string) => string | undefined): readonly Finding[] {
  const found: Finding[] = [];
  const files: TeiFile[] = [];
  const names = new Set<string>();
  const read = ({ name, text }: NamedText): void => {
    names.add(name);
    const tell: Tell = (rule, message, at) => void found.push(findingOf(rule, message, { file: name, ...at }));
    const screen = createScreen(tell);
    const passable = screen.write(text).passable + screen.write('', true).passable;
    const root = treeOf(passable, tell);
    if (root === undefined) return;
    files.push({ name, root });
    for (const other of filesPointedTo(root)) {
      if (names.has(other)) continue;
      const content = beside(other);
      if (content !== undefined) read({ name: other, text: content });
      else {
        names.add(other);
        tell('tei/file', `${other} is pointed to, and is not there.`, root.at);
      }
    }
  };
  read(main);
  validateTei(files, (rule, message, at) => void found.push(findingOf(rule, message, at)));
  const order = [...names];
  return found.sort(
    (one, two) => order.indexOf(one.at.file ?? '') - order.indexOf(two.at.file ?? '') || byPlace(one, two),
  );
}

function treeOf(text: string, tell: Tell): Node | undefined {
  const fault = (message: string, at: SverkaError['at']): SverkaError =>
    new SverkaError('tei/invalid', message, '', at);
  try {
    return readTree(text, undefined, fault, fault);
  } catch (error) {
    if (!(error instanceof SverkaError)) throw error;
    tell('xml/well-formed', `${error.message.replace(/(?<!\.)\.+$/u, '')}.`, error.at);
    return undefined;
  }
}

/** What the mending of a file is told. */
export interface Mending {
  readonly mended: Mended;
  /** Tag of the first variant of a memory, for a header that names no source language. */
  readonly firstTag?: string | undefined;
}

/**
 * A memory with all mended that can be without a doubt, piece by piece.
 * @throws SverkaError `tmx/invalid` where it cannot be read all the same
 */
export function* mendMemory(
  pieces: Iterable<string>,
  { mended, firstTag }: Mending,
): Generator<string, void, undefined> {
  let isOld = false;
  for (const part of rawMemory(screened(pieces, mended))) {
    if (part.kind === 'head') {
      isOld = /^1\.[0-2]$/u.test(part.header.version);
      yield mendHead(part.text, firstTag, mended);
    } else if (part.kind === 'unit') yield part.before + mendUnit(part.text, isOld, mended);
    else yield part.text;
  }
}

/** A TEI file with all mended that can be without a doubt. */
export const mendEdition = (text: string, { mended }: Mending): string =>
  mendTags([...screened([text], mended)].join(''), mended);

function* screened(pieces: Iterable<string>, mended: Mended): Generator<string> {
  const screen = createScreen((rule: RuleName) => void mended.set(rule, (mended.get(rule) ?? 0) + 1));
  for (const piece of pieces) yield screen.write(piece).mended;
  yield screen.write('', true).mended;
}
