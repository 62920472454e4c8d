// A memory of 200 MB from file to file, as megabytes a second, peak of memory, and time as a ratio to a bare pass of
// the XML parser over the same file.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';

const megabytes = Number(process.argv[2] ?? 200);
const piece = 1 << 18;

function makeMemory(path) {
  const file = openSync(path, 'w');
  let size = writeSync(
    file,
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en-US" datatype="plaintext"/><body>\n',
  );
  for (let number = 1; size < megabytes * 1e6;) {
    let units = '';
    for (let index = 0; index < 2000; index++, number++)
      units +=
        `<tu tuid="${number}" creationdate="20200101T000000Z" creationid="anna"><prop type="x-project">Bridges</prop>\n` +
        `<tuv xml:lang="en-US"><seg>The minister said in unit ${number} that the talks &amp; consultations had been useful and would go on in May.</seg></tuv>\n` +
        `<tuv xml:lang="ru-RU"><seg>Министр сказал в отрывке ${number}, что переговоры &amp; консультации были полезными и продолжатся в мае.</seg></tuv></tu>\n`;
    size += writeSync(file, units);
  }
  size += writeSync(file, '</body></tmx>\n');
  closeSync(file);
  return size;
}

function barePass(path) {
  const parser = new SaxesParser();
  for (const event of ['opentag', 'text', 'closetag']) parser.on(event, () => {});
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const bytes = new Uint8Array(piece);
  const file = openSync(path, 'r');
  for (let size; (size = readSync(file, bytes)) > 0;)
    parser.write(decoder.decode(bytes.subarray(0, size), { stream: true }));
  parser.close();
  closeSync(file);
}

if (process.argv[3] === 'bare') barePass(process.argv[4]);
else {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'));
  const memory = join(folder, 'memory.tmx');
  const size = makeMemory(memory) / 1e6;
  // GNU time tells the peak; processor time, since a machine is seldom idle.
  const run = (words) => {
    const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', process.execPath, ...words], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    const [wall, user, system, peak] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
    return { wall, processor: user + system, peak: peak / 1024 };
  };
  console.log(
    `${size.toFixed(0)} MB, Node ${process.versions.node}        seconds  of processor   MB/s (of processor)  peak MB  times bare`,
  );
  const bare = run([process.argv[1], String(megabytes), 'bare', memory]);
  const line = (name, { wall, processor, peak }) =>
    console.log(
      `  ${name.padEnd(28)} ${wall.toFixed(1).padStart(7)} ${processor.toFixed(1).padStart(13)} ${(size / wall).toFixed(1).padStart(7)} ${`(${(size / processor).toFixed(1)})`.padStart(15)} ${peak.toFixed(0).padStart(8)} ${(processor / bare.processor).toFixed(1).padStart(11)}`,
    );
  line('a bare pass of saxes', bare);
  for (const format of ['tmx', 'tsv'])
    line(
      `sverka convert --to ${format}`,
      run(['bin/sverka.js', 'convert', memory, '--to', format, '-o', join(folder, `out.${format}`), '-q']),
    );
  rmSync(folder, { recursive: true });
}
