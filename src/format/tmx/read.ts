import { SverkaError } from '../../error.js';
import type { Alignment } from '../../model/alignment.js';
import type { Language, Meta } from '../../model/document.js';
import type { MemoryFacts } from '../../model/ladder.js';
import type { ReadOptions } from '../format.js';
import { alignPairs, cut, sentencesOf, unjoin, type Pair, type PairSide } from '../pairs.js';
import { contentText, countCodes } from './content.js';
import { languageNames } from '../text.js';
import { languageOf, regionOf, surveyUnits } from './languages.js';
import { many, passUnits, shapeOf, type Passing } from './pass.js';
import { readProvenance } from './provenance.js';
import { readMemory, type Extra, type MemoryHeader, type MemoryUnit, type Variant } from './units.js';

/**
 * Reads a memory of any program, TMX 1.1 to 1.4b: of each unit its English and its Russian variant.
 * What sverka wrote comes back with its turns, paragraphs and beads.
 * @throws SverkaError `tmx/invalid` with line and column, `tmx/no-target-language`, `tmx/which-languages`
 */
export function readTmx(text: string, { remark = () => {}, languages, codes = 'strip' }: ReadOptions = {}): Alignment {
  let header: MemoryHeader = { version: '', attributes: {}, extras: [], props: new Map(), notes: [], own: [] };
  const units: MemoryUnit[] = [];
  readMemory([text], { header: (found) => void (header = found), unit: (unit) => void units.push(unit) });

  const survey = surveyUnits(header.attributes['srclang'], units);
  const absent = (['en', 'ru'] as const).filter(
    (lang) => ![...survey.tags.keys()].some((tag) => languageOf(tag) === lang),
  );
  if (absent.length > 0) throw notOurs([...survey.tags.keys()], absent);
  const pass = passUnits(survey, languages);
  const { selection } = pass;
  const [source, target] = [languageOf(selection.source.tag), languageOf(selection.target.tag)];
  if (source === undefined || target === undefined || source === target)
    throw new SverkaError(
      'tmx/no-target-language',
      `The memory is to be read as ${selection.source.tag} and ${selection.target.tag}.`,
      'An alignment is of English and Russian; --to tmx and --to tsv take any two languages.',
    );
  const level = header.attributes['segtype'] === 'paragraph' ? 'paragraph' : 'sentence';
  const lost = { codes: 0, subflows: 0 };
  const around = { source, target, level, header, codes } as const;
  const pairs: Pair[] = [];
  for (const unit of units) {
    const passing = pass.next(unit);
    if (passing === undefined) continue;
    pairs.push(pairOf(passing, around));
    for (const { content } of [passing.source, passing.target]) {
      const counted = countCodes(content);
      lost.codes += counted.codes;
      lost.subflows += counted.subflows;
    }
  }
  const remarks = pass.remarks();
  if (lost.codes > 0 && codes === 'strip') remark(`${many(lost.codes, 'inline code')} left out.`);
  if (lost.codes > 0 && codes === 'text') remark(`${many(lost.codes, 'inline code')} made text.`);
  if (lost.subflows > 0 && codes === 'strip')
    remark(`${many(lost.subflows, 'text')} inside inline codes (sub) left out.`);
  for (const each of remarks) remark(each);
  if (header.own.length > 0)
    remark('The definitions of characters of its own (ude) are left out; the characters stay.');
  const documents = new Set(pairs.map(({ group }) => group ?? ''));
  if (documents.size > 1) remark(`Units of ${documents.size} documents stand one after the other as one.`);

  const id = header.props.get('x-document') ?? (documents.size === 1 ? [...documents][0] || undefined : undefined);
  const { creationtool = 'unknown', creationtoolversion = '' } = header.attributes;
  const metas = readProvenance(header.notes, source);
  const meta = (lang: Language): Meta => ({
    ...(id !== undefined && { id }),
    ...metas[lang],
    region: regionOf(selection[lang === source ? 'source' : 'target'].tag),
  });
  const alignment = alignPairs(pairs, {
    source,
    target,
    level,
    metas: { en: meta('en'), ru: meta('ru') },
    signature: header.props.get('x-signature') ?? `tmx ${creationtool} ${creationtoolversion}`.trim(),
  });
  const props = foreignProps(header.extras);
  return props.length === 0 ? alignment : { ...alignment, memory: { props } };
}

interface Circumstances {
  readonly source: Language;
  readonly target: Language;
  readonly level: 'sentence' | 'paragraph';
  readonly header: MemoryHeader;
  readonly codes: 'strip' | 'text';
}

