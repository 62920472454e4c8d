// sverka beside hunalign (Varga et al. 2005), with the same lexicon: whole processes, in turn. hunalign is
// given stems without punctuation, made beforehand and not counted; sverka reads the text as it is.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addScores, compareLadders, splitNulls, strictRates } from '../../dist/index.js';
import { bundleScript } from './bundled.js';
import { inTurn, median, node, range, run } from './process.js';
import { goldTexts, joinTexts, writeDictionary, writeText } from './texts.js';

export async function benchPeer(folder, hunalign, gold, runs) {
  const texts = goldTexts(gold);
  const many = await bundleScript('test/bench/many.js', folder);
  const dictionary = join(folder, 'lexicon.dic');
  console.log(
    `hunalign with the same lexicon, ${writeDictionary(dictionary)} pairs of stems; medians of ${runs} runs (least–most)`,
  );
  console.log('seconds by the clock, of the processor, and megabytes at most\n');
  const rows = [['the gold documents, in a batch', texts.map((text, index) => [`gold-${index}`, text])]];
  for (const size of [1000, 5000, 20_000])
    rows.push([`${size} sentences a side`, [[`long-${size}`, joinTexts(texts, size)]]]);
  for (const [title, documents] of rows) {
    for (const [name, text] of documents) writeText(folder, name, text);
    const list = (suffix, end) => {
      const path = join(folder, `list${suffix}`);
      const line = ([name]) =>
        ['en', 'ru']
          .map((lang) => join(folder, `${name}.${lang}${suffix}`))
          .concat(join(folder, `${name}.${end}`))
          .join('\t');
      writeFileSync(path, `${documents.map(line).join('\n')}\n`);
      return path;
    };
    const [ours, theirs] = [list('', 'sverka'), list('.stems', 'hunalign')];
    const result = inTurn(runs, {
      sverka: () => node([many, ours]),
      hunalign: () => run(hunalign, ['-utf', '-batch', dictionary, theirs], { cwd: folder }),
    });
    console.log(title);
    for (const [name, all] of Object.entries(result))
      console.log(
        `  ${name.padEnd(9)} ${['seconds', 'processor'].map((what) => range(all.map((one) => one[what]))).join('   ')}   ${range(
          all.map((one) => one.megabytes),
          0,
        )}`,
      );
    const ratio = (what) =>
      (median(result.hunalign.map((one) => one[what])) / median(result.sverka.map((one) => one[what]))).toFixed(2);
    console.log(
      `  hunalign takes ${ratio('seconds')} times the time, ${ratio('processor')} times the processor, ${ratio('megabytes')} times the memory`,
    );
    const scores = addScores(
      documents.map(([name, { links }]) =>
        compareLadders(splitNulls(read(join(folder, `${name}.sverka`))), splitNulls(links)),
      ),
    );
    console.log(`  F1 of sverka ${strictRates(scores).f1.toFixed(4)}\n`);
  }
}

const read = (path) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [source, target] = line.split('\t').map((span) => span.split(',').map(Number));
      return { source, target, by: 'search' };
    });
