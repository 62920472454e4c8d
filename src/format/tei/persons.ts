import type { Language, Participant } from '../../model/document.js';
import { slug } from '../../segment/name.js';
import { descend, elements, plainText, readTree, type Node } from '../tree.js';

/** Of a TEI file, what it needs of another file beside it: the list of persons of a corpus. */
export type Beside = (name: string) => string | undefined;

/** Who it is that `who` points to; a person of whom nothing is told has the name of the pointer. */
export type Persons = (who: string) => Participant;

/**
 * The persons of a transcript: of its own header, of the header of the corpus, or of the list that a corpus of ParlaMint
 * keeps in a file of its own.
 */
export function readPersons(roots: readonly Node[], lang: Language, beside: Beside): Persons {
  const lists = roots.flatMap((root) =>
    descend(elements(root, 'teiHeader')[0], 'profileDesc', 'particDesc', 'listPerson'),
  );
  const known = new Map<string, Node>();
  const add = (list: Node): void => {
    for (const node of elements(list)) {
      const id = node.attributes['xml:id'];
      if (node.name === 'listPerson') add(node);
      else if (id !== undefined && !known.has(id)) known.set(id, node);
    }
  };
  lists.forEach(add);
  const corpus = /^(ParlaMint-[A-Z]{2}(?:-[A-Z]{1,3})?)/u.exec(roots.at(-1)!.attributes['xml:id'] ?? '')?.[1];
  const list = corpus === undefined ? undefined : beside(`${corpus}-listPerson.xml`);
  if (list !== undefined) add(readTree(list, `${corpus!}-listPerson.xml`));
  const given = new Map<string, Participant>();
  return (who) => {
    // Of several who speak at once the first is taken.
    const pointer = who.trim().split(/\s+/u)[0]!;
    const name = pointer.slice(pointer.indexOf('#') + 1);
    const found = given.get(name);
    if (found !== undefined) return found;
    const taken = new Set([...given.values()].map(({ id }) => id));
    const person = personOf(name, known.get(name), lang);
    let id = person.id;
    for (let number = 2; taken.has(id); number++) id = `${person.id}-${number}`;
    given.set(name, { ...person, id });
    return { ...person, id };
  };
}

function personOf(name: string, node: Node | undefined, lang: Language): Participant {
  const id = slug(name) || 'speaker';
  if (node === undefined) return { id, name };
  const named = chosen(elements(node, 'persName'), lang) ?? chosen(elements(node, 'name'), lang);
  const role = chosen(elements(node, 'occupation'), lang);
  return {
    id,
    name: (named && nameOf(named)) || name,
    ...(role && { role: plainText(role) }),
    ...(node.name === 'personGrp' && { group: true }),
  };
}

/** Of several the one in the language, and then the one that is in none. */
const chosen = (nodes: readonly Node[], lang: Language): Node | undefined =>
  nodes.find(({ attributes }) => attributes['xml:lang']?.split('-')[0] === lang) ??
  nodes.find(({ attributes }) => attributes['xml:lang'] === undefined) ??
  nodes[0];

/** Surnames often come first in the file; in a label they come last. */
function nameOf(node: Node): string {
  const parts = (name: string): string[] => elements(node, name).map(plainText);
  const surname = parts('surname');
  if (surname.length === 0) return plainText(node);
  return [...parts('forename'), ...parts('nameLink'), ...surname].join(' ');
}
