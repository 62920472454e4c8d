import { levels, type Level } from '../../model/document.js';
import type { Move } from '../../model/alignment.js';
import { isNull, type Bead } from '../../model/ladder.js';
import { formatConfidence } from '../text.js';
import { block, inline, longBlock, type Block, type Element, type Inline, type Raw } from '../xml.js';
import { idsOf, levelNames, type Edition } from './edition.js';

/**
 * The ladders as TEI `standOff`: a `linkGrp` for each level, and a `spanGrp` for what the other text does
 * not have, since a link needs two ends. Passages that moved are links of type `move`: their
 * sentences stay unaligned in their places. Words that render each other are links of type `words`, which may
 * cross and share ends. Nothing when nothing was aligned.
 */
export function buildStandOff(edition: Edition, lines: Lines = linesOf(edition)): Block | undefined {
  const { alignment, point } = edition;
  const { source, target } = alignment;
  const domains = [source, target].map(({ lang }) => point('corpus', lang, `${lang}.text`)).join(' ');
  const groups = [
    ...levels.map((level) => {
      const subtype = levelNames[level];
      const named = { type: 'alignment', 'xml:id': `al.${subtype}`, subtype, domains };
      return group('linkGrp', lines.links(level), named);
    }),
    ...levels.map((level) => group('spanGrp', lines.spans(level), { type: 'unaligned', subtype: levelNames[level] })),
    group('linkGrp', lines.moves, { type: 'move', 'xml:id': 'al.moves', subtype: 's', domains }),
    edition.words === undefined || edition.words.links.length === 0
      ? undefined
      : group(
          'linkGrp',
          edition.words.links.map((link) =>
            inline('link', {
              type: '1-1',
              target: `${point('corpus', source.lang, link.source)} ${point('corpus', target.lang, link.target)}`,
              cert: formatConfidence(link.posterior),
            }),
          ),
          { type: 'words', 'xml:id': 'al.w', subtype: 'w', domains },
        ),
  ].filter((lines) => lines !== undefined);
  return groups.length === 0 ? undefined : block('standOff', { 'xml:id': 'alignment' }, groups);
}

/** What goes into the groups of links; undefined where a group would be empty. */
export interface Lines {
  readonly links: (level: Level) => Iterable<Element | Raw> | undefined;
  readonly spans: (level: Level) => Iterable<Element | Raw> | undefined;
  readonly moves: Iterable<Element | Raw> | undefined;
}

function linesOf(edition: Edition): Lines {
  const { ladders, moves } = edition.alignment;
  const made = function* (level: Level, wanted: (bead: Bead) => boolean): Generator<Inline> {
    for (const bead of ladders[level] ?? []) if (wanted(bead)) yield linkElement(edition, bead, level);
  };
  const some = (level: Level, wanted: (bead: Bead) => boolean): Iterable<Inline> | undefined =>
    ladders[level]?.some(wanted) === true ? made(level, wanted) : undefined;
  return {
    links: (level) => some(level, (bead) => !isNull(bead)),
    spans: (level) => some(level, isNull),
    moves: moves.length === 0 ? undefined : moves.map((move) => moveElement(edition, move)),
  };
}

/** A bead as a link, or as a span of what the other text does not have. */
export function linkElement(edition: Edition, bead: Bead, level: Level): Inline {
  const { source, target } = edition.alignment;
  const ids = { source: idsOf(source, level, bead.source), target: idsOf(target, level, bead.target) };
  return linkOf(edition, bead, ids);
}

/** The same of units that are known by their ids. */
export function linkOf(
  edition: Edition,
  bead: Pick<Bead, 'posterior' | 'by'>,
  ids: { readonly source: readonly string[]; readonly target: readonly string[] },
): Inline {
  const { source, target } = edition.alignment;
  const attributes = attributesOf(edition, bead, ids);
  if (ids.source.length > 0 && ids.target.length > 0) return inline('link', attributes);
  return inline('span', { ...attributes, ana: onlyIn(ids.source.length > 0 ? source.lang : target.lang) });
}

export const moveElement = (edition: Edition, { source, target, posterior, by }: Move): Inline =>
  inline(
    'link',
    attributesOf(
      edition,
      { posterior, by },
      {
        source: idsOf(edition.alignment.source, 'sentence', source),
        target: idsOf(edition.alignment.target, 'sentence', target),
      },
    ),
  );

const attributesOf = (
  { alignment: { source, target }, point }: Edition,
  { posterior, by }: { readonly posterior?: number | undefined; readonly by?: Bead['by'] | undefined },
  ids: { readonly source: readonly string[]; readonly target: readonly string[] },
) => ({
  type: `${ids.source.length}-${ids.target.length}`,
  target: [
    ...ids.source.map((id) => point('corpus', source.lang, id)),
    ...ids.target.map((id) => point('corpus', target.lang, id)),
  ].join(' '),
  cert: posterior === undefined ? undefined : formatConfidence(posterior),
  resp: by === 'person' ? '#reviewer' : undefined,
  subtype: by === 'anchor' ? 'anchor' : undefined,
});

/** Pointer to the category of what one text has alone. */
const onlyIn = (lang: string): string => `#al.only.${lang}`;

const group = (
  name: string,
  lines: Iterable<Element | Raw> | undefined,
  attributes: Record<string, string>,
): Block | undefined => (lines === undefined ? undefined : longBlock(name, { ...attributes, resp: '#aligner' }, lines));
