import type { Document, Unit } from '../../model/document.js';
import { elements, type Node } from '../tree.js';
import { block, inline, type Attributes, type Block } from '../xml.js';

type Time = NonNullable<Unit['time']>;

/** The points in time that a text has, and how its units point to them. */
export interface Timeline {
  readonly element: Block;
  /** Of a turn, from its first sentence that has a time to its last. */
  readonly ofTurn: (index: number) => Attributes;
  /** Of a sentence: the point where it begins and the one where it ends. */
  readonly ofSentence: (sentence: Unit) => Attributes;
}

/**
 * The `timeline` of a text whose sentences have times (Guidelines 17.4.2): its first point is where the clock is at zero,
 * each other is so many seconds after that. Turns point to it by `start` and `end`, sentences, which have no such
 * attributes in TEI, by `synch`.
 */
export function planTimeline({ lang, units }: Document): Timeline | undefined {
  const moments = [...new Set(units.sentence.flatMap(({ time }) => time ?? []))].sort((a, b) => a - b);
  if (moments.length === 0) return undefined;
  const ids = new Set(Object.values(units).flatMap((level) => level.map(({ id }) => id)));
  let prefix = `${lang}.T`;
  const nameOf = (index: number): string => `${prefix}${index}`;
  while ([0, ...moments].some((_, index) => ids.has(nameOf(index)))) prefix += 'T';
  const names = new Map(moments.map((moment, index) => [moment, nameOf(index + 1)]));
  const origin = `#${nameOf(0)}`;
  const point = (moment: number): string => `#${names.get(moment)!}`;
  const spans = turnSpans(units);
  return {
    element: block('timeline', { unit: 's', origin }, [
      inline('when', { 'xml:id': nameOf(0) }),
      ...moments.map((moment) =>
        inline('when', { 'xml:id': names.get(moment)!, interval: String(moment), since: origin }),
      ),
    ]),
    ofTurn: (index) => {
      const time = spans[index];
      return time === undefined ? {} : { start: point(time[0]), end: point(time[1]) };
    },
    ofSentence: ({ time }) => (time === undefined ? {} : { synch: time.map(point).join(' ') }),
  };
}

function turnSpans({ turn, paragraph, sentence }: Document['units']): readonly (Time | undefined)[] {
  const spans: (Time | undefined)[] = turn.map(() => undefined);
  for (const { parent, time } of sentence) {
    if (time === undefined) continue;
    const above = paragraph[parent]!.parent;
    const span = spans[above];
    spans[above] = span === undefined ? time : [Math.min(span[0], time[0]), Math.max(span[1], time[1])];
  }
  return spans;
}

const seconds: Readonly<Record<string, number>> = { d: 86_400, h: 3600, min: 60, s: 1, ms: 0.001 };

/**
 * Reads the timelines of a text.
 * @returns when a sentence is said, in seconds after the origin, of what its `synch` points to; undefined where that is
 * not two points whose distance from the origin the timeline tells
 */
export function readTimeline(text: Node): (sentence: Node) => Time | undefined {
  const points = new Map<string, number>();
  for (const line of elements(text, 'timeline')) {
    const whens = elements(line, 'when');
    const origin = nameIn(line.attributes['origin']) ?? whens[0]?.attributes['xml:id'];
    if (origin !== undefined) points.set(origin, 0);
    for (const { attributes } of whens) {
      const [id, since] = [attributes['xml:id'], nameIn(attributes['since']) ?? origin];
      const [before, unit] = [points.get(since ?? ''), seconds[attributes['unit'] ?? line.attributes['unit'] ?? 's']];
      const interval = Number(attributes['interval'] ?? NaN);
      if (id === undefined || before === undefined || unit === undefined || !(interval >= 0)) continue;
      points.set(id, unit === 1 ? before + interval : Math.round((before + interval * unit) * 1e6) / 1e6);
    }
  }
  return ({ attributes }) => {
    const [from, to, more] = (attributes['synch'] ?? '')
      .split(/\s+/u)
      .map((pointer) => points.get(nameIn(pointer) ?? ''));
    return from !== undefined && to !== undefined && more === undefined && from <= to ? [from, to] : undefined;
  };
}

/** The id that a pointer into this file leads to. */
const nameIn = (pointer: string | undefined): string | undefined => /^#(.+)$/u.exec(pointer ?? '')?.[1];
