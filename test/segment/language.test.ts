import { describe, expect, test } from 'vitest';
import { SverkaError } from '../../src/error.js';
import { detectLanguage } from '../../src/segment/language.js';

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
  ])('%s', (text, wanted) => {
    expect(codeOf(text)).toBe(wanted);
  });
});
