import { levels, type Level } from '../../model/document.js';
import { isNull, shape, type Bead } from '../../model/ladder.js';
import { formatConfidence } from '../text.js';
import { block, inline, longBlock, type Block, type Inline } from '../xml.js';
import { idsOf, levelNames, type Edition } from './edition.js';

/**
 * The ladders as TEI `standOff`: a `linkGrp` for each level, and a `spanGrp` for what the other text does
 * not have, since a link needs two ends. Passages that moved are links of type `move`: their
 * sentences stay unaligned in their places. Words that render each other are links of type `words`, which may
 * cross and share ends. Nothing when nothing was aligned.
 */
export function buildStandOff(edition: Edition): Block | undefined {
  const { alignment, point } = edition;
  const { source, target, ladders, moves } = alignment;
  const domains = [source, target].map(({ lang }) => point('corpus', lang, `${lang}.text`)).join(' ');

  const attributes = (bead: Pick<Bead, 'source' | 'target' | 'posterior'> & { by?: Bead['by'] }, level: Level) => ({
    type: shape({ by: 'search', ...bead }, '-'),
    target: [
      ...idsOf(source, level, bead.source).map((id) => point('corpus', source.lang, id)),
      ...idsOf(target, level, bead.target).map((id) => point('corpus', target.lang, id)),
    ].join(' '),
    cert: bead.posterior === undefined ? undefined : formatConfidence(bead.posterior),
    resp: bead.by === 'person' ? '#reviewer' : undefined,
    subtype: bead.by === 'anchor' ? 'anchor' : undefined,
  });
  const links = function* (level: Level): Generator<Inline> {
    for (const bead of ladders[level] ?? []) if (!isNull(bead)) yield inline('link', attributes(bead, level));
  };
  const spans = function* (level: Level): Generator<Inline> {
    for (const bead of ladders[level] ?? [])
      if (isNull(bead))
        yield inline('span', {
          ...attributes(bead, level),
          ana: onlyIn(bead.source[1] > bead.source[0] ? source.lang : target.lang),
        });
  };
  const has = (level: Level, test: (bead: Bead) => boolean): boolean => ladders[level]?.some(test) === true;

  const groups = [
    ...levels.map((level) => {
      const subtype = levelNames[level];
      const named = { type: 'alignment', 'xml:id': `al.${subtype}`, subtype, domains };
      return has(level, (bead) => !isNull(bead)) ? group('linkGrp', links(level), named) : undefined;
    }),
    ...levels.map((level) =>
      has(level, isNull)
        ? group('spanGrp', spans(level), { type: 'unaligned', subtype: levelNames[level] })
        : undefined,
    ),
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
    moves.length === 0
      ? undefined
      : group(
          'linkGrp',
          moves.map((move) => inline('link', attributes(move, 'sentence'))),
          { type: 'move', 'xml:id': 'al.moves', subtype: 's', domains },
        ),
  ].filter((lines) => lines !== undefined);
  return groups.length === 0 ? undefined : block('standOff', { 'xml:id': 'alignment' }, groups);
}

/** Pointer to the category of what one text has alone. */
const onlyIn = (lang: string): string => `#al.only.${lang}`;

const group = (name: string, lines: Iterable<Inline>, attributes: Record<string, string>): Block =>
  longBlock(name, { ...attributes, resp: '#aligner' }, lines);
