import type { Language } from '../model/document.js';

/** Words that say little of what a sentence is about; folded. Lists of our own, of the commonest forms. */
export const functionWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    `a an the and or but nor so yet of in on at to for from by with about into over under after before between
    through during against within without upon as than then that this these those there here it its he him his she
    her hers they them their theirs we us our ours you your yours i me my mine is are was were be been being am do
    does did done have has had having will would shall should can could may might must not no if because while when
    where who whom whose which what why how all any some such each both more most other only own same too very just
    also up out off down again further once s t d ll re ve m don didn isn aren wasn weren won`.split(/\s+/u),
  ),
  ru: new Set(
    `и а но или да же бы ли не ни в во на с со к ко у о об обо от до из за по под над при про для без через между
    перед как так что чтобы это этот эта эти этого этой этом этому этих этим этими тот та то те того той том тому тех
    тем теми он она оно они его ее их ему ей им него нее них нему ней ним ними мы нас нам нами вы вас вам вами я меня
    мне мной ты себя себе собой свой своя свое свои своего своей своих своему своим наш наша наше наши нашего нашей
    наших нашим ваш ваша ваше ваши быть был была было были есть будет будут бы если когда где кто кого кому кем чем
    чего чему который которая которое которые которого которой которых которым которую котором весь вся все всех всем
    всего всей уже еще только также тоже очень лишь ведь вот там тут здесь то либо нибудь таки`.split(/\s+/u),
  ),
};
