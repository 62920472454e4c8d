/* global document, PerformanceObserver, requestAnimationFrame */
// How long the review page takes to open a project of so many sentences a side, how it scrolls, edits and searches, and
// what memory it takes: in Debian's Chromium, the server on this machine. The text is the transcript, over and over.
// node test/bench/page.js [sentences]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const sentences = Number(process.argv[2] ?? 20_000);
const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'));

const run = (words) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('exit', (status) => (status === 0 ? resolve() : reject(new Error(words.join(' ')))));
  });
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** The project of the transcript, repeated: ids stay apart, places and indexes go on. */
function grow({ source, target, ladders, ...rest }, times) {
  const growSide = (side) => {
    const units = { turn: [], paragraph: [], sentence: [] };
    const marks = [];
    for (let round = 0; round < times; round++) {
      const shift = round * side.text.length;
      const counts = { turn: side.units.turn.length, paragraph: side.units.paragraph.length };
      const parents = { turn: 0, paragraph: round * counts.turn, sentence: round * counts.paragraph };
      for (const level of ['turn', 'paragraph', 'sentence'])
        for (const unit of side.units[level])
          units[level].push({
            ...unit,
            id: `${unit.id}.r${round}`,
            at: unit.at.map((place) => place + shift),
            parent: unit.parent < 0 ? -1 : unit.parent + parents[level],
          });
      for (const mark of side.marks) marks.push({ ...mark, at: mark.at.map((place) => place + shift) });
    }
    return { ...side, text: side.text.repeat(times), units, marks };
  };
  const growLadder = (level) =>
    Array.from({ length: times }, (_, round) =>
      ladders[level].map((bead) => ({
        ...bead,
        source: bead.source.map((index) => index + round * source.units[level].length),
        target: bead.target.map((index) => index + round * target.units[level].length),
      })),
    ).flat();
  return {
    ...rest,
    source: growSide(source),
    target: growSide(target),
    ladders: { turn: growLadder('turn'), paragraph: growLadder('paragraph'), sentence: growLadder('sentence') },
    moves: [],
  };
}

const small = join(folder, 'small.json');
const path = join(folder, 'long.json');
await run(['bin/sverka.js', 'align', `${corpus}/en.txt`, `${corpus}/ru.txt`, '--to', 'json', '-o', small, '--quiet']);
const project = JSON.parse(readFileSync(small, 'utf8'));
const times = Math.ceil(
  sentences / Math.min(project.source.units.sentence.length, project.target.units.sentence.length),
);
writeFileSync(path, JSON.stringify(grow(project, times)));

const started = performance.now();
const server = spawn(process.execPath, ['bin/sverka.js', 'review', path, '--no-open', '--quiet']);
server.stderr.pipe(process.stderr);
const address = await new Promise((resolve) => server.stdout.once('data', (chunk) => resolve(String(chunk).trim())));
const serverStart = performance.now() - started;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--enable-precise-memory-info', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
// On a busy machine spans of time say little of the page: what its main thread works is told too.
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable', { timeDomain: 'threadTicks' });
const worked = async () => {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
};
const ready = '[role="gridcell"][tabindex="0"]';
const opening = [];
const openingWork = [];
const stages = [];
for (let round = 0; round < 5; round++) {
  const from = performance.now();
  await page.goto(address);
  await page.waitForSelector(ready);
  opening.push(performance.now() - from);
  openingWork.push(await worked());
  stages.push(
    await page.evaluate(() => {
      const shown = performance.now();
      const of = (part) => performance.getEntriesByType('resource').find(({ name }) => name.includes(part));
      const [script, project] = [of('page.js'), of('/api/project')];
      return [script.responseEnd, project.requestStart, project.responseStart, project.responseEnd, shown];
    }),
  );
}

/** Frames while the list goes down by so many pixels a frame. */
const scroll = (speed) =>
  page.evaluate(
    (pixels) =>
      new Promise((resolve) => {
        const list = document.querySelector('.scroller');
        const frames = [];
        let before;
        const frame = (now) => {
          if (before !== undefined) frames.push(now - before);
          before = now;
          list.scrollTop += pixels;
          if (frames.length < 300) requestAnimationFrame(frame);
          else resolve(frames);
        };
        requestAnimationFrame(frame);
      }),
    speed,
  );
