/** A character of a word, as ICU has it for \w and \b. */
export const wordClass = '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200C\\u200D]';
/** White space, as ICU has it for \s: no-break spaces are white space too. */
export const spaceClass = '[\\t\\n\\v\\f\\r\\p{Z}\\u0085]';
export const blankClass = '[\\t\\p{Zs}]';
export const lineClass = '[\\n\\v\\f\\r\\u0085\\u2028\\u2029]';

/** Short and long names of the general categories. */
const categories = `L Letter, LC Cased_Letter, Lu Uppercase_Letter, Ll Lowercase_Letter, Lt Titlecase_Letter, Lm Modifier_Letter, Lo Other_Letter,
M Mark, Mn Nonspacing_Mark, Mc Spacing_Mark, Me Enclosing_Mark, N Number, Nd Decimal_Number, Nl Letter_Number, No Other_Number,
P Punctuation, Pc Connector_Punctuation, Pd Dash_Punctuation, Ps Open_Punctuation, Pe Close_Punctuation, Pi Initial_Punctuation,
Pf Final_Punctuation, Po Other_Punctuation, S Symbol, Sm Math_Symbol, Sc Currency_Symbol, Sk Modifier_Symbol, So Other_Symbol,
Z Separator, Zs Space_Separator, Zl Line_Separator, Zp Paragraph_Separator, C Other, Cc Control, Cf Format, Cs Surrogate,
Co Private_Use, Cn Unassigned`;

/** Names of ICU, Java and POSIX, folded, with what they are in JavaScript. */
const named: ReadonlyMap<string, string> = new Map([
  ...categories
    .split(/,\s*/u)
    .flatMap((pair) => pair.split(' ').map((name): [string, string] => [fold(name), `\\p{${pair.split(' ')[0]}}`])),
  ...Object.entries({
    alphabetic: '\\p{Alphabetic}',
    alpha: '\\p{Alphabetic}',
    lowercase: '\\p{Lowercase}',
    lower: '\\p{Lowercase}',
    javalowercase: '\\p{Lowercase}',
    uppercase: '\\p{Uppercase}',
    upper: '\\p{Uppercase}',
    javauppercase: '\\p{Uppercase}',
    titlecase: '\\p{Lt}',
    javatitlecase: '\\p{Lt}',
    digit: '\\p{Nd}',
    javadigit: '\\p{Nd}',
    javaletter: '\\p{L}',
    javaletterordigit: '[\\p{L}\\p{Nd}]',
    javawhitespace: spaceClass,
    alnum: '[\\p{Alphabetic}\\p{Nd}]',
    punct: '\\p{P}',
    space: spaceClass,
    whitespace: spaceClass,
    blank: blankClass,
    cntrl: '\\p{Cc}',
    xdigit: '[\\p{Nd}\\p{Hex_Digit}]',
    hexdigit: '\\p{Hex_Digit}',
    graph: '[^\\p{Z}\\p{C}]',
    print: '[^\\p{Zl}\\p{Zp}\\p{C}]',
    word: wordClass,
    ascii: '\\p{ASCII}',
    any: '\\p{Any}',
    all: '\\p{Any}',
    assigned: '\\p{Assigned}',
    ideographic: '\\p{Ideographic}',
    l1: '[\\u0000-\\u00FF]',
    emoji: '\\p{Emoji}',
  }),
]);

/** Blocks that rules for our languages name, folded. https://www.unicode.org/Public/UCD/latest/ucd/Blocks.txt */
const blocks: Readonly<Record<string, string>> = {
  basiclatin: '0000-\\u007F',
  latin1supplement: '0080-\\u00FF',
  latinextendeda: '0100-\\u017F',
  latinextendedb: '0180-\\u024F',
  greek: '0370-\\u03FF',
  greekandcoptic: '0370-\\u03FF',
  cyrillic: '0400-\\u04FF',
  cyrillicsupplement: '0500-\\u052F',
  cyrillicsupplementary: '0500-\\u052F',
  armenian: '0530-\\u058F',
  hebrew: '0590-\\u05FF',
  arabic: '0600-\\u06FF',
  thai: '0E00-\\u0E7F',
  generalpunctuation: '2000-\\u206F',
  currencysymbols: '20A0-\\u20CF',
  letterlikesymbols: '2100-\\u214F',
  cjksymbolsandpunctuation: '3000-\\u303F',
  hiragana: '3040-\\u309F',
  katakana: '30A0-\\u30FF',
  cjkunifiedideographs: '4E00-\\u9FFF',
  hangulsyllables: 'AC00-\\uD7AF',
};

/** Properties that are another when case does not count. */
const cased: ReadonlySet<string> = new Set(['Lu', 'Ll', 'Lt', 'Lowercase', 'Uppercase'].map((name) => `\\p{${name}}`));

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/gu, '');
}

/**
 * A property of characters as a term of a JavaScript class.
 * @param name as between the braces of `\p{…}` or the colons of `[:…:]`
 * @returns undefined when there is none of that name
 */
export function findProperty(name: string, negated: boolean, ignoreCase: boolean): string | undefined {
  const isNegated = negated !== name.startsWith('^');
  const found = lookUp(name.replace(/^\^/u, ''));
  if (found === undefined) return undefined;
  const term = ignoreCase && cased.has(found) ? '\\p{LC}' : found;
  return isNegated ? `[^${term}]` : term;
}

function lookUp(name: string): string | undefined {
  const [, key, value] = /^([^=:]+)[=:](.+)$/u.exec(name) ?? [];
  if (value !== undefined) {
    const kind = fold(key!);
    if (kind === 'gc' || kind === 'generalcategory') return named.get(fold(value));
    if (kind === 'sc' || kind === 'script') return script(value, 'Script');
    if (kind === 'scx' || kind === 'scriptextensions') return script(value, 'Script_Extensions');
    return kind === 'blk' || kind === 'block' ? block(value) : undefined;
  }
  const folded = fold(name);
  return (
    named.get(folded) ??
    (/^In[A-Z]/u.test(name) ? block(name.slice(2)) : undefined) ??
    (/^Is/u.test(name) ? named.get(folded.slice(2)) : undefined) ??
    script(name.replace(/^Is(?=[A-Z])/u, ''), 'Script')
  );
}

function block(name: string): string | undefined {
  const range = blocks[fold(name)];
  return range === undefined ? undefined : `[\\u${range}]`;
}

function script(name: string, property: string): string | undefined {
  const words = name
    .toLowerCase()
    .split(/[\s_-]+/u)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  const term = `\\p{${property}=${words.join('_')}}`;
  return /^[\w\\{}=]+$/u.test(term) && compiles(term) ? term : undefined;
}

function compiles(source: string): boolean {
  try {
    new RegExp(source, 'v');
    return true;
  } catch {
    return false;
  }
}
