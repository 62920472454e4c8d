import {
  caseVariants,
  literal,
  propertyTerm,
  take,
  takeChar,
  takeEscape,
  takeMatch,
  type Flags,
  type Scanner,
} from './scanner.js';

/** What is left to do with the operand before: nothing, `&&` or `--`. */
type Operator = '' | '&&' | '--';

/**
 * Translates a class, from behind its bracket: unions, ranges, classes in classes, `&&` and `--`,
 * `[:alpha:]`, quotes and properties, as JavaScript has them with the flag v.
 */
export function translateClass(scanner: Scanner, flags: Flags): string {
  const negated = take(scanner, '^');
  let result = '';
  let operator: Operator = '';
  let terms: string[] = [];
  const finish = (): void => {
    if (terms.length === 0) scanner.fail('a class holds nothing');
    const operand = `[${terms.join('')}]`;
    result = operator === '' ? operand : `[${result}${operator}${operand}]`;
    terms = [];
  };
  // A closing bracket that comes first means itself.
  if (scanner.source[scanner.at] === ']') terms.push(literal(takeChar(scanner)));
  for (;;) {
    if (scanner.at >= scanner.source.length) scanner.fail('a class is not closed');
    if (take(scanner, ']')) break;
    const next: Operator = take(scanner, '&&') ? '&&' : terms.length > 0 && take(scanner, '--') ? '--' : '';
    if (next !== '') {
      finish();
      operator = next;
    } else for (const term of takeTerms(scanner, flags)) terms.push(term);
  }
  finish();
  return negated ? `[^${result}]` : result;
}

function takeTerms(scanner: Scanner, flags: Flags): readonly string[] {
  const posix = takeMatch(scanner, /\[:(\^?[^:\]]+):\]/uy);
  if (posix !== undefined) return [propertyTerm(scanner, posix[1]!, false, flags)];
  if (take(scanner, '[')) return [translateClass(scanner, flags)];
  if (scanner.source.startsWith('-[', scanner.at))
    scanner.fail('a class has -[, which ICU and Java read differently, where --[ or && is meant');
  const first = takeMember(scanner, flags);
  if (typeof first !== 'number') return first;
  const isRange =
    scanner.source[scanner.at] === '-' && !/^-(?:[\]\-[]|$)/u.test(scanner.source.slice(scanner.at, scanner.at + 2));
  if (!isRange) return caseVariants(first, flags).map(literal);
  scanner.at++;
  const last = takeMember(scanner, flags);
  if (typeof last !== 'number' || last < first) return scanner.fail('a class has a range that has no end');
  const range = `${literal(first)}-${literal(last)}`;
  if (!flags.i) return [range];
  const variants = new Set<number>();
  for (let code = first; code <= last; code++)
    for (const variant of caseVariants(code, flags)) if (variant < first || variant > last) variants.add(variant);
  return [range, ...[...variants].map(literal)];
}

/** A character that may begin or end a range, or terms that may not. */
function takeMember(scanner: Scanner, flags: Flags): number | readonly string[] {
  if (!take(scanner, '\\')) return takeChar(scanner);
  const escape = takeEscape(scanner, flags);
  if (escape.kind === 'char') return escape.code;
  if (escape.kind === 'set') return [escape.term];
  if (escape.kind === 'quote') return escape.codes.flatMap((code) => caseVariants(code, flags).map(literal));
  return scanner.fail(`\\${escape.letter} in a class has no meaning`);
}
