import { SverkaError } from '../error.js';
import { inOrder, isRussian, type Term } from '../model/term.js';
import { rootName } from './sax.js';
import { readTbx } from './tbx.js';

/**
 * Reads a glossary, told by what it holds: TBX, hunalign's .dic (`слово @ word`) or a table with tabs
 * (English, Russian, and if there are any part of speech, domain and probability). The two languages
 * may come in either order: the alphabet tells. `#` begins a comment in tables.
 * @throws SverkaError `glossary/invalid` with the line, `glossary/unknown`
 */
export function readGlossary(text: string): Term[] {
  if (/^\uFEFF?\s*</u.test(text)) {
    const root = rootName(text);
    if (root === 'martif' || root === 'tbx') return readTbx(text);
    throw unknown(root === undefined ? 'it is markup of some kind' : `the root of the XML is ${root}`, 1);
  }
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|[\n\r]/u)
    .map((line, index) => ({ line, at: index + 1 }))
    .filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
  const first = lines[0];
  if (first === undefined) throw unknown('it has no line with a pair', 1);
  const sign = [dictionary, table].find(({ parted }) => parted.test(first.line));
  if (sign === undefined) throw unknown('its first line has neither a tab nor “ @ ”', first.at);
  return lines.map(({ line, at }) => termOf(line.split(sign.parted), sign.sample, at));
}

const table = { parted: /\t/u, sample: 'joint statement, a tab, совместное заявление' } as const;
const dictionary = { parted: /(?<! ) +@ +/u, sample: 'совместное заявление @ joint statement' } as const;

const unknown = (why: string, line: number): SverkaError =>
  new SverkaError(
    'glossary/unknown',
    `This is no glossary: ${why}.`,
    'Give a table of English and Russian with a tab between, a .dic of hunalign, or TBX.',
    { line },
  );

function termOf(cells: readonly string[], sample: string, line: number): Term {
  const [first = '', second = '', speech, domain, chance] = cells.map((cell) => cell.trim());
  const wrong = (message: string): SverkaError =>
    new SverkaError('glossary/invalid', message, `Write a pair as in: ${sample}.`, { line });
  if (first === '' || second === '') throw wrong('A line has no pair.');
  const term = inOrder(first, second);
  if (term === undefined)
    throw wrong(isRussian(first) ? 'Both sides of a pair are Russian.' : 'Neither side of a pair is Russian.');
  const probability = chance ? Number(chance) : undefined;
  if (probability !== undefined && !(probability >= 0 && probability <= 1))
    throw wrong(`${chance!} is no probability.`);
  return {
    ...term,
    ...(speech && { speech }),
    ...(domain && { domain }),
    ...(probability !== undefined && { probability }),
  };
}

/** A table as the lexicon's own are, and as `readGlossary` reads it. */
export function writeGlossary(terms: readonly Term[], head: readonly string[]): string {
  const clean = (cell: string): string => cell.replace(/\s+/gu, ' ').trim();
  const rows = terms.map(({ english, russian, speech = '', domain = '', probability }) =>
    [english, russian, speech, domain, ...(probability === undefined ? [] : [probability.toFixed(3)])]
      .map(clean)
      .join('\t'),
  );
  return [...head.map((line) => `# ${clean(line)}`), ...rows].map((line) => `${line}\n`).join('');
}
