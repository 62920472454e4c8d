import { matchSpeakers } from '../lexicon/speaker.js';
import type { Alignment } from '../model/alignment.js';
import type { Document, Span } from '../model/document.js';
import type { Check, Concern } from './check.js';
import { linksOf } from './link.js';

/** A turn that is somebody else's in the other text. */
export const speaker: Check = {
  name: 'speaker',
  description: 'a turn of another speaker than in the other text',
  find: (alignment) => concernsOf(alignment),
};

function concernsOf(alignment: Alignment): Concern[] {
  const { source, target } = matched(alignment);
  const found: (Concern & { readonly turns: string; readonly certainties: number[] })[] = [];
  for (const { bead, certainty } of linksOf(alignment)) {
    const [ours, theirs] = [speakerOf(source, bead.source), speakerOf(target, bead.target)];
    if (ours === undefined || theirs === undefined || ours === theirs) continue;
    // Two that are each in one text alone may be one person whose names have nothing in common.
    if (!isKnown(target, ours) && !isKnown(source, theirs)) continue;
    if (isGroup(source, ours) || isGroup(target, theirs)) continue;
    const turns = `${turnOf(source, bead.source[0])} ${turnOf(target, bead.target[0])}`;
    const last = found.at(-1);
    if (last?.turns === turns) {
      last.certainties.push(certainty);
      found[found.length - 1] = {
        ...last,
        source: [last.source![0], bead.source[1]],
        target: [last.target![0], bead.target[1]],
      };
    } else
      found.push({
        grade: 'warning',
        check: 'speaker',
        message: `${nameOf(source, ours)} speaks in the first text, ${nameOf(target, theirs)} in the second.`,
        values: { source: nameOf(source, ours), target: nameOf(target, theirs) },
        hint: 'Look whose turn it is.',
        source: bead.source,
        target: bead.target,
        turns,
        certainties: [certainty],
      });
  }
  return found.map(({ turns: _, certainties, ...concern }) => ({
    ...concern,
    certainty: certainties.reduce((sum, each) => sum + each, 0) / certainties.length,
  }));
}

/** A saved alignment may have the ids of each text as they were. */
function matched({ source, target }: Alignment): { readonly source: Document; readonly target: Document } {
  if (source.lang === target.lang) return { source, target };
  const [english, russian] = source.lang === 'en' ? matchSpeakers(source, target) : matchSpeakers(target, source);
  return source.lang === 'en' ? { source: english, target: russian } : { source: russian, target: english };
}

/** Who speaks in all sentences of a span, where that is one and is known. */
function speakerOf({ units }: Document, [from, to]: Span): string | undefined {
  const who = new Set(
    units.sentence.slice(from, to).map((unit) => (unit.kind === 'speech' ? unit.speaker : undefined)),
  );
  return who.size === 1 ? [...who][0] : undefined;
}

const turnOf = ({ units }: Document, sentence: number): number =>
  units.paragraph[units.sentence[sentence]!.parent]?.parent ?? -1;

const participant = ({ meta }: Document, id: string) => meta.participants?.find((one) => one.id === id);
const isKnown = (document: Document, id: string): boolean => participant(document, id) !== undefined;
const isGroup = (document: Document, id: string): boolean => participant(document, id)?.group === true;
const nameOf = (document: Document, id: string): string => participant(document, id)?.name ?? id;
