import fc from 'fast-check';

/** What has broken readers before: markup, ends of things, numbers out of all measure, halves of characters. */
export const nasty: readonly string[] = [
  '\0',
  '\uD83D',
  '\uDE00',
  '\uFEFF',
  '\uFFFF',
  '\u0085',
  '\u2028',
  '\r',
  '\n\n',
  '\t\t\t',
  '<',
  '>',
  '</seg>',
  '<seg>',
  '<tuv>',
  '<s>',
  ']]>',
  '<![CDATA[',
  '<!--',
  '<?xml?>',
  '&',
  '&#0;',
  '&#x110000;',
  '&#xD800;',
  '&lol;',
  '<!DOCTYPE x [<!ENTITY lol "lol">]>',
  '__proto__',
  'constructor',
  'null',
  '-1',
  '1e999',
  '999999999999999999999',
  'NaN',
  '[]',
  '{}',
  '"',
  '\\u',
  '|',
  ':',
  '-->',
  '00:00:00,000 --> 00:00:01,000',
  'xml:id="s1"',
  '(',
  '[',
  '*',
  '+?',
  '(?<',
  '\\p{L}',
];

interface Step {
  readonly kind: 'cut' | 'double' | 'insert' | 'swap' | 'end' | 'flip';
  readonly at: number;
  readonly size: number;
  readonly what: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('cut', 'double', 'insert', 'swap', 'end', 'flip'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 400 })),
  what: fc.nat({ max: nasty.length - 1 }),
});

function change(text: string, { kind, at, size, what }: Step): string {
  const from = Math.floor(at * text.length);
  const [before, part, after] = [text.slice(0, from), text.slice(from, from + size), text.slice(from + size)];
  switch (kind) {
    case 'cut':
      return before + after;
    case 'double':
      return before + part + part + after;
    case 'insert':
      return before + nasty[what]! + part + after;
    case 'swap':
      return before + after.slice(0, size) + part + after.slice(size);
    case 'end':
      return before;
    case 'flip':
      return before + [...part].reverse().join('') + after;
  }
}

/** One of some texts, changed in a few places. */
export const mutated = (seeds: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...seeds), fc.array(step, { minLength: 1, maxLength: 6 }))
    .map(([seed, steps]) => steps.reduce(change, seed));

/** How many runs each share of the whole is: 5,000 in all, or as many as SVERKA_FUZZ_RUNS says. */
export const runs = (share: number): number =>
  Math.max(1, Math.round(Number(process.env['SVERKA_FUZZ_RUNS'] ?? 5000) * share));

/** The same in every run, unless SVERKA_FUZZ_SEED says otherwise; a failure prints the seed and the smallest input. */
export const seed = Number(process.env['SVERKA_FUZZ_SEED'] ?? 20210302);
