import type { PassingSide, PassingUnit } from './format.js';
import { countCodes, contentText } from './tmx/content.js';
import { primaryOf } from './tmx/languages.js';
import { shapeOf, type Passing } from './tmx/pass.js';
import type { MemoryHeader, Variant } from './tmx/units.js';

/** How the units of a memory are prepared for the formats they go to. */
export interface Preparation {
  readonly header: MemoryHeader;
  readonly level: 'sentence' | 'paragraph';
  readonly codes: 'strip' | 'text';
  readonly nbsp: 'keep' | 'space';
}

/** Turns what a memory says of a unit into what every format of units can use, one unit after the other. */
export function preparer({ header, level, codes, nbsp }: Preparation): (passing: Passing) => PassingUnit {
  const document = header.props.get('x-document');
  const numbers = { unit: 0, turn: 0, paragraph: 0 };
  const places = { source: emptyPlace(), target: emptyPlace() };
  let group: { readonly name: string | undefined; readonly speaker: string } = { name: undefined, speaker: '' };
  const textOf = ({ text, content }: Variant): string => {
    const plain =
      codes === 'text'
        ? contentText(content, 'text')
            .replace(/(?<!\s)\s*[\n\r]\s*/gu, ' ')
            .trim()
        : text;
    return nbsp === 'space' ? plain.replace(/[\u00A0\u2007\u202F]/gu, ' ') : plain;
  };
  return (passing) => {
    const { unit, source, target } = passing;
    const { props, attributes } = unit;
    const [n, m] = shapeOf(passing);
    const name = props.get('x-document');
    const { tuid = '' } = attributes;
    const owner = name ?? document;
    const id = owner !== undefined && tuid.startsWith(`${owner}.`) ? tuid.slice(owner.length + 1) : tuid;
    const speaker = props.get('x-speaker') ?? '';
    if (name !== group.name || speaker !== group.speaker || numbers.turn === 0) {
      numbers.turn++;
      numbers.paragraph = 0;
    }
    group = { name, speaker };
    numbers.unit++;
    numbers.paragraph++;
    const stem = ourStem(id, level) ?? foreignStem(id, numbers);
    const side = (variant: Variant, count: number, place: Place): PassingSide => ({
      text: textOf(variant),
      ids: idsIn(place, primaryOf(variant.tag), stem, count, level),
      speaker,
      lengths: variant.props.get('x-lengths') ?? '',
    });
    const posterior = Number(props.get('x-confidence') || NaN);
    return {
      number: numbers.unit,
      level,
      source: side(source, n, places.source),
      target: side(target, m, places.target),
      posterior: posterior >= 0 && posterior <= 1 ? posterior : undefined,
      by: props.get('x-status') === 'confirmed' ? 'person' : 'search',
      whole: passing,
    };
  };
}

/** How many codes and subflows a unit has on both sides. */
export function codesOf({ source, target }: Passing): { readonly codes: number; readonly subflows: number } {
  const [from, to] = [countCodes(source.content), countCodes(target.content)];
  return { codes: from.codes + to.codes, subflows: from.subflows + to.subflows };
}

interface Place {
  /** The paragraph, of sentences; the turn, of paragraphs. */
  stem: string;
  last: number;
}

const emptyPlace = (): Place => ({ stem: '', last: 0 });

interface Stem {
  readonly above: string;
  /** Number of the first unit, in the language in which it is named. */
  readonly from?: number;
  readonly lang?: string;
}

function ourStem(id: string, level: 'sentence' | 'paragraph'): Stem | undefined {
  const pattern =
    level === 'sentence' ? /^([a-z]{2})\.(u\d+\.p\d+|tu\.[\w.-]+)\.s(\d+)$/u : /^([a-z]{2})\.(u\d+)\.p(\d+)$/u;
  const [, lang, above, from] = pattern.exec(id) ?? [];
  return above === undefined || lang === undefined ? undefined : { above, from: Number(from), lang };
}

const foreignStem = (id: string, { turn, paragraph }: { turn: number; paragraph: number }): Stem => ({
  above: /^[\w.-]+$/u.test(id) ? `tu.${id}` : `u${turn}.p${paragraph}`,
});

/** Ids of the units that a side joins: they follow the first, or what the same paragraph had last. */
function idsIn(
  place: Place,
  lang: string,
  { above, from, lang: own }: Stem,
  count: number,
  level: string,
): readonly string[] {
  if (place.stem !== above) [place.stem, place.last] = [above, 0];
  const first = own === lang && from !== undefined ? from : place.last + 1;
  place.last = first + count - 1;
  if (count === 1) return [`${lang}.${above}.${level === 'sentence' ? 's' : 'p'}${first}`];
  const letter = level === 'sentence' ? 's' : 'p';
  return Array.from({ length: count }, (_, index) => `${lang}.${above}.${letter}${first + index}`);
}
