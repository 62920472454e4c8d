// Prints the processor's time for segmenting text that nobody wrote, as plain text and as a page: a length, and the ratio to
// a tenth of it.
// Of what is linear the ratio is about 10; what takes less than 20 ms is not worth a ratio. `node test/bench/hostile.js [millions]`
import { readFileSync } from 'node:fs';
import { segmentPlain, segmentTranscript } from '../../dist/index.js';

const size = Number(process.argv[2] ?? 1) * 1e6;
const transcript = (lang) =>
  readFileSync(new URL(`../../corpora/2021-03-02-lavrov-kamilov/${lang}.txt`, import.meta.url), 'utf8');
const inputs = {
  'the transcript, English': transcript('en'),
  'the transcript, Russian': transcript('ru'),
  'words, no stop': 'слово и дело ',
  'one word': 'а',
  dots: '.',
  'dots and spaces': '. ',
  'opening brackets': '(',
  brackets: '()',
  'brackets in quotes': '(«',
  quotes: '" ',
  dashes: '—',
  'initials, no space': 'А.',
  initials: 'А. ',
  'list numbers': '1. ',
  notes: '. [1] ',
  'lines alike': 'Строка без точки\n',
  sentences: 'Это строка.\n',
  labels: 'Вопрос: Как дела?\n\n',
  'labels of an office': 'Президент: Да.\n\nИван Иванов (Президент): Нет.\n\n',
  dates: '2 March 2021\n',
  'no-width spaces': '\u200b',
  'decomposed letters': 'и\u0306',
};

const time = (segment, text, lang) => {
  const begin = process.cpuUsage();
  segment(text, lang);
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
};
const fill = (part, length) => part.repeat(Math.ceil(length / part.length)).slice(0, length);

console.log(['input', 'characters', 'plain, ms of CPU', 'ratio', 'page, ms of CPU', 'ratio'].join('\t'));
for (const [name, part] of Object.entries(inputs)) {
  const lang = name.endsWith('English') ? 'en' : 'ru';
  const [short, long] = [fill(part, size / 10), fill(part, size)];
  const figures = [segmentPlain, segmentTranscript].flatMap((segment) => {
    const [few, many] = [time(segment, short, lang), time(segment, long, lang)];
    return [Math.round(many), many < 20 ? '' : (many / few).toFixed(1)];
  });
  console.log([name, size, ...figures].join('\t'));
}
