import type { Mark, Span } from '../model/document.js';

/** How stage directions begin; alternatives of a regular expression. */
const openings = [
  'laugh',
  'applause',
  'applaud',
  'cheer',
  'speak',
  'spoke',
  'in (?:english|russian|french|german|chinese|arabic|spanish|uzbek)',
  'smil',
  'pause',
  'interrupt',
  'inaudible',
  'indiscernible',
  'unintelligible',
  'off-?mic',
  'off mike',
  'cross-?talk',
  'video',
  'music',
  'through (?:an )?interpret',
  'via interpret',
  'as (?:translated|interpreted)',
  'translated',
  'retranslated',
  'address',
  'turns? to',
  'turning to',
  'says? in',
  'continues in',
  'break',
  'silence',
  'minute of silence',
  'noise',
  'sighs?',
  'gestur',
  'nods',
  'shows',
  'reads',
  'showing',
  'the (?:meeting|audience|hall|video|film|anthem)',
  'a (?:video|film|minute|moment)',
  'end of',
  'beginning of',
  'microphone',
  'смех',
  'смеет',
  'смеёт',
  'смеют',
  'аплодис',
  'говорит',
  'говорят',
  'по-',
  'обраща',
  'шум',
  'оживлен',
  'пауза',
  'без микрофона',
  'неразборчив',
  'не слышно',
  'нрзб',
  'перевод',
  'переводит',
  'через перевод',
  'звучит',
  'демонстр',
  'показыва',
  'улыба',
  'вздыха',
  'кивает',
  'перебива',
  'читает',
  'продолжает',
  'минута молчания',
  'звонок',
  'выкрик',
  'реплик',
  'микрофон',
  'возглас',
  'на (?:английском|русском|узбекском|китайском|немецком|французском|арабском)',
  'как переведено',
  'все встают',
  'музык',
  'исполняется',
  'шутит',
  'отвечает',
  'далее на',
  'chuckle',
  'commotion',
  'crosstalk',
  'off the record',
  'off record',
  'not for the record',
  'screening',
  'bell',
  'phone',
  'audio',
  'simultaneous',
  'interpret',
  'consecutive',
  'speaking',
  'continuing',
  'standing ovation',
  'ovation',
  'toast',
  'signing',
  'the (?:signing|ceremony|recording|broadcast|interpreter|microphone|sound|connection|line|national anthem|anthems?)',
  'an? (?:video|film|minute|moment|short|recording|clip|slide)',
  'recording',
  'transmission',
  'translation from',
  'translation follows',
  'хохот',
  'хохоч',
  'крик',
  'овац',
  'гул',
  'свист',
  'звук',
  'звон',
  'без протокола',
  'не под запись',
  'не для записи',
  'показ видео',
  'видеоролик',
  'видеофрагмент',
  'ролик',
  'демонстрац',
  'идет показ',
  'идёт показ',
  'гимн',
  'церемони',
  'смеясь',
  'обрыв',
  'связь прер',
  'начало записи',
  'конец записи',
  'запись прер',
  'перерыв',
  'молчание',
  'поворачива',
  'передает',
  'передаёт',
  'вручает',
  'жестом',
  'указыва',
  'через толмача',
  'синхронн',
  'последовательн',
  'как переводится',
].join('|');

/** Verbs of what is seen and heard in a room, without -s: `The President shows a map`. */
const english =
  'address|answer|applaud|approach|arrive|begin|bow|chuckle|clap|close|confer|consult|continue|cough|cry|demonstrate|display|drink|embrace|end|enter|exchange|gesture|give|greet|hand|hold|hug|interrupt|join|joke|kiss|laugh|leave|light|listen|look|nod|open|pass|pause|pick|play|point|present|produce|pull|put|raise|read|receive|recite|repeat|reply|respond|resume|return|rise|salute|shake|show|shrug|sigh|sign|sing|sit|smile|speak|start|stop|switch|take|tap|throw|translate|turn|unveil|walk|wave|whisper';
/** These too, where somebody is named before them. */
const englishAfterName = 'come|follow|get|go|make|stand|thank|ask|laugh';
const happening =
  '(?:is|are) (?:shown|played|screened|given|handed|heard|broadcast|performed|read|sung|laughing|applauding|speaking|off)';
/** The same in Russian, without the ending of the present tense. */
const russian =
  'аплодиру|бер|благодар|вздыха|вход|вруча|вста|выход|говор|держ|демонстриру|доста|жестикулиру|зачитыва|здорова|игра|ид|исполня|кашля|кива|клад|кланя|крич|маш|молч|надева|начина|обнима|обраща|обменива|оборачива|опуска|останавлива|открыва|отвеча|отда|перебива|переда|перевод|переглядыва|переговарива|переход|пиш|поворачива|повторя|подход|подписыва|поднима|пожима|по|показыва|покида|поясня|представля|прерыва|прибыва|приветству|присоединя|продолжа|произнос|разда|рису|сад|смотр|сме|снима|совету|став|сто|стуч|танцу|указыва|улыба|уход|цел|чита|шепч|шут|проигрыва|звуч|включа|выключа';
