// What the review desk takes for a long text: node test/bench/desk.js [sentences a side]
// Milliseconds of processor time, which the load of the machine changes less than the clock.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProject } from '../../dist/editor/project.js';
import { apply, findBeads, formatNamed, queueOf, segmentLines, writeDefaults } from '../../dist/index.js';

const count = Number(process.argv[2] ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), 'sverka-desk-'));
const path = join(folder, 'long.json');

const document = (word, lang) =>
  segmentLines(
    Array.from(
      { length: count },
      (_, index) =>
        `${word} ${index} is about as long as a sentence of a talk, which has some twenty words in it.${index % 5 === 4 ? '\n' : ''}`,
    ).join('\n'),
    lang,
  );
const [source, target] = [document('Sentence', 'en'), document('Фраза', 'ru')];
const ladder = (units) =>
  units.map((_, index) => ({
    source: [index, index + 1],
    target: [index, index + 1],
    posterior: 1 - ((index * 7919) % 1000) / 5000,
    by: 'search',
  }));
const ladders = {
  turn: ladder(source.units.turn),
  paragraph: ladder(source.units.paragraph),
  sentence: ladder(source.units.sentence),
};
const written = formatNamed('json').write(
  { source, target, ladders, moves: [], signature: 'method:crf' },
  { ...writeDefaults, stem: '', version: '' },
);
writeFileSync(path, written.parts[0].text);
console.log(`${count} sentences a side, ${(statSync(path).size / 1e6).toFixed(1)} MB`);

const measure = (what, work, times = 1) => {
  const before = process.cpuUsage();
  let result;
  for (let time = 0; time < times; time++) result = work(time);
  const { user, system } = process.cpuUsage(before);
  console.log(`${what.padEnd(32)}${((user + system) / 1000 / times).toFixed(1).padStart(8)} ms`);
  return result;
};
const project = measure('open', () => openProject(path, console.error));
const { alignment } = project.history();
measure('merge', (time) => apply(alignment, { kind: 'merge', bead: (count / 4 + time) | 0, with: 'down' }), 20);
measure('confirm above .9', () => apply(alignment, { kind: 'confirm-above', posterior: 0.9 }));
measure('queue', () => queueOf(alignment.ladders.sentence), 10);
measure('find a word', () => findBeads(alignment, { text: 'phrase 77' }));
measure('find a pattern', () => findBeads(alignment, { pattern: 'ence 7+ ' }));
project.perform({ kind: 'merge', bead: 0, with: 'down' });
measure('edit, into the journal', (time) => project.perform({ kind: 'merge', bead: 10 + time, with: 'down' }), 20);
measure('save', () => project.save());
project.close();
rmSync(folder, { recursive: true });
console.log(`resident memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
