import { foldWord } from './character.js';
import media from './media.json' with { type: 'json' };

/** `First question`, `The last question`, `Второй вопрос`: so a label may count those who ask, and so does one who answers. */
const counted =
  /^(?:(?:the|your|one|my)\s)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|last|final|another|one more)\squestion$|^question\s(?:one|two|three|four|five|six|seven|eight|nine|ten)$|^(?:перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|следующ|последн|очередн)(?:ый|ой|ий)\sвопрос$|^(?:еще\sодин|другой)\sвопрос$|^вопрос\s(?:первый|второй|третий|четвертый|пятый|шестой|седьмой|восьмой|девятый|десятый|последний)$/u;

const marks = /[«»"“”„]/gu;
const names: ReadonlySet<string> = new Set(media.names.map((name) => foldWord(name).replace(marks, '')));
const isKnown = (name: string): boolean =>
  names.has(
    foldWord(name)
      .replace(marks, '')
      .replace(/^the\s/u, ''),
  );

/** What a would-be label that asks where answers stand around it is: the name of a medium, or a question by its number. */
export function askerOf(name: string): 'medium' | 'counted' | undefined {
  if (counted.test(foldWord(name))) return 'counted';
  return /^[\p{Lu}\p{N}«"“]/u.test(name) && isMedium(name.replace(/^the\s/iu, '')) ? 'medium' : undefined;
}

function isMedium(name: string): boolean {
  const small = name.toLowerCase();
  return (
    isKnown(name) ||
    media.kinds.some((kind) => {
      if (small.startsWith(`${kind} `)) {
        const rest = name.slice(kind.length + 1);
        return isKnown(rest) || isQuoted(rest);
      }
      return small.endsWith(` ${kind}`) && isNamed(name.slice(0, -kind.length - 1));
    })
  );
}

/** `Телеканал «Дуня»` */
const isQuoted = (name: string): boolean => /^[«"“„][^«»"“”„]{1,60}[»"”]$/u.test(name);

/** `Dunya Today TV channel`, and not `The second TV channel`. */
const isNamed = (name: string): boolean =>
  isKnown(name) || isQuoted(name) || /^[A-Z][\w-]*(?:\s[A-Z\d][\w-]*)+$/u.test(name);
