import type { Move, WordLink } from '../../model/alignment.js';
import { levels, type Document, type Level, type Span } from '../../model/document.js';
import { tilingFault, type Bead, type Ladder } from '../../model/ladder.js';
import { levelNames } from './edition.js';
import { elements, invalid, notOurs, type Node } from '../tree.js';

/** The ladders and moves of a `standOff`. A level of which there is neither link nor span has no ladder. */
export function readLinks(
  standOff: Node | undefined,
  source: Document,
  target: Document,
): { readonly ladders: Partial<Record<Level, Ladder>>; readonly moves: readonly Move[] } {
  const groups = standOff === undefined ? [] : elements(standOff);
  const ends = (name: string, type: string, level: Level): readonly Node[] =>
    groups
      .filter(({ attributes }) => attributes['type'] === type && attributes['subtype'] === levelNames[level])
      .flatMap((group) => elements(group, name));
  const ladders: Partial<Record<Level, Ladder>> = {};
  for (const level of levels) {
    const read = beadReader(level, source, target);
    const ladder = merge(ends('link', 'alignment', level).map(read), ends('span', 'unaligned', level).map(read));
    if (ladder.length === 0) continue;
    const fault = tilingFault(ladder, source.units[level].length, target.units[level].length);
    if (fault !== undefined) throw invalid(`the links of the ${level}s have a hole: ${fault}`, standOff!.at);
    ladders[level] = ladder;
  }
  const readMove = beadReader('sentence', source, target);
  const moves = ends('link', 'move', 'sentence').map((node): Move => {
    const { source: from, target: to, posterior } = readMove(node);
    if (from === undefined || to === undefined || posterior === undefined)
      throw invalid('a link of type move has no end on one side, or no cert', node.at);
    return { source: from, target: to, posterior };
  });
  return { ladders, moves };
}

/**
 * The links of words of a `standOff`, in the order of the source; undefined when neither text has words.
 * @param source places of words by id
 */
export function readWordLinks(
  standOff: Node | undefined,
  source: ReadonlyMap<string, Span>,
  target: ReadonlyMap<string, Span>,
): WordLink[] | undefined {
  if (source.size + target.size === 0) return undefined;
  const links = (standOff === undefined ? [] : elements(standOff, 'linkGrp'))
    .filter(({ attributes }) => attributes['type'] === 'words')
    .flatMap((group) => elements(group, 'link'));
  return links
    .map((node): WordLink => {
      const ids = (node.attributes['target'] ?? '').split(/\s+/u).map((each) => each.slice(each.indexOf('#') + 1));
      const [from, to] = [source.get(ids[0] ?? ''), target.get(ids[1] ?? '')];
      if (from === undefined || to === undefined || ids.length !== 2)
        throw invalid('a link of words does not join one of each text', node.at);
      const posterior = certOf(node);
      if (posterior === undefined) throw invalid('a link of words has no cert', node.at);
      return { source: from, target: to, posterior };
    })
    .sort((a, b) => a.source[0] - b.source[0] || a.target[0] - b.target[0]);
}

function certOf({ attributes: { cert }, at }: Node): number | undefined {
  const posterior = cert === undefined ? undefined : Number(cert);
  if (posterior !== undefined && !(posterior >= 0 && posterior <= 1))
    throw notOurs(`cert="${cert}" is not a number from 0 to 1`, at);
  return posterior;
}

/** A bead whose empty side has no place yet. */
interface End extends Pick<Bead, 'posterior' | 'by'> {
  readonly source: Span | undefined;
  readonly target: Span | undefined;
  readonly node: Node;
}

function beadReader(level: Level, source: Document, target: Document): (node: Node) => End {
  const indexes = [source, target].map(({ units }) => new Map(units[level].map(({ id }, index) => [id, index])));
  const places = new Set([...indexes[0]!.keys(), ...indexes[1]!.keys()]);
  return (node) => {
    const { target: pointers = '', resp, subtype } = node.attributes;
    const ids = pointers
      .split(/\s+/u)
      .filter((pointer) => pointer !== '')
      .map((pointer) => pointer.slice(pointer.indexOf('#') + 1));
    const lost = ids.find((id) => !places.has(id));
    if (lost !== undefined) throw invalid(`${node.name} points to ${lost}, which is no ${level}`, node.at);
    const [from, to] = indexes.map((index): Span | undefined => {
      const found = ids.flatMap((id) => index.get(id) ?? []);
      if (found.some((at, order) => at !== found[0]! + order))
        throw notOurs(`${node.name} joins ${level}s that do not follow each other`, node.at);
      return found.length === 0 ? undefined : [found[0]!, found[0]! + found.length];
    });
    const posterior = certOf(node);
    return {
      source: from,
      target: to,
      ...(posterior !== undefined && { posterior }),
      by: resp !== undefined && resp !== '#aligner' ? 'person' : subtype === 'anchor' ? 'anchor' : 'search',
      node,
    };
  };
}

/** Both lists are in the order of the ladder: what begins where the ladder has come to is next. */
function merge(links: readonly End[], spans: readonly End[]): Ladder {
  const ladder: Bead[] = [];
  let [source, target, link, span] = [0, 0, 0, 0];
  while (link < links.length || span < spans.length) {
    const alone = spans[span];
    const isNext = alone !== undefined && (alone.source?.[0] === source || alone.target?.[0] === target);
    const next = isNext || link === links.length ? alone! : links[link]!;
    if (next === alone) span++;
    else link++;
    const { node, source: from = [source, source], target: to = [target, target], ...rest } = next;
    if (from[0] !== source || to[0] !== target)
      throw notOurs(`${node.name} ${node.attributes['target'] ?? ''} is out of order`, node.at);
    ladder.push({ source: from, target: to, ...rest });
    [source, target] = [from[1], to[1]];
  }
  return ladder;
}
