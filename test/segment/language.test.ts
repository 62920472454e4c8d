import { describe, expect, test } from 'vitest';
import { SverkaError } from '../../src/error.js';
import { detectLanguage, strayLanguage } from '../../src/segment/language.js';

const codeOf = (text: string): string => {
  try {
    return detectLanguage(text);
  } catch (error) {
    return error instanceof SverkaError ? `${error.code}: ${error.message}` : 'a bug';
  }
};

describe('detectLanguage', () => {
  test.each([
    ['Yes.', 'en'],
    ['№ 5 да', 'ru'],
    [
      'Good afternoon. As always, the talks with my colleague took place in a friendly atmosphere, and we agreed to go on.',
      'en',
    ],
    [
      'Добрый день. Переговоры с моим коллегой, как всегда, прошли в дружеской атмосфере, и мы условились продолжать.',
      'ru',
    ],
    [
      'Компания Microsoft Corporation и Google выпустили Windows и Android для всех наших пользователей в России и мире.',
      'ru',
    ],
    ['123 … ?', 'input/unknown-language: There are no letters in the text.'],
    [
      'Переговори з моїм узбецьким колегою, як завжди, пройшли в конструктивній та дружній атмосфері.',
      'input/language: The text is in Ukrainian.',
    ],
    [
      'Ўзбекистон Республикаси ташқи ишлар вазири билан музокаралар бўлиб ўтди, ҳамкорлик масалалари кўриб чиқилди.',
      'input/language: The text is in Uzbek.',
    ],
    [
      'Les entretiens avec mon collègue se sont déroulés, comme toujours, dans une atmosphère constructive et amicale entre nous.',
      'input/language: The text is in French.',
    ],
    ['今日は良い天気ですね。', 'input/language: The text is in a language in another script.'],
    [
      'Разговорите с моя колега, както винаги, преминаха в конструктивна и приятелска атмосфера. Обсъдихме подробно целия комплекс от отношенията между нашите държави и заявихме, че въпреки трудностите сме запазили контактите на всички равнища. Ние ще продължим да работим заедно, за да постигнем това, което искаме.',
      'input/language: The text is in Bulgarian.',
    ],
    [
      'Міністр замежных спраў прыбыў у Мінск з афіцыйным візітам і правёў перамовы з калегам.',
      'input/language: The text is in Belarusian.',
    ],
    [
      'Министар спољних послова стигао је у Београд у званичну посету и водио разговоре са колегом.',
      'input/language: The text is in Serbian.',
    ],
    [
      'Сыртқы істер министрі Астанаға ресми сапармен келіп, келіссөздер жүргізді.',
      'input/language: The text is in Kazakh.',
    ],
    [
      'Министърът на външните работи пристигна в София на официално посещение и проведе разговори.',
      'input/language: The text is in Bulgarian.',
    ],
    [
      'Die Seiten erörterten die Entwicklung der bilateralen Zusammenarbeit und vereinbarten ein Treffen im nächsten Jahr in Wien.',
      'input/language: The text is in German.',
    ],
    // What a detector of many languages took for Bulgarian, Serbian and Scots.
    ['Кроме того, речь идёт о разрыве давних дружеских отношений. Объект закрыт, и вход запрещён.', 'ru'],
    ['Нападение произошло около 7 утра неподалёку от пляжа Бикон Бич в Энсинитасе.', 'ru'],
    ['Президент Украины Володимир Зеленський и міністр приехали в Москву для переговоров о поставках газа.', 'ru'],
  ])('%s', (text, wanted) => {
    expect(codeOf(text)).toBe(wanted);
  });
});

const listing = `$ sudo apt install --yes debconf-utils\nd-i mirror/http/hostname string ftp.example.org\n`;

test('a Russian manual is Russian though commands have more letters, and stand where it begins and ends', () => {
  const prose = 'Если файл не найден, программа установки спросит о нём и прочитает его с диска, как и при запуске. ';
  expect(detectLanguage(`${listing.repeat(40)}${prose.repeat(60)}${listing.repeat(40)}`)).toBe('ru');
  expect(detectLanguage(`${prose}\n${listing.repeat(2)}`)).toBe('ru');
  expect(detectLanguage(`${prose}\n${listing.repeat(40)}`)).toBe('en');
});

test('English that quotes a good deal of Russian is English', () => {
  const quoted = 'The word «соборность» is hard to render, and so is the word «общинность» of the same author.';
  expect(detectLanguage(quoted)).toBe('en');
});

test('a refusal names the line where the text begins', () => {
  expect(() => detectLanguage('\r\n\r\nПереговори з моїм узбецьким колегою пройшли в дружній атмосфері.')).toThrow(
    expect.objectContaining({ at: { line: 3 } }) as Error,
  );
});

/** franc takes this for Portuguese. */
const code =
  'option domain-name "example.org"; option subnet-mask 255.255.255.0; default-lease-time 600; max-lease-time 7200; server-name "servername"; subnet 192.168.1.0 netmask 255.255.255.0 { range 192.168.1.200 192.168.1.253; option routers 192.168.1.1; } host clientname { filename "/tftpboot.img"; server-name "servername"; hardware ethernet 01:23:45:67:89:AB; }';

describe('strayLanguage', () => {
  test.each([
    ['Talks were held in Moscow.', 'ru', 'English'],
    ['Talks were held in Moscow.', 'en', undefined],
    ['Переговоры прошли в Москве.', 'en', 'Russian'],
    ['Компания Microsoft Corporation и банк Goldman Sachs Group International', 'ru', undefined],
    ['NATO, OSCE, UN', 'ru', undefined],
    ['Да.', 'en', undefined],
    ['Nobody answered these questions.', 'ru', 'English'],
    [
      'Les entretiens se sont déroulés, comme toujours, dans une atmosphère constructive et amicale entre nous.',
      'ru',
      'French',
    ],
    ['$ sudo apt install --yes /tmp/nano_7.2.deb', 'ru', undefined],
    ['dpkg, debconf, aptitude, cron, bind, samba', 'ru', undefined],
    [code, 'ru', undefined],
    [code, 'en', undefined],
  ] as const)('%s', (passage, lang, wanted) => {
    expect(strayLanguage(passage, lang)).toBe(wanted);
  });
});
