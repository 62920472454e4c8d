import { SverkaError } from '../error.js';
import type { Document, Language, Level, Span, Unit, UnitKind } from '../model/document.js';
import { levels } from '../model/document.js';
import type { Gold } from '../model/gold.js';
import { type Bead, tilingFault } from '../model/ladder.js';

const hint = 'corpora/README.md describes the format.';
const fail = (what: string, line?: number): SverkaError =>
  new SverkaError(
    'gold/invalid',
    `The gold alignment cannot be read: ${what}.`,
    hint,
    line === undefined ? {} : { line },
  );

/**
 * Reads a gold table (`unit` rows with the sentences, then a row a bead) and finds its sentences in
 * the two texts, so that it can be compared with any segmentation of them.
 * @throws SverkaError `gold/invalid` with the line
 */
export function readGoldTable(table: string, english: string, russian: string): Gold {
  const builders = { en: startDocument('en', english), ru: startDocument('ru', russian) };
  const beads: Record<Level, { source: string[]; target: string[]; line: number }[]> = {
    turn: [],
    paragraph: [],
    sentence: [],
  };
  for (const [index, row] of table.split(/\r?\n/u).entries()) {
    if (row === '' || row.startsWith('#')) continue;
    const [name, first = '', second = '', third = '', text = ''] = row.split('\t');
    const line = index + 1;
    if (name === 'unit') {
      const builder = builders[first.slice(0, 2) as Language] as Builder | undefined;
      if (builder === undefined) throw fail(`a unit's id begins with its language, not "${first}"`, line);
      addSentence(builder, first, second as UnitKind, third === '-' ? undefined : third, text, line);
    } else if (levels.includes(name as Level))
      beads[name as Level].push({ source: ids(first), target: ids(second), line });
    else throw fail(`"${name}" is no kind of row`, line);
  }
  const source = finish(builders.en);
  const target = finish(builders.ru);
  const ladders = Object.fromEntries(
    levels
      .filter((level) => beads[level].length > 0)
      .map((level) => {
        const place = { source: placer(source.units[level]), target: placer(target.units[level]) };
        const ladder = beads[level].map((bead): Bead => ({
          source: place.source(bead.source, bead.line),
          target: place.target(bead.target, bead.line),
          by: 'person',
        }));
        const fault = tilingFault(ladder, source.units[level].length, target.units[level].length);
        if (fault !== undefined) throw fail(`the ${level} ladder has a hole: ${fault}`);
        return [level, ladder];
      }),
  );
  return { source, target, ladders };
}

const ids = (cell: string): string[] => (cell === '-' ? [] : cell.split(' '));

interface Builder {
  readonly lang: Language;
  readonly text: string;
  readonly units: Record<Level, Unit[]>;
  reached: number;
}

const startDocument = (lang: Language, text: string): Builder => ({
  lang,
  text,
  units: { turn: [], paragraph: [], sentence: [] },
  reached: 0,
});

function addSentence(
  builder: Builder,
  id: string,
  kind: UnitKind,
  speaker: string | undefined,
  sentence: string,
  line: number,
): void {
  const at = locate(builder.text, sentence, builder.reached);
  if (at === undefined) throw fail(`the text does not have "${sentence}" where ${id} should stand`, line);
  builder.reached = at[1];
  const more = { kind, ...(speaker === undefined ? {} : { speaker }) };
  const [turn, paragraph] = [id.replace(/\.p\d+\.s\d+$/u, ''), id.replace(/\.s\d+$/u, '')];
  open(builder.units.turn, { id: turn, at, parent: -1, ...more });
  open(builder.units.paragraph, { id: paragraph, at, parent: builder.units.turn.length - 1, ...more });
  builder.units.sentence.push({ id, at, parent: builder.units.paragraph.length - 1, ...more });
}

/** Begins a unit, or lets the last one, when it has the same id, reach further. */
function open(units: Unit[], unit: Unit): void {
  const last = units.at(-1);
  if (last?.id === unit.id) units[units.length - 1] = { ...last, at: [last.at[0], unit.at[1]] };
  else units.push(unit);
}

const finish = ({ lang, text, units }: Builder): Document => ({ lang, text, meta: {}, units, marks: [] });

