import {
  lacking,
  plainTag,
  primaryOf,
  selectLanguages,
  variantOf,
  variantsIn,
  type Selection,
  type Survey,
} from './languages.js';
import type { MemoryUnit, Variant } from './units.js';

/** A unit of which both sides are there. */
export interface Passing {
  readonly unit: MemoryUnit;
  readonly source: Variant;
  readonly target: Variant;
}

/** Tells, unit by unit, which have both languages, and counts the others. */
export interface Pass {
  readonly selection: Selection;
  readonly next: (unit: MemoryUnit) => Passing | undefined;
  /** What was left out and what was decided, in sentences, when all units have passed. */
  readonly remarks: () => readonly string[];
}

/** @throws SverkaError `tmx/which-languages`, `tmx/no-target-language` */
export function passUnits(survey: Survey, wanted?: readonly [string, string]): Pass {
  const selection = selectLanguages(survey, wanted);
  const { source, target } = selection;
  const counts = { passed: 0, alone: 0, empty: 0, otherWay: 0 };
  const several = { source: 0, target: 0 };
  const names = shortNames(selection);
  return {
    selection,
    next: (unit) => {
      const [from, to] = [variantOf(unit, source), variantOf(unit, target)];
      if (from === undefined || to === undefined) {
        counts.alone++;
        return undefined;
      }
      if (unit.variants.length > 2) {
        if (variantsIn(unit, source) > 1) several.source++;
        if (variantsIn(unit, target) > 1) several.target++;
      }
      if (from.text === '' || to.text === '') {
        counts.empty++;
        return undefined;
      }
      const { srclang } = unit.attributes;
      if (srclang !== undefined && isOf(srclang, target.tags) && !isOf(srclang, source.tags)) counts.otherWay++;
      counts.passed++;
      return { unit, source: from, target: to };
    },
    remarks: () => {
      if (counts.passed + counts.empty === 0) throw lacking([...survey.tags.keys()], undefined, names);
      const remarks: string[] = [];
      for (const side of ['source', 'target'] as const) {
        const { tag, tags } = selection[side];
        if (several[side] > 0)
          remarks.push(
            `${many(several[side])} ${several[side] === 1 ? 'has' : 'have'} several variants in ${names[side]} ` +
              (tags.length === 1
                ? `(${tag}): the first was taken.`
                : `(${tags.join(', ')}): ${tag} was taken, or else the first.`),
          );
      }
      // Who chose two languages knows of the others.
      const others =
        wanted === undefined ? [...survey.tags].filter(([tag]) => ![...source.tags, ...target.tags].includes(tag)) : [];
      if (others.length > 0) {
        const variants = others.reduce((sum, [, count]) => sum + count, 0);
        remarks.push(`${many(variants, 'variant')} in ${others.map(([tag]) => tag).join(', ')} left out.`);
      }
      if (counts.alone > 0)
        remarks.push(`${many(counts.alone)} without ${names.source} or without ${names.target} left out.`);
      if (counts.empty > 0) remarks.push(`${many(counts.empty)} with an empty side left out.`);
      if (counts.otherWay > 0)
        remarks.push(`${many(counts.otherWay)} translated from ${names.target}: ${names.source} is put first.`);
      return remarks;
    },
  };
}

export const many = (count: number, what = 'unit'): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

/** Whether a tag is one of some, or of their language where they name none of its regions. */
const isOf = (tag: string, tags: readonly string[]): boolean =>
  tags.some(
    (each) =>
      plainTag(each) === plainTag(tag) || plainTag(each) === primaryOf(tag) || plainTag(tag) === primaryOf(each),
  );

/** What the sides are called: by language, unless only the region tells them apart. */
function shortNames({ source, target }: Selection): { readonly source: string; readonly target: string } {
  const name = (tag: string): string => english[primaryOf(tag)] ?? tag;
  return primaryOf(source.tag) === primaryOf(target.tag)
    ? { source: source.tag, target: target.tag }
    : { source: name(source.tag), target: name(target.tag) };
}

const english: Readonly<Record<string, string>> = { en: 'English', ru: 'Russian' };

/** Whether the target stands before the source in the unit. */
export const isTurned = ({ unit, source, target }: Passing): boolean =>
  unit.variants.indexOf(target) < unit.variants.indexOf(source);

/** How many sentences or paragraphs of ours were joined on each side: 1 and 1, unless the unit says otherwise. */
export function shapeOf(passing: Passing): readonly [number, number] {
  const shape = /^(\d{1,4})-(\d{1,4})$/u.exec(passing.unit.props.get('x-alignment') ?? '');
  if (shape === null) return [1, 1];
  const [n, m] = [Number(shape[1]), Number(shape[2])];
  return isTurned(passing) ? [m, n] : [n, m];
}
