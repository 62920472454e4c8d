import type { Language, Meta, Participant } from '../../model/document.js';
import { descend, elements, plainText, type Node } from '../tree.js';

/** Somebody in `listPerson`. */
export interface Person {
  /** As `who` points to it. */
  readonly name: string;
  readonly id: string;
  readonly group: boolean;
  readonly node: Node;
}

const header = (root: Node): Node | undefined => elements(root, 'teiHeader')[0];

export function readPeople(root: Node): readonly Person[] {
  const given = new Set<string>();
  return descend(header(root), 'profileDesc', 'particDesc', 'listPerson').flatMap((list) =>
    elements(list).flatMap((node): Person[] => {
      const name = node.attributes['xml:id'];
      if (name === undefined) return [];
      const [own] = elements(node, 'idno').map(plainText);
      const id = own === undefined || given.has(own) ? name : own;
      given.add(id);
      return [{ name, id, group: node.name === 'personGrp', node }];
    }),
  );
}

/** Those whom a text names; who only speaks in it, and is named nowhere, has an id and no more. */
function participants(people: readonly Person[], lang: Language): readonly Participant[] {
  return people.flatMap(({ id, group, node }): Participant[] => {
    const said = (element: string) => elements(node, element).find(({ attributes }) => attributes['xml:lang'] === lang);
    const [name, role] = [said('persName'), said('occupation')];
    if (name === undefined) return [];
    return [{ id, name: plainText(name), ...(role && { role: plainText(role) }), ...(group && { group }) }];
  });
}

/** What the header of a text and that of the whole tell of the text. */
export function readMeta(text: Node, whole: Node, people: readonly Person[], lang: Language): Meta {
  const bibl = descend(header(text), 'fileDesc', 'sourceDesc', 'bibl')[0];
  const setting = descend(header(whole), 'profileDesc', 'settingDesc', 'setting')[0];
  const [language] = descend(header(text), 'profileDesc', 'langUsage', 'language');
  const fact = (name: string, type?: string): string | undefined => {
    const found = descend(bibl, name).find(({ attributes }) => attributes['type'] === type);
    return found && plainText(found);
  };
  const scene = (name: string): string | undefined => {
    const found = descend(setting, name).find(({ attributes }) => (attributes['xml:lang'] ?? lang) === lang);
    return found && plainText(found);
  };
  const [licence] = descend(bibl, 'availability', 'licence').map(plainText);
  const status = bibl?.attributes['type'];
  const ident = language?.attributes['ident'] ?? '';
  const known = participants(people, lang);
  return {
    ...defined({
      id: editionId(whole.attributes['xml:id']),
      title: fact('title'),
      date: fact('date'),
      time: scene('time'),
      place: scene('name'),
      event: scene('activity'),
    }),
    ...(known.length > 0 && { participants: known }),
    ...((status === 'original' || status === 'translation') && { status }),
    ...defined({
      publisher: fact('publisher'),
      source: fact('idno', 'URI') ?? fact('note', 'source'),
      region: ident.startsWith(`${lang}-`) ? ident.slice(3) : undefined,
      licence,
      note: fact('note'),
    }),
  };
}

/** XML names cannot begin with a digit, ids of ours mostly do. */
const editionId = (name: string | undefined): string | undefined => name?.replace(/^_(?=\d)/u, '');

/** What made the alignment; nothing where the file does not say that sverka did. */
export function readSignature(whole: Node): string | undefined {
  const ours = descend(header(whole), 'encodingDesc', 'appInfo', 'application').find(
    ({ attributes }) => attributes['ident'] === 'sverka',
  );
  return descend(ours, 'desc').map((desc) => plainText(desc).replace(/^signature: ?/u, ''))[0];
}

const defined = <T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