/** Where a sentence stands at or after `from`, white space of any kind and amount counting as one. */
function locate(text: string, sentence: string, from: number): Span | undefined {
  const words = sentence.split(/\s+/u).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  const pattern = new RegExp(words.join('\\s+'), 'gu');
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found === null ? undefined : [found.index, found.index + found[0].length];
}

function placer(units: readonly Unit[]): (names: readonly string[], line: number) => Span {
  const index = new Map(units.map(({ id }, at) => [id, at]));
  let reached = 0;
  return (names, line) => {
    const places = names.map((name) => {
      const at = index.get(name);
      if (at === undefined) throw fail(`there is no unit ${name}`, line);
      return at;
    });
    const from = places[0] ?? reached;
    if (places.some((place, at) => place !== from + at)) throw fail('the units of a bead follow each other', line);
    reached = from + places.length;
    return [from, reached];
  };
}

/**
 * Reads a gold document in JSON: sentences by paragraph in both languages, and links of sentence
 * indexes. Each given sentence becomes one unit.
 * @throws SverkaError `gold/invalid`
 */
export function readGoldJson(json: string): Gold {
  let data: GoldJson;
  try {
    data = JSON.parse(json) as GoldJson;
  } catch (cause) {
    throw fail((cause as Error).message);
  }
  if (!data.en?.paragraphs || !data.ru?.paragraphs || !Array.isArray(data.links))
    throw fail('en, ru or links is missing');
  const source = fromSentences('en', data.en.paragraphs, data.paragraphs_known ?? false);
  const target = fromSentences('ru', data.ru.paragraphs, data.paragraphs_known ?? false);
  const reached = { source: 0, target: 0 };
  const span = (indexes: readonly number[], side: 'source' | 'target'): Span => {
    const from = indexes[0] ?? reached[side];
    reached[side] = from + indexes.length;
    return [from, reached[side]];
  };
  const ladder = data.links.map(([english, russian]): Bead => ({
    source: span(english, 'source'),
    target: span(russian, 'target'),
    by: 'person',
  }));
  const fault = tilingFault(ladder, source.units.sentence.length, target.units.sentence.length);
  if (fault !== undefined) throw fail(fault);
  return { source, target, ladders: { sentence: ladder }, ...labelOf(data) };
}

interface GoldJson {
  readonly id?: string;
  readonly variant?: string;
  readonly en?: Sides;
  readonly ru?: Sides;
  readonly links?: [number[], number[]][];
  readonly paragraphs_known?: boolean;
}

/** `ntrex-01-om` is document `ntrex-01` of the set `ntrex`, with omissions. */
function labelOf({ id, variant }: GoldJson): Pick<Gold, 'label'> {
  if (typeof id !== 'string') return {};
  const ending = /[-_.](om|omissions|hard|plain)$/u.exec(id);
  const document = ending === null ? id : id.slice(0, ending.index);
  const named = variant ?? ending?.[1] ?? 'plain';
  return {
    label: {
      id: document,
      set: /^(.*[^-_.\d])[-_.]?\d+$/u.exec(document)?.[1] ?? document,
      variant: named === 'om' ? 'omissions' : named,
    },
  };
}

interface Sides {
  readonly paragraphs: readonly (readonly string[])[];
}

/** @param keepParagraphs else all sentences are one paragraph */
export function fromSentences(
  lang: Language,
  paragraphs: readonly (readonly string[])[],
  keepParagraphs: boolean,
): Document {
  const units: Record<Level, Unit[]> = { turn: [], paragraph: [], sentence: [] };
  let text = '';
  for (const [p, sentences] of (keepParagraphs ? paragraphs : [paragraphs.flat()]).entries()) {
    const start = text.length;
    for (const [s, sentence] of sentences.entries()) {
      const trimmed = sentence.trim();
      units.sentence.push({
        id: `${lang}.u1.p${p + 1}.s${s + 1}`,
        at: [text.length, text.length + trimmed.length],
        parent: p,
        kind: 'speech',
      });
      text += `${trimmed}\n`;
    }
    units.paragraph.push({ id: `${lang}.u1.p${p + 1}`, at: [start, text.length - 1], parent: 0, kind: 'speech' });
    text += '\n';
  }
  units.turn.push({ id: `${lang}.u1`, at: [0, text.trimEnd().length], parent: -1, kind: 'speech' });
  return { lang, text, meta: {}, units, marks: [] };
}
