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
  linkedin
  vimeo
  tiktok
  threads
  bluesky
  mastodon
  max
  dzen
  tweet
  whats app
  copy the link
  share on facebook
  share on twitter
  follow us
  gallery
  photo gallery
  videos
  pictures
  watch the video
  watch video
  listen
  in pdf
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
  твитнуть
  дзен
  макс
  фотогалерея
  галерея
  фоторепортаж
  видеозапись
  аудиозапись
  смотреть видео
  копировать ссылку
  поделиться ссылкой
  вернуться к списку
  мы в соцсетях
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
  link
  links
  useful links
  further information
  further reading
  for more information
  more information
  related content
  related items
  related stories
  related articles
  related topics
  related events
  related media
  related videos
  related photos
  you may also like
  recommended
  latest news
  latest
  most read
  more news
  keywords
  categories
  category
  tag
  attachments
  downloads
  files
  multimedia
  media
  contacts
  contact
  contact us
  press contacts
  media contacts
  press contact
  contact information
  stay informed
  newsletter
  regions
  countries
  people
  persons mentioned
  share this article
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
  ссылки
  ссылки по теме
  полезные ссылки
  связанные материалы
  связанные новости
  похожие материалы
  другие материалы
  другие новости
  последние новости
  новости по теме
  документы по теме
  рекомендуем
  подробнее
  подробнее по теме
  ключевые слова
  рубрики
  рубрика
  разделы
  раздел
  категории
  упомянутые персоны
  персоны
  страны
  регионы
  вложения
  файлы
  прикрепленные файлы
  медиафайлы
  мультимедиа
  контакты
  контактная информация
  контакты для сми
  контакты для прессы
  подпишитесь
  поделиться материалом
`);

/** Heads that stand nowhere but below a text, so that unknown links under them are furniture too. */
export const surelyBottom =
  /^(?:additional materials|related|see also|read also|useful links|further (?:information|reading)|for more information|publication status|direct link|tags|keywords|press contacts?|media contacts?|contact|share this|latest news|most read|дополнительн\p{L}+ (?:материал|информац)|материалы по теме|ссылки по теме|ссылки$|полезные ссылки|по теме|еще по теме|смотрите также|см\.? также|читайте также|статус материала|ссылка на материал|теги|ключевые слова|связанные|похожие|последние новости|другие (?:материалы|новости)|новости по теме|рекомендуем|контакт)/u;

/** Rights, captions, tags and dates of publishing, in small letters: lines that say what they are. */
export const imprint =
  /^(?:фото (?:пресс-служб|тасс|риа|мид)|©|\(c\)\s|copyright\b|авторск\p{Ll}+ прав\p{Ll}\s*(?:©|\(c\))|all rights reserved|все права защищены|(?:photo|image|picture|caption|фото)(?:\s+(?:by|credits?))?\s*:|photo (?:by|courtesy of) \p{L}|\d{5,6},\s\p{L}|(?:tags?|keywords|topics?|теги|метки|темы|ключевые слова|share|share on|share this|поделиться|published|publication date|last updated|last modified|updated|posted|date of publication|read also|read more|see also|source|views|источник|просмотр\p{Ll}+|читайте также|см\. также|дата публикации|опубликовано|обновлено|дата обновления|language|языки?|other languages|также доступно)\s*:|(?:last )?updated \d|обновлено \d|link to\b.*https?:|(?:tel|phone|fax|mobile|e-?mail|тел|факс|почта)(?!\p{L})[^\p{L}]*[\d+(]|(?:e-?mail|почта)\s*:\s*\S+@|[+(]?\d[\d\s()–-]{7,}$|\S+@\S+\.\S+$)/u;

/** What rows of buttons are made of, folded. */
export const shares: ReadonlySet<string> = new Set(
  'share on this page article via follow us facebook twitter x linkedin telegram vk vkontakte whatsapp viber email e-mail print rss youtube instagram flickr tiktok threads bluesky mastodon pinterest reddit ok livejournal copy link tweet like download pdf send rutube dzen max weibo wechat skype messenger поделиться в печать распечатать вконтакте одноклассники телеграм телеграмм твиттер фейсбук ютуб дзен макс вайбер ватсап отправить ссылку скопировать копировать ссылка скачать почта жж'.split(
    ' ',
  ),
);

/** Names of languages as switches write them, folded. */
export const languageNames: ReadonlySet<string> = new Set(
  'en ru eng rus fr de es ar zh cn uk ua uz kz by рус англ english русский français deutsch español português italiano українська العربية 中文 french german spanish russian arabic chinese portuguese italian ukrainian belarusian kazakh uzbek английский французский немецкий испанский китайский арабский қазақша ўзбекча oʻzbekcha беларуская'.split(
    ' ',
  ),
);

/** How a greeting begins: it is speech even where it has no end mark. */
export const vocatives =
  /^(?:(?:dear|colleagues|friends)(?!\p{L})|ladies|excellenc|your excellenc|your majest|mr\.? |madam|distinguished|good (?:morning|afternoon|evening|day)|hello|thank|уважаем|дорог(?:ой|ая|ое|ие|их|им)(?!\p{L})|дамы|господ(?!ст)|коллеги|друзья|ваш[ие]? (?:превосход|величеств|высочеств)|добр(?:ый|ое) |здравствуй|спасибо|благодар)/iu;
