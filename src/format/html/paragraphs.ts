import { elementNode, textNode, type PageElement, type PageNode } from './node.js';

/** A paragraph of a page. */
export interface PageParagraph {
  readonly text: string;
  /** The innermost block that it stands in. */
  readonly block: PageElement;
  /** Share of its letters that are in links, 0 to 1. */
  readonly linked: number;
  readonly isHeading: boolean;
}

/** Elements that begin and end a paragraph. */
const blocks =
  /^(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/iu;
/** Elements that hold no text of the page. A form may hold all of it: whole sites were built so. */
const silent =
  /^(?:aside|audio|button|canvas|embed|footer|head|iframe|input|link|menu|meta|nav|noscript|object|option|script|select|style|svg|template|textarea|title|video)$/iu;
/** Roles that say the same. */
const silentRoles =
  /^(?:navigation|banner|search|contentinfo|complementary|menu|menubar|toolbar|tooltip|dialog|alert)$/iu;

export const isBlockName = (name: string): boolean => blocks.test(name);
export const isBlock = (element: PageElement): boolean => isBlockName(element.tagName);

/** Whether an element has text of its own, and not in its elements alone. */
export function hasText(element: PageElement): boolean {
  return [...element.childNodes].some(
    (node) => node.nodeType === textNode && /[\p{L}\p{N}]/u.test(node.textContent ?? ''),
  );
}

/** The paragraphs inside an element, in order, up to another element if one is given. */
export function collectParagraphs(root: PageElement, until?: PageElement): PageParagraph[] {
  const found: PageParagraph[] = [];
  let text = '';
  let linked = 0;
  let isHeading = false;
  const close = (block: PageElement): void => {
    const all = letters(text);
    for (const part of partsOf(text))
      found.push({ text: part, block, linked: all === 0 ? 0 : linked / all, isHeading });
    text = '';
    linked = 0;
    isHeading = false;
  };
  /** False when the element to stop at was met. */
  const walk = (node: PageNode, block: PageElement, inLink: boolean, inHeading: boolean): boolean => {
    if (node.nodeType === textNode) {
      const own = node.textContent ?? '';
      text += isPreformatted(node) ? own : own.replace(/[\n\r\t\f]+/gu, ' ');
      if (inLink) linked += letters(own);
      if (inHeading && /\S/u.test(own)) isHeading = true;
      return true;
    }
    if (node.nodeType !== elementNode) return true;
    const element = node as PageElement;
    if (element === until) return false;
    // What holds the main text is not silent, whatever it is called: a whole transcript may be role="complementary".
    if (isSilent(element) && !(until !== undefined && element.contains(until))) return true;
    if (/^br$/iu.test(element.tagName)) {
      text += '\n';
      return true;
    }
    const own = isBlock(element);
    if (own) close(block);
    const link = inLink || /^a$/iu.test(element.tagName);
    const heading = inHeading || /^h[1-6]$/iu.test(element.tagName);
    for (const child of element.childNodes) if (!walk(child, own ? element : block, link, heading)) return false;
    if (own) close(element);
    return true;
  };
  walk(root, root, false, false);
  close(root);
  return found;
}

function isSilent(element: PageElement): boolean {
  return (
    silent.test(element.tagName) ||
    silentRoles.test(element.getAttribute('role') ?? '') ||
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    /display:\s*none|visibility:\s*hidden/iu.test(element.getAttribute('style') ?? '') ||
    isHiddenByClass(element) ||
    isPermalink(element)
  );
}

/** Classes of the usual style sheets that hide what has them: tooltips, words for screen readers. */
const hidingClass =
  /(?:^|\s)(?:(?:is-)?hidden|d-none|visually-?hidden|sr-only|screen-reader-(?:text|only)|tooltip[-_]*(?:text|content|inner))(?:\s|$)/iu;
/** `hidden md:block`, `d-none d-md-block`: hidden on small screens alone. */
const showingClass = /(?:^|\s)(?:\w+:|d-\w+-)(?:block|flex|grid|inline|table|contents)/iu;
/** A passage longer than this, in characters, may be one that a script shows. */
const longestHidden = 300;

function isHiddenByClass(element: PageElement): boolean {
  const classes = element.getAttribute('class') ?? '';
  return (
    hidingClass.test(classes) && !showingClass.test(classes) && (element.textContent ?? '').length <= longestHidden
  );
}

/** `¶` or `#` behind a heading, `↑` before a note: links to a place of the page itself, without a word. */
const isPermalink = (element: PageElement): boolean =>
  /^a$/iu.test(element.tagName) &&
  /^#/u.test(element.getAttribute('href') ?? '') &&
  !/[\p{L}\p{N}]/u.test(element.textContent ?? '');

/**
 * The paragraphs of one block. Two line breaks part them; one does where a sentence ends before it and no small
 * letter follows, since many pages have no other paragraphs. No-break spaces are kept.
 */
export function partsOf(text: string): string[] {
  return text
    .replace(/[^\S\n\u00a0\u2007\u202f]+/gu, ' ')
    .replace(/(?:(?<![^\S\n])[^\S\n]+)?\n[^\S\n]*/gu, '\n')
    .split(/\n{2,}|\n(?<=[.!?…:;]["»”’)\]]*\n)(?!\p{Ll})/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

function isPreformatted(node: PageNode): boolean {
  for (let element = node.parentElement; element !== null; element = element.parentElement)
    if (/^pre$/iu.test(element.tagName)) return true;
  return false;
}
