// sverka alone on long documents, and what it costs to align beside reading and tokenising the same text.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleScript } from './bundled.js';
import { node } from './process.js';
import { goldTexts, joinTexts, writeText } from './texts.js';

export async function benchGrowth(folder, gold, sizes) {
  const texts = goldTexts(gold);
  const many = await bundleScript('test/bench/many.js', folder);
  console.log('sverka alone; seconds by the clock, of the processor, megabytes at most');
  let before;
  for (const size of sizes) {
    writeText(folder, `long-${size}`, joinTexts(texts, size), false);
    const list = join(folder, 'list');
    writeFileSync(list, ['en', 'ru', 'sverka'].map((end) => join(folder, `long-${size}.${end}`)).join('\t'));
    const one = node(['--max-old-space-size=1300', many, list, '--cost']);
    const { read, align } = JSON.parse(one.stdout);
    console.log(
      `  ${String(size).padStart(9)} sentences a side   ${one.seconds.toFixed(1)}   ${one.processor.toFixed(1)}   ${one.megabytes.toFixed(0)}   aligning costs ${(align / read).toFixed(1)} times what reading and tokenising do`,
    );
    if (before !== undefined) {
      const times = one.processor / before.processor;
      const exponent = Math.log(times) / Math.log(size / before.size);
      console.log(`            ${times.toFixed(1)} times that of ${before.size}: exponent ${exponent.toFixed(2)}`);
    }
    before = { size, processor: one.processor };
  }
  console.log('');
}
