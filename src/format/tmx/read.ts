import { SverkaError } from '../../error.js';
import type { Alignment } from '../../model/alignment.js';
import type { Language, Meta } from '../../model/document.js';
import type { ReadOptions } from '../format.js';
import { alignPairs, sentencesOf, cut, unjoin, type Pair, type PairSide } from '../pairs.js';
import { languageNames } from '../text.js';
import { chooseVariants, languageOf, regionOf, sourceLanguage } from './languages.js';
import { readProvenance } from './provenance.js';
import { readMemory, type MemoryHeader, type MemoryUnit, type Variant } from './units.js';

/**
 * Reads a memory of any program, TMX 1.1 to 1.4b: of each unit its English and its Russian variant.
 * What sverka wrote comes back with its turns, paragraphs and beads.
 * @throws SverkaError `tmx/invalid` with line and column, `tmx/no-target-language`
 */
export function readTmx(text: string, { remark = () => {} }: ReadOptions = {}): Alignment {
  let header: MemoryHeader = { attributes: {}, props: new Map(), notes: [] };
  const units: MemoryUnit[] = [];
  const lost = { codes: 0, subflows: 0, notes: 0 };
  readMemory([text], {
    header: (found) => void (header = found),
    unit: (unit) => void units.push(unit),
    lost: (what) => void lost[what]++,
  });
  const many = (count: number, what = 'unit') => `${count} ${what}${count === 1 ? '' : 's'}`;
  if (lost.codes > 0) remark(`${many(lost.codes, 'inline code')} left out.`);
  if (lost.subflows > 0) remark(`${many(lost.subflows, 'text')} inside inline codes (sub) left out.`);
  if (lost.notes > 0) remark(`${many(lost.notes, 'note')} on units left out.`);

  const srclang = header.attributes['srclang'];
  const variants = chooseVariants(units, srclang, remark);
  const source = sourceLanguage(srclang, units);
  const target: Language = source === 'en' ? 'ru' : 'en';
  const level = header.attributes['segtype'] === 'paragraph' ? 'paragraph' : 'sentence';
  const counts = { alone: 0, empty: 0, otherWay: 0 };
  const pairs = units.flatMap((unit): Pair[] => {
    const [from, to] = [variants[source]?.of(unit), variants[target]?.of(unit)];
    if (from === undefined || to === undefined) counts.alone++;
    else if (from.text.trim() === '' || to.text.trim() === '') counts.empty++;
    else {
      if (unit.srclang !== undefined && languageOf(unit.srclang) === target) counts.otherWay++;
      return [pairOf(unit, from, to, { source, target, level, header })];
    }
    return [];
  });
  if (pairs.length === 0 && counts.empty === 0) throw noPair(units);
  if (counts.alone > 0) remark(`${many(counts.alone)} without English or without Russian left out.`);
  if (counts.empty > 0) remark(`${many(counts.empty)} with an empty side left out.`);
  if (counts.otherWay > 0)
    remark(`${many(counts.otherWay)} translated from ${languageNames[target]}: ${languageNames[source]} is put first.`);
  const documents = new Set(pairs.map(({ group }) => group ?? ''));
  if (documents.size > 1) remark(`Units of ${documents.size} documents stand one after the other as one.`);

  const id = header.props.get('x-document') ?? (documents.size === 1 ? [...documents][0] || undefined : undefined);
  const { creationtool = 'unknown', creationtoolversion = '' } = header.attributes;
  const metas = readProvenance(header.notes, source);
  const meta = (lang: Language): Meta => ({
    ...(id !== undefined && { id }),
    ...metas[lang],
    ...(variants[lang] && { region: regionOf(variants[lang].tag) }),
  });
  return alignPairs(pairs, {
    source,
    target,
    level,
    metas: { en: meta('en'), ru: meta('ru') },
    signature: header.props.get('x-signature') ?? `tmx ${creationtool} ${creationtoolversion}`.trim(),
  });
}

interface Circumstances {
  readonly source: Language;
  readonly target: Language;
  readonly level: 'sentence' | 'paragraph';
  readonly header: MemoryHeader;
}

function pairOf({ tuid, segtype, props }: MemoryUnit, from: Variant, to: Variant, around: Circumstances): Pair {
  const { source, target, level, header } = around;
  const [n = 1, m = 1] = (/^(\d{1,4})-(\d{1,4})$/u.exec(props.get('x-alignment') ?? '') ?? []).slice(1).map(Number);
  const document = props.get('x-document');
  const prefix = `${document ?? header.props.get('x-document') ?? ''}.`;
  const id = tuid?.startsWith(prefix) ? tuid.slice(prefix.length) : tuid;
  // Programs heed the segtype of a unit too little for it to say more than how to split the unit.
  const whole = ['paragraph', 'block'].includes(segtype ?? header.attributes['segtype'] ?? '');
  const side = ({ text, props: own }: Variant, count: number, lang: Language, ids: PairSide['ids']): PairSide => {
    const pieces = cut(text, own.get('x-lengths')) ?? (level === 'sentence' ? unjoin(text, count, lang) : [text]);
    const sentences = (piece: string) => (whole ? sentencesOf(piece, lang) : [piece]);
    const units = pieces.map(sentences);
    return {
      units: level === 'sentence' ? units.flat().map((sentence) => [sentence]) : units,
      ids,
      speaker: props.get('x-speaker'),
    };
  };
  const posterior = Number(props.get('x-confidence') || NaN);
  return {
    source: side(from, n, source, [id]),
    target: side(to, m, target, [id]),
    posterior: posterior >= 0 && posterior <= 1 ? posterior : undefined,
    by: props.get('x-status') === 'confirmed' ? 'person' : 'search',
    group: document,
  };
}

function noPair(units: readonly MemoryUnit[]): SverkaError {
  const tags = [...new Set(units.flatMap(({ variants }) => variants.map(({ tag }) => tag)))];
  const lacking = (['en', 'ru'] as const).filter((lang) => !tags.some((tag) => languageOf(tag) === lang));
  const what =
    units.length === 0
      ? 'The memory has no units'
      : lacking.length === 0
        ? 'No unit of the memory has both English and Russian'
        : `The memory has nothing in ${lacking.map((lang) => languageNames[lang]).join(' and nothing in ')}`;
  return new SverkaError(
    'tmx/no-target-language',
    `${what}.`,
    tags.length === 0
      ? 'Give one that has units in en and ru.'
      : `Its languages are ${tags.join(', ')}; sverka needs en and ru.`,
  );
}
