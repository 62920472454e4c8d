import { primaryOf, variantOf, type Selection } from '../format/tmx/languages.js';
import { inUtf8, insertFirst, type RawPart } from '../format/tmx/raw.js';
import { escapeXml } from '../format/xml.js';
import { ruleDefaults, type CleanRule, type RuleLimits } from './rules.js';

export interface CleanOptions {
  /** The two languages that are compared. */
  readonly selection: Selection;
  readonly rules: readonly CleanRule[];
  readonly limits?: RuleLimits;
}

/** Text for the end of the memory that is kept, or of the one that holds what was removed. */
export interface Cleaned {
  readonly to: 'kept' | 'removed';
  readonly text: string;
}

export interface CleanCounts {
  readonly units: number;
  readonly kept: number;
  /** By the name of the rule, with all that were asked. */
  readonly removed: ReadonlyMap<string, number>;
}

export interface Cleaning {
  readonly pass: (part: RawPart) => Cleaned[];
  /** So far. */
  readonly counts: () => CleanCounts;
}

/** The prop of a unit that was removed: where it stood, counted in units from 0, the rule and what it found. */
const removedType = 'x-sverka-removed';
const removedProp = /<prop type="x-sverka-removed">(\d+) ([\w-]+): ([^<]*)<\/prop>/u;

/**
 * Parts a memory in two: units that are kept, byte for byte, and units that a rule objects to, each with a prop that
 * says which rule, why, and where it stood. `mergeMemories` of both gives back the memory as it was.
 */
export function cleanMemory({ selection, rules, limits = ruleDefaults }: CleanOptions): Cleaning {
  const judges = rules.map(({ name, create }) => ({ name, judge: create(limits) }));
  const removed = new Map(rules.map(({ name }) => [name, 0]));
  const langs = [primaryOf(selection.source.tag), primaryOf(selection.target.tag)] as const;
  let units = 0;
  let gone = 0;
  return {
    pass: (part) => {
      if (part.kind !== 'unit') {
        const text = part.kind === 'head' ? inUtf8(part.text) : part.text;
        return [
          { to: 'kept', text },
          { to: 'removed', text },
        ];
      }
      const couple = {
        source: variantOf(part.unit, selection.source)?.text ?? '',
        target: variantOf(part.unit, selection.target)?.text ?? '',
        langs,
      };
      const place = units++;
      for (const { name, judge } of judges) {
        const why = judge(couple);
        if (why === undefined) continue;
        gone++;
        removed.set(name, removed.get(name)! + 1);
        const prop = `<prop type="${removedType}">${place} ${name}: ${escapeXml(why)}</prop>`;
        return [{ to: 'removed', text: part.before + insertFirst(part.text, prop) }];
      }
      return [{ to: 'kept', text: part.before + part.text }];
    },
    counts: () => ({ units, kept: units - gone, removed }),
  };
}

/** Where a unit stood before it was removed, and its text as it was; undefined of one that was not. */
export function restored(text: string): { readonly place: number; readonly text: string } | undefined {
  const found = removedProp.exec(text);
  return found === null ? undefined : { place: Number(found[1]), text: text.replace(removedProp, '') };
}
