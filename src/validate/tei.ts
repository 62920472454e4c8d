import { content, elements, type Node } from '../format/tree.js';
import { primaryOf } from '../format/tmx/languages.js';
import { refuteLanguage } from '../segment/claim.js';
import type { Tell } from './finding.js';
import { checkLinks } from './links.js';
import { teiShapes } from './structure.js';
import { tagFault } from './tags.js';
import { controls, longest } from './tmx.js';
import { at, pointersOf, pointing, weave, type Element, type TeiFile, type Web } from './web.js';

const namespace = 'http://www.tei-c.org/ns/1.0';

/** What is said and done in a text; elsewhere who is of other things: who changed the file. */
const said: ReadonlySet<string> = new Set(['u', 'sp', 'kinesic', 'vocal', 'incident', 'writing', 'shift', 'said']);
/** What its who may lead to. */
const speakers: ReadonlySet<string> = new Set([
  'person',
  'personGrp',
  'org',
  'persName',
  'listPerson',
  'role',
  'castItem',
  'name',
]);

/** Validates TEI files that belong together. @param tell is told the file with each place */
export function validateTei(files: readonly TeiFile[], tell: Tell): void {
  const web = weave(files, tell);
  for (const { name, root } of files) checkRoot(root, name, tell);
  for (const element of web.all) {
    checkOutline(element, tell);
    checkAttributes(element, web, tell);
    checkText(element, tell);
  }
  checkLinks(web, tell);
}

function checkRoot({ name, attributes, at: place }: Node, file: string, tell: Tell): void {
  const [prefix, local] = name.includes(':') ? name.split(':') : ['', name];
  if (local !== 'TEI' && local !== 'teiCorpus') return tell('tei/root', `The root is ${name}.`, { file, ...place });
  if (attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`] !== namespace)
    tell('tei/namespace', `${name} is not in the namespace of TEI.`, { file, ...place });
}

/** Children in their order, of the elements whose children have one. */
function checkOutline(element: Element, tell: Tell): void {
  const shape = teiShapes.get(element.node.name);
  if (shape === undefined) return;
  const children = elements(element.node);
  let phase = 0;
  const counts = shape.phases.map(() => 0);
  for (const child of children) {
    const place = { file: element.file, ...child.at };
    const found = shape.phases.findIndex(({ names }) => names.includes(child.name));
    if (found < 0) tell('tei/element', `There is ${child.name} in ${element.node.name}.`, place);
    else if (found < phase)
      tell(
        'tei/element',
        `In ${element.node.name}, ${child.name} stands behind ${shape.phases[phase]!.names.join(' or ')}.`,
        place,
      );
    else {
      phase = found;
      if (++counts[found]! > shape.phases[found]!.most)
        tell('tei/element', `There are two ${child.name} in ${element.node.name}.`, place);
    }
  }
  for (const [index, { names, least }] of shape.phases.entries())
    if (least > 0 && counts[index] === 0 && !children.some(({ name }) => names.includes(name)))
      tell('tei/missing', `${element.node.name} has no ${names.join(' or ')}.`, at(element));
}

function checkAttributes(element: Element, web: Web, tell: Tell): void {
  const { attributes, name } = element.node;
  const lang = attributes['xml:lang'];
  const fault = lang === undefined || lang === '' ? undefined : tagFault(lang);
  if (fault !== undefined) tell('lang/tag', `${fault}.`, at(element));
  if (name === 'text' && element.lang === '') tell('lang/missing', 'The text is in no language.', at(element));
  const { cert } = attributes;
  if (cert !== undefined && !/^(?:high|medium|low|unknown|0(?:\.\d+)?|1(?:\.0+)?|\.\d+)$/u.test(cert))
    tell('tei/cert', `cert is "${cert}".`, at(element));
  for (const attribute of pointing)
    for (const pointer of pointersOf(element.node, attribute)) {
      const found = web.follow(element, pointer);
      if (found === undefined) tell('tei/pointer', `${attribute}="${pointer}" of ${name} leads nowhere.`, at(element));
      else if (attribute === 'who' && said.has(name) && found !== 'outside' && !speakers.has(found.node.name))
        tell('tei/who', `who="${pointer}" leads to ${found.node.name}.`, at(element));
    }
}

/** Elements that hold the text that is read and aligned. */
const textual: ReadonlySet<string> = new Set(['s', 'p', 'seg', 'head', 'ab', 'l']);

function checkText(element: Element, tell: Tell): void {
  const { node, lang } = element;
  if (!textual.has(node.name) || !isInText(element)) return;
  const text = content(node);
  if (text.trim() === '') {
    if (node.name === 's' || node.name === 'seg') tell('tei/empty', `${node.name} is empty.`, at(element));
    return;
  }
  // Of a paragraph of sentences each is looked at.
  if (elements(node).some(({ name }) => textual.has(name))) return;
  if (node.name === 's' && text.length > longest)
    tell('tei/long', `The sentence has ${text.length} characters.`, at(element));
  const [control] = controls.exec(text) ?? [];
  if (control !== undefined)
    tell(
      'char/control',
      `There is U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}.`,
      at(element),
    );
  const found = lang === '' ? undefined : refuteLanguage(text, primaryOf(lang));
  if (found !== undefined) tell('lang/text', `${node.name} is ${lang} and seems to be ${found}.`, at(element));
}

function isInText({ parent }: Element): boolean {
  for (let above = parent; above !== undefined; above = above.parent) if (above.node.name === 'text') return true;
  return false;
}
