import type { Line } from './line.js';

/** Lines at the upper and the lower edge among which running heads and numbers of pages are looked for. */
const depth = 3;
/** Points by which the place of a running head may differ. */
const tolerance = 4;
/** Share of the pages on which a running head stands: odd and even pages may have one each. */
const leastShare = 0.4;

/** The lines of each page without running heads, running feet and numbers of pages. */
export function withoutFurniture(pages: readonly (readonly Line[])[]): readonly (readonly Line[])[] {
  const edges = pages.map((lines) => [...new Set([...lines.slice(0, depth), ...lines.slice(-depth)])]);
  const isRunning = (line: Line, page: number): boolean => {
    const same = edges.filter(
      (others, index) =>
        index !== page &&
        others.some((other) => Math.abs(other.y - line.y) < tolerance && folded(other.text) === folded(line.text)),
    ).length;
    return same > 0 && (same + 1 >= leastShare * pages.length || isNumber(line.text));
  };
  return pages.map((lines, page) => {
    const goes = (line: Line | undefined): boolean =>
      line !== undefined && (isRunning(line, page) || isLoneNumber(line, lines));
    // From the edges inwards: what stands below a line of the text is text.
    let [from, to] = [0, lines.length];
    while (from < Math.min(depth, to) && goes(lines[from])) from++;
    while (to > Math.max(from, lines.length - depth) && goes(lines[to - 1])) to--;
    return lines.slice(from, to);
  });
}

/** Numbers of pages, and dates of printing, differ from page to page. */
const folded = (text: string): string => text.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim().toLowerCase();

const isNumber = (text: string): boolean =>
  /^[\s–—\-|[(]*(?:(?:page|p\.|страница|стр\.|с\.)\s*)?\d{1,4}(?:\s*(?:\/|of|из)\s*\d{1,4})?[\s–—\-|\])]*$/iu.test(
    text,
  );

/** The number of the only page, or of one that differs from the others: apart from the text, at the very edge. */
function isLoneNumber(line: Line, lines: readonly Line[]): boolean {
  const at = lines.indexOf(line);
  const neighbour = at === 0 ? lines[1] : at === lines.length - 1 ? lines[at - 1] : undefined;
  return neighbour !== undefined && isNumber(line.text) && Math.abs(neighbour.y - line.y) > 2 * line.size;
}
