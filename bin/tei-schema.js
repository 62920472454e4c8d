#!/usr/bin/env node
// Writes src/format/tei/sverka.rng from sverka.odd beside it and from tei_all.rng: the schema of all TEI, from which what
// the ODD does not include is taken away, as the Guidelines describe the processing of ODD (23.4), and in which the
// attributes that it changes are replaced. `node bin/tei-schema.js -` prints it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { elements, readTree } from '../dist/format/tree.js';
import { escapeXml } from '../dist/format/xml.js';

const file = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const read = (name) => readTree(readFileSync(file(name), 'utf8'));

const all = (node, name) =>
  elements(node).flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

const odd = all(read('src/format/tei/sverka.odd'), 'schemaSpec')[0];
const included = new Set(elements(odd, 'moduleRef').flatMap(({ attributes }) => attributes.include?.split(' ') ?? []));

const isPattern = ({ name }) => !/^(?:a|sch):|^(?:pattern|documentation)$/u.test(name);
/** Without documentation and Schematron, and without the prefix that some patterns have. */
const bare = ({ name: full, attributes, children }, name = full.replace(/^rng:/u, '')) => ({
  name,
  attributes: Object.fromEntries(Object.entries(attributes).filter(([key]) => !key.includes(':'))),
  children: children.flatMap((child) =>
    typeof child === 'string'
      ? ['value', 'param'].includes(name)
        ? [child]
        : []
      : isPattern(child)
        ? [bare(child)]
        : [],
  ),
});
const grammar = bare(read('test/schemas/tei_all.rng'));
const defines = new Map(elements(grammar, 'define').map((define) => [define.attributes.name, define.children]));
const start = elements(grammar, 'start')[0];

const node = (name, attributes = {}, ...children) => ({ name, attributes, children });
const ref = (name) => node('ref', { name });
const notAllowed = node('notAllowed');

/** Whether a pattern of attributes is of one of that name: `att.typed.attribute.type` is of `type`. */
const isOf = (name, attribute) => name.startsWith('att.') && name.endsWith(`.attribute.${attribute}`);
const reaches = (name, attribute) =>
  isOf(name, attribute) ||
  (name.startsWith('att.') &&
    (defines.get(name) ?? []).some((child) => child.name === 'ref' && reaches(child.attributes.name, attribute)));
/** The patterns of a class of attributes without one of them, which an element defines anew. */
const without = (name, attribute) => {
  if (isOf(name, attribute)) return [];
  if (!reaches(name, attribute)) return [ref(name)];
  return defines
    .get(name)
    .flatMap((child) => (child.name === 'ref' ? without(child.attributes.name, attribute) : [child]));
};

for (const change of elements(odd, 'elementSpec')) {
  const { ident } = change.attributes;
  for (const { attributes, ...definition } of all(change, 'attDef')) {
    const values = all(definition, 'valItem').map((item) => node('value', {}, item.attributes.ident));
    const fresh = node('attribute', { name: attributes.ident }, node('choice', {}, ...values));
    const [element] = defines.get(ident);
    const isOwn = (child) =>
      child.name === 'optional' &&
      child.children[0].name === 'attribute' &&
      child.children[0].attributes.name === attributes.ident;
    const kept = element.children
      .filter((child) => !isOwn(child))
      .flatMap((child) =>
        child.name === 'ref' && reaches(child.attributes.name, attributes.ident)
          ? without(child.attributes.name, attributes.ident)
          : [child],
      );
    const pattern = attributes.usage === 'req' ? fresh : node('optional', {}, fresh);
    defines.set(ident, [node('element', element.attributes, ...kept, pattern)]);
  }
}

const isElement = (children) => children[0]?.name === 'element';
const dead = new Set();
for (const [name, children] of defines) if (isElement(children) && !included.has(name)) dead.add(name);
for (const name of included) if (!defines.has(name)) throw new Error(`tei_all.rng has no element ${name}`);

/** A pattern without what is dead; the rules are those of RELAX NG's own simplification (4.20, 4.21). */
function simplify(pattern) {
  if (typeof pattern === 'string') return pattern;
  const { name, attributes } = pattern;
  if (name === 'ref') return dead.has(attributes.name) ? notAllowed : pattern;
  const children = pattern.children.map(simplify);
  const isDead = (child) => child.name === 'notAllowed';
  if (name === 'choice') {
    const alive = children.filter((child) => !isDead(child));
    return alive.length === 0 ? notAllowed : alive.length === 1 ? alive[0] : { name, attributes, children: alive };
  }
  if (['optional', 'zeroOrMore'].includes(name) && children.some(isDead)) return node('empty');
  if (['group', 'interleave', 'oneOrMore', 'element', 'attribute', 'list'].includes(name) && children.some(isDead))
    return notAllowed;
  // Nothing among something is nothing, and libxml2 takes it for the end.
  const full = ['group', 'interleave', 'element', 'oneOrMore', 'zeroOrMore', 'optional'].includes(name)
    ? children.filter((child) => child.name !== 'empty')
    : children;
  if (full.length === 0 && children.length > 0)
    return name === 'element' ? node(name, attributes, node('empty')) : node('empty');
  return { name, attributes, children: full };
}

for (let before = -1; before !== dead.size;) {
  before = dead.size;
  for (const [name, children] of defines) {
    if (dead.has(name)) continue;
    const simple = children.map(simplify);
    if (simple.some((child) => child.name === 'notAllowed')) dead.add(name);
    defines.set(name, simple);
  }
}

const reached = new Set();
const reach = (pattern) => {
  if (typeof pattern === 'string') return;
  const { name } = pattern.attributes;
  if (pattern.name === 'ref' && !reached.has(name)) {
    reached.add(name);
    defines.get(name).forEach(reach);
  }
  pattern.children.forEach(reach);
};
reach(start);

function xml({ name, attributes, children }, indent) {
  const list = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeXml(value).replaceAll('"', '&quot;')}"`,
  );
  const open = `${indent}<${name}${list.join('')}`;
  if (children.length === 0) return `${open}/>\n`;
  if (children.every((child) => typeof child === 'string'))
    return `${open}>${escapeXml(children.join(''))}</${name}>\n`;
  return `${open}>\n${children.map((child) => xml(child, `${indent} `)).join('')}${indent}</${name}>\n`;
}

const schema =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made by bin/tei-schema.js from sverka.odd and tei_all.rng of TEI P5 4.12.0, which is the TEI Consortium’s, under\n' +
  '     CC BY 4.0 and BSD-2. -->\n' +
  xml(
    node(
      'grammar',
      {
        xmlns: 'http://relaxng.org/ns/structure/1.0',
        datatypeLibrary: 'http://www.w3.org/2001/XMLSchema-datatypes',
        ns: 'http://www.tei-c.org/ns/1.0',
      },
      start,
      ...[...defines]
        .filter(([name]) => reached.has(name))
        .map(([name, children]) => node('define', { name }, ...children)),
    ),
    '',
  );
if (process.argv[2] === '-') process.stdout.write(schema);
else writeFileSync(file('src/format/tei/sverka.rng'), schema);
