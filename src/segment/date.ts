/** A date, time and place read off a line, with the characters of the line each of them takes. */
export interface DateLine {
  /** ISO 8601; missing where day and month cannot be told apart, or there are several days. */
  readonly date?: string;
  /** 18:00. */
  readonly time?: string;
  readonly place?: string;
}

const months = [
  'january|january|jan|января|январь|янв',
  'february|feb|февраля|февраль|фев|февр',
  'march|mar|марта|март|мар',
  'april|apr|апреля|апрель|апр',
  'may|мая|май',
  'june|jun|июня|июнь|июн',
  'july|jul|июля|июль|июл',
  'august|aug|августа|август|авг',
  'september|sep|sept|сентября|сентябрь|сен|сент',
  'october|oct|октября|октябрь|окт',
  'november|nov|ноября|ноябрь|ноя|нояб',
  'december|dec|декабря|декабрь|дек',
].map((names) => names.split('|'));

const month = months
  .flat()
  .sort((a, b) => b.length - a.length)
  .join('|');
const weekdayName =
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс';
const weekday = `(?:(?:${weekdayName})[.,]*\\s+)?`;
/** `14 ноября 2024 года, четверг`, `14 November 2024 (Thursday)` */
const weekdayAfter = `(?:,?\\s\\(?(?:${weekdayName})(?!\\p{L})\\.?\\)?)?`;
const clock = '([01]?\\d|2[0-3])[:.]([0-5]\\d)(?::[0-5]\\d)?(?!\\s*[ap]\\.?m)';

type Order = 'dmy' | 'mdy' | 'ymd' | 'slash' | 'days';

/** Two digits each, and of a day and a month that there are: `1.2.24` and `12.45.24` number paragraphs. */
const [shortDay, shortMonth] = ['0[1-9]|[12]\\d|3[01]', '0[1-9]|1[0-2]'];

const year = `(\\d{4})(?:\\s*(?:года?|г\\.))?${weekdayAfter}`;

/** Day, month and year in the orders in which pages write them; `order` names the groups, `days` is several of them. */
const dates: readonly { readonly source: string; readonly order: Order }[] = [
  {
    source: `${weekday}[«“"]?(\\d{1,2})(?:st|nd|rd|th|-го|[»”"])?\\s+(?:of\\s+)?(${month})\\.?,?\\s+${year}`,
    order: 'dmy',
  },
  { source: `${weekday}(${month})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${year}`, order: 'mdy' },
  { source: `\\d{1,2}\\s?[–—-]\\s?\\d{1,2}\\s+(?:${month})\\.?,?\\s+${year}`, order: 'days' },
  { source: `(?:${month})\\.?\\s+\\d{1,2}\\s?[–—-]\\s?\\d{1,2},?\\s+${year}`, order: 'days' },
  { source: `(\\d{1,2})-(${month})-(\\d{4})`, order: 'dmy' },
  { source: '(\\d{4})([-/.])(\\d{2})\\2(\\d{2})', order: 'ymd' },
  { source: '(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?:\\s*г(?:\\.|(?!\\p{L})))?', order: 'dmy' },
  {
    source: `(?<![\\d.])(${shortDay})\\.(${shortMonth})\\.(\\d{2})(?![\\d.])(?:\\s*г(?:\\.|(?!\\p{L})))?`,
    order: 'dmy',
  },
  { source: `(?<![\\d/])(${shortDay})/(${shortMonth})/(\\d{2})(?![\\d/])`, order: 'slash' },
  { source: `(?<![\\d/])(${shortMonth})/(${shortDay})/(\\d{2})(?![\\d/])`, order: 'slash' },
  { source: '(\\d{1,2})-(\\d{1,2})-(\\d{4})', order: 'dmy' },
  { source: '(\\d{1,2})/(\\d{1,2})/(\\d{4})', order: 'slash' },
];

/** `24 Mar. 2021 - | Last updated: …` */
const updated = /(?<![\s|–—-])[\s|–—-]*(?:last updated|updated|обновлено)[^]*/iu;
/** What makes a line beside a date the name of an event, and no place. */
export const eventWords =
  /press|conference|remark|speech|statement|interview|briefing|meeting|news|address|article|comment|publish|address|briefing|\bopening|launch|ceremony|\bvisit|signing|greeting|congratulat|telephone|condolence|session|summit|\bforum|congress|\btalks|consultation|negotiation|\bvideo|question|transcript|выступлен|пресс|интервью|брифинг|заявлен|встреч|ответ|стать|обращен|комментар|переговор|опубликов|открыти|визит|церемони|телефон|поездк|поздрав|соболезнован|заседани|совещани|саммит|форум|конгресс|конференц|подписани|консультац|вопрос|беседа|участи|прием (?:в|по)/iu;

