import { parseRegExpLiteral, type AST } from '@eslint-community/regexpp';

/** Goes on at a place; whether the rest matched. */
type Next = (at: number) => boolean;
type Matcher = (at: number, next: Next) => boolean;

/** More steps than this are too many, whatever the length. */
const most = 2_000_000;
class TooMany extends Error {}

/** A pattern as a machine that matches as JavaScript does, by trying and going back, and counts what it tries. */
export interface Machine {
  /** Steps of a search through a text: for one match, or where the pattern is global, for all. */
  readonly steps: (text: string) => number;
  /** Pieces of text that its parts match, and beginnings of what the whole matches. */
  readonly tokens: readonly string[];
  readonly heads: readonly string[];
}

const samples = 'aZбЯ1 \n\t"\'<>()[]{}-*_=,.:;!?/\\|@#&«»“”„…–—№`~+%$\u0301\u00a0\r\0';

export function machineOf(literal: string): Machine {
  const { pattern, flags } = parseRegExpLiteral(literal);
  let [text, count] = ['', 0];
  const groups: (readonly [number, number] | undefined)[] = [];
  const names = new Map<AST.CapturingGroup, number>();
  const step = (): void => {
    if (++count > most) throw new TooMany();
  };

  /** Whether a character is one of an element that takes one. */
  const charTests = new Map<string, (char: string) => boolean>();
  const charTest = (raw: string): ((char: string) => boolean) => {
    const known = charTests.get(raw);
    if (known !== undefined) return known;
    const single = new RegExp(`^(?:${raw})$`, flags.raw.replace(/[gym]/gu, ''));
    const seen = new Map<string, boolean>();
    const test = (char: string): boolean => {
      let result = seen.get(char);
      if (result === undefined) seen.set(char, (result = single.test(char)));
      return result;
    };
    charTests.set(raw, test);
    return test;
  };

  const alternatives = (all: readonly AST.Alternative[], back: boolean): Matcher => {
    const matchers = all.map(({ elements }) => sequence(elements, back));
    return matchers.length === 1 ? matchers[0]! : (at, next) => matchers.some((match) => match(at, next));
  };
  const sequence = (elements: readonly AST.Element[], back: boolean): Matcher => {
    const matchers = elements.map((element) => matcherOf(element, back));
    if (back) matchers.reverse();
    return matchers.reduceRight<Matcher>(
      (rest, first) => (at, next) => first(at, (then) => rest(then, next)),
      (at, next) => next(at),
    );
  };
  const one = (raw: string, back: boolean): ((at: number) => boolean) => {
    const test = charTest(raw);
    return (at) => {
      step();
      const char = text[back ? at - 1 : at];
      return char !== undefined && test(char);
    };
  };
  const isOne = ({ type }: AST.Element): boolean => ['Character', 'CharacterSet', 'CharacterClass'].includes(type);

  const matcherOf = (element: AST.Element, back: boolean): Matcher => {
    const by = back ? -1 : 1;
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass': {
        const takes = one(element.raw, back);
        return (at, next) => takes(at) && next(at + by);
      }
      case 'Group':
        return alternatives(element.alternatives, back);
      case 'CapturingGroup': {
        const index = names.size;
        names.set(element, index);
        const inner = alternatives(element.alternatives, back);
        return (at, next) =>
          inner(at, (then) => {
            const before = groups[index];
            groups[index] = [Math.min(at, then), Math.max(at, then)];
            if (next(then)) return true;
            groups[index] = before;
            return false;
          });
      }
      case 'Assertion': {
        if (element.kind === 'lookahead' || element.kind === 'lookbehind') {
          const inner = alternatives(element.alternatives, element.kind === 'lookbehind');
          return (at, next) => inner(at, () => true) !== element.negate && next(at);
        }
        const isWord = (at: number): boolean => /\w/u.test(text[at] ?? ' ');
        return (at, next) => {
          step();
          const holds =
            element.kind === 'word'
              ? (isWord(at - 1) !== isWord(at)) !== element.negate
              : element.kind === 'start'
                ? at === 0 || (flags.multiline && text[at - 1] === '\n')
                : at === text.length || (flags.multiline && text[at] === '\n');
          return holds && next(at);
        };
      }
      case 'Backreference': {
        const group = element.resolved as AST.CapturingGroup;
        return (at, next) => {
          const [from, to] = groups[names.get(group)!] ?? [0, 0];
          count += to - from;
          step();
          return text.startsWith(text.slice(from, to), at) && next(at + to - from);
        };
      }
      case 'Quantifier': {
        const { min, max, greedy } = element;
        if (isOne(element.element)) {
          const takes = one(element.element.raw, back);
          return (at, next) => {
            let size = 0;
            const more = (): boolean => size < max && takes(at + size * by) && ++size > 0;
            if (!greedy) {
              while (size < min) if (!more()) return false;
              for (;;) {
                if (next(at + size * by)) return true;
                if (!more()) return false;
              }
            }
            while (more());
            for (; size >= min; size--) {
              step();
              if (next(at + size * by)) return true;
            }
            return false;
          };
        }
        const inner = matcherOf(element.element, back);
        const loop = (at: number, done: number, next: Next): boolean => {
          step();
          const again = (): boolean =>
            done < max && inner(at, (then) => (then !== at || done < min) && loop(then, done + 1, next));
          if (done < min) return again();
          return greedy ? again() || next(at) : next(at) || again();
        };
        return (at, next) => loop(at, 0, next);
      }
      default:
        throw new Error(`${element.type} is not known to the machine`);
    }
  };

  const match = alternatives(pattern.alternatives, false);
  const search = (): void => {
    for (let from = 0; from <= text.length;) {
      let end = -1;
      step();
      const found = match(from, (at) => ((end = at), true));
      if (found && !flags.global) return;
      if (flags.sticky && !found) return;
      from = found && end > from ? end : from + 1;
    }
  };
  const samplesOf = (raw: string, many: number): string[] => [...samples].filter(charTest(raw)).slice(0, many);
  return {
    steps: (given) => {
      [text, count] = [given, 0];
      groups.length = 0;
      try {
        search();
      } catch (error) {
        if (!(error instanceof TooMany)) throw error;
      }
      return count;
    },
    tokens: tokensOf(pattern, samplesOf),
    heads: headsOf(pattern, samplesOf),
  };
}

