// sverka alone on long documents: the program from files to TMX and TEI, and the library, with what it costs to align
// beside reading and tokenising the same text.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleScript } from './bundled.js';
import { node } from './process.js';
import { goldTexts, joinTexts, writeText } from './texts.js';

export async function benchGrowth(folder, gold, sizes) {
  const texts = goldTexts(gold);
  const many = await bundleScript('test/bench/many.js', folder);
  console.log('sverka alone; seconds by the clock, of the processor, megabytes at most');
  const before = {};
  const tell = (what, size, { seconds, processor, megabytes }, more = '') => {
    const figures = [seconds.toFixed(1), processor.toFixed(1), megabytes.toFixed(0)].join('   ');
    console.log(`  ${String(size).padStart(9)} sentences a side, ${what}   ${figures}${more}`);
    if (before[what] !== undefined) {
      const times = processor / before[what].processor;
      const exponent = Math.log(times) / Math.log(size / before[what].size);
      console.log(
        `            ${times.toFixed(1)} times that of ${before[what].size}: exponent ${exponent.toFixed(2)}`,
      );
    }
    before[what] = { size, processor };
  };
  for (const size of sizes) {
    writeText(folder, `long-${size}`, joinTexts(texts, size), false);
    const [en, ru, ladder] = ['en', 'ru', 'sverka'].map((end) => join(folder, `long-${size}.${end}`));
    const out = join(folder, 'out/');
    const options = ['--from', 'lines', '--lang', 'en,ru', '--to', 'tmx,tei', '-o', out, '--quiet'];
    tell('files to TMX and TEI', size, node(['bin/sverka.js', 'align', en, ru, ...options]));
    rmSync(out, { recursive: true });
    const list = join(folder, 'list');
    writeFileSync(list, [en, ru, ladder].join('	'));
    const one = node(['--max-old-space-size=1300', many, list, '--cost']);
    const { read, align } = JSON.parse(one.stdout);
    const cost = `   aligning costs ${(align / read).toFixed(1)} times what reading and tokenising do`;
    tell('the library', size, one, cost);
  }
  console.log('');
}
