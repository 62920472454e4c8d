import type { Place, SverkaError } from '../../error.js';
import type { Meta } from '../../model/document.js';
import { content, elements, readTree, type Node } from '../tree.js';
import { damaged } from './fault.js';
import { resolvePath } from './path.js';

/** Of a document that the spine names: what it is to the reader. */
export type ItemRole = 'text' | 'contents' | 'aside';

/** What the package document says of a book (EPUB 2 and 3). */
export interface BookPlan {
  readonly meta: Meta;
  /** Its first language, as a tag of BCP 47. */
  readonly tag: string | undefined;
  /** In reading order. */
  readonly items: readonly { readonly path: string; readonly role: ItemRole }[];
  /** How many of the spine's items are pictures and nothing else. */
  readonly pictures: number;
}

export const containerPath = 'META-INF/container.xml';
export const encryptionPath = 'META-INF/encryption.xml';

const mostFallbacks = 100;

/** Without the prefix, which every maker of books chooses for himself. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const within = (node: Node | undefined, name: string): readonly Node[] =>
  node === undefined ? [] : elements(node).filter((each) => localName(each.name) === name);

const all = (node: Node, name: string): readonly Node[] =>
  elements(node).flatMap((each) => (localName(each.name) === name ? [each] : all(each, name)));

const plain = (node: Node): string => content(node).replace(/\s+/gu, ' ').trim();

const attribute = (node: Node | undefined, name: string): string | undefined =>
  Object.entries(node?.attributes ?? {}).find(([key]) => localName(key) === name)?.[1];

function rootOf(text: string, path: string, name: string): Node {
  const broken = (message: string, at: Place): SverkaError => damaged(`${path} is not well formed: ${message}`, at);
  const root = readTree(text, undefined, broken, broken);
  if (localName(root.name) !== name) throw damaged(`${path} is no <${name}>`);
  return root;
}

/** The path of the package document. */
export function readContainer(text: string): string {
  const files = all(rootOf(text, containerPath, 'container'), 'rootfile');
  const file = files.find((each) => attribute(each, 'media-type') === 'application/oebps-package+xml') ?? files[0];
  const href = attribute(file, 'full-path');
  if (href === undefined) throw damaged(`${containerPath} names no package document`);
  return requirePath(href, 'x', containerPath);
}

/** The paths of what is encrypted, fonts among it. */
export function readEncryption(text: string): ReadonlySet<string> {
  const references = all(rootOf(text, encryptionPath, 'encryption'), 'CipherReference');
  return new Set(references.flatMap((each) => resolvePath(attribute(each, 'URI') ?? '', 'x')?.path ?? []));
}

/** @param path of the package document, which its references start from */
export function readPackage(text: string, path: string): BookPlan {
  const root = rootOf(text, path, 'package');
  const manifest = new Map<string, Node>();
  for (const item of within(within(root, 'manifest')[0], 'item')) {
    const id = attribute(item, 'id') ?? '';
    if (manifest.has(id)) throw damaged(`${path} has two items ${id}`, item.at);
    manifest.set(id, item);
  }
  const contents = new Set(
    all(root, 'reference').flatMap((each) =>
      attribute(each, 'type') === 'toc' ? (resolvePath(attribute(each, 'href') ?? '', path)?.path ?? []) : [],
    ),
  );
  const items = new Map<string, { readonly path: string; readonly role: ItemRole }>();
  let pictures = 0;
  const spine = within(within(root, 'spine')[0], 'itemref');
  if (spine.length === 0) throw damaged(`${path} names no document to read: its spine is missing or empty`);
  for (const reference of spine) {
    const id = attribute(reference, 'idref') ?? '';
    const item = readable(id, manifest, reference.at, path);
    if (item === 'picture') {
      pictures++;
      continue;
    }
    const place = requirePath(attribute(item, 'href') ?? '', path, path, item.at);
    if (items.has(place)) throw damaged(`the spine of ${path} names ${place} twice`, reference.at);
    const isContents = /(?:^|\s)nav(?:\s|$)/u.test(attribute(item, 'properties') ?? '') || contents.has(place);
    const isAside = attribute(reference, 'linear') === 'no';
    items.set(place, { path: place, role: isContents ? 'contents' : isAside ? 'aside' : 'text' });
  }
  const metadata = within(root, 'metadata')[0];
  return { ...readMetadata(root, metadata), items: [...items.values()], pictures };
}

