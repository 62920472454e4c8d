import type { Place } from '../error.js';

/** `error`: the file is not well formed, not valid, or contradicts itself. `warning`: it is valid, and will not work well. */
export type Severity = 'error' | 'warning';

export interface Rule {
  readonly severity: Severity;
  /** What is found, for the table of rules. */
  readonly what: string;
  /** How to mend it. */
  readonly mend: string;
  /** Whether `--fix` does that. */
  readonly fixable?: true;
}

/** Something that is wrong in a file. */
export interface Finding {
  /** A name of `validationRules`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly mend: string;
  /** Whether `--fix` mends this one. */
  readonly fixable: boolean;
  readonly at: Place;
}

/** Takes findings as they come: of a large file they may be more than fit in memory. `fixable`: see `findingOf`. */
export type Tell = (rule: RuleName, message: string, at: Place, fixable?: boolean) => void;

/** All that is looked for. */
export const validationRules = {
  'char/control': {
    severity: 'warning',
    what: 'a control character from U+007F to U+009F',
    mend: 'remove it: it is what a wrong encoding leaves',
    fixable: true,
  },
  'char/unseen': {
    severity: 'warning',
    what: 'a soft hyphen, zero-width space, word joiner or byte order mark inside the text of a unit',
    mend: 'remove it: no text that lacks it will match',
    fixable: true,
  },
  'encoding/declared': {
    severity: 'error',
    what: 'the file is not in the encoding that it declares',
    mend: 'declare the encoding that it is in, or save it as UTF-8',
    fixable: true,
  },
  'encoding/mark': {
    severity: 'warning',
    what: 'a file in UTF-8 begins with a byte order mark',
    mend: 'save it without: some programs take the mark for text',
    fixable: true,
  },
  'lang/missing': {
    severity: 'warning',
    what: 'the language of a text is not said',
    mend: 'say it with xml:lang on the text or on what holds it',
  },
  'lang/tag': {
    severity: 'error',
    what: 'a language tag is not well formed (BCP 47)',
    mend: 'write it as en, en-GB or ru-RU, with a hyphen',
    fixable: true,
  },
  'lang/text': {
    severity: 'warning',
    what: 'a text seems to be in another language than is said (by script and franc, from 20 letters on)',
    mend: 'look at it: the sides may be swapped, or the tag wrong',
  },
  'tei/cert': {
    severity: 'error',
    what: 'cert is neither a number from 0 to 1 nor high, medium, low or unknown',
    mend: 'write the probability, such as 0.97',
  },
  'tei/corresp': {
    severity: 'error',
    what: 'corresp is not mutual, or says another thing than the links',
    mend: 'let both units point to each other, as the links do',
  },
  'tei/crossing': {
    severity: 'warning',
    what: 'a link of an alignment goes back behind the one before it',
    mend: 'put the links in the order of the texts; what moved may be a group of type move',
  },
  'tei/element': {
    severity: 'error',
    what: 'an element stands where TEI has no place for it, twice, or not in its order',
    mend: 'put it where docs/memory.md says',
  },
  'tei/empty': {
    severity: 'warning',
    what: 'a sentence or paragraph has no text',
    mend: 'take it out, with the links that point to it',
  },
  'tei/file': {
    severity: 'error',
    what: 'a file that is pointed to is not beside this one, or cannot be read',
    mend: 'keep the files of an edition together, under their names',
  },
  'tei/id': {
    severity: 'error',
    what: 'an xml:id is there twice, or is no XML name',
    mend: 'give each element an id of its own, of letters, digits, points and hyphens, a letter first',
  },
  'tei/link': {
    severity: 'error',
    what: 'a link has one end, or both in one language, or another number of ends than its type says',
    mend: 'what has no counterpart belongs in a span of type unaligned; type is the number of ends on either side: 2-1',
  },
  'tei/linked-twice': {
    severity: 'error',
    what: 'a unit is in two links or spans of one alignment',
    mend: 'join the links, or take it out of one',
  },
  'tei/long': {
    severity: 'warning',
    what: 'a sentence has more than 2000 characters',
    mend: 'part it',
  },
  'tei/missing': {
    severity: 'error',
    what: 'an element that TEI demands is not there',
    mend: 'add it',
  },
  'tei/namespace': {
    severity: 'error',
    what: 'the root is not in the namespace of TEI',
    mend: 'add xmlns="http://www.tei-c.org/ns/1.0"',
  },
  'tei/pointer': {
    severity: 'error',
    what: 'a pointer leads to an id that is not there',
    mend: 'give the element this xml:id, or mend the pointer',
  },
  'tei/root': {
    severity: 'error',
    what: 'the root is neither TEI nor teiCorpus',
    mend: 'give a TEI file',
  },
  'tei/unlinked': {
    severity: 'warning',
    what: 'a unit is in no link and in no span, where others of its kind are',
    mend: 'link it, or put it in a span of type unaligned',
  },
  'tei/who': {
    severity: 'error',
    what: 'who leads to something that is neither a person nor a group nor an organisation',
    mend: 'point to a person, personGrp or org of particDesc',
  },
  'tmx/attribute': {
    severity: 'error',
    what: 'an attribute that TMX 1.4b does not know there',
    mend: 'make a prop of it, or take it out',
  },
  'tmx/attribute-missing': {
    severity: 'error',
    what: 'an attribute that TMX 1.4b demands is not there',
    mend: 'add it',
    fixable: true,
  },
  'tmx/attribute-value': {
    severity: 'error',
    what: 'the value of an attribute is not one of those allowed',
    mend: 'choose one of them',
  },
  'tmx/codes': {
    severity: 'error',
    what: 'inline codes that do not pair: bpt without ept, ept first, an i twice',
    mend: 'give each pair of bpt and ept in a segment an i of its own; what stands alone is it',
  },
  'tmx/date': {
    severity: 'warning',
    what: 'a date is not written as YYYYMMDDThhmmssZ',
    mend: 'write it so, in UTC',
    fixable: true,
  },
  'tmx/element': {
    severity: 'error',
    what: 'an element stands where TMX 1.4b has no place for it, or too often',
    mend: 'put it where the standard has it',
  },
  'tmx/element-missing': {
    severity: 'error',
    what: 'an element that TMX 1.4b demands is not there',
    mend: 'add it',
  },
  'tmx/empty': {
    severity: 'warning',
    what: 'a segment has no text',
    mend: 'take the unit out: sverka tm clean --rules empty does',
  },
  'tmx/id': {
    severity: 'error',
    what: 'a tuid is that of an earlier unit',
    mend: 'give each unit a tuid of its own, or none',
  },
  'tmx/lang': {
    severity: 'error',
    what: 'lang stands for xml:lang, which TMX has had since 1.3',
    mend: 'write xml:lang',
    fixable: true,
  },
  'tmx/languages': {
    severity: 'warning',
    what: 'a unit is not in two languages, or twice in one',
    mend: 'add the translation, or part the unit',
  },
  'tmx/long': {
    severity: 'warning',
    what: 'a segment has more than 2000 characters, which some servers refuse',
    mend: 'part it: sverka tm clean --rules long takes such units out',
  },
  'tmx/order': {
    severity: 'error',
    what: 'a note or prop stands behind what it belongs before',
    mend: 'put notes and props first',
    fixable: true,
  },
  'tmx/root': {
    severity: 'error',
    what: 'the root is not tmx',
    mend: 'give a TMX file',
  },
  'tmx/source': {
    severity: 'warning',
    what: 'a unit has no variant in the source language that the file or the unit names',
    mend: 'write srclang as the variants have it',
  },
  'tmx/space': {
    severity: 'warning',
    what: 'a segment begins or ends with white space, or has line breaks',
    mend: 'make it one line: most programs take the white space for text',
    fixable: true,
  },
  'tmx/text': {
    severity: 'error',
    what: 'text stands where TMX 1.4b has none',
    mend: 'put it in a seg, note or prop, or take it out',
  },
  'tmx/version': {
    severity: 'error',
    what: 'the version of TMX is missing or unknown',
    mend: 'write version="1.4"',
    fixable: true,
  },
  'xml/ampersand': {
    severity: 'error',
    what: '& stands alone',
    mend: 'write &amp;',
    fixable: true,
  },
  'xml/character': {
    severity: 'error',
    what: 'a character that XML cannot hold, as such or as a reference: &#x1;',
    mend: 'remove it',
    fixable: true,
  },
  'xml/well-formed': {
    severity: 'error',
    what: 'the file is no well-formed XML; what stands behind is not looked at',
    mend: 'mend this place, and ask again',
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof validationRules;

/** @param fixable false where `--fix` mends what the rule finds, but not this */
export const findingOf = (rule: RuleName, message: string, at: Place, fixable = true): Finding => {
  const { severity, mend } = validationRules[rule];
  return { rule, severity, message, mend, fixable: fixable && 'fixable' in validationRules[rule], at };
};
