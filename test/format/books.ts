import type { Book } from '../../src/format/epub.js';
import { readEpub } from '../../src/format/epub.js';
import type { Mend } from '../../src/format/epub/mend.js';

/** The files of a book by their paths, as they are packed. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

const container = (path: string): string =>
  `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="${path}" media-type="application/oebps-package+xml"/></rootfiles></container>`;

export const chapter = (body: string, head = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${head}<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>not the text</title></head><body>${body}</body></html>`;

/** What stands in a package document; what is not given is as in a book that is well. */
export interface Opf {
  readonly version?: string;
  readonly metadata?: string;
  readonly manifest: string;
  readonly spine: string;
  readonly guide?: string;
}

export const opf = ({ version = '3.0', metadata = '', manifest, spine, guide = '' }: Opf): string =>
  `<?xml version="1.0" encoding="UTF-8"?><package xmlns="http://www.idpf.org/2007/opf" version="${version}" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><dc:identifier id="id">urn:isbn:9780000000002</dc:identifier><dc:title>The book</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2021-03-02T00:00:00Z</meta>${metadata}</metadata><manifest>${manifest}</manifest><spine>${spine}</spine>${guide}</package>`;

export const item = (id: string, href: string, more = '', type = 'application/xhtml+xml'): string =>
  `<item id="${id}" href="${href}" media-type="${type}" ${more}/>`;

const nav = '<nav epub:type="toc"><h1>Contents</h1><ol><li><a href="c0.xhtml">The first</a></li></ol></nav>';

/** A book of EPUB 3 with a chapter for each body; epubcheck takes it for valid. */
export function bookOf(bodies: readonly string[], others: Files = {}): Files {
  return {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': container('OEBPS/book.opf'),
    'OEBPS/book.opf': opf({
      manifest:
        item('nav', 'nav.xhtml', 'properties="nav"') +
        bodies.map((_, index) => item(`c${index}`, `c${index}.xhtml`)).join(''),
      spine: bodies.map((_, index) => `<itemref idref="c${index}"/>`).join(''),
    }),
    'OEBPS/nav.xhtml': chapter(nav),
    ...Object.fromEntries(bodies.map((body, index) => [`OEBPS/c${index}.xhtml`, chapter(body)])),
    ...others,
  };
}

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** Reads a book as it is before it is packed. */
export function readFiles(files: Files, encoding?: string, remark?: (message: string) => void, mend?: Mend): Book {
  const has = new Map(Object.entries(files).map(([path, content]) => [path, bytesOf(content)]));
  return readEpub((paths) => new Map(paths.flatMap((path) => (has.has(path) ? [[path, has.get(path)!]] : []))), {
    encoding,
    ...(remark && { remark }),
    mend,
  });
}

/** The same book under another name of its package document. */
export const packedAt = (path: string): Files => ({ 'META-INF/container.xml': container(path) });
