import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { worstText } from './steps.js';

interface Expressions {
  /** Those that are written in src, with where the first of each stands. */
  readonly literals: Map<string, string>;
  /** Files that make others when they run. */
  readonly makers: Set<string>;
}

function findExpressions(): Expressions {
  const [literals, makers] = [new Map<string, string>(), new Set<string>()];
  for (const path of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:ts|svelte)$/u.test(path) || path.endsWith('.d.ts')) continue;
    const content = readFileSync(join('src', path), 'utf8');
    const code = path.endsWith('.ts') ? content : (/<script[^>]*>([^]*?)<\/script>/u.exec(content)?.[1] ?? '');
    const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
    const walk = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node) && !literals.has(node.text))
        literals.set(node.text, `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp')
        makers.add(path.replaceAll('\\', '/'));
      ts.forEachChild(node, walk);
    };
    walk(file);
  }
  return { literals, makers };
}

/** Beginnings of expressions that would take long on a long text, and are only given short ones. */
const bounded = readFileSync('test/fuzz/regexes.tsv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [expression: string, reason: string]);

const { literals, makers } = findExpressions();

describe('the counting of steps', () => {
  test.each([
    '/ +$/u',
    '/(a+)+b/u',
    '/<!--[^]*?-->/gu',
    '/[A-Z].*\\t.*[а-я]/u',
    '/(`+)(.+?)\\1/gu',
    '/^\\s*(.*?)\\s*$/u',
    '/(?:a|ab?)*c/u',
  ])('finds a text for %s', (literal) => expect(worstText(literal)).toBeDefined());
  test.each(['/(?<! ) +$/u', '/<!--[^<]*-->/gu', '/^\\s*(\\S.*)/u', '/^(?:a|b)*c/u', '/\\d{1,3}(?:,\\d{3})*\\b/u'])(
    'finds none for %s',
    (literal) => expect(worstText(literal)).toBeUndefined(),
  );
});

describe('regular expressions take steps with the length of the text and no more', () => {
  test('those that are written', { timeout: 300_000 }, () => {
    expect(literals.size).toBeGreaterThan(500);
    const worst: string[] = [];
    for (const [literal, place] of literals) {
      if (bounded.some(([beginning]) => literal.startsWith(beginning))) continue;
      const text = worstText(literal);
      if (text !== undefined) worst.push(`${place} ${literal} ${text}`);
    }
    expect(worst).toEqual([]);
  });

  test('those that are not are still there', () => {
    for (const [beginning, reason] of bounded) {
      expect([...literals.keys()].filter((literal) => literal.startsWith(beginning))).toHaveLength(1);
      expect(reason).toMatch(/\d+ characters/u);
    }
  });

  const made = new Map<string, string>();
  const Own = globalThis.RegExp;
  afterAll(() => {
    globalThis.RegExp = Own;
  });
  test('those that are made when the program runs', { timeout: 300_000 }, async () => {
    // A new one is told here with its reason, or by what makes it in a test below.
    expect([...makers].sort()).toEqual([
      'batch/name.ts',
      'format/gold.ts',
      'format/html/meta.ts',
      'lexicon/pinyin.ts',
      'segment/date.ts',
      'segment/incident.ts',
      // Of a user's rules, which may be anything: cli/deadline.ts ends what finds no end (hostile.test.ts).
      'segment/srx/map.ts',
      'segment/srx/property.ts',
      'segment/srx/splitter.ts',
      'validate/mend.ts',
    ]);
    globalThis.RegExp = new Proxy(Own, {
      construct: (target, [source, flags]: [string | RegExp, string?]) => {
        const expression = new target(source, flags);
        made.set(`/${expression.source}/${expression.flags}`, expression.source);
        return expression;
      },
    });
    const sverka = await import('../../src/index.js');
    await import('../../src/batch/name.js');
    const { mendMemory } = await import('../../src/validate/validation.js');
    await sverka.readHtml(
      `<html lang="en"><body><article><p>${'One two three. '.repeat(60)}</p></article></body></html>`,
    );
    const gold = 'en\tru\nOne two.\tРаз два.\n';
    try {
      sverka.readGoldTable(gold, 'One two.', 'Раз два.');
    } catch (error) {
      if (!(error instanceof sverka.SverkaError)) throw error;
    }
    const memory = '<tmx version="1.4"><header/><body></body></tmx>';
    expect([...mendMemory([memory], { mended: new Map(), firstTag: undefined })].join('')).toContain('creationtool');
    globalThis.RegExp = Own;
    expect(made.size).toBeGreaterThan(20);
    expect(
      [...made.keys()].map((literal) => [literal, worstText(literal)]).filter(([, text]) => text !== undefined),
    ).toEqual([]);
  });
});

const isNight = Number(process.env['SVERKA_FUZZ_RUNS'] ?? 0) >= 100_000;

// Minutes of work, for the night. What recheck cannot tell in the time stays unknown; what is polynomial was counted above.
test.skipIf(!isNight)('no regular expression takes exponential time', { timeout: 900_000 }, async () => {
  process.env['RECHECK_BACKEND'] = 'pure';
  const { checkSync } = await import('recheck');
  const exponential: string[] = [];
  for (const [literal, place] of literals) {
    const end = literal.lastIndexOf('/');
    const found = checkSync(literal.slice(1, end), literal.slice(end + 1), { timeout: 500 });
    if (found.status === 'vulnerable' && found.complexity.type === 'exponential')
      exponential.push(`${place} ${literal} ${found.attack.pattern}`);
  }
  expect(exponential).toEqual([]);
});