/** Of those that 60 a second leave no room for; the clock of frames is right to .1 ms, and the screen's to less. */
const late = 16.7 + 0.8;
const tell = async (name, speed) => {
  const before = await worked();
  const frames = await scroll(speed);
  const work = ((await worked()) - before) / frames.length;
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1);
  const share = (100 * frames.filter((each) => each > late).length) / frames.length;
  console.log(
    `  ${name.padEnd(34)} median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms; ${share.toFixed(1)} % late, over ${late} ms; work ${work.toFixed(1)} ms a frame`,
  );
};

const time = async (work, times = 15) => {
  const spans = [];
  for (let round = 0; round < times; round++) {
    const from = performance.now();
    await work();
    spans.push(performance.now() - from);
  }
  return median(spans);
};
/** A key is pressed, and what it asks for is saved and shown. */
const press = (key) => async () => {
  const before = await page.locator('[aria-live="polite"]').textContent();
  await page.keyboard.press(key);
  await page.waitForFunction((said) => document.querySelector('[aria-live="polite"]').textContent !== said, before);
};

console.log(
  `${times * project.source.units.sentence.length} and ${times * project.target.units.sentence.length} sentences, ${times * project.ladders.sentence.length} links; Chromium ${browser.version()}\n`,
);
console.log(`the server reads the project              ${(serverStart / 1000).toFixed(2)} s`);
console.log(`and the page is there, the first time     ${(opening[0] / 1000).toFixed(2)} s`);
console.log(
  `the page is there, median of 5            ${(median(opening) / 1000).toFixed(2)} s, of which work ${(median(openingWork) / 1000).toFixed(2)} s\n`,
);
const names = [
  'its script is there',
  'it asks for the project',
  'the server answers',
  'all of it is there',
  'it is shown',
];
for (const [at, name] of names.entries())
  console.log(
    `  ${name.padEnd(40)}${median(stages.map((times) => times[at]))
      .toFixed(0)
      .padStart(5)} ms`,
  );
console.log('\nframes while scrolling');
await tell('slowly, 12 pixels a frame', 12);
await tell('fast, 120 pixels a frame', 120);
await tell('flying, 3000 pixels a frame', 3000);
console.log('\nuntil it is saved and shown, median of 15');
await page.keyboard.press('Home');
console.log(`  merge                                   ${(await time(press('m'))).toFixed(0)} ms`);
console.log(`  undo                                    ${(await time(press('z'))).toFixed(0)} ms`);
console.log(`  confirm and go on in the queue          ${(await time(press('Enter'))).toFixed(0)} ms`);
await page.keyboard.press('/');
const from = performance.now();
await page.keyboard.type('Uzbek');
await page.waitForFunction(() => /\d/u.test(document.querySelector('.count').textContent));
console.log(`  search as typed, of which 150 ms wait   ${(performance.now() - from).toFixed(0)} ms`);
await page.keyboard.press('Escape');
await page.keyboard.press('Home');

/** An edit, and the checks that are made a second later: what holds the page up, and whether it answers meanwhile. */
await page.evaluate(() => {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries())).observe({ type: 'longtask' });
});
/** What a person asks of the thread that also makes the checks, again and again for so many milliseconds: the longest wait. */
const askFor = async (span) => {
  const end = performance.now() + span;
  let longest = 0;
  while (performance.now() < end) {
    const asked = performance.now();
    await page.keyboard.press('w');
    await page.waitForSelector('.match');
    longest = Math.max(longest, performance.now() - asked);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
  }
  return longest;
};
await askFor(2000);
await page.evaluate(() => globalThis.longTasks.splice(0));
await press('m')();
const waited = await askFor(8000);
const longest = await page.evaluate(() => Math.max(0, ...globalThis.longTasks.map(({ duration }) => duration)));
console.log(`\nafter an edit, while the checks are made`);
console.log(`  longest task of the page in 8 s          ${longest.toFixed(0)} ms`);
console.log(`  longest wait for words that correspond  ${waited.toFixed(0)} ms`);
const memory = await page.evaluate(() => performance.memory.usedJSHeapSize);
console.log(`\nmemory of the page                        ${(memory / 2 ** 20).toFixed(0)} MB of heap`);
const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
console.log(
  `memory of the server                      ${(Number(/VmRSS:\s+(\d+)/u.exec(status)[1]) / 1024).toFixed(0)} MB resident`,
);
await browser.close();
server.kill();
await new Promise((ended) => server.once('exit', ended));
rmSync(folder, { recursive: true });
