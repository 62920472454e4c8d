import { type Judged, reliability } from './calibration.js';

const [left, top, side, gap, low, right, bottom] = [84, 84, 420, 44, 84, 32, 52] as const;
const width = left + side + right;
const height = top + side + gap + low + bottom;

const style = `
  svg { color-scheme: light dark; font: 13px system-ui, sans-serif; }
  .ground { fill: #fdfdfc; } text { fill: #55534e; } .title { fill: #1d1c1a; font-size: 16px; font-weight: 600; }
  .rule { stroke: #e4e2dc; fill: none; } .even { stroke: #98958c; stroke-dasharray: 4 4; }
  .spread { stroke: #2f6fb5; stroke-width: 1.5; } .bin { fill: #2f6fb5; }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #1b1b1a; } text { fill: #b5b2a9; } .title { fill: #f1efe9; }
    .rule { stroke: #383733; } .even { stroke: #807d75; }
    .spread { stroke: #78aee6; } .bin { fill: #78aee6; }
  }`;

/**
 * A reliability plot as SVG: for each bin of confidence the share of links that are right, over the
 * mean confidence, with the interval of Wilson (1927); and below, how many links each bin holds.
 * Legible on light and on dark ground.
 * @param summary a line on what was measured
 */
export function plotReliability(links: readonly Judged[], summary: string): string {
  const bins = reliability(links).filter(({ count }) => count > 0);
  const x = (share: number): string => coordinate(left + share * side);
  const y = (share: number): string => coordinate(top + (1 - share) * side);
  const floor = top + side + gap + low;
  const most = Math.max(10, ...bins.map(({ count }) => count));
  const bar = (count: number): number => (low * Math.log10(count + 1)) / Math.log10(most + 1);
  const grid = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share) => [
    `<path class="rule" d="M${x(share)} ${y(0)}V${y(1)}M${x(0)} ${y(share)}H${x(1)}"/>`,
    `<text x="${left - 8}" y="${y(share)}" dy=".35em" text-anchor="end">${share}</text>`,
    `<text x="${x(share)}" y="${floor + 18}" text-anchor="middle">${share}</text>`,
  ]);
  const powers = Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, power) => 10 ** power);
  const counts = powers.map((count) => {
    const at = coordinate(floor - bar(count));
    return `<path class="rule" d="M${x(0)} ${at}H${x(1)}"/><text x="${left - 8}" y="${at}" dy=".35em" text-anchor="end">${count.toLocaleString('en')}</text>`;
  });
  const points = bins.map(({ count, promised, right: good }) => {
    const [from, to] = wilson(good, count);
    const at = x(promised / count);
    return (
      `<g><title>${count.toLocaleString('en')} links: confidence ${(promised / count).toFixed(3)}, right ${(good / count).toFixed(3)}</title>` +
      `<path class="spread" d="M${at} ${y(from)}V${y(to)}"/><circle class="bin" cx="${at}" cy="${y(good / count)}" r="4.5"/></g>`
    );
  });
  const bars = bins.map(({ from, to, count }) => {
    const [start, tall] = [left + from * side + 1, bar(count)];
    return `<rect class="bin" x="${coordinate(start)}" y="${coordinate(floor - tall)}" width="${coordinate((to - from) * side - 2)}" height="${coordinate(tall)}"/>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title summary">`,
    `<style>${style}\n</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    `<text id="title" class="title" x="${left}" y="32">How sure links are, and how often right</text>`,
    `<text id="summary" x="${left}" y="54">${escaped(summary)}</text>`,
    ...grid,
    ...counts,
    `<path class="even" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>`,
    ...points,
    ...bars,
    `<text transform="translate(24 ${top + side / 2}) rotate(-90)" text-anchor="middle">share that is right</text>`,
    `<text transform="translate(24 ${floor - low / 2}) rotate(-90)" text-anchor="middle">links</text>`,
    `<text x="${left + side / 2}" y="${floor + 40}" text-anchor="middle">confidence</text>`,
    '</svg>',
    '',
  ].join('\n');
}

/** Between what a share lies at 95 %, also where it is 0 or 1 (Wilson 1927). */
function wilson(right: number, count: number): readonly [number, number] {
  const z = 1.96;
  const share = right / count;
  const middle = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count);
  const spread = (z * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))) / (1 + z ** 2 / count);
  return [Math.max(0, middle - spread), Math.min(1, middle + spread)];
}

const coordinate = (value: number): string => String(Math.round(value * 100) / 100);
const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
