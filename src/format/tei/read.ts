import { SverkaError } from '../../error.js';
import type { Alignment } from '../../model/alignment.js';
import type { Document, Language } from '../../model/document.js';
import type { ReadOptions } from '../format.js';
import { languageNames } from '../text.js';
import { partSuffix } from './edition.js';
import { readMeta, readPeople, readSignature } from './read-header.js';
import { readLinks, readWordLinks } from './read-links.js';
import { readText, type ReadText } from './read-text.js';
import { descend, elements, invalid, notOurs, readTree, type Node } from '../tree.js';

/** The roots of an edition: one of the whole, one of each language, in their order. */
interface Roots {
  readonly whole: Node;
  readonly texts: readonly [source: Node, target: Node];
}

/**
 * Reads an edition that sverka wrote, in one file or in three; of three, any.
 * @throws SverkaError `tei/invalid`, `tei/not-ours` with the line, `tei/incomplete`
 */
export function readTei(text: string, { sibling }: ReadOptions = {}): Alignment {
  const root = readTree(text);
  const { whole, texts } = root.name === 'teiCorpus' ? corpusRoots(root) : splitRoots(root, sibling);
  const signature = readSignature(whole);
  if (signature === undefined) throw notOurs('its header does not say that sverka wrote it', whole.at);
  const [one, other] = texts.map((each) => readDocument(each, whole)) as [ReadDocument, ReadDocument];
  const [source, target] = [one.document, other.document];
  if (source.lang === target.lang) throw notOurs(`both texts are in ${languageNames[source.lang]}`, texts[1].at);
  const standOff = elements(whole, 'standOff')[0];
  const words = readWordLinks(standOff, one.words, other.words);
  return { source, target, ...readLinks(standOff, source, target), ...(words && { words }), signature };
}

function corpusRoots(whole: Node): Roots {
  const [source, target, more] = elements(whole, 'TEI');
  if (source === undefined || target === undefined || more !== undefined)
    throw notOurs('it does not hold two TEI, one in each language', whole.at);
  return { whole, texts: [source, target] };
}

const isText = (root: Node): boolean => /^(?:en|ru)$/u.test(root.attributes['xml:id'] ?? '');

function splitRoots(root: Node, sibling: ReadOptions['sibling']): Roots {
  if (root.name !== 'TEI') throw invalid(`its root is ${root.name}, not TEI or teiCorpus`, root.at);
  const load = (name: string): Node => {
    const found = sibling?.(name);
    if (found === undefined)
      throw new SverkaError(
        'tei/incomplete',
        `This is one of the three files of an edition, and ${name} is not beside it.`,
        'Keep the three files together, under the names with which they were written.',
        root.at,
      );
    return readTree(found.text, found.path);
  };
  if (!isText(root)) return { whole: root, texts: textNames(root).map(load) as [Node, Node] };
  const other = fileOf(root.attributes['corresp'], root);
  const whole = load(other.replace(/\.(?:en|ru)\.tei\.xml$/u, partSuffix('corpus')));
  const own = root.attributes['xml:id'] as Language;
  const texts = textNames(whole).map((name) => (name.endsWith(partSuffix(own)) ? root : load(name)));
  return { whole, texts: texts as [Node, Node] };
}

/** Names of the files of the two texts, source first, which the header of the links points to. */
function textNames(whole: Node): readonly string[] {
  const names = descend(elements(whole, 'teiHeader')[0], 'fileDesc', 'sourceDesc', 'bibl').map(({ attributes, at }) =>
    fileOf(attributes['sameAs'], { ...whole, at }),
  );
  if (names.length !== 2) throw notOurs('its header does not point to the files of two texts', whole.at);
  return names;
}

/** The file that a pointer leads to, which must stand in the same folder. */
function fileOf(pointer: string | undefined, { at }: Node): string {
  const [encoded = ''] = (pointer ?? '').split('#');
  let name = '';
  try {
    name = decodeURIComponent(encoded);
  } catch {
    // Left empty: it is no name of a file either.
  }
  if (name === '' || /[\\/]/u.test(name)) throw notOurs('it does not point to the other files of an edition', at);
  return name;
}

interface ReadDocument {
  readonly document: Document;
  readonly words: ReadText['words'];
}

function readDocument(root: Node, whole: Node): ReadDocument {
  const lang = root.attributes['xml:id'];
  if (lang !== 'en' && lang !== 'ru') throw notOurs('the xml:id of a TEI is not en or ru', root.at);
  const [text] = elements(root, 'text');
  if (text === undefined) throw invalid(`the ${languageNames[lang]} TEI has no text`, root.at);
  // In one file, people are in the header of the whole.
  const people = readPeople(whole.name === 'teiCorpus' ? whole : root);
  const speakers = new Map(people.map(({ name, id }) => [name, id]));
  const { words, ...read } = readText(text, lang, speakers);
  return { document: { lang, meta: readMeta(root, whole, people, lang), ...read }, words };
}
