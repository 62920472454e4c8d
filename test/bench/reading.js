// What it costs to align beside reading and tokenising the same text once, of sentences that are found in plain text and of
// sentences that are given as lines.
import { join } from 'node:path';
import { bundleScript } from './bundled.js';
import { inTurn, median, node, range } from './process.js';
import { goldTexts, joinTexts, writeText } from './texts.js';

export async function benchCost(folder, gold, runs) {
  const texts = goldTexts(gold);
  const cost = await bundleScript('test/bench/cost.js', folder);
  console.log(`milliseconds of the processor, all threads: medians of ${runs} runs (least–most)`);
  for (const size of [5000, 20_000]) {
    writeText(folder, `cost-${size}`, joinTexts(texts, size), false);
    const files = ['en', 'ru'].map((lang) => join(folder, `cost-${size}.${lang}`));
    const one = (manner) => () => JSON.parse(node([cost, ...files, manner]).stdout);
    const result = inTurn(runs, { text: one('text'), lines: one('lines') });
    for (const [manner, all] of Object.entries(result)) {
      const [read, align] = ['read', 'align'].map((what) => all.map((each) => each[what]));
      const times = (median(align) / median(read)).toFixed(1);
      console.log(
        `  ${size} sentences a side, as ${manner.padEnd(5)}   reading and tokenising ${range(read, 0)}   aligning ${range(align, 0)}, ${times} times`,
      );
    }
  }
  console.log('');
}
