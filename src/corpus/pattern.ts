import { RE2JS } from 're2js';
import { SverkaError } from '../error.js';

/**
 * Whether a form fits a wildcard: `*` is any letters, also none, `?` is one. In time that grows with
 * both lengths and no faster.
 */
export function wildcardTest(pattern: string): (form: string) => boolean {
  return (form) => {
    let [at, place, star, back] = [0, 0, -1, 0];
    while (at < form.length) {
      if (pattern[place] === '*') [star, back] = [place++, at];
      else if (pattern[place] === '?' || pattern[place] === form[at]) [at, place] = [at + 1, place + 1];
      else if (star >= 0) [place, at] = [star + 1, ++back];
      else return false;
    }
    while (pattern[place] === '*') place++;
    return place === pattern.length;
  };
}

/** The letters that a form has to begin with to fit a wildcard. */
export const wildcardStem = (pattern: string): string => /^[^*?]*/u.exec(pattern)![0];

/**
 * Whether a form as a whole fits a regular expression. RE2 takes time in proportion to the text,
 * whatever the expression is.
 * @throws SverkaError `query/pattern`
 */
export function regexTest(pattern: string): (form: string) => boolean {
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return (form) => compiled.matches(form);
  } catch (error) {
    throw new SverkaError(
      'query/pattern',
      `This is no regular expression: ${error instanceof Error ? error.message : String(error)}.`,
      'The syntax is that of RE2: no backward references and no looking ahead or behind.',
    );
  }
}
