/** What a page says of its text, in small letters: `As delivered`, «Неофициальный перевод с английского». */
const aboutText =
  /^(?:this (?:transcript|translation|text) (?:is|was|has been) |(?:стенограмма|расшифровка|настоящий текст) (?:подготовлена?|основана?|сделана?|является|не является) |as (?:delivered|prepared|given|released|recorded)|(?:to be )?check(?:ed)? against (?:delivery|the (?:recording|audio|original))|for immediate release|embargoed|(?:(?:unofficial|non-official|informal|courtesy|working|preliminary|provisional|rush|near[ -])?\s?(?:verbatim|edited|unedited|full|partial|draft|corrected|abridged|lightly edited|uncorrected)?\s?(?:transcript(?:ion)?|translation|text|version)(?:,? (?:from|by|in|as|only|with)\s.*|,.*|\s?\([^()]*\))?$)|translated (?:from|by)|original(?: language)?\s?:|the original (?:is|was)|only the (?:original|delivered)|неофициальн|рабочий перевод|перевод (?:с|со) \p{Ll}|(?:предварительн|черновой|черновая|полн|расширенн|сокращ[её]нн|нередактированн|неправленн|дословн)\p{L}*\s(?:текст|стенограмм|верси|перевод|запис|расшифровк)|в сокращени|с сокращениями|публикуется|сверять|проверять|выверено|стенограмма\s*\(|стенографическ\p{Ll}+ (?:отч[её]т|запись)|текст (?:приводится|публикуется|дан)|не для печати|для немедленн|эмбарго)/u;

/** Whether a short line tells how the text came about; the page speaks. */
export function isAboutText(line: string): boolean {
  const said = line.trim().replace(/^[([*_]+|(?<![)\]*_])[)\]*_]+$/gu, '');
  if (line.length > 140 || /^(?:full|transcript|text|version|translation)$/iu.test(said)) return false;
  return aboutText.test(said.toLowerCase()) && (!/[.!?…:]$/u.test(said) || said.split(' ').length < 16);
}

const signature =
  /[–—-]\s*(?:прим(?:\.|ечание)\s*(?:ред|авт|перев|сайта|пресс)\p{L}*\.?|ред\.|ed(?:s|itor)?s?\.?|editor[’']?s? note|translator[’']s note|tr\.|note)\s*[)\]]?[.]?$/iu;
const announced =
  /^[([*_]*(?:(?:editor[’']?s?|editorial|translator[’']s|interpreter[’']s|transcriber[’']s) note|note (?:by|from|of) (?:the )?\p{L}+|ed(?:itor)?\.? note|прим(?:ечание|\.) (?:ред|перев|сайта|пресс|авт)\p{L}*\.?)\s*[:.–—-]/iu;
const announcedInBrackets = /^[([*_]+(?:note|n\.b|nb|примечание|прим|справка|справочно)\.?\s*[:–—-]/iu;

/** Whether a paragraph is a remark of the editors: `[The inquiry has ended since. — Ed.]` */
export function isEditorial(paragraph: string): boolean {
  const said = paragraph.trim();
  if (said.length > 1500) return false;
  if (announced.test(said)) return true;
  const bracketed = /^[*_]*[([].*[)\]][.]?[*_]*$/su.test(said);
  return bracketed && (announcedInBrackets.test(said) || signature.test(said.replace(/(?<![*_])[*_]+$/u, '')));
}
