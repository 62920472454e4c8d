import { SverkaError } from '../error.js';
import { inOrder, type Term } from '../model/term.js';
import { readXml } from './sax.js';

/** Elements of an entry, and of a language in it, in TBX 2 (ISO 30042:2008) and 3 (2019). */
const entries = new Set(['termEntry', 'conceptEntry']);
const languages = new Set(['langSet', 'langSec']);

/**
 * Reads a TermBase eXchange glossary: each English term of an entry with each Russian one. What else
 * an entry says is passed over.
 * @throws SverkaError `glossary/invalid` with its line
 */
export function readTbx(xml: string): Term[] {
  const terms: Term[] = [];
  let count = 0;
  let entry: Record<'en' | 'ru', string[]> = { en: [], ru: [] };
  let lang: 'en' | 'ru' | undefined;
  let term: string | undefined;
  const refuse = (message: string, at: { line?: number; column?: number }): never => {
    throw new SverkaError('glossary/invalid', message, 'Export the glossary as TBX again.', at);
  };
  const reader = readXml({
    open(name, attributes, at) {
      if (entries.has(name)) {
        count++;
        entry = { en: [], ru: [] };
      } else if (languages.has(name)) {
        const tag = attributes['xml:lang'] ?? attributes['lang'];
        if (tag === undefined) refuse(`A ${name} does not say its language.`, at);
        const [first] = tag!.toLowerCase().split(/[-_]/u);
        lang = first === 'en' || first === 'ru' ? first : undefined;
      } else if (name === 'term') term = '';
    },
    text(text) {
      if (term !== undefined) term += text;
    },
    close(name) {
      if (name === 'term') {
        const plain = term!.replace(/\s+/gu, ' ').trim();
        if (lang !== undefined && plain !== '') entry[lang].push(plain);
        term = undefined;
      } else if (languages.has(name)) lang = undefined;
      else if (entries.has(name))
        for (const english of entry.en)
          for (const russian of entry.ru) if (inOrder(english, russian) !== undefined) terms.push({ english, russian });
    },
    refuse: (message, at) => refuse(`The XML is not well formed: ${message}`, at),
  });
  reader.write(xml);
  reader.close();
  if (terms.length === 0)
    refuse(count === 0 ? 'The TBX has no entry.' : 'No entry of the TBX has both an English and a Russian term.', {});
  return terms;
}