function pairOf({ unit, source: from, target: to }: Passing, around: Circumstances): Pair {
  const { source, target, level, header, codes } = around;
  const { props, attributes } = unit;
  const { tuid, segtype } = attributes;
  const [n, m] = shapeOf({ unit, source: from, target: to });
  const document = props.get('x-document');
  const prefix = `${document ?? header.props.get('x-document') ?? ''}.`;
  const isOurs = tuid?.startsWith(prefix) === true && props.has('x-alignment');
  const id = tuid?.startsWith(prefix) ? tuid.slice(prefix.length) : tuid;
  // Programs heed the segtype of a unit too little for it to say more than how to split the unit.
  const whole = ['paragraph', 'block'].includes(segtype ?? header.attributes['segtype'] ?? '');
  const side = (variant: Variant, count: number, lang: Language, ids: PairSide['ids']): PairSide => {
    const text = codes === 'text' ? contentText(variant.content, 'text').trim() : variant.text;
    const pieces =
      cut(text, variant.props.get('x-lengths')) ?? (level === 'sentence' ? unjoin(text, count, lang) : [text]);
    const sentences = (piece: string) => (whole ? sentencesOf(piece, lang) : [piece]);
    const units = pieces.map(sentences);
    return {
      units: level === 'sentence' ? units.flat().map((sentence) => [sentence]) : units,
      ids,
      speaker: props.get('x-speaker'),
    };
  };
  const posterior = Number(props.get('x-confidence') || NaN);
  const memory = factsOf(unit, from, to, isOurs);
  return {
    source: side(from, n, source, [id]),
    target: side(to, m, target, [id]),
    posterior: posterior >= 0 && posterior <= 1 ? posterior : undefined,
    by: props.get('x-status') === 'confirmed' ? 'person' : 'search',
    group: document,
    ...(memory && { memory }),
  };
}

/** Props that sverka writes itself, from what it knows of a bead. */
const own = new Set(['x-document', 'x-speaker', 'x-alignment', 'x-confidence', 'x-status', 'x-lengths', 'x-signature']);

const foreignProps = (extras: readonly Extra[]): readonly (readonly [string, string])[] =>
  extras.flatMap(({ name, attributes, text }) =>
    name === 'prop' && !own.has(attributes['type'] ?? '') ? [[attributes['type'] ?? '', text] as const] : [],
  );

/** What the unit says besides its texts and what a bead holds, to be written again. */
function factsOf(unit: MemoryUnit, from: Variant, to: Variant, isOurs: boolean): MemoryFacts | undefined {
  const facts = (extras: readonly Extra[], attributes: Readonly<Record<string, string>>): MemoryFacts => {
    const notes = extras.flatMap(({ name, text }) => (name === 'note' ? [text] : []));
    const props = foreignProps(extras);
    return {
      ...(Object.keys(attributes).length > 0 && { attributes }),
      ...(notes.length > 0 && { notes }),
      ...(props.length > 0 && { props }),
    };
  };
  const without = (attributes: Readonly<Record<string, string>>, names: readonly string[]) =>
    Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)));
  // The time and hand of our own writing are an option of the writer.
  const idle = [
    ...(isOurs ? ['tuid'] : []),
    ...(unit.attributes['creationid'] === 'sverka' ? ['creationid', 'creationdate'] : []),
    'srclang',
  ];
  const [source, target] = [from, to].map(({ extras, attributes }) =>
    facts(extras, without(attributes, ['xml:lang', 'lang'])),
  ) as [MemoryFacts, MemoryFacts];
  const all = {
    ...facts(unit.extras, without(unit.attributes, idle)),
    ...(Object.keys(source).length > 0 && { source }),
    ...(Object.keys(target).length > 0 && { target }),
  };
  return Object.keys(all).length > 0 ? all : undefined;
}

function notOurs(tags: readonly string[], absent: readonly Language[]): SverkaError {
  const names = absent.map((lang) => languageNames[lang]);
  return new SverkaError(
    'tmx/no-target-language',
    tags.length === 0 ? 'The memory has no units.' : `The memory has nothing in ${names.join(' and nothing in ')}.`,
    tags.length === 0
      ? 'Give one that has units in en and ru.'
      : `Its languages are ${tags.join(', ')}; an alignment is of en and ru, but convert passes the units of any two ` +
          'languages to another memory or a table: --to tmx, --to tsv.',
  );
}
