// How much faster a batch is with two threads than with one: by the clock, since V8 compiles and collects garbage beside one
// thread that aligns, on the other processor. Documents are those of corpora/ and of the gold, again and again, each a little
// different; the order of the runs is turned each time, so that what is in the disk's cache favours neither. Where `taskset`
// holds it there (Linux), one thread is run on one processor, too: with two of them V8 gives it some of the second.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, range, run } from './process.js';
import { goldTexts } from './texts.js';

const launcher = fileURLToPath(new URL('../../bin/sverka.js', import.meta.url));

const taskset = '/usr/bin/taskset';

/** Pairs of texts, English first, of all corpora and, where there is one, of a folder of gold documents. */
export function textPairs(gold) {
  const corpora = readdirSync('corpora', { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => ['en', 'ru'].map((lang) => readFileSync(`corpora/${name}/${lang}.txt`, 'utf8')));
  if (gold === undefined) return corpora;
  const texts = goldTexts(gold).map(({ en, ru }) => [en.join('\n\n'), ru.join('\n\n')]);
  return [...corpora, ...texts];
}

/** Writes so many pairs into a folder, `x0.en.txt` and `x0.ru.txt` and so on, no two alike. */
export function writePairs(folder, texts, many) {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < many; index++)
    for (const [side, lang] of ['en', 'ru'].entries())
      writeFileSync(
        join(folder, `x${index}.${lang}.txt`),
        `${texts[index % texts.length][side].trimEnd()}\n\n${index}.\n`,
      );
}

/** @param gold a folder of gold documents, if there is one */
export function benchBatch(folder, gold, documents, times) {
  writePairs(join(folder, 'in'), textPairs(gold), documents);
  const alone = existsSync(taskset) ? ['1 on 1 processor'] : [];
  const ways = ['1', '2', ...alone];
  const figures = Object.fromEntries(ways.map((way) => [way, []]));
  for (let index = 0; index < times; index++)
    for (const way of index % 2 === 0 ? ways : ways.toReversed()) {
      const words = ['batch', 'in', '--to', 'tmx,tei', '--merge', '-o', 'out', '--again', '-q', '-j', way[0]];
      const [program, ...rest] = way.length === 1 ? [process.execPath] : [taskset, '-c', '0', process.execPath];
      figures[way].push(run(program, [...rest, launcher, ...words], { cwd: folder }));
      rmSync(join(folder, 'out'), { recursive: true });
    }
  console.log(
    `A batch of ${documents} documents to TMX, TEI and one memory, ${availableParallelism()} processors, ${times} runs`,
  );
  console.log(['threads', 's by the clock', 's of processors', 'MB', 'documents/s'].join('\t'));
  for (const [jobs, runs] of Object.entries(figures)) {
    const [seconds, processor, megabytes] = ['seconds', 'processor', 'megabytes'].map((name) =>
      runs.map((run) => run[name]),
    );
    const speed = (documents / median(seconds)).toFixed(1);
    console.log([jobs, range(seconds, 1), range(processor, 1), Math.round(median(megabytes)), speed].join('\t'));
  }
  for (const way of ['1', ...alone]) {
    const ratios = figures[way].map(({ seconds }, index) => seconds / figures[2][index].seconds);
    console.log(`two threads to ${way}: ${range(ratios)} times`);
  }
  console.log();
}
