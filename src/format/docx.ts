import type { Alignment } from '../model/alignment.js';
import type { Format, Packed, WriteOptions } from './format.js';
import { plainInstant } from './instant.js';
import { packDocument, type PackagePart } from './office/package.js';
import { removedFrom } from './removed.js';
import { headingOf, printedBeads } from './side-by-side.js';
import { bodyXml } from './docx/body.js';
import { footer, styles } from './docx/style.js';

/** A document of a word processor (ECMA-376): both texts side by side in one table, to be read, printed and remarked on. */
export const docx: Format = {
  name: 'docx',
  suffix: '.docx',
  description: 'document for word processors: both texts side by side in a table',
  pack,
};

async function pack(alignment: Alignment, options: WriteOptions): Promise<Packed> {
  const beads = printedBeads(alignment, options);
  const heading = headingOf(alignment, options.stem);
  const type = (name: string): string => `officedocument.wordprocessingml.${name}+xml`;
  const parts: readonly PackagePart[] = [
    {
      path: 'word/document.xml',
      type: type('document.main'),
      xml: bodyXml(alignment, heading, beads),
      relations: [
        ['styles', 'styles.xml'],
        ['footer', 'footer1.xml'],
      ],
    },
    { path: 'word/styles.xml', type: type('styles'), xml: styles },
    { path: 'word/footer1.xml', type: type('footer'), xml: footer },
  ];
  const date = options.date === undefined ? undefined : plainInstant(options.date);
  const facts = { title: heading.title, version: options.version, date };
  return {
    parts: [{ suffix: docx.suffix, bytes: await packDocument(parts, facts) }],
    kept: beads.length,
    what: 'beads',
    left: [],
    remarks: removedFrom(alignment),
  };
}
