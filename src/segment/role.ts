const words = (list: string): string[] => list.split(/\s+/u).filter((word) => word !== '');

/** Words that stand for a speaker, folded, and the id they give in both languages. */
export const roles: ReadonlyMap<string, string> = new Map(
  Object.entries({
    question: `question|questions|q|reporter|journalist|correspondent|media question|press|press question|media|вопрос|вопросы|журналист|журналистка|корреспондент|корреспондентка|репортер|в`,
    answer: 'answer|a|ответ|о',
    moderator: `moderator|host|chair|chairman|chairperson|chairwoman|presenter|anchor|anchorman|facilitator|mc|ведущий|ведущая|модератор|председатель|председательствующий|председательствующая`,
    interpreter: 'interpreter|translator|through interpreter|via interpreter|переводчик|переводчица|через переводчика',
    operator: 'operator|оператор',
    audience:
      'audience|voice|voices|voice from the audience|from the audience|remark|remarks from the audience|реплика|реплика из зала|из зала|голос из зала|голос|голоса|возглас|возгласы|зал',
    staff: 'staff|aide',
    speaker:
      'speaker|unidentified speaker|unknown speaker|speaker unidentified|спикер|выступающий|выступающая|неизвестный',
    participant: 'participant|участник|участница|участник дискуссии',
    interviewer: 'interviewer|интервьюер',
  }).flatMap(([id, names]) => names.split('|').map((name) => [name, id] as const)),
);

/** Ids of roles that stand for many people. */
export const groups: ReadonlySet<string> = new Set(['question', 'audience']);

/** Words of titles and offices before a name, folded. */
export const titleWords: ReadonlySet<string> = new Set(
  words(`
    mr mrs ms miss dr prof professor sir lady lord dame madam madame h.e his her excellency royal highness the hon honourable honorable
    president vice prime deputy foreign minister ministers minister's secretary general secretary-general undersecretary under-secretary assistant
    chancellor federal premier king queen prince princess emir sheikh sultan ambassador representative permanent special envoy commissioner
    high director chief head spokesperson spokesman spokeswoman press official chairman chairwoman chairperson chair speaker senator
    governor mayor judge justice general admiral colonel major captain lieutenant commander marshal academician rector dean editor
    correspondent journalist moderator host acting first co-chair rapporteur nato eu un osce us russian british
    г-н г-жа господин госпожа министр иностранных дел президент вице-президент премьер премьер-министр заместитель замминистра первый
    канцлер федеральный генеральный секретарь генсек посол постоянный представитель постпред специальный спецпредставитель спецпосланник
    директор глава пресс-секретарь официальный председатель сопредседатель спикер сенатор губернатор мэр судья генерал адмирал
    полковник майор капитан маршал академик ректор декан редактор корреспондент журналист модератор ведущий ведущая король королева принц
    шейх эмир султан верховный комиссар д-р проф профессор доктор их его ее превосходительство член товарищ помощник советник руководитель`),
);

/** Titles that name no office, folded. */
export const courtesies: ReadonlySet<string> = new Set(
  words('mr mrs ms miss dr prof professor sir lady lord dame madam h.e г-н г-жа господин госпожа д-р проф'),
);

/** What stands before a colon and is nobody's name, folded. */
export const leadIns: ReadonlySet<string> = new Set(
  words(`
    first second third fourth fifth firstly secondly thirdly finally lastly one two three note notes source sources example p.s ps date place time
    venue tel phone fax e-mail email website web address photo video audio reference references correction update attention important warning
    conclusion summary background subject re topic topics title contents agenda annex appendix table figure see also remember result point part
    section chapter article step option fact facts quote let here there this that these those what why how and but so now then hence because
    первое второе третье четвертое пятое шестое первый второй третий во-первых во-вторых в-третьих наконец главное важно важное итак вывод выводы
    примечание примечания источник источники например пример дата место время тел телефон факс почта адрес сайт фото видео справка справочно
    поправка внимание тема темы содержание повестка приложение таблица рисунок см цитата факт факты глава раздел часть статья пункт шаг
    далее следующее иначе короче проще словом скажу повторю отвечу напомню отмечу добавлю поясню еще так это вот но и а значит поэтому
    опубликовано теги метки статус следовательно причина причины цель цели задача задачи итог итоги ответ-то результат`),
);

/** Brackets in a label that tell how somebody speaks, and not who he is. */
export const noteWords =
  /\bspeak|\bspoke\b|translat|interpret|answer|respond|repl|address|laugh|smil|joking|adds|adding|continu|interrupt|in (english|russian|french|german|chinese|arabic)|говор|отвеча|отвечая|перев|обраща|сме|шут|улыба|добавля|дополн|продолж|перебива|вместе с|после|по-|на \p{L}+ском/iu;
