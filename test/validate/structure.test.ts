import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DtdValidator, XmlDocument, XmlDtd } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { tmxShapes } from '../../src/validate/structure.js';
import { validateMemory } from '../../src/validate/validation.js';

const text = readFileSync('test/schemas/tmx14.dtd', 'utf8').replace(/<!--[^]*?-->/gu, '');
const dtd = new DtdValidator(XmlDtd.fromString(text));

describe('the table of TMX is that of the DTD', () => {
  const declared = [...text.matchAll(/<!ATTLIST\s+(\w+)\s([^>]*)>/gu)].map(([, name, list]) => [
    name!,
    [...list!.matchAll(/([\w:-]+)\s+(CDATA|\([\w|%;]+\))\s+#(\w+)/gu)]
      .map(([, attribute, type, kind]) => {
        const values =
          type === 'CDATA' ? '' : `=${type!.replace('%segtypes;', 'block|paragraph|sentence|phrase').slice(1, -1)}`;
        return `${attribute}${kind === 'IMPLIED' ? '' : '!'}${values}`;
      })
      .sort(),
  ]);
  test.each(declared as [string, string[]][])('attributes of %s', (name, attributes) => {
    const ours = [...tmxShapes.get(name)!.attributes].map(
      ([attribute, { needed, values }]) =>
        `${attribute}${needed ? '!' : ''}${values === undefined ? '' : `=${values.join('|')}`}`,
    );
    expect(ours.sort()).toEqual(attributes);
  });
  test('elements', () => {
    const elements = [...text.matchAll(/<!ELEMENT\s+(\w+)/gu)].map(([, name]) => name!);
    expect([...tmxShapes.keys()].sort()).toEqual(elements.sort());
  });
});

/** An element that may be changed. */
interface Node {
  name: string;
  attributes: Record<string, string>;
  children: (Node | string)[];
}

const node = (name: string, attributes: Record<string, string> = {}, ...children: (Node | string)[]): Node => ({
  name,
  attributes,
  children,
});

const sound = (): Node =>
  node(
    'tmx',
    { version: '1.4' },
    node(
      'header',
      {
        creationtool: 'x',
        creationtoolversion: '1',
        segtype: 'sentence',
        'o-tmf': 'x',
        adminlang: 'en',
        srclang: 'en',
        datatype: 'x',
      },
      node('note', {}, 'a note'),
      node('prop', { type: 'x' }, 'a prop'),
      node('ude', { name: 'x', base: 'b' }, node('map', { unicode: '#xF8FF', code: '#xF0' })),
    ),
    node(
      'body',
      {},
      node(
        'tu',
        { tuid: '1' },
        node('prop', { type: 'x' }, 'b'),
        node(
          'tuv',
          { 'xml:lang': 'en' },
          node(
            'seg',
            {},
            'one ',
            node('bpt', { i: '1' }, node('sub', {}, 's')),
            node('hi', {}, 'h'),
            node('ept', { i: '1' }),
          ),
        ),
        node(
          'tuv',
          { 'xml:lang': 'ru' },
          node('note', {}, 'n'),
          node('seg', {}, 'один ', node('ph', { x: '1' }), node('it', { pos: 'begin' }), node('ut')),
        ),
      ),
      node('tu', {}, node('tuv', { 'xml:lang': 'en' }, node('seg'))),
    ),
  );

const all = (root: Node): Node[] => [
  root,
  ...root.children.flatMap((child) => (typeof child === 'string' ? [] : all(child))),
];

const xml = ({ name, attributes, children }: Node): string => {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}${list.join('')}>${children.map((child) => (typeof child === 'string' ? child : xml(child))).join('')}</${name}>`;
};

const names = fc.constantFrom(...tmxShapes.keys(), 'p');
const attributes = fc.constantFrom('type', 'i', 'x', 'pos', 'segtype', 'xml:lang', 'datatype', 'unicode', 'wrong');
const place = fc.nat({ max: 40 });

const change = fc.oneof(
  fc.record({ kind: fc.constant('delete' as const), place, index: place }),
  fc.record({ kind: fc.constant('insert' as const), place, index: place, name: names }),
  fc.record({ kind: fc.constant('text' as const), place, index: place }),
  fc.record({ kind: fc.constant('rename' as const), place, name: names }),
  fc.record({ kind: fc.constant('reverse' as const), place }),
  fc.record({ kind: fc.constant('copy' as const), place, index: place }),
  fc.record({ kind: fc.constant('unset' as const), place, name: attributes }),
  fc.record({
    kind: fc.constant('set' as const),
    place,
    name: attributes,
    value: fc.constantFrom('begin', 'phrase', 'en'),
  }),
);

function apply(root: Node, step: typeof change extends fc.Arbitrary<infer Step> ? Step : never): void {
  const nodes = all(root);
  const { attributes: own, children, ...found } = nodes[step.place % nodes.length]!;
  const target = nodes[step.place % nodes.length]!;
  const at = 'index' in step ? step.index % (children.length + 1) : 0;
  if (step.kind === 'delete') children.splice(at, 1);
  else if (step.kind === 'insert') children.splice(at, 0, node(step.name));
  else if (step.kind === 'text') children.splice(at, 0, 'words');
  else if (step.kind === 'rename' && found.name !== 'tmx') target.name = step.name;
  else if (step.kind === 'reverse') children.reverse();
  else if (step.kind === 'copy' && children[at] !== undefined) children.splice(at, 0, structuredClone(children[at]));
  else if (step.kind === 'unset') delete own[step.name];
  else if (step.kind === 'set') own[step.name] = step.value;
}

const structural =
  /^tmx\/(?:element|element-missing|order|attribute|attribute-missing|attribute-value|text|lang|root|version)$/u;

function isValid(content: string): boolean {
  const document = XmlDocument.fromString(content);
  try {
    dtd.validate(document);
    return true;
  } catch {
    return false;
  } finally {
    document.dispose();
  }
}

test('what is valid by the DTD is valid here, and nothing else is', () => {
  let valid = 0;
  fc.assert(
    fc.property(fc.array(change, { maxLength: 3 }), (steps) => {
      const root = sound();
      for (const step of steps) apply(root, step);
      const content = xml(root);
      const validation = validateMemory();
      const found = [...validation.write(content), ...validation.close()].filter(({ rule }) => structural.test(rule));
      const expected = isValid(content);
      if (expected) valid++;
      expect(found.length === 0, `${content}\n${JSON.stringify(found)}`).toBe(expected);
    }),
    { numRuns: 1500 },
  );
  // Both kinds are met often enough for this to mean something.
  expect(valid).toBeGreaterThan(100);
  expect(valid).toBeLessThan(1400);
});
