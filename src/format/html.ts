import { SverkaError } from '../error.js';
import type { Language, Meta } from '../model/document.js';
import { requireMeasure } from './html/measure.js';
import { readPageLanguage, readPageMeta } from './html/meta.js';
import type { PageDocument, PageElement } from './html/node.js';
import { collectParagraphs, hasText, isBlock, type PageParagraph } from './html/paragraphs.js';

/** What a saved web page holds beside its navigation. */
export interface WebPage {
  /** Paragraphs, a blank line between them: title, date and place as the page shows them, then the main text. */
  readonly text: string;
  /** What the page's own metadata say: title, date, time, publisher, source. */
  readonly meta: Meta;
  /** Language that the page says it is in; it may be wrong. */
  readonly lang: Language | undefined;
}

/** Characters below which Readability doubts that it found the main text; news of a few lines are texts too. */
const leastCharacters = 100;
/** A block that Readability left out is navigation when more than this share of its letters is in links. */
const mostLinked = 0.5;
/** Blocks above the main text longer than this are no title, date or place; in characters. */
const longestAbove = 600;
/** Among so many first paragraphs of the main text its title is looked for. */
const topParagraphs = 4;

/** How the blocks are called that stand beside a text; Readability left them out, or they are asked about no more. */
const beside =
  /(?:^|[^a-z])(?:share|sharing|social|socials|related|sidebar|breadcrumbs?|comments?|subscribe|subscription|newsletter|cookies?|banner|footer|menu|nav|navbar|navigation|tags?|recommend\w*|see-?also|read-?(?:more|also)|pagination|pager|rating|widget|popup|modal|promo|advert\w*|ads|login|search)(?:$|[^a-z])/iu;

/** Whether a text is HTML: by its first tag, or by several tags of paragraphs at its beginning. */
export function isHtml(text: string): boolean {
  const head = text.slice(0, 8192).replace(/^(?:\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->)*/u, '');
  if (/^<(?:!doctype\s+html|html|head|body)\b/iu.test(head)) return true;
  if (!/^<(?:meta|title|link|div|p|table|article|main|section|h[1-6]|center|font|span|b|br)\b[^<>]*>/iu.test(head))
    return false;
  return (head.match(/<\/?(?:p|div|br|td|tr|h[1-6])\b[^<>]*>/giu)?.length ?? 0) >= 3;
}

/**
 * Reads a saved page. Readability (Mozilla) finds where the main text is; what is taken from there is the page's own,
 * paragraph by paragraph, with the title and the lines around it. The libraries are loaded only here.
 * @throws SverkaError `input/empty` when the page has no text, `input/damaged` when its markup cannot be followed
 */
export async function readHtml(html: string): Promise<WebPage> {
  requireMeasure(html);
  try {
    return await readPage(html);
  } catch (error) {
    if (error instanceof SverkaError) throw error;
    // What the libraries stumble over: a page that begins with a piece of data, or is nested a million deep.
    throw new SverkaError(
      'input/damaged',
      'The web page cannot be read.',
      `Save it anew from the browser, or copy its text. (${(error as Error).message})`,
    );
  }
}

