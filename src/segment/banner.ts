import { foldWord } from './character.js';
import { eventWords } from './date.js';

const longest = 110;

/** How the name of an institution begins or what its last word is; and names of sites. */
const english =
  /^(?:the )?(?:(?:\p{L}[\p{L}’'-]*,?|&) )*(?:ministry|department|organi[sz]ation|council|commission|committee|agency|office|embassy|consulate|mission|delegation|representation|government|parliament|assembly|union|nations|alliance|secretariat|secretary[- ]general|service|bureau|newsroom|media cent(?:re|er)|press (?:service|office|cent(?:re|er)|room|corner|department|club)|news cent(?:re|er)|president|prime minister|chancellery|administration|house|kremlin|website|site|portal|nato|osce|eeas|un|eu|who|iaea)(?: (?:\p{L}[\p{L}’'-]*,?|&))*$/iu;
const russian =
  /^(?:официальн\p{L}+ )?(?:(?:международн|всемирн|межправительственн|евразийск)\p{L}+ (?=организаци|совет|союз|комисси|комитет|агентств|суд))?(?:сетевое издание|(?:интернет-)?(?:сайт|портал)|министерство|мид|организация|пресс-(?:центр|служба|бюро|секретарь)|медиацентр|департамент|управление|посольство|(?:генеральное )?консульство|(?:постоянное )?представительство|(?:постпредство)|администрация|президент|председатель правительства|правительство|аппарат|канцелярия|совет|комиссия|комитет|секретариат|генеральный секретарь|агентство|союз|европейск|делегация|миссия|парламент|кремль|государственн\p{L}+ дум|(?:организация )?объединенн\p{L}+ наци|североатлант|содружество|российская федерация|республика|служба новостей|оон|нато|обсе|ес|евросоюз|снг|одкб|шос|еаэс|мид)/u;
/** Words that a name has not: verbs and the like. */
const tells =
  /(?<!\p{L})(?:is|are|was|were|has|have|will|to (?:visit|meet|hold)|adopts?|holds?|meets?|says|said|calls?|visits?|condemns?|welcomes?|по итогам|принял\p{L}*|встретил\p{L}*|провел\p{L}*|обсудил\p{L}*|посетил\p{L}*|заявил\p{L}*|выступил\p{L}*|примет|проведет|о|об|обо|ответил\p{L}*|поздравил\p{L}*|\p{L}{4,}(?:ают|яют|ется|ются|ился|илась|ились|ался|алась|ались))(?!\p{L})/iu;

/** Whether a line is the name of an institution or of its site, as it stands above a title. */
export function isBanner(line: string): boolean {
  const said = line.trim().replace(/[*_#]+/gu, '');
  if (said.length > longest || /[.!?…:;"«»“”\d]/u.test(said) || tells.test(said)) return false;
  const plain = said.replace(/press|news|пресс-\p{L}+|встречи/giu, '');
  if (eventWords.test(plain)) return false;
  if (/\p{Script=Cyrillic}/u.test(said))
    return /^\p{Lu}/u.test(said) && russian.test(foldWord(said)) && said.split(' ').length <= 10;
  if (!/^\p{Lu}/u.test(said)) return false;
  const proper = said
    .split(/\s+/u)
    .every(
      (word) =>
        /^[\p{Lu}&]/u.test(word) ||
        /^(?:of|the|and|for|to|in|on|at|with|by|press|service|office|department|website|web-site|site|portal|page|internet|information)$/u.test(
          word,
        ),
    );
  return proper && english.test(said);
}

/** In small letters: to compile a pattern that does not mind case takes three times as long, which a cold start notices. */
const kindsOfText =
  /^(?:(?:latest |top )?(?:press (?:release|statement|communiqu[eé]|encounter)s?(?: (?:no\.?|№|#) ?\d+)?|speeches and (?:statements|transcripts)|foreign policy|news(?: (?:release|item|article|story))?|statements?(?: and remarks)?|speech(?:es)?|remarks|article|transcripts?|topical|interview|opinion|document|official (?:text|document)s?|event|communiqu[eé])|пресс-релиз\p{L}*(?: № ?\d+)?|выступления и (?:стенограммы|заявления)|внешняя политика|информация для сми|информационное сообщение|новост\p{L}|сообщени\p{L}+|заявлени\p{L}+|выступлени\p{L}+|стенограмм\p{L}+|документ\p{L}*|интервью|событи\p{L}+|коммюнике|публикаци\p{L}+|новость дня)$/u;

/** Whether a line tells only what kind of text follows: `Press release`. */
export const isKind = (line: string): boolean => kindsOfText.test(line.trim().toLowerCase());