/** An item of the spine, or the first of its fall-backs that is a text. */
function readable(id: string, manifest: ReadonlyMap<string, Node>, at: Place, path: string): Node | 'picture' {
  let isPicture = false;
  const seen = new Set<string>();
  for (let next: string | undefined = id; next !== undefined;) {
    if (seen.has(next) || seen.size > mostFallbacks)
      throw damaged(`in ${path} the fall-backs of item ${id} go in a circle`, at);
    seen.add(next);
    const item = manifest.get(next);
    if (item === undefined) throw damaged(`${path} has no item ${next}`, at);
    const type = attribute(item, 'media-type') ?? '';
    if (/html|x-oeb1-document|^(?:text|application)\/xml(?:;|$)/iu.test(type)) return item;
    if (type.startsWith('image/')) isPicture = true;
    next = attribute(item, 'fallback');
    if (next === undefined && !isPicture)
      throw damaged(`item ${id} of ${path} is ${type || 'of no type'}, not XHTML`, at);
  }
  return 'picture';
}

function requirePath(href: string, from: string, said: string, at?: Place): string {
  const found = resolvePath(href, from)?.path;
  if (found === undefined || found === '' || found === from)
    throw damaged(`${said} points to "${href.slice(0, 200)}", which is not in it; nothing outside of it is read`, at);
  return found;
}

/** Dublin Core, as far as other readers keep it. */
function readMetadata(root: Node, metadata: Node | undefined): Pick<BookPlan, 'meta' | 'tag'> {
  // Books of the first kind wrap it in `dc-metadata`.
  const named = (name: string): readonly Node[] =>
    metadata === undefined ? [] : all(metadata, name).filter((each) => plain(each) !== '');
  const main = new Set(
    within(metadata, 'meta')
      .filter((each) => attribute(each, 'property') === 'title-type' && plain(each) === 'main')
      .map((each) => attribute(each, 'refines')),
  );
  const titles = named('title');
  const title = titles.find((each) => main.has(`#${attribute(each, 'id')}`)) ?? titles[0];
  const dates = named('date').filter((each) => attribute(each, 'event') !== 'modification');
  const publication = dates.find((each) => attribute(each, 'event') === 'publication') ?? dates[0];
  // The year 101 is what Calibre writes where it knows none.
  const [date] =
    /^[12]\d{3}(?:-\d\d(?:-\d\d)?)?(?=T|$)/u.exec(publication === undefined ? '' : plain(publication)) ?? [];
  const publisher = named('publisher')[0];
  const address = named('source')
    .map(plain)
    .find((each) => /^https?:\/\//iu.test(each));
  const identifiers = named('identifier');
  const own = attribute(root, 'unique-identifier');
  const identifier = identifiers.find((each) => own !== undefined && attribute(each, 'id') === own) ?? identifiers[0];
  const source = address ?? (identifier && identifierOf(identifier));
  const language = named('language')[0];
  return {
    meta: {
      ...(title !== undefined && { title: plain(title) }),
      ...(date !== undefined && { date }),
      ...(publisher !== undefined && { publisher: plain(publisher) }),
      ...(source !== undefined && { source }),
    },
    tag: language && plain(language),
  };
}

/** As a URI, where the book says by an attribute what it is. */
function identifierOf(node: Node): string {
  const [scheme, value] = [attribute(node, 'scheme')?.toLowerCase(), plain(node)];
  return (scheme === 'isbn' || scheme === 'uuid') && !/^[a-z]+:/iu.test(value) ? `urn:${scheme}:${value}` : value;
}