const zone = '(?:msk|мск|gmt|utc|cet|h)(?:[+-]\\d{1,2})?';
const timeAfter = new RegExp(
  `^(?:\\s*T)?[\\s,;|(–—-]*(?:(?:at|в)\\s)?(?:${clock}|([01]?\\d|2[0-3])\\s?(?:часов|час|ч)\\.?\\s([0-5]\\d)\\s?(?:мин(?:ут)?|м)\\.?)(?:\\s*(?:\\(?${zone}\\)?)|(?:\\.\\d{1,6})?(?:Z|[+-]\\d{2}:?\\d{2})(?![\\p{L}\\d]))?\\)?`,
  'iu',
);
/** `11:00, 14 November 2024` */
const timeBefore = new RegExp(`^${clock}(?:\\s${zone})?[\\s,;|–—-]+(?=\\D|\\d{1,2}\\s)`, 'iu');
/** `Date: 14 November 2024` */
const lead = /^(?:date|дата|posted|опубликовано)(?: on)?(?::\s*|\s(?=\d{1,2}\s\p{L}|[a-z]+\s\d))/iu;
const timeOnly = new RegExp(`^${clock}(?:\\s*(?:msk|мск|gmt|utc))?$`, 'iu');
/** `10 a.m.`, `3:30 pm` */
const halfDay = /^[\s,;|–—-]*(?:at\s)?(1[0-2]|0?\d)(?:[:.]([0-5]\d))?\s*([ap])\.?\s?m\b\.?(?:\s[A-Z]{2,4}(?!\p{L}))?/iu;
const dateAtStart = dates.map(({ source, order }) => ({ pattern: new RegExp(`^${source}`, 'iu'), order }));
const dateAtEnd = dates.map(({ source, order }) => ({ pattern: new RegExp(`${source}$`, 'iu'), order }));

/** A place as it stands beside a date: `Moscow`, `The Kremlin, Moscow`, `Московская область, Ново-Огарёво`. */
const place =
  /^(?:г\.\s?)?\p{Lu}[\p{L}\p{M}'’-]*(?:[ ,]+(?:of |de |the |на-)?[\p{Lu}][\p{L}\p{M}'’-]*|,? D\.C\.|\s+(?:область|край|район|регион)){0,5}$/u;

/** Longest line that holds a date and nothing else of weight; in characters. */
const longest = 120;
/** The same with the note of its last update. */
const longestUpdated = 300;

/**
 * Reads a line that is a date, a time, or both, with or without a place: `2 March 202118:00`,
 * `Москва, 2 марта 2021 года`. Undefined for any other line.
 */
export function readDateLine(line: string): DateLine | undefined {
  if (line.length > longestUpdated) return undefined;
  const text = line.trim().replace(updated, '').replace(lead, '');
  if (text.length > longest) return undefined;
  const time = timeOnly.exec(text);
  if (time !== null) return { time: formatTime(time[1]!, time[2]!) };
  const half = halfDay.exec(text);
  if (half?.[0].length === text.length) return { time: formatHalfDay(half) };
  const comma = text.search(
    /[\d«]|\b(?:mon|tue|wed|thu|fri|sat|sun)|(?<!\p{L})(?:понед|вторн|сред|четв|пятн|субб|воскр)|(?<!\p{L})\p{L}+\s+\d/iu,
  );
  for (const from of new Set([0, comma, text.lastIndexOf(',', comma) + 1].filter((index) => index >= 0))) {
    const begin = from + (text.slice(from).length - text.slice(from).trimStart().length);
    const before = text.slice(0, begin).replace(/(?<![\s,–—-])[\s,–—-]+$/u, '');
    if (before !== '' && !isPlace(before) && !isVenue(before)) continue;
    const found = readFrom(text.slice(begin));
    if (found !== undefined) return before === '' ? found : { ...found, place: before };
  }
  return readRow(text);
}

/** `05.01.2022 | Brussels | Press Team`: the date is one of the cells. */
function readRow(text: string): DateLine | undefined {
  const cells = text.split(/\s[|•·]\s/u);
  const found = cells.length > 1 ? cells.map(readFrom).find((cell) => cell !== undefined) : undefined;
  if (found === undefined) return undefined;
  const place = cells.find((cell) => isPlace(cell) || isVenue(cell));
  return { ...(place === undefined ? {} : { place }), ...found };
}

function readFrom(line: string): DateLine | undefined {
  const early = timeBefore.exec(line);
  const text = early === null ? line : line.slice(early[0].length);
  for (const { pattern, order } of dateAtStart) {
    const found = pattern.exec(text);
    if (found === null) continue;
    let rest = text.slice(found[0].length);
    const half = halfDay.exec(rest);
    const time = early ?? half ?? timeAfter.exec(rest);
    if (time !== null && time !== early) rest = rest.slice(time[0].length);
    const where = rest.replace(/^[\s,.|–—-]+|(?<![\s,.])[\s,.]+$/gu, '');
    if (where !== '' && (!(isPlace(where) || isVenue(where)) || /^[\p{L}\d]/u.test(rest))) continue;
    const date = isoDate(found, order);
    return {
      ...(date === undefined ? {} : { date }),
      ...(time === null
        ? {}
        : { time: time === half ? formatHalfDay(time) : formatTime(time[1] ?? time[3]!, time[2] ?? time[4]!) }),
      ...(where === '' ? {} : { place: where }),
    };
  }
  return undefined;
}

