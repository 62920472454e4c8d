// How well words are aligned, against the gold of the corpora that have one, and how true the posteriors are. Needs a build.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { linkWords, readGoldTable, readGoldWords, scoreWords, unpackLexicon } from '../../dist/index.js';

const lexicon = unpackLexicon(readFileSync(new URL('../../dist/lexicon/en-ru.stems.txt', import.meta.url), 'utf8'));
for (const name of readdirSync('corpora')) {
  const read = (file) => readFileSync(`corpora/${name}/${file}`, 'utf8');
  if (!existsSync(`corpora/${name}/words.tsv`)) continue;
  const gold = { ...readGoldTable(read('gold.tsv'), read('en.txt'), read('ru.txt')), moves: [], signature: '' };
  const scores = scoreWords({ ...gold, words: linkWords(gold, { lexicon }) }, readGoldWords(read('words.tsv')));
  const { links, sure, precision, recall, errorRate, judged } = scores;
  console.log(name);
  console.log(`  ${links} links, ${sure} sure in the gold`);
  console.log(
    `  precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, alignment error rate ${errorRate.toFixed(3)}`,
  );
  console.log('  posterior  links  mean   right');
  for (const [from, to] of [
    [0, 0.4],
    [0.4, 0.6],
    [0.6, 0.8],
    [0.8, 0.9],
    [0.9, 1.01],
  ]) {
    const some = judged.filter(({ posterior }) => from <= posterior && posterior < to);
    if (some.length === 0) continue;
    const mean = some.reduce((sum, { posterior }) => sum + posterior, 0) / some.length;
    const right = some.filter((link) => link.right).length / some.length;
    console.log(
      `  ${from.toFixed(1)}–${Math.min(1, to).toFixed(1)}    ${String(some.length).padStart(5)}  ${mean.toFixed(3)}  ${right.toFixed(3)}`,
    );
  }
}
