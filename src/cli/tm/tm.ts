import {
  rawMemory,
  selectLanguages,
  SverkaError,
  surveyMemory,
  type RawPart,
  type Selection,
  type Survey,
} from '../../index.js';
import type { Given } from '../command.js';
import { inFile } from '../input/documents.js';
import { display } from '../files.js';
import { encodingsOf, memoryLanguages, usageError, valueOf } from '../options.js';
import { openSource, type TextSource } from '../input/source.js';
import { count, progress } from '../terminal.js';

/** A memory that is read as often as need be, unit by unit. */
export interface OpenMemory {
  readonly name: string;
  readonly source: TextSource;
  readonly survey: Survey;
  /** The two languages that are compared; with `as`, those of another memory. @throws SverkaError `tmx/which-languages`, `tmx/no-target-language` */
  readonly selection: (as?: Selection) => Selection;
  /** @param doing for the line on the terminal that tells how far this has come: `cleaning` */
  readonly parts: (doing: string) => Generator<RawPart, void, undefined>;
}

/** @throws SverkaError as reading and decoding a file do, `tmx/invalid` */
export function openMemory(name: string, given: Given): OpenMemory {
  const [encoding] = encodingsOf(given, 1);
  const source = openSource(name, encoding);
  const survey = inFile(name, () => surveyMemory(source.markup(), source.pieces()));
  const wanted = memoryLanguages(given);
  const selection = (as?: Selection): Selection => {
    const ranges = as === undefined || as === noSelection ? undefined : ([as.source.range, as.target.range] as const);
    return inFile(name, () => (survey.tags.size === 0 ? noSelection : selectLanguages(survey, wanted ?? ranges)));
  };
  const show = progress(given['quiet'] === true);
  function* parts(doing: string): Generator<RawPart, void, undefined> {
    let units = 0;
    let share = -1;
    const pieces = source.pieces((read) => {
      const now = Math.floor((100 * read) / source.size);
      if (now !== share) show(`${String(now).padStart(3)} %  ${doing} ${display(name)}: ${count(units, 'unit')} …`);
      share = now;
    });
    try {
      for (const part of rawMemory(pieces)) {
        if (part.kind === 'unit') units++;
        yield part;
      }
    } catch (error) {
      throw error instanceof SverkaError && error.at.file === undefined ? error.in(display(name)) : error;
    } finally {
      show('');
    }
  }
  return { name, source, survey, selection, parts };
}

/** Of a memory without units: its parts are still parts. */
const noSelection: Selection = {
  source: { range: 'en', tag: 'en', tags: [] },
  target: { range: 'ru', tag: 'ru', tags: [] },
};

/** A whole number from 1. */
export function numberOf(given: Given, name: string): number | undefined {
  const value = valueOf(given, name);
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,11}$/u.test(value))
    throw usageError(`--${name} cannot be ${value}.`, 'It is a whole number from 1.');
  return Number(value);
}

/** Bytes: 500k, 20M, 1G. */
export function sizeOf(given: Given, name: string): number | undefined {
  const value = valueOf(given, name);
  if (value === undefined) return undefined;
  const [, digits, scale = ''] = /^([1-9]\d{0,8})([kMG]?)B?$/iu.exec(value) ?? [];
  if (digits === undefined)
    throw usageError(`--${name} cannot be ${value}.`, 'It is a number of bytes, such as 500k or 20M.');
  return Number(digits) * { '': 1, k: 1e3, m: 1e6, g: 1e9 }[scale.toLowerCase() as '' | 'k' | 'm' | 'g'];
}
