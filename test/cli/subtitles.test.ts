import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folder, sverka } from './run.js';

// Made of the corpus by ffmpeg (test/cases/office/subtitles.js): the Russian film begins seven seconds later.
const at = (name: string) => readFileSync(`test/cases/office/${name}`, 'utf8');
const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const [english, russian] = ['en', 'ru'].map((name) => readFileSync(`${corpus}/${name}.txt`, 'utf8')) as [
  string,
  string,
];

const align = (files: Readonly<Record<string, string>>, to = 'columns') => {
  const cwd = folder(files);
  return sverka(['align', ...Object.keys(files), '--to', to, ...(to === 'columns' ? ['--nbsp', 'space'] : [])], {
    cwd,
  });
};
/** Times move confidences, and what else is there must be the same. */
const ladderOf = (columns: string): string => columns.replace(/^( *\d+ )\d\.\d\d/gmu, '$1-.--');
const signatureOf = (files: Readonly<Record<string, string>>): string =>
  (JSON.parse(align(files, 'json').stdout) as { signature: string }).signature;

/** The text with other times: each cue begins where `move` says. */
const retimed = (srt: string, move: (seconds: number, cue: number) => number): string => {
  let cue = 0;
  const code = (seconds: number): string => {
    const whole = Math.round(seconds * 1000);
    const part = (size: number, most: number): string => String(Math.floor(whole / size) % most).padStart(2, '0');
    return `${part(3_600_000, 100)}:${part(60_000, 60)}:${part(1000, 60)},${String(whole % 1000).padStart(3, '0')}`;
  };
  return srt.replace(/^(\d\d):(\d\d):(\d\d),(\d{3}) --> (\d\d):(\d\d):(\d\d),(\d{3})$/gmu, (_, ...parts: string[]) => {
    cue++;
    const [from, to] = [0, 4].map((first) => {
      const [hours, minutes, seconds, thousandths] = parts.slice(first, first + 4).map(Number) as [
        number,
        number,
        number,
        number,
      ];
      return code(move(hours * 3600 + minutes * 60 + seconds + thousandths / 1000, cue));
    });
    return `${from} --> ${to}`;
  });
};

const plain = align({ 'en.txt': english, 'ru.txt': russian }).stdout;

test.each(['srt', 'vtt'])('%s gives the ladder that the plain text gives', (kind) => {
  const { status, stdout, stderr } = align({ [`en.${kind}`]: at(`en.${kind}`), [`ru.${kind}`]: at(`ru.${kind}`) });
  expect([status, stderr.includes('clock'), ladderOf(stdout)]).toEqual([0, false, ladderOf(plain)]);
});

describe('clocks', () => {
  test('that are one, with an offset, with advertisements, or at another frame rate, are evidence', () => {
    const moves = [
      (seconds: number) => seconds,
      (seconds: number) => seconds + (seconds > 300 ? 180 : 0),
      (seconds: number) => (seconds * 25) / 24,
    ];
    for (const move of moves)
      expect(signatureOf({ 'en.srt': at('en.srt'), 'ru.srt': retimed(at('ru.srt'), move) })).toMatch(/ times:shared$/u);
  });
  test('that have nothing to do with each other are none, and a warning says so', () => {
    const apart = retimed(
      at('ru.srt'),
      (seconds, cue) => seconds + 7 * cue + 11 * (cue % 5) + 23 * Math.floor(cue / 5),
    );
    const files = { 'en.srt': at('en.srt'), 'ru.srt': apart };
    expect(signatureOf(files)).toMatch(/ times:apart$/u);
    const { stderr } = align(files);
    expect(stderr).toContain('Both texts have times, and no clock was found that both share');
  });
  test('of one text alone change nothing', () => {
    const files = { 'en.srt': at('en.srt'), 'ru.txt': russian };
    expect([align(files).stdout, signatureOf(files)]).toEqual([
      plain,
      signatureOf({ 'en.txt': english, 'ru.txt': russian }),
    ]);
  });
});
