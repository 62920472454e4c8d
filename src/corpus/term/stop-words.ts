import type { Language } from '../../model/document.js';

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** Function words that may stand inside a term: `freedom of the press`, `борьба с терроризмом`. Folded. */
export const innerWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listed('of the for on in to into from by under without and against a an between with at'),
  ru: listed('и в во на по с со о об для против от к между из за при без под над'),
};

/**
 * Words that no term begins or ends with, though they are no function words: of speaking and thinking, of time,
 * number and degree. All their forms count. Lists of our own.
 */
export const edgeWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listed(
    `say said speak spoke talk tell told ask answer think believe know see look want like need hope mean note mention
    make made take took give gave get got go come came become let put keep kept find found show use try continue begin
    start remain seem happen help able possible impossible necessary important certain sure clear course thing way lot
    kind sort fact part case number example today yesterday tomorrow now ago recently already still yet always never
    often soon later earlier once again however therefore moreover thus rather quite even ever perhaps maybe indeed
    well much many several every another other others else one two three four five first second third last next new
    old good bad big great large small little long short high low different various year month week day time
    like including regarding concerning according thank thanks please dear ladies gentlemen mr mrs ms your
    excellency colleague colleagues else us cannot around across towards among along away back together almost enough
    per since`,
  ),
  ru: listed(
    `сказать говорить заявить отметить спросить ответить думать считать знать видеть хотеть мочь должен нужно надо
    можно нельзя необходимо важно возможно конечно однако поэтому следует являться становиться сделать делать
    давать взять брать идти прийти найти иметь использовать продолжать продолжить начать начинать остаться помочь
    сегодня вчера завтра сейчас теперь давно недавно уже еще всегда никогда часто скоро позже ранее раньше снова опять
    тогда потом затем далее более менее весьма довольно достаточно даже именно вообще просто совсем почти около
    много многие несколько каждый другой иной один два три четыре пять первый второй третий последний следующий новый
    старый хороший плохой большой маленький разный различный ряд год месяц неделя день время раз
    пример случай часть число вещь образ факт благодарю спасибо пожалуйста уважаемый дорогой господин госпожа
    дамы господа коллега коллеги включая касательно согласно благодаря среди вокруг вместе сам самый такой какой никто
    ничто нет да хотя пока чтобы потому поскольку также кроме`,
  ),
};
