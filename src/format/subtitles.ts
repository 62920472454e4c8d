import type { Document, Span, Unit } from '../model/document.js';
import { joinedBlocks } from './office.js';

/** Digits may be missing, as where a person wrote the times. */
const cueTime =
  /^\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?/u;

/** Whether a text is subtitles: SubRip or WebVTT. */
export const isSubtitles = (text: string): boolean =>
  isWebVtt(text) || cueTime.test(/^\uFEFF?\s*\d+[ \t]*(?:\r\n?|\n)([^\r\n]*)/u.exec(text)?.[1] ?? '');

const isWebVtt = (text: string): boolean => /^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/u.test(text);

/** When a piece of a text is on the screen: seconds from the beginning. */
export interface Timing {
  readonly at: Span;
  readonly time: readonly [from: number, to: number];
}

/** What is said in subtitles, as a transcript. */
export interface TimedText {
  readonly text: string;
  /** Of every line of a cue, in order. */
  readonly times: readonly Timing[];
}

/** Seconds of silence after which a paragraph begins. */
const pause = 2;
/** Of cues that follow each other, the second may begin with the last line of the first, as it rolls up. */
const rolling = 0.5;

const stops = /[.!?…][»"”’')\]]*$/u;
/** Tags, and the places and styles of SubStation Alpha. */
const markup = /<[^<>]*>|\{(?:\\|[CFPSYcfpsy]:)[^{}]*\}/gu;
/** What is heard and not said, alone in a cue: `[music]`, `(Applause)`, `♪ La la ♪`. */
const sound = /^(?:\[[^[\]]*\]|\(\p{Lu}[^()]*\)|♪[^♪]*♪)$/u;
/** Who speaks, before what is said; only in capitals it is sure. */
const labelled = /^(>>\s*)?(?:(\p{Lu}[\p{Lu}\d.,'’() -]{0,60}|\p{Lu}[\p{L}.'’ -]{0,40}):\s+)?/u;

/**
 * What is said in subtitles, as a transcript: cues run on as the speech does; a paragraph begins after a pause, at a dash
 * and where another speaks, whose name (`<v Name>`, `NAME: `) becomes a label.
 * @param takes which lines are read, where a cue has lines in two languages
 */
export function readSubtitles(text: string, takes: (line: string) => boolean = () => true): TimedText {
  const paragraphs: string[] = [];
  const times: { paragraph: number; at: Span; time: Timing['time'] }[] = [];
  let [open, speaker, end, begun, last] = ['', '', 0, 0, ''];
  const close = (): void => {
    if (open !== '') paragraphs.push(open);
    open = '';
  };
  for (const { lines, from, to } of cuesOf(text)) {
    const starts = from - end >= pause;
    const isSound = sound.test(lines.join(' ').replace(markup, '').trim()) && (open === '' || stops.test(open));
    if (isSound) close();
    const isRolling = from - end < rolling;
    let isFirst = true;
    for (const line of lines.flatMap(brokenLines)) {
      const name = /^\s*<v(?:\.[^\s>]*)?\s+([^\s>][^>]*)>/u.exec(line)?.[1]?.trim() ?? '';
      const plain = unescapeCue(line.replace(markup, '')).trim();
      if (plain === '' || !takes(plain) || (isFirst && isRolling && plain === last)) continue;
      last = plain;
      const [mark, arrow, written] = labelled.exec(plain)!;
      const isSure = written !== undefined && (written === written.toUpperCase() || arrow !== undefined);
      const isLabel = written !== undefined && (isSure || open === '' || stops.test(open));
      const says = name === '' && isLabel ? written : name;
      const isAnswer = /^[-–—]\s?\p{Lu}/u.test(plain) || arrow !== undefined;
      const isOther = says !== '' && says !== speaker;
      if ((starts && isFirst) || isAnswer || isOther) close();
      if (isOther) open = `${says}: `;
      if (says !== '') speaker = says;
      isFirst = false;
      const words = (isLabel ? plain.slice(mark.length) : plain.replace(/^>>\s*/u, '')).replace(
        /^[-–—]\s?(?=\p{Lu})/u,
        '',
      );
      if (words === '') continue;
      open += open === '' || open.endsWith(' ') ? '' : ' ';
      times.push({ paragraph: paragraphs.length, at: [open.length, open.length + words.length], time: [from, to] });
      open += words;
    }
    if (isSound) close();
    // Cues overlap: who is silent is told by the last that is on the screen. A clock that goes back begins anew.
    end = from < begun ? to : Math.max(end, from, to);
    begun = from;
  }
  close();
  const begins: number[] = [];
  for (const [index, each] of paragraphs.entries())
    begins[index + 1] = (begins[index] ?? 0) + each.length + '\n\n'.length;
  return {
    text: joinedBlocks(paragraphs.map((each) => each.trimEnd())),
    times: times.map(({ paragraph, at: [from, to], time }) => {
      const begin = begins[paragraph] ?? 0;
      return { at: [begin + from, begin + to], time };
    }),
  };
}

/** Lines of a cue that came from Advanced SubStation break at `\N`, or where there is room at `\n`; `\h` is a space. */
const brokenLines = (line: string): readonly string[] =>
  line.includes('\\') ? line.replace(/\\h/gu, '\u00A0').split(/\\[Nn]/u) : [line];

interface Cue {
  readonly lines: readonly string[];
  readonly from: number;
  readonly to: number;
}

function cuesOf(text: string): readonly Cue[] {
  const cues: (Cue & { lines: string[]; isApart: boolean })[] = [];
  const plain = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const isLoose = !isWebVtt(text);
  for (const block of plain.split(/(?:\n[ \t]*){2,}/u)) {
    const lines = block.split('\n');
    // Cues that nothing parts but their times: what is a number before one is not said.
    const starts = [...lines.keys()].filter((index) => cueTime.test(lines[index]!));
    if (starts.length === 0) {
      // In SubRip, what stands after a blank line without a time is of the cue; in WebVTT it is a comment or a style, but
      // where a blank line stands behind the time itself.
      const last = cues.at(-1);
      const isText = isLoose
        ? !/^\d*$/u.test(block.trim())
        : last?.isApart === true && !/^(?:NOTE|STYLE|REGION)\b/u.test(block);
      if (isText) for (const line of lines) last?.lines.push(line);
      continue;
    }
    for (const [index, at] of starts.entries()) {
      const next = starts[index + 1];
      const end = next !== undefined && next - 1 > at && /^\d+$/u.test(lines[next - 1]!.trim()) ? next - 1 : next;
      const said = lines.slice(at + 1, end);
      cues.push({ lines: said, isApart: said.length === 0, ...timesOf(lines[at]!) });
    }
  }
  return cues;
}

function timesOf(line: string): Pick<Cue, 'from' | 'to'> {
  const [, ...times] = cueTime.exec(line)!;
  const seconds = (first: number): number =>
    Number(times[first] ?? 0) * 3600 +
    Number(times[first + 1]) * 60 +
    Number(times[first + 2]) +
    Number(`.${times[first + 3] ?? 0}`);
  return { from: thousandths(seconds(0)), to: thousandths(seconds(4)) };
}

const thousandths = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** The document with the time of each sentence: from the beginning of its first cue to the end of its last. */
export function withTimes(document: Document, times: readonly Timing[]): Document {
  let next = 0;
  const sentence = document.units.sentence.map((unit) => {
    while (next < times.length && times[next]!.at[1] <= unit.at[0]) next++;
    let last = next;
    while (last + 1 < times.length && times[last + 1]!.at[0] < unit.at[1]) last++;
    const [first, end] = [times[next], times[last]];
    if (first === undefined || end === undefined || first.at[0] >= unit.at[1]) return unit;
    return { ...unit, time: [first.time[0], Math.max(first.time[1], end.time[1])] as const };
  });
  return { ...document, units: { ...document.units, sentence } };
}

/** When sentences are said, from the first that has a time to the last. */
export function timeOf(sentences: readonly Unit[]): Timing['time'] | undefined {
  const times = sentences.flatMap(({ time }) => (time === undefined ? [] : [time]));
  return times.length === 0 ? undefined : [times[0]![0], Math.max(...times.map(([, to]) => to))];
}

/** `00:00:01.000 --> 00:00:03.500`; nothing where there is no time. */
export const timeText = (time: Timing['time'] | undefined): string =>
  time === undefined ? '' : time.map(timeCode).join(' --> ');

/** `00:01:02.500`, as WebVTT writes it. */
export function timeCode(seconds: number): string {
  const whole = Math.round(seconds * 1000);
  const part = (size: number, most: number): string => String(Math.floor(whole / size) % most).padStart(2, '0');
  return `${part(3_600_000, Infinity)}:${part(60_000, 60)}:${part(1000, 60)}.${String(whole % 1000).padStart(3, '0')}`;
}

const unescapeCue = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|nbsp|lrm|rlm);/gu,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', nbsp: '\u00A0' })[name] ?? '',
  );
