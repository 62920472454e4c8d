import type { Tag } from '../office/blocks.js';
import { localName } from './package.js';

/** What is no text of a book, by what it is. `script` is no text at all, and is not told. */
export type Silence = 'note' | 'mark' | 'page' | 'contents' | 'aside' | 'hidden' | 'picture' | 'script';

const byName: Readonly<Record<string, Silence | undefined>> = {
  script: 'script',
  style: 'script',
  template: 'script',
  img: 'picture',
  image: 'picture',
  svg: 'picture',
  picture: 'picture',
  video: 'picture',
  audio: 'picture',
  object: 'picture',
  iframe: 'picture',
  embed: 'picture',
  canvas: 'picture',
  nav: 'contents',
};

/** Words of `epub:type` and, after `doc-`, of `role` (EPUB Structural Semantics Vocabulary, DPUB-ARIA). */
const byType: Readonly<Record<string, Silence | undefined>> = {
  footnote: 'note',
  footnotes: 'note',
  endnote: 'note',
  endnotes: 'note',
  rearnote: 'note',
  rearnotes: 'note',
  pagebreak: 'page',
  toc: 'contents',
  landmarks: 'contents',
  'page-list': 'contents',
};

/** Books of EPUB 2 have no such words; their makers have classes. */
const byClass: readonly (readonly [RegExp, Silence])[] = [
  [/^(?:foot|end|rear)notes?$/iu, 'note'],
  [/^(?:pagenum|pageno|x-ebookmaker-pageno)$/iu, 'page'],
];

const words = (value: string | undefined): readonly string[] =>
  (value ?? '').split(/\s+/u).filter((word) => word !== '');

function typesOf({ attributes }: Tag): readonly string[] {
  const [, type] = Object.entries(attributes).find(([name]) => name.includes(':') && localName(name) === 'type') ?? [];
  return [...words(type), ...words(attributes['role']).map((role) => role.replace(/^doc-/u, ''))];
}

/** Whether an element is to be left out, and as what. */
export function silenceOf(tag: Tag): Silence | undefined {
  const { name, attributes } = tag;
  const types = typesOf(tag).map((type) => (Object.hasOwn(byType, type) ? byType[type] : undefined));
  const classes = words(attributes['class']).map((word) => byClass.find(([pattern]) => pattern.test(word))?.[1]);
  // What is hidden from a voice alone (`aria-hidden`, as captions of pictures are) is there to be read.
  const isHidden = 'hidden' in attributes || /display:\s*none/iu.test(attributes['style'] ?? '');
  return (
    (Object.hasOwn(byName, name) ? byName[name] : undefined) ??
    [...types, ...classes].find((each) => each !== undefined) ??
    (isHidden ? 'hidden' : undefined)
  );
}

/** Where a link leads, and whether the book says that it is the mark of a note. */
export function referenceOf(tag: Tag): { readonly href: string; readonly typed: boolean } | undefined {
  const href = tag.attributes['href'];
  if (href === undefined) return undefined;
  const typed =
    typesOf(tag).includes('noteref') ||
    words(tag.attributes['class']).some((word) => /^(?:noteref|(?:foot|end)note-?ref)$/iu.test(word));
  return { href, typed };
}

/** No mark is longer, whatever the book calls it; in characters. */
const longestMark = 20;

/** Whether a link reads like the mark of a note: `1`, `[12]`, `*`, `iv`. Other links must be raised or in brackets. */
export function isMark(said: string, how: { readonly raised: boolean; readonly typed: boolean }): boolean {
  const mark = said.trim();
  if (how.typed) return mark.length <= longestMark;
  const [, bracket, inside] = /^([[({<]?)\s*([^\s[\](){}<>]{1,6})\s*[\])}>]?$/u.exec(mark) ?? [];
  return (
    inside !== undefined &&
    (how.raised || bracket !== '') &&
    /^(?:\d{1,4}|[*†‡§¶#]{1,4}|[ivxlc]{1,6}|\p{L})$/iu.test(inside)
  );
}
