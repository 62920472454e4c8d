/// <reference lib="dom" />
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds wrong with the page as it is now, by all rules of WCAG 2.2 A and AA and its own best practices. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: axe });
  const found = await page.evaluate(async () => {
    type Run = (options: { preload: boolean }) => Promise<{ violations: Violation[] }>;
    const { run } = (window as unknown as { axe: { run: Run } }).axe;
    // A page of a folder may not fetch its own sheet of styles once more.
    return (await run({ preload: false })).violations;
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
  );
}
