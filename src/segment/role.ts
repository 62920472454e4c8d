import { foldWord } from './character.js';

const words = (list: string): string[] => list.split(/\s+/u).filter((word) => word !== '');

/** Words that stand for a speaker, folded, and the id they give in both languages. */
export const roles: ReadonlyMap<string, string> = new Map(
  Object.entries({
    question: `question|questions|q|follow-up question|follow-up|reporter|journalist|correspondent|media question|press|press question|media|вопрос|вопросы|журналист|журналистка|корреспондент|корреспондентка|репортер|корр|уточняющий вопрос|дополнительный вопрос|в`,
    answer: 'answer|a|ответ|о',
    moderator: `moderator|host|chair|chairman|chairperson|chairwoman|presenter|anchor|anchorman|facilitator|mc|ведущий|ведущая|модератор|председатель|председательствующий|председательствующая`,
    interpreter: 'interpreter|translator|through interpreter|via interpreter|переводчик|переводчица|через переводчика',
    operator: 'operator|оператор',
    audience:
      'audience|voice|voices|voice from the audience|from the audience|from the floor|remark|remarks from the audience|реплика|реплика из зала|из зала|с места|голос из зала|голос|голоса|возглас|возгласы|зал',
    staff: 'staff|aide',
    spokesperson:
      'spokesperson|spokesman|spokeswoman|the spokesperson|the spokesman|the spokeswoman|deputy spokesperson|deputy spokesman|press secretary|пресс-секретарь|официальный представитель',
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
    mr mrs ms miss dr prof professor sir lady lord dame madam madame h.e excellency royal highness hon honourable honorable
    president vice prime deputy foreign minister ministers minister's secretary general secretary-general undersecretary under-secretary
    undersecretary-general under-secretary-general assistant secretaries lieutenant-general major-general brigadier
    chancellor federal premier king queen prince princess emir sheikh sultan ambassador representative permanent special envoy commissioner
    high director director-general chief head spokesperson spokesman spokeswoman press official chairman chairwoman chairperson chair speaker senator
    governor mayor judge justice admiral colonel major captain lieutenant commander commander-in-chief marshal sergeant academician rector
    dean editor editor-in-chief correspondent journalist moderator host acting first co-chair rapporteur nato eu un osce us uk russian british
    vice-president vice-chancellor vice-admiral rear vice-chair chargé attaché counsellor counselor adviser advisor aide coordinator analyst expert
    ombudsman ombudswoman prosecutor pope patriarch metropolitan cardinal bishop archbishop ayatollah imam rabbi reverend founder manager
    mp mep congressman congresswoman delegate leader taoiseach crown presidential author affairs defence defense
    state finance trade economy energy interior security policy mission operations parliament cabinet
    г-н г-жа господин госпожа министр иностранных дел президент вице-президент премьер премьер-министр вице-премьер заместитель замминистра первый
    замглавы канцлер вице-канцлер федеральный генеральный секретарь генсек генсекретарь посол постоянный представитель представительница постпред
    специальный спецпредставитель спецпосланник посланник директор гендиректор глава начальник командующий главнокомандующий пресс-секретарь
    официальный председатель сопредседатель вице-спикер спикер сенатор депутат губернатор мэр судья генерал генерал-полковник генерал-лейтенант
    генерал-майор генерал-адъютант адмирал контр-адмирал вице-адмирал полковник подполковник майор капитан лейтенант сержант маршал академик ректор
    декан редактор корреспондент журналист модератор ведущий ведущая король королева принц принцесса шейх эмир султан верховный комиссар
    еврокомиссар уполномоченный координатор д-р проф профессор доктор превосходительство член товарищ помощник советник руководитель
    управляющий прокурор генпрокурор атташе поверенный омбудсмен патриарх митрополит папа аятолла имам эксперт аналитик обозреватель
    исполняющий госсекретарь основатель лидер`),
);

/** Title words that alone make no title, folded. */
export const modifiers: ReadonlySet<string> = new Set(
  words(`
    first high special acting federal general permanent press official foreign royal crown rear russian british us uk un eu nato osce affairs
    defence defense state finance trade economy energy interior security policy mission operations parliament cabinet
    первый специальный постоянный официальный генеральный федеральный верховный иностранных дел исполняющий`),
);

/** Title words that are surnames too, where they end a label, folded. */
export const surnamesToo: ReadonlySet<string> = new Set(
  words(
    'king prince major dean judge marshal bishop lord pope cardinal chase leader founder speaker justice author rector state король маршал папа лидер декан',
  ),
);

/** What joins the words of a title, folded: President of the Republic. */
export const connectives: ReadonlySet<string> = new Set(
  words(
    'of for and the at in to on his her its with ad interim ret retd elect designate по в во на при и о об за у от для с',
  ),
);

/** How a sentence may begin that has a colon and is no label, folded. */
export const openers: ReadonlySet<string> = new Set(
  words(`
    as when if for to in on at by with from into about after before thank thanks dear let ask tell see like this that these those my our your
    their his her its and but so or then now yes no not what who why how where which while because since until i we you he she it they
    как когда если по на в во об обо от из к ко с со для при про без после перед но да нет не ни что чтобы кто кому чем где куда почему
    зачем так тот та то те это этот эта эти этого там тут здесь я мы вы ты он она оно они мой моя мое мои наш наша наше наши ваш ваша его ее их свой
    который которая уважаемый уважаемая уважаемые дорогой дорогие спасибо благодарю слово прошу также уже еще только даже ведь или
    сказал сказала сказали заявил заявила заявили спросил спросила ответил ответила добавил добавила отметил отметила подчеркнул говорит говорят
    вопрос вопросы ответ ответы question questions answer answers говорил хочу хотел есть был была было были будет`),
);

/** Ends of Russian verbs, which no title has. */
export const verbEndings =
  /(?:ешь|ают|яют|уют|ается|ится|ется|алась|илась|алось|ались|ился|ался|илось|ились|аться|иться)$/u;

/** Titles that name no office, folded. */
export const courtesies: ReadonlySet<string> = new Set(
  words('mr mrs ms miss dr prof professor sir lady lord dame madam h.e г-н г-жа господин госпожа д-р проф'),
);

/** Whether a title names no office: `Dr.`, `H.E. Mr.` */
export const isCourtesyOnly = (title: string): boolean =>
  foldWord(title.replace(/H\.\s?E\./u, 'H.E.'))
    .split(' ')
    .every((word) => courtesies.has(word.replace(/\.$/u, '')));

/** What stands before a colon and is nobody's name, folded. */
export const leadIns: ReadonlySet<string> = new Set(
  words(`
    first second third fourth fifth firstly secondly thirdly finally lastly one two three note notes source sources example p.s ps date place time
    venue tel phone fax e-mail email website web address photo video audio reference references correction update attention important warning
    conclusion summary background subject re topic topics title contents agenda annex appendix table figure see also remember result point part
    section chapter article step option fact facts quote let here there this that these those what why how and but so now then hence because
    nb n.b fyi btw url isbn gmt p.p.s первое второе третье четвертое пятое шестое первый второй третий во-первых во-вторых в-третьих наконец главное важно важное итак вывод выводы
    примечание примечания источник источники например пример дата место время тел телефон факс почта адрес сайт фото видео справка справочно
    поправка внимание тема темы содержание повестка приложение таблица рисунок см цитата факт факты глава раздел часть статья пункт шаг
    далее следующее иначе короче проще словом скажу повторю отвечу напомню отмечу добавлю поясню еще так это вот но и а значит поэтому
    опубликовано теги метки статус следовательно причина причины цель цели задача задачи итог итоги ответ-то результат`),
);

/** Brackets in a label that tell how somebody speaks, and not who he is. */
export const noteWords =
  /\bspeak|\bspoke\b|translat|interpret|answer|respond|repl|address|laugh|smil|joking|adds|adding|continu|interrupt|in (english|russian|french|german|chinese|arabic)|говор|отвеча|отвечая|перев|обраща|сме|шут|улыба|добавля|дополн|продолж|перебива|вместе с|после|по-|на \p{L}+ском/iu;
