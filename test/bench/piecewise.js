// Aligning piece by piece: what windows of different sizes find of the gold beside the whole, and what the program takes
// in time and memory for texts of different lengths, from files to TMX and TEI.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  align,
  alignPiecewise,
  compareLadders,
  parseWeights,
  segmentLines,
  splitNulls,
  strictRates,
  unpackLexicon,
} from '../../dist/index.js';
import { node } from './process.js';
import { goldTexts, joinTexts, writeText } from './texts.js';

const data = (path) => readFileSync(`dist/${path}`, 'utf8');

export async function benchPiecewise(folder, gold, sizes) {
  const texts = goldTexts(gold);
  await compareWindows(joinTexts(texts, 20_000), [1000, 5000, 10_000, 20_000]);
  console.log('piece by piece, files to TMX and TEI; seconds by the clock, of the processor, megabytes at most');
  let before;
  for (const size of sizes) {
    writeText(folder, `long-${size}`, joinTexts(texts, size), false);
    const [en, ru] = ['en', 'ru'].map((end) => join(folder, `long-${size}.${end}`));
    const out = join(folder, 'out/');
    const options = ['--from', 'lines', '--lang', 'en,ru', '--piecewise', '--to', 'tmx,tei', '-o', out, '--quiet'];
    const now = node(['bin/sverka.js', 'align', en, ru, ...options]);
    rmSync(out, { recursive: true });
    const each = (now.processor / size) * 1e6;
    console.log(
      `  ${String(size).padStart(9)} sentences a side   ${now.seconds.toFixed(1)}   ${now.processor.toFixed(1)}   ${now.megabytes.toFixed(0)}   ${each.toFixed(0)} µs of the processor a sentence`,
    );
    if (before !== undefined)
      console.log(
        `            ${(now.processor / before.processor).toFixed(1)} times the processor and ${(now.megabytes / before.megabytes).toFixed(2)} times the memory of ${before.size}`,
      );
    before = { ...now, size };
  }
  console.log('');
}

async function compareWindows({ en, ru, links }, windows) {
  const means = {
    lexicon: unpackLexicon(data('lexicon/en-ru.stems.txt')),
    weights: parseWeights(data('method/weights.json')),
    version: 'bench',
  };
  const [english, russian] = [en.join('\n'), ru.join('\n')];
  const f1 = (ladder) => strictRates(compareLadders(splitNulls(ladder), splitNulls(links))).f1.toFixed(4);
  const key = ({ source, target }) => [...source, ...target].join(' ');
  const whole = align(segmentLines(english, 'en'), segmentLines(russian, 'ru'), means).ladders.sentence;
  const known = new Set(whole.map(key));
  console.log(`${en.length} sentences of the gold as a whole: ${whole.length} beads, F1 ${f1(whole)}`);
  for (const window of windows) {
    const beads = [];
    let [pieces, down, across] = [0, 0, 0];
    for await (const { alignment } of alignPiecewise(
      { lang: 'en', text: [english] },
      { lang: 'ru', text: [russian] },
      { ...means, manner: 'lines', window },
    )) {
      pieces++;
      for (const bead of alignment.ladders.sentence)
        beads.push({
          ...bead,
          source: bead.source.map((at) => at + down),
          target: bead.target.map((at) => at + across),
        });
      down += alignment.source.units.sentence.length;
      across += alignment.target.units.sentence.length;
    }
    const others = beads.filter((bead) => !known.has(key(bead))).length;
    console.log(
      `  in windows of ${window}: ${pieces} pieces, ${beads.length} beads, F1 ${f1(beads)}, ${((1000 * others) / beads.length).toFixed(2)} in 1,000 beads differ`,
    );
  }
  console.log('');
}
