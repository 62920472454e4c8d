import { elements } from '../format/tree.js';
import type { Tell } from './finding.js';
import { at, type Element, type Web } from './web.js';

/** A link or span and what it points to. */
interface Link {
  readonly element: Element;
  readonly ends: readonly Element[];
  /** Some of its ends are in files that are not at hand. */
  readonly isPartial: boolean;
}

const idOf = ({ node }: Element): string => node.attributes['xml:id'] ?? node.name;

/** What links, spans and corresp say of each other, which no schema sees. */
export function checkLinks(web: Web, tell: Tell): void {
  const groups = web.all.filter(({ node }) => node.name === 'linkGrp' || node.name === 'spanGrp');
  const links = (group: Element): Link[] => {
    const inside = new Set(elements(group.node));
    return web.all
      .slice(group.order, group.order + count(group))
      .filter(({ node }) => inside.has(node) && (node.name === 'link' || node.name === 'span'))
      .map((element) => linkOf(element, web));
  };
  const linked = new Map<Element, Set<Element>>();
  /** Of each kind of element, those that are in a link or span of an alignment. */
  const seen = new Map<Element, Element>();
  for (const group of groups) {
    const isAlignment = group.node.attributes['type'] === 'alignment';
    const isUnaligned = group.node.attributes['type'] === 'unaligned';
    let last: readonly number[] = [];
    for (const link of links(group)) {
      const sides = sidesOf(link, web, group);
      if (link.element.node.name === 'link') checkEnds(link, sides, isAlignment, tell);
      if (!isAlignment && !isUnaligned) continue;
      for (const end of link.ends) {
        const before = seen.get(end);
        if (before !== undefined)
          tell(
            'tei/linked-twice',
            `${idOf(end)} is in the ${before.node.name} of line ${before.node.at.line} already.`,
            at(link.element),
          );
        else seen.set(end, link.element);
      }
      if (!isAlignment || link.isPartial || sides.length !== 2) continue;
      for (const [from, to] of [sides, [...sides].reverse()] as [readonly Element[], readonly Element[]][])
        for (const end of from) linked.set(end, new Set([...(linked.get(end) ?? []), ...to]));
      const first = sides.map(([end]) => end?.order ?? -1);
      if (last.length === 2 && first.some((order, side) => order <= last[side]!))
        tell('tei/crossing', `${link.ends.map(idOf).join(' ')} goes back behind the link before it.`, at(link.element));
      last = sides.map((side) => side.at(-1)?.order ?? -1);
    }
  }
  checkCoverage(web, seen, tell);
  checkCorresp(web, linked, tell);
}

/** Number of elements from one on, itself and all under it. */
const count = ({ node }: Element): number => {
  let sum = 0;
  const walk = (each: Element['node']): void => {
    sum++;
    for (const child of elements(each)) walk(child);
  };
  walk(node);
  return sum;
};

function linkOf(element: Element, web: Web): Link {
  const found = (element.node.attributes['target'] ?? '')
    .split(/\s+/u)
    .filter((pointer) => pointer !== '')
    .map((pointer) => web.follow(element, pointer));
  return {
    element,
    ends: found.filter((end): end is Element => end !== undefined && end !== 'outside'),
    isPartial: found.some((end) => end === undefined || end === 'outside'),
  };
}

/** Ends by the text that they are in: the order is that of domains, or of the link. */
function sidesOf({ ends }: Link, web: Web, group: Element): readonly (readonly Element[])[] {
  const homes = (group.node.attributes['domains'] ?? '')
    .split(/\s+/u)
    .filter((pointer) => pointer !== '')
    .map((pointer) => web.follow(group, pointer))
    .filter((home): home is Element => home !== undefined && home !== 'outside');
  if (homes.length === 2) return homes.map((home) => ends.filter((end) => isWithin(end, home)));
  const langs = [...new Set(ends.map(({ lang }) => lang))];
  return langs.map((lang) => ends.filter((end) => end.lang === lang));
}

function isWithin(end: Element, home: Element): boolean {
  for (let above: Element | undefined = end; above !== undefined; above = above.parent) if (above === home) return true;
  return false;
}

function checkEnds(
  { element, ends, isPartial }: Link,
  sides: readonly (readonly Element[])[],
  isAlignment: boolean,
  tell: Tell,
): void {
  const { type, target = '' } = element.node.attributes;
  const pointers = target.split(/\s+/u).filter((pointer) => pointer !== '').length;
  if (pointers < 2)
    return tell('tei/link', pointers === 0 ? 'The link has no end.' : 'The link has one end.', at(element));
  if (isPartial) return;
  const full = sides.filter((side) => side.length > 0).length;
  if (isAlignment && full < 2)
    return tell('tei/link', `The link has both ends in ${ends[0]?.lang || 'one text'}.`, at(element));
  const shape = sides.map(({ length }) => length).join('-');
  if (type !== undefined && /^\d+-\d+$/u.test(type) && type !== shape && sides.length === 2)
    tell('tei/link', `The link of type ${type} has ends ${shape}.`, at(element));
}

/** Where some elements of a kind are in links or spans of an alignment, all should be. */
function checkCoverage({ all }: Web, seen: ReadonlyMap<Element, Element>, tell: Tell): void {
  const kinds = new Set(
    [...seen.keys()].filter(({ node }) => node.name === 's' || node.name === 'seg').map(({ node }) => node.name),
  );
  const langs = new Set([...seen.keys()].map(({ lang }) => lang));
  for (const element of all)
    if (kinds.has(element.node.name) && langs.has(element.lang) && !seen.has(element))
      tell('tei/unlinked', `${idOf(element)} is in no link and no span.`, at(element));
}

function checkCorresp(web: Web, linked: ReadonlyMap<Element, ReadonlySet<Element>>, tell: Tell): void {
  const counterparts = (element: Element): readonly (Element | 'outside')[] =>
    (element.node.attributes['corresp'] ?? '')
      .split(/\s+/u)
      .filter((pointer) => pointer !== '')
      .map((pointer) => web.follow(element, pointer))
      .filter((found) => found !== undefined);
  for (const element of web.all) {
    const own = counterparts(element);
    if (own.includes('outside')) continue;
    for (const other of own as Element[])
      // A text may point to one that says nothing of it; a unit that points elsewhere contradicts.
      if (other.node.attributes['corresp'] !== undefined && !counterparts(other).includes(element))
        tell(
          'tei/corresp',
          `${idOf(element)} corresponds to ${idOf(other)}, which corresponds to ${counterparts(other)
            .map((each) => (each === 'outside' ? 'another file' : idOf(each)))
            .join(' ')}.`,
          at(element),
        );
    const links = linked.get(element);
    if (links === undefined || element.node.attributes['corresp'] === undefined) continue;
    const said = (own as Element[]).map(idOf).sort().join(' ');
    const linkedTo = [...links].map(idOf).sort().join(' ');
    if (said !== linkedTo)
      tell('tei/corresp', `${idOf(element)} corresponds to ${said}, and is linked to ${linkedTo}.`, at(element));
  }
}