/** Place and date at the end of a title: `…, Moscow, March 2, 2021`. */
export function readTitleEnd(title: string): DateLine {
  for (const { pattern, order } of dateAtEnd) {
    const found = pattern.exec(title);
    if (found === null) continue;
    const date = isoDate(found, order);
    const where = /,\s+((?:г\.\s?)?\p{Lu}[\p{L}'’-]{0,60}(?: \p{Lu}[\p{L}'’-]{0,60})?),\s*$/u.exec(
      title.slice(0, found.index),
    )?.[1];
    return { ...(date === undefined ? {} : { date }), ...(where === undefined ? {} : { place: where }) };
  }
  return {};
}

/** Whether a short line may be a place; beside a date it is. */
export function isPlace(line: string): boolean {
  return line.length <= 60 && !eventWords.test(line) && place.test(line.replace(/,$/u, ''));
}

/** What is in the name of a building, a room or a region; folded or not. */
const venueWords =
  /(?<!\p{L})(?:residence|palace|house|hall|headquarters|hq|cent(?:re|er)|region|district|province|territory|hotel|airport|university|institute|office|building|street|square|embassy|city|kremlin|room|chamber|library|museum|theatre|theater|castle|mansion|villa|club|academy|school|college|airbase|base|port|station|campus|state|republic|resort|sanatorium|ministry|headquarter|parliament|complex|arena|stadium|island|резиденци\p{L}|дворец|дворце|дом|дома|доме|зал|зале|штаб-квартир\p{L}|област[ьи]|район\p{L}*|край|отел[ье]|гостиниц\p{L}|аэропорт\p{L}*|аэродром|университет\p{L}*|институт\p{L}*|площад[ьи]|улица|посольств\p{L}|кремл[ье]|город|республика|центр|пресс-центр|особняк|замок|вилла|усадьба|дача|здание|музей|театр|академия|школа|клуб|комплекс|санаторий|вокзал|остров|база|мид|парламент|кабинет|павильон|миссия|представительств\p{L}|округ|штат|провинция)(?!\p{L})/iu;
const placeLinks = /^(?:of|the|and|in|at|on|for|de|la|du|des|del|von|der|near|и|в|на|при|им\.?|имени|у|под)$/u;

/** Whether a line is the name of a building, a room or a region, with or without its town: beside a date that is a place. */
export function isVenue(line: string): boolean {
  const said = line.trim().replace(/,$/u, '');
  if (said.length > 110 || !/^[\p{Lu}«"“]/u.test(said) || /[!?…:;]|\p{Ll}\.$/u.test(said)) return false;
  const words = said.split(/[\s,]+/u);
  if (
    words.length > 14 ||
    !venueWords.test(said) ||
    eventWords.test(said.replace(/(?:press|conference) (?:cent(?:re|er)|room|hall)|пресс-центр|при[её]мов/giu, ''))
  )
    return false;
  if (/\p{Script=Cyrillic}/u.test(said))
    return words.length <= 10 && !/^(?:О|Об|По|К|Из|Президент|Министр|Глава|Председатель)\s/u.test(said);
  return words.every((word) => /^[\p{Lu}\p{N}“”"«»('’&]/u.test(word) || placeLinks.test(word) || venueWords.test(word));
}

const formatHalfDay = ([, hours, minutes = '00', half]: RegExpExecArray): string =>
  formatTime(String((Number(hours) % 12) + (half!.toLowerCase() === 'p' ? 12 : 0)), minutes);

const formatTime = (hours: string, minutes: string): string => `${hours.padStart(2, '0')}:${minutes}`;

function isoDate(found: RegExpExecArray, order: Order): string | undefined {
  const [, a = '', b = '', c = '', d = ''] = found;
  if (order === 'days') return undefined;
  if (order === 'ymd') return iso(a, c, d);
  if (order === 'dmy') return iso(c, b, a);
  if (order === 'mdy') return iso(c, a, b);
  // 03/02/2021 is March in America and February in Britain: only 13 and above tell.
  return Number(a) > 12 ? iso(c, b, a) : Number(b) > 12 ? iso(c, a, b) : undefined;
}

/** `24` is 2024 and `98` is 1998, as POSIX reads years of two digits. */
const fullYear = (year: string): string => (year.length > 2 ? year : `${Number(year) < 69 ? 20 : 19}${year}`);

function iso(year: string, monthName: string, day: string): string | undefined {
  const named = months.findIndex((names) => names.includes(monthName.toLowerCase())) + 1;
  const number = named > 0 ? named : Number(monthName);
  if (!(number >= 1 && number <= 12 && Number(day) >= 1 && Number(day) <= 31)) return undefined;
  return `${fullYear(year)}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
