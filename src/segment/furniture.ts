/** Lines of a page that are links or buttons: folded, without signs at their ends. */
const lines = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );

export const links: ReadonlySet<string> = lines(`
  print
  print version
  printable version
  version for print
  share
  share this page
  share this
  back
  back to list
  back to the list
  back to top
  to top
  home
  main page
  main
  news
  all news
  menu
  search
  subscribe
  send
  send to a friend
  email
  e-mail
  copy link
  download
  download pdf
  pdf
  text
  photo
  photos
  video
  audio
  transcript
  transcripts
  events
  press service
  press releases
  speeches
  facebook
  twitter
  x
  telegram
  vk
  vkontakte
  youtube
  instagram
  whatsapp
  viber
  ok
  rss
  flickr
  rutube
  livejournal
  read more
  next
  previous
  skip to main content
  версия для печати
  печать
  распечатать
  поделиться
  поделиться в соцсетях
  назад
  назад к списку
  к списку
  вернуться
  наверх
  главная
  главная страница
  новости
  все новости
  меню
  поиск
  подписаться
  отправить
  отправить другу
  скопировать ссылку
  скачать
  скачать pdf
  текст
  фото
  видео
  аудио
  фотографии
  стенограмма
  стенограммы
  события
  пресс-служба
  выступления
  вконтакте
  телеграм
  телеграмм
  одноклассники
  твиттер
  фейсбук
  ютуб
  читать далее
  далее
  следующая
  предыдущая
  en
  ru
  eng
  rus
  рус
  англ
  english
  russian
  русский
  английский
`);

/** What begins the links below a page's text. */
export const bottomHeads: ReadonlySet<string> = lines(`
  additional materials
  additional information
  related materials
  related
  related links
  related news
  related documents
  see also
  read also
  more on the topic
  publication status
  published in sections
  published in section
  direct link
  text version
  topics
  tags
  persons
  geography
  documents
  photos
  diplomatic and consular missions of russia
  representative offices in russia
  russian missions abroad
  дополнительные материалы
  дополнительная информация
  материалы по теме
  по теме
  еще по теме
  смотрите также
  см. также
  см также
  читайте также
  статус материала
  опубликовано в разделах
  опубликован в разделах
  опубликовано в разделе
  опубликован в разделе
  ссылка на материал
  текстовая версия
  темы
  теги
  лица
  география
  документы
  фотографии
  дипломатические и консульские учреждения россии
  представительства в россии
  российские загранучреждения
`);

/** Names of languages as switches write them, folded. */
export const languageNames: ReadonlySet<string> = new Set(
  'en ru eng rus fr de es ar zh cn рус англ english русский français deutsch español العربية 中文 french german spanish russian arabic chinese английский'.split(
    ' ',
  ),
);

/** How stage directions begin; alternatives of a regular expression. */
export const incidentWords = [
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
].join('|');

/** How a greeting begins: it is speech even where it has no end mark. */
export const vocatives =
  /^(?:dear|ladies|colleagues|friends|excellenc|your excellenc|your majest|mr\.? |madam|distinguished|good (?:morning|afternoon|evening|day)|hello|thank|уважаем|дорог|дамы|господ|коллеги|друзья|ваш[ие]? (?:превосход|величеств|высочеств)|добр(?:ый|ое) |здравствуй|спасибо|благодар)/iu;