async function readPage(html: string): Promise<WebPage> {
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const whole = completed(html);
  const parse = (): PageDocument => (parseHTML(whole) as unknown as { document: PageDocument }).document;
  const document = parse();
  const elements = [...document.querySelectorAll('body *')];
  // Readability takes its document apart: it is given a second one, whose elements bear numbers.
  const copy = parse();
  for (const [index, element] of [...copy.querySelectorAll('body *')].entries())
    element.setAttribute('data-number', String(index));
  // Where the types of browsers are known, it asks for a document of theirs.
  const article = new Readability<PageElement>(copy as never, {
    charThreshold: leastCharacters,
    serializer: (element: unknown) => element as PageElement,
  }).parse();
  const kept = new Set(
    [...(article?.content?.querySelectorAll('[data-number]') ?? [])]
      .filter(hasText)
      .map((element) => elements[Number(element.getAttribute('data-number'))]!),
  );
  const meta = readPageMeta(document);
  const main = kept.size === 0 ? document.body : commonBlock([...kept]);
  // A row of links is navigation wherever it stands.
  const isContent = ({ text, block, linked }: PageParagraph): boolean =>
    isKept(block, kept) ? linked <= mostLinked || !text.includes('\n') : linked <= mostLinked && !isBeside(block, main);
  const body = collectParagraphs(main).filter(isContent);
  const paragraphs = [...linesAbove(document, main, body, meta.title), ...body].map(({ text }) => text);
  if (paragraphs.length === 0)
    throw new SverkaError(
      'input/empty',
      'The page holds no text.',
      'It may be made by its scripts: save the page complete from the browser, or copy its text.',
    );
  const top = folded(paragraphs.slice(0, topParagraphs).join(' '));
  const isTitled = meta.title === undefined || top.includes(folded(meta.title)) || body[0]?.isHeading === true;
  const lines = isTitled || hasHeading(document, main) ? paragraphs : [meta.title, ...paragraphs];
  return { text: `${lines.join('\n\n')}\n`, meta, lang: readPageLanguage(document) };
}

/** A document where only a piece was saved. */
function completed(html: string): string {
  if (/<body\b/iu.test(html)) return /<html\b/iu.test(html) ? html : `<html>${html}</html>`;
  if (!/<html\b/iu.test(html)) return `<html><body>${html}</body></html>`;
  return /<\/head>/iu.test(html)
    ? html.replace(/<\/head>/iu, '</head><body>')
    : html.replace(/<html\b[^<>]*>/iu, '$&<body>');
}

/** The innermost block that holds all of the elements. */
function commonBlock(elements: readonly PageElement[]): PageElement {
  let ancestor = elements[0]!;
  for (const element of elements)
    while (!ancestor.contains(element) || !isBlock(ancestor)) ancestor = ancestor.parentElement!;
  return ancestor;
}

/** Whether Readability kept a block, or something directly in it. */
function isKept(block: PageElement, kept: ReadonlySet<PageElement>): boolean {
  return kept.has(block) || [...block.childNodes].some((node) => kept.has(node as PageElement));
}

function isBeside(block: PageElement, main: PageElement | undefined): boolean {
  for (let element: PageElement | null = block; element !== null && element !== main; element = element.parentElement)
    if (beside.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`)) return true;
  return false;
}

/**
 * What belongs to the text and stands above it: from its title on, or its date. A page may have more headings: that
 * of the site comes before the title, and the title is often told by the metadata too.
 */
function linesAbove(
  document: PageDocument,
  main: PageElement,
  body: readonly PageParagraph[],
  title: string | undefined,
): readonly PageParagraph[] {
  if (main === document.body) return [];
  const above = collectParagraphs(document.body, main).filter(
    ({ text, linked, block }) => text.length <= longestAbove && linked <= mostLinked && !isBeside(block, undefined),
  );
  const isTitle = ({ text, isHeading }: PageParagraph): boolean =>
    title === undefined ? isHeading : folded(title).includes(folded(text)) && text.length > title.length / 2;
  const inside = body.slice(0, topParagraphs).some((one) => one.isHeading || isTitle(one));
  const headings = above.flatMap(({ isHeading }, index) => (isHeading ? [index] : []));
  const at = inside ? -1 : above.findLastIndex(isTitle);
  const from = at >= 0 || inside ? at : (headings.at(-1) ?? -1);
  const isDate = ({ text }: PageParagraph): boolean => text.length < 90 && /\b(?:19|20)\d\d/u.test(text);
  const near = (end: number): number => {
    const found = above.slice(Math.max(0, end - 3), end).findIndex(isDate);
    return found < 0 ? end : Math.max(0, end - 3) + found;
  };
  return above.slice(near(from < 0 ? above.length : from));
}

const hasHeading = (document: PageDocument, main: PageElement): boolean =>
  main !== document.body && collectParagraphs(document.body, main).some(({ isHeading }) => isHeading);

const folded = (text: string): string =>
  text
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()
    .toLowerCase();
