import { inOrder, type Found, type Lone, type Pair } from '../../batch/pairs.js';
import {
  detectLanguage,
  matchTexts,
  signsOf,
  SverkaError,
  type Language,
  type Lexicon,
  type Signs,
} from '../../index.js';
import { contentOf } from '../input/content.js';
import { readInput } from '../files.js';

interface Known {
  readonly file: Lone;
  readonly signs: Signs;
}

/**
 * Pairs the files without a partner by what they hold.
 * @param least probability of a pair
 * @param watch is told how many files were read
 */
export async function matchLone(
  { pairs, lone }: Found,
  lexicon: Lexicon,
  least: number,
  watch: (done: number, all: number) => void,
): Promise<Found> {
  const known: Record<Language, Known[]> = { en: [], ru: [] };
  for (const [index, file] of lone.entries()) {
    watch(index, lone.length);
    const text = await textOfFile(file.path);
    // What cannot be read stays alone: it may be no text at all.
    if (text !== undefined) known[text.lang].push({ file, signs: signsOf(text.text, text.lang, lexicon) });
  }
  watch(lone.length, lone.length);
  const [english, russian] = [known.en, known.ru].map((all) => all.map(({ signs }) => signs));
  const taken = new Set(pairs.map(({ name }) => name));
  const found = matchTexts(english!, russian!, least).map((match): Pair => {
    const [source, target] = [known.en[match.english]!.file, known.ru[match.russian]!.file];
    const name = taken.has(source.name) ? `${source.name}+${target.name.replaceAll('/', '.')}` : source.name;
    taken.add(name);
    return { name, source: source.path, target: target.path, probability: match.probability };
  });
  const used = new Set(found.flatMap(({ source, target }) => [source, target]));
  return {
    pairs: [...pairs, ...found].sort((a, b) => inOrder(a.name, b.name)),
    lone: lone.filter(({ path }) => !used.has(path)),
  };
}

async function textOfFile(path: string): Promise<{ readonly text: string; readonly lang: Language } | undefined> {
  try {
    const { text } = await contentOf(readInput(path), 'auto', undefined, () => {});
    return { text, lang: detectLanguage(text) };
  } catch (error) {
    if (error instanceof SverkaError) return undefined;
    throw error;
  }
}
