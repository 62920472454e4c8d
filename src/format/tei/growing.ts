import type { Document } from '../../model/document.js';
import { lineBreak, openTag, xmlContent } from '../xml.js';
import type { Edition } from './edition.js';
import { unitWriter } from './text.js';

/** Markup that grows piece by piece, with places where something is put in that is known only later. */
export interface Growing {
  /** What came since this was last asked. */
  readonly taken: () => readonly string[];
  readonly say: (markup: string) => void;
  /** A place for what is to come: what fills it. */
  readonly hole: () => (markup: string) => void;
  /** All that came, as the caller kept it, with what was put in. */
  readonly filled: (kept: Iterable<string>) => Iterable<string>;
}

export function growing(): Growing {
  const holes: { readonly at: number; markup: string }[] = [];
  let fresh: string[] = [];
  let size = 0;
  return {
    taken: () => {
      const some = fresh;
      fresh = [];
      return some;
    },
    say: (markup) => {
      fresh.push(markup);
      size += markup.length;
    },
    hole: () => {
      const hole = { at: size, markup: '' };
      holes.push(hole);
      return (markup) => {
        hole.markup = markup;
      };
    },
    *filled(kept) {
      let [next, from] = [0, 0];
      for (const piece of kept) {
        let done = 0;
        for (; next < holes.length && holes[next]!.at < from + piece.length; next++) {
          const { at, markup } = holes[next]!;
          yield piece.slice(done, at - from) + markup;
          done = at - from;
        }
        yield piece.slice(done);
        from += piece.length;
      }
    },
  };
}

/** What a stretch of a text is besides its document. */
export interface Stretch {
  /** Whether its first paragraph has begun before it; likewise whether its last ends in it. */
  readonly begun: boolean;
  readonly ended: boolean;
  /** Of a paragraph whose counterparts are not known yet, what is told how to write them. */
  readonly waits: (paragraph: number) => ((fill: (markup: string) => void) => void) | undefined;
}

/** Writes the paragraphs of a stretch as `seg`, so deep. */
export function growText(edition: Edition, document: Document, stretch: Stretch, depth: number, into: Growing): void {
  const { content, segmentOf } = unitWriter(edition, document, undefined);
  const { paragraph } = document.units;
  for (const [index, { at }] of paragraph.entries()) {
    const goesOn = index === 0 && stretch.begun;
    if (!goesOn) {
      const { corresp, ...own } = segmentOf(index);
      const waits = stretch.waits(index);
      const tag = openTag('seg', waits === undefined ? { ...own, corresp } : own);
      into.say(lineBreak(depth));
      if (waits === undefined) into.say(tag);
      else {
        into.say(tag.slice(0, -1));
        waits(into.hole());
        into.say('>');
      }
    }
    for (const markup of xmlContent(content(index, goesOn ? 0 : at[0]))) into.say(markup);
    if (stretch.ended || index < paragraph.length - 1) into.say('</seg>');
  }
}

/** An attribute as it stands in a tag. */
export const attributeText = (name: string, value: string | undefined): string =>
  openTag('x', { [name]: value }).slice('<x'.length, -1);