const present = `(?:${russian})(?:[еёи]|[юуая])т(?:ся)?`;

/** Of small letters, whose patterns are compiled much sooner than those that do not mind case. */
const beginsAsOne = new RegExp(`^(?:${openings})`, 'u');
const verbFirst = new RegExp(`^(?:(?:${english})e?s|${present})(?![\\p{L}\\p{M}])`, 'u');
/** One who is seen or heard: a name or an office, with initials; `the audience`, «переводчик». */
const somebody =
  "(?:(?:(?:[Tt]he|[Aa]ll|[Bb]oth|[Ss]ome|[Aa]n?|of|and|и|[Вв]се|[Оо]ба)|\\p{Lu}[\\p{L}\\p{M}.’'-]*|[Aa]udience|interpreters?|journalists?|reporters?|participants?|students?|leaders?|presidents?|ministers?|delegates?|guests?|children|choir|people|hall|phone|bell|[\\p{Ll}-]*(?:переводчи|журналист|участник|президент|министр|лидер|гост|зал|слушател|студент|телефон|ведущ)\\p{Ll}*)\\s+){1,7}";
const happens = new RegExp(
  `^${somebody}(?:(?:also|then|again|briefly|также|затем|снова|вновь)\\s+)?(?:(?:${english}|${englishAfterName})(?:e?s)?|${happening}|${present})(?![\\p{L}\\p{M}])`,
  'u',
);
/** What belongs to speech: `(I show this every year.)` */
const spoken =
  /^(?:i|we|you|it|this|that|these|those|he|she|they|which|who|if|as|and|but|or|so|not|by|я|мы|вы|ты|он|она|они|это|эт[аи]|что|как|если|и|а|но|или|не|ведь|кстати|то|там|в|на|по|о|об|для|из|от)(?![\p{L}.'’-])/iu;
const first =
  /(?<!\p{L})(?:i|we|you|my|our|your|i'm|we're|я|мы|вы|нам|нас|вам|вас|наш\p{Ll}*|ваш\p{Ll}*|мо[йяею]|мне|меня)(?![\p{L}'’-])/iu;

/** Whether what stands in brackets says what happens in the room. */
export function isDirection(content: string): boolean {
  const said = content.trim().replace(/\s+/gu, ' ');
  const small = said.toLowerCase();
  if (beginsAsOne.test(small)) return true;
  return (
    !first.test(said) &&
    !/[?;]|(?<!\b(?:Mr|Ms|Mrs|Dr|г))(?<=\p{Ll})[.!]\s/u.test(said) &&
    (verbFirst.test(small) || (!spoken.test(said) && happens.test(said)))
  );
}

const whole = /^[*_]*(?:\((?<round>[^()]{1,150})\)|\[(?<square>[^[\]]{1,150})\])[.!…]?[*_]*$/u;

/** Whether a line is a stage direction and nothing else. */
export function isIncident(line: string): boolean {
  const found = whole.exec(line.trim());
  return found !== null && isDirection(found.groups!['round'] ?? found.groups!['square']!);
}

const within = /(?:\((?<round>[^()]{1,150})\)|\[(?<square>[^[\]]{1,150})\])\.?/gu;

/** Stage directions between the sentences of a span; those inside a sentence belong to it. */
export function findIncidents(text: string, [from, to]: Span): readonly Mark[] {
  const body = text.slice(from, to);
  if (!body.includes('(') && !body.includes('[')) return [];
  const marks: Mark[] = [];
  for (const found of body.matchAll(within)) {
    if (!isDirection(found.groups!['round'] ?? found.groups!['square']!)) continue;
    const before = body.slice(Math.max(0, found.index - 12), found.index);
    const after = body.slice(found.index + found[0].length, found.index + found[0].length + 12);
    const starts =
      /^\s*$/u.test(before) && found.index < 12
        ? true
        : /[.!?…]["»”’)\]]*\s+$/u.test(before) || isAfter(marks, from + found.index, text);
    const goesOn = /^\s*(?:\p{Ll}|[,;:.!?…)])/u.test(after);
    if (starts && !goesOn)
      marks.push({ kind: 'incident', at: [from + found.index, from + found.index + found[0].length] });
  }
  return marks;
}

function isAfter(marks: readonly Mark[], at: number, text: string): boolean {
  const last = marks.at(-1);
  return last !== undefined && text.slice(last.at[1], at).trim() === '';
}