type Samples = (raw: string, many: number) => string[];

/** Characters and words that stand in a pattern, the commonest kinds first. */
function tokensOf(pattern: AST.Pattern, samplesOf: Samples): string[] {
  const tokens = new Set<string>();
  const words = new Set<string>();
  const visit = (all: readonly AST.Alternative[]): void => {
    for (const { elements } of all) {
      let word = '';
      for (const element of elements) {
        if (element.type === 'Character') word += String.fromCodePoint(element.value);
        else if (word.length > 1) words.add(word);
        if (element.type !== 'Character') word = '';
        visitOne(element);
      }
      if (word.length > 1) words.add(word);
    }
  };
  const visitOne = (element: AST.Element): void => {
    if (element.type === 'Quantifier') visitOne(element.element);
    else if (element.type === 'CharacterSet' || element.type === 'CharacterClass')
      for (const sample of samplesOf(element.raw, 2)) tokens.add(sample);
    else if (element.type === 'Character') tokens.add(String.fromCodePoint(element.value));
    else if ('alternatives' in element) visit(element.alternatives);
  };
  visit(pattern.alternatives);
  return [...[...words].slice(0, 6), ...[...tokens].slice(0, 14)];
}

/** Beginnings of a text that each alternative matches. */
function headsOf(pattern: AST.Pattern, samplesOf: Samples): string[] {
  const heads = new Set<string>(['']);
  const example = (element: AST.Element): string => {
    switch (element.type) {
      case 'Character':
        return String.fromCodePoint(element.value);
      case 'CharacterSet':
      case 'CharacterClass':
        return samplesOf(element.raw, 1)[0] ?? '';
      case 'Quantifier':
        return example(element.element).repeat(Math.max(1, element.min));
      case 'Group':
      case 'CapturingGroup':
        return element.alternatives[0]!.elements.map(example).join('');
      default:
        return '';
    }
  };
  for (const { elements } of pattern.alternatives.slice(0, 4)) {
    let head = '';
    for (const element of elements.slice(0, 6)) heads.add((head += example(element)));
  }
  return [...heads].slice(0, 10);
}

/**
 * A text on which the steps of a pattern grow with more than its length: twice as long, and more than three times the steps.
 * @returns undefined when none of many hundred kinds of text is one
 */
export function worstText(literal: string): string | undefined {
  const { steps, tokens, heads } = machineOf(literal);
  const grows = (head: string, pump: string, tail: string, size: number): boolean => {
    const [short, long] = [size, 2 * size].map((count) => steps(head + pump.repeat(count) + tail));
    return long! > most || long! / short! > 3;
  };
  const pumps = [
    ...tokens,
    ...tokens.flatMap((one) => tokens.filter((other) => other !== one).map((other) => one + other)),
  ];
  for (const pump of pumps)
    for (const head of pump.length === 1 ? heads : heads.slice(0, 3))
      for (const tail of ['\0', '', '\n!'])
        if ([24, 400, 700].every((size) => grows(head, pump, tail, size)))
          return `${JSON.stringify(head)} + ${JSON.stringify(pump)} many times + ${JSON.stringify(tail)}`;
  return undefined;
}
