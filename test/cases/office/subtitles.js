// Makes subtitles of the transcript of the corpus, SubRip and WebVTT, with ffmpeg (apt-get install ffmpeg) from a script in
// Advanced SubStation, as subtitlers write it: two lines a cue, seventeen characters a second, a pause between paragraphs.
// Paragraphs that render each other begin together; the Russian film begins seven seconds later. Needs the build:
// node test/cases/office/subtitles.js
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGoldTable } from '../../../dist/index.js';

const here = dirname(fileURLToPath(import.meta.url));
const corpus = join(here, '../../../corpora/2021-03-02-lavrov-kamilov');
const [table, en, ru] = ['gold.tsv', 'en.txt', 'ru.txt'].map((name) => readFileSync(join(corpus, name), 'utf8'));
const { source, target, ladders } = readGoldTable(table, en, ru);

const perSecond = 17;
const line = 42;
const pause = 2.5;
const later = { source: 0, target: 7 };

/** Lines of a text that are not blank, from one place to another. */
const linesOf = (text, from, to) =>
  text
    .slice(from, to)
    .split('\n')
    .map((each) => each.trim().replace(/\s+/gu, ' '))
    .filter((each) => each !== '');

/** Words in lines that are no longer than a line, two lines a cue. */
function cuesOf(paragraph) {
  const lines = [];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > line) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return Array.from({ length: Math.ceil(lines.length / 2) }, (_, at) => lines.slice(2 * at, 2 * at + 2));
}

const lastly = (document, side, bead) => {
  const [, to] = bead[side];
  return to === document.units.paragraph.length ? document.text.length : document.units.paragraph[to - 1].at[1];
};

const cues = { source: [], target: [] };
const done = { source: 0, target: 0 };
let now = 1;
for (const bead of ladders.paragraph) {
  let end = now;
  for (const [side, document] of [
    ['source', source],
    ['target', target],
  ]) {
    if (bead[side][0] === bead[side][1]) continue;
    const to = lastly(document, side, bead);
    let at = now;
    for (const paragraph of linesOf(document.text, done[side], to)) {
      for (const lines of cuesOf(paragraph)) {
        const length = Math.max(1, lines.join(' ').length / perSecond);
        cues[side].push({ from: at + later[side], to: at + length + later[side], lines });
        at += length;
      }
      at += pause;
    }
    done[side] = to;
    end = Math.max(end, at);
  }
  now = end;
}

const clock = (seconds) => {
  const hundredths = Math.round(seconds * 100);
  const two = (value) => String(value).padStart(2, '0');
  return `${Math.floor(hundredths / 360_000)}:${two(Math.floor(hundredths / 6000) % 60)}:${two(Math.floor(hundredths / 100) % 60)}.${two(hundredths % 100)}`;
};
const work = mkdtempSync(join(tmpdir(), 'sverka-subtitles-'));
for (const [side, name] of [
  ['source', 'en'],
  ['target', 'ru'],
]) {
  const script = `[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,20,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
${cues[side].map(({ from, to, lines }) => `Dialogue: 0,${clock(from)},${clock(to)},Default,,0,0,0,,${lines.join('\\N')}`).join('\n')}
`;
  const ass = join(work, `${name}.ass`);
  writeFileSync(ass, script);
  for (const kind of ['srt', 'vtt'])
    execFileSync('ffmpeg', ['-loglevel', 'error', '-y', '-i', ass, join(here, `${name}.${kind}`)]);
}
rmSync(work, { recursive: true });
