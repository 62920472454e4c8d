import type { Alignment } from '../../model/alignment.js';
import type { Document, Level } from '../../model/document.js';
import { isNull, roundPosterior, type Bead } from '../../model/ladder.js';
import type { AlignedPiece } from '../../model/piece.js';
import { tallies, type Tally, type WriteOptions } from '../format.js';
import { countForbidden } from '../text.js';
import { block, longBlock, xmlLines, type Block, type Inline, type Raw } from '../xml.js';
import { blockJoiner } from './blocks.js';
import { planEdition, type Edition } from './edition.js';
import { attributeText, growing, growText } from './growing.js';
import { buildStandOff, linkElement, linkOf, moveElement } from './links.js';

export const forbidden = 'characters that XML cannot hold';

/** How deep a link stands: in a group, in standOff, in the file. */
const linkDepth = 3;
/** A paragraph stands in u, div, body, text and TEI, which may stand in a teiCorpus. */
const paragraphDepth = { corpus: 6, split: 5 } as const;

/** What the files are made of at the end. */
export interface Finished {
  readonly edition: Edition;
  readonly bodies: (document: Document) => Block;
  readonly links: Block | undefined;
  readonly left: readonly Tally[];
}

const sides = ['source', 'target'] as const;

/** An edition that grows piece by piece: both texts, and the links of each level. Each text is one turn. */
export function piecewise(options: WriteOptions) {
  const none = (): Record<Level, number> => ({ turn: 0, paragraph: 0, sentence: 0 });
  const counts = { links: none(), units: { en: none(), ru: none() }, hasReviewer: false };
  const spans = none();
  const texts = { en: growing(), ru: growing() };
  const join = blockJoiner();
  let [removed, moved] = [0, 0];
  let last: Alignment | undefined;

  const linksOf = (edition: Edition, level: Level, beads: readonly Bead[]): [string, Iterable<string>][] =>
    [beads.filter((bead) => !isNull(bead)), beads.filter(isNull)].map((some, index) => {
      (index === 0 ? counts.links : spans)[level] += some.length;
      const elements = some.map((bead) => linkElement(edition, bead, level));
      return [sectionOf(level, index === 0), xmlLines(elements, linkDepth)];
    });

  const add = (piece: AlignedPiece): readonly (readonly [string, Iterable<string>])[] => {
    last = piece.alignment;
    const edition = planEdition(piece.alignment, options);
    const { ladders, moves } = edition.alignment;
    const { whole, partial, shut } = join(piece);
    const lines = linksOf(edition, 'sentence', ladders.sentence ?? []);
    for (const side of sides) {
      const document = edition.alignment[side];
      const { lang, units } = document;
      const begun = piece.begun[side] && units.paragraph.length > 0;
      const waits = (paragraph: number) => {
        const found = partial[side].get(paragraph);
        return found && ((fill: (markup: string) => void) => void found.holes.push({ side, fill }));
      };
      growText(
        edition,
        document,
        { begun, ended: piece.ended[side], waits },
        paragraphDepth[options.teiLayout],
        texts[lang],
      );
      counts.units[lang].turn = 1;
      counts.units[lang].paragraph += units.paragraph.length - (begun ? 1 : 0);
      counts.units[lang].sentence += units.sentence.length;
      removed += countForbidden(document.text);
    }
    if (shut !== undefined) {
      const isLink = shut.source.length > 0 && shut.target.length > 0;
      (isLink ? counts.links : spans).paragraph++;
      const link = linkOf(edition, { posterior: roundPosterior(shut.posterior), by: 'search' }, shut);
      lines.push([sectionOf('paragraph', isLink), xmlLines([link], linkDepth)]);
      for (const { side, fill } of shut.holes) fill(isLink ? pointers(edition, side, shut) : '');
    }
    for (const section of linksOf(edition, 'paragraph', whole)) lines.push(section);
    moved += moves.length;
    lines.push([
      'moves',
      xmlLines(
        moves.map((move) => moveElement(edition, move)),
        linkDepth,
      ),
    ]);
    return [...lines, ['text.en', texts.en.taken()], ['text.ru', texts.ru.taken()]];
  };

  const finish = (section: (name: string) => Iterable<string>): Finished => {
    const { alignment, ...plan } = planEdition(withoutText(last!), options);
    const turns = { source: [`${alignment.source.lang}.u1`], target: [`${alignment.target.lang}.u1`] };
    const edition: Edition = { ...plan, alignment, counts: { ...counts, links: { ...counts.links, turn: 1 } } };
    const raw = (count: number, name: string): Raw[] | undefined =>
      count === 0 ? undefined : [{ raw: section(name) }];
    const turnLink: Inline[] = [linkOf(edition, { posterior: 1, by: 'search' }, turns)];
    return {
      edition,
      links: buildStandOff(edition, {
        links: (level) => (level === 'turn' ? turnLink : raw(counts.links[level], sectionOf(level, true))),
        spans: (level) => raw(spans[level], sectionOf(level, false)),
        moves: raw(moved, 'moves'),
      }),
      bodies: ({ lang }) => {
        const other = lang === 'en' ? 'ru' : 'en';
        const own = { 'xml:id': `${lang}.u1`, corresp: edition.point(lang, other, `${other}.u1`) };
        const turn = longBlock('u', own, [{ raw: texts[lang].filled(section(`text.${lang}`)) }]);
        const body = block('body', {}, [block('div', {}, [turn])]);
        return block('text', { 'xml:id': `${lang}.text`, 'xml:lang': lang }, [body]);
      },
      left: tallies(new Map([[forbidden, removed]])),
    };
  };
  return { add, finish };
}

const sectionOf = (level: Level, isLink: boolean): string => `${isLink ? 'links' : 'spans'}.${level}`;

/** The attribute that names the counterparts of one side's paragraphs. */
function pointers(
  edition: Edition,
  side: 'source' | 'target',
  ids: Readonly<Record<'source' | 'target', readonly string[]>>,
): string {
  const there = side === 'source' ? 'target' : 'source';
  const [from, to] = [edition.alignment[side].lang, edition.alignment[there].lang];
  return attributeText('corresp', ids[there].map((id) => edition.point(from, to, id)).join(' '));
}

const withoutText = ({ source, target, signature }: Alignment): Alignment => {
  const empty = (document: Document): Document => ({
    ...document,
    text: '',
    units: { turn: [], paragraph: [], sentence: [] },
  });
  return { source: empty(source), target: empty(target), ladders: {}, moves: [], signature };
};
