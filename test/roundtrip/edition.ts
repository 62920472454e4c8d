import { SaxesParser } from 'saxes';
import type { Alignment } from '../../src/model/alignment.js';
import { levels, type Document } from '../../src/model/document.js';
import { isNull } from '../../src/model/ladder.js';
import { removeForbidden } from '../../src/format/text.js';

/** An element of a TEI file with all text under it. */
export interface Found {
  readonly file: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Found | undefined;
  text: string;
}

/** @throws Error when a file is not well formed */
export function readElements(file: string, xml: string): Found[] {
  const found: Found[] = [];
  const open: Found[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Found = {
      file,
      name,
      attributes: attributes,
      parent: open.at(-1),
      text: '',
    };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => open.forEach((element) => (element.text += text)));
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return found;
}

const pointers = ['target', 'corresp', 'who', 'ana', 'resp', 'domains', 'sameAs'];

/**
 * What is wrong with an edition and no schema sees.
 * @param files by name, as the split layout names them to each other
 */
export function editionFaults(files: Readonly<Record<string, string>>, alignment: Alignment): string[] {
  const elements = Object.entries(files).flatMap(([file, xml]) => readElements(file, xml));
  const faults: string[] = [];
  const byId = new Map<string, Found>();
  for (const element of elements) {
    const id = element.attributes['xml:id'];
    if (id === undefined) continue;
    const key = `${element.file}#${id}`;
    if (byId.has(key)) faults.push(`${key} is there twice`);
    byId.set(key, element);
  }
  const resolve = (element: Found, pointer: string): Found | undefined => {
    const [file, id] = pointer.split('#') as [string, string];
    return byId.get(`${file === '' ? element.file : decodeURIComponent(file)}#${id}`);
  };
  const follow = (element: Found, name: string): Found[] =>
    (element.attributes[name]?.split(' ') ?? []).flatMap((pointer) => resolve(element, pointer) ?? []);

  for (const element of elements)
    for (const name of pointers)
      for (const pointer of element.attributes[name]?.split(' ') ?? [])
        if (!resolve(element, pointer))
          faults.push(`${element.file}: ${name}="${pointer}" on ${element.name} leads nowhere`);

  const idOf = (element: Found) => element.attributes['xml:id']!;
  const linked = new Map<string, Set<string>>();
  const seen = new Map<string, number>();
  for (const group of elements.filter(({ name }) => name === 'linkGrp' || name === 'spanGrp')) {
    const ends = elements.filter(({ parent }) => parent === group);
    for (const end of ends) {
      const targets = follow(end, 'target').map(idOf);
      const sides = [alignment.source, alignment.target].map(({ lang }) =>
        targets.filter((id) => id.startsWith(`${lang}.`)),
      );
      if (end.attributes['type'] !== sides.map(({ length }) => length).join('-'))
        faults.push(`${end.name} of type ${end.attributes['type']} has ${targets.join(' ')}`);
      if (group.name === 'linkGrp' && sides.some(({ length }) => length === 0))
        faults.push(`link ${targets.join(' ')} has no end on one side`);
      if (group.attributes['type'] === 'move') continue;
      for (const id of targets) seen.set(id, (seen.get(id) ?? 0) + 1);
      if (group.name === 'linkGrp')
        for (const [from, to] of [sides, [...sides].reverse()])
          for (const id of from!) linked.set(id, new Set([...(linked.get(id) ?? []), ...to!]));
    }
  }

  for (const document of [alignment.source, alignment.target]) {
    for (const level of levels) {
      const [expected, name] = alignment.ladders[level] ? [1, 'one link or span'] : [0, 'no link or span'];
      for (const { id } of document.units[level])
        if ((seen.get(id) ?? 0) !== expected)
          faults.push(`${id} is in ${seen.get(id) ?? 0} links and spans, not in ${name}`);
    }
    faults.push(...textFaults(elements, document));
  }
  for (const element of elements) {
    const id = element.attributes['xml:id'];
    if (id === undefined || !/^(u|head|note|seg|s|w)$/.test(element.name)) continue;
    const counterparts = follow(element, 'corresp').map(idOf);
    const links = [...(linked.get(id) ?? [])];
    if (counterparts.join(' ') !== links.join(' '))
      faults.push(`${id} corresponds to ${counterparts.join(' ')}, links say ${links.join(' ')}`);
  }
  const order = elements
    .filter(({ name, parent }) => name === 'link' && parent!.attributes['type'] === 'alignment')
    .map((link) => `${link.parent!.attributes['subtype']} ${follow(link, 'target').map(idOf).join(' ')}`);
  const expected = levels.flatMap((level) =>
    (alignment.ladders[level] ?? [])
      .filter((bead) => !isNull(bead))
      .map(({ source, target }) =>
        [
          { turn: 'u', paragraph: 'p', sentence: 's' }[level],
          ...alignment.source.units[level].slice(...source).map(({ id }) => id),
          ...alignment.target.units[level].slice(...target).map(({ id }) => id),
        ].join(' '),
      ),
  );
  if (order.join('\n') !== expected.join('\n')) faults.push('the links are not the ladders, in order');
  return faults;
}

/** Canonically equivalent texts without white space are the same here; U+FFFD stands for what could not be held. */
const bones = (text: string): string =>
  removeForbidden(text)
    .replace(/[\s\u0085\uFFFD]+/gu, '')
    .normalize('NFD');

function textFaults(elements: readonly Found[], { lang, text, units }: Document): string[] {
  const faults: string[] = [];
  const body = elements.find(({ attributes }) => attributes['xml:id'] === `${lang}.text`);
  if (body === undefined) return [`there is no ${lang}.text`];
  if (bones(body.text) !== bones(text)) faults.push(`the ${lang} text is not what came in`);
  const names = { turn: /^(u|head|note)$/, paragraph: /^seg$/, sentence: /^s$/ };
  for (const level of levels) {
    const written = elements.filter(
      ({ name, attributes }) => names[level].test(name) && attributes['xml:id']?.startsWith(`${lang}.`),
    );
    if (written.map(({ attributes }) => attributes['xml:id']).join() !== units[level].map(({ id }) => id).join())
      faults.push(`the ${lang} ${level}s are not all there in order`);
    if (level !== 'turn')
      for (const [index, { id, at }] of units[level].entries()) {
        const [was, is] = [text.slice(...at), written[index]?.text ?? ''].map(oneLine);
        if (is !== was) faults.push(`${id} is ${JSON.stringify(is)} and was ${JSON.stringify(was)}`);
      }
  }
  return faults;
}

/** Where a character between two spaces was removed, two spaces are one, and at the ends they are none. */
const oneLine = (text: string): string =>
  removeForbidden(text.replace(/[\v\f]/g, ' '))
    .replaceAll('\uFFFD', '')
    .replace(/[\t\n\r \u0085\u2028\u2029]+/gu, ' ')
    .replace(/^ | $/gu, '')
    .normalize('NFC');
