import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** All regular expressions that are written in src, with where the first of each stands. */
function literals(): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.endsWith('.d.ts')) continue;
    const file = ts.createSourceFile(path, readFileSync(join('src', path), 'utf8'), ts.ScriptTarget.Latest, true);
    const walk = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node) && !found.has(node.text))
        found.set(node.text, `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      ts.forEachChild(node, walk);
    };
    walk(file);
  }
  return found;
}

const isNight = Number(process.env['SVERKA_FUZZ_RUNS'] ?? 0) >= 100_000;

// Minutes of work, for the night. What recheck cannot tell in the time stays unknown, and what is polynomial is not judged.
test.skipIf(!isNight)('no regular expression takes exponential time', { timeout: 900_000 }, async () => {
  process.env['RECHECK_BACKEND'] = 'pure';
  const { checkSync } = await import('recheck');
  const all = literals();
  expect(all.size).toBeGreaterThan(500);
  const exponential: string[] = [];
  for (const [literal, place] of all) {
    const end = literal.lastIndexOf('/');
    const found = checkSync(literal.slice(1, end), literal.slice(end + 1), { timeout: 500 });
    if (found.status === 'vulnerable' && found.complexity.type === 'exponential')
      exponential.push(`${place} ${literal} ${found.attack.pattern}`);
  }
  expect(exponential).toEqual([]);
});
