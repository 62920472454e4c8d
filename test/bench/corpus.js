#!/usr/bin/env node
// How fast a corpus is indexed and searched: `node test/bench/corpus.js [PAIRS]`, 1,000,000 unless told. The pairs are those of
// corpora/, again and again, with words of their own mixed in, so that the vocabulary grows as that of real texts does.
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node } from './process.js';

const pairs = Number(process.argv[2] ?? 1_000_000);
const launcher = fileURLToPath(new URL('../../bin/sverka.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sverka-corpus-'));
const tries = [1, 2, 3, 4, 5];
const escaped = (text) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');

/** Sentence beads of one corpus, by the texts of its gold table. */
function beads(name) {
  const rows = readFileSync(`corpora/${name}/gold.tsv`, 'utf8')
    .split('\n')
    .map((row) => row.split('\t'));
  const texts = new Map(rows.filter(([kind]) => kind === 'unit').map(([, id, , , text]) => [id, text]));
  const join = (ids) =>
    ids
      .split(' ')
      .map((id) => texts.get(id))
      .filter(Boolean)
      .join(' ');
  return rows
    .filter(([kind]) => kind === 'sentence')
    .map(([, source, target]) => [join(source), join(target)])
    .filter(([source, target]) => source !== '' && target !== '');
}

const run = (...words) => node([launcher, ...words], { cwd: folder });

try {
  const some = readdirSync('corpora', { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .flatMap(({ name }) => beads(name));
  const file = openSync(join(folder, 'memory.tmx'), 'w');
  writeSync(
    file,
    '<?xml version="1.0"?><tmx version="1.4"><header creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>',
  );
  for (let from = 0; from < pairs; from += 1000) {
    let text = '';
    for (let pair = from; pair < Math.min(pairs, from + 1000); pair++) {
      const [english, russian] = some[pair % some.length];
      const own = (pair % Math.ceil(pairs ** 0.7)).toString(36);
      text += `<tu><tuv xml:lang="en"><seg>${escaped(english)} en${own}</seg></tuv><tuv xml:lang="ru"><seg>${escaped(russian)} ру${own}</seg></tuv></tu>\n`;
    }
    writeSync(file, text);
  }
  writeSync(file, '</body></tmx>');
  closeSync(file);
  const megabytes = (name) => `${(statSync(join(folder, name)).size / 1e6).toFixed(0)} MB`;
  console.log(`${pairs.toLocaleString('en')} pairs, ${megabytes('memory.tmx')}`);
  const { seconds, processor, megabytes: most } = run('index', 'memory.tmx', '-o', 'x.db', '-q');
  console.log(
    `index   ${seconds.toFixed(1)} s, ${Math.round(pairs / seconds).toLocaleString('en')} pairs/s, ${megabytes('x.db')}; processor ${processor.toFixed(1)} s, ${most.toFixed(0)} MB at most`,
  );
  // The first search keeps compiled code (src/cli/compiled.ts), of what it did: it is to do all that those after it do.
  run('search', 'x.db', 'lemma:страна', '--limit', '20', '-q');
  const start = Math.min(...tries.map(() => run('search', 'x.db', 'nothingofthekind', '-q').seconds));
  console.log(`search  a query that finds nothing: ${(1000 * start).toFixed(0)} ms with the start of the program`);
  for (const query of [
    'lemma:сотрудничество',
    'lemma:страна',
    'en:lemma:country !ru:lemma:страна',
    '"of the"',
    'ru:сотрудни*',
    '/санкци(я|и)/',
    'lemma:country NEAR lemma:cooperation',
    'of NEAR the',
  ]) {
    const times = tries.map(() => run('search', 'x.db', query, '--limit', '20'));
    const best = Math.min(...times.map((each) => each.seconds)) - start;
    console.log(`search  ${query}: ${(1000 * best).toFixed(0)} ms more, ${/^found +(.*)$/mu.exec(times[0].stderr)[1]}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
