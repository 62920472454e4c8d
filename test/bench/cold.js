// The transcript from page to TMX and TEI in a process of its own, its stages, and ratios to what Node alone costs.
import { inTurn, median, node, range } from './process.js';

const corpus = 'corpora/2021-03-02-lavrov-kamilov';

export function benchCold(folder, runs) {
  const words = ['bin/sverka.js', 'align', `${corpus}/en.txt`, `${corpus}/ru.txt`, '--meta', `${corpus}/meta.json`];
  const result = inTurn(runs + 1, {
    bare: () => node(['-e', '0']).seconds,
    whole: () => node([...words, '--to', 'tmx,tei', '-o', `${folder}/`, '--quiet']).seconds,
    stages: () => JSON.parse(node(['test/bench/stages.js']).stdout),
  });
  // The first run finds nothing in the system's cache.
  const [bare, whole, stages] = [result.bare, result.whole, result.stages].map((all) => all.slice(1));
  const times = (median(whole) / median(bare)).toFixed(1);
  console.log(
    `the transcript, page to TMX and TEI, cold: seconds, medians of ${runs} runs after a warm-up (least–most)`,
  );
  console.log(`  bare Node (node -e 0)       ${range(bare)}`);
  console.log(`  sverka align --to tmx,tei   ${range(whole)}, ${times} times bare Node`);
  console.log('its stages, each for the first time in a process: milliseconds');
  for (const stage of Object.keys(stages[0]))
    console.log(
      `  ${stage.padEnd(27)} ${range(
        stages.map((parts) => parts[stage]),
        0,
      )}`,
    );
  console.log('');
}
