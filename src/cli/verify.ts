import {
  accountFor,
  accountIn,
  languageNames,
  SverkaError,
  type LossAccount,
  type Accounts,
  type Alignment,
} from '../index.js';
import { readAlignment } from './documents.js';
import type { Plan } from './export.js';
import { readInput } from './files.js';
import { unpackAlignment } from './packed.js';
import type { Options, Status } from './command.js';
import type { Export } from './report.js';
import { usageError } from './options.js';

export const verifyOption: Options = {
  verify: { description: 'read the files again, and account for every character of both texts' },
};

/** What became of the characters of both texts in one export. */
export interface Verdict {
  readonly place: string;
  readonly accounts: Accounts;
  readonly alignment: Alignment;
}

/** Formats that are text for other programs, and are not read as alignments: how their words are told from their markup. */
const sayings: Readonly<Record<string, (text: string) => string>> = {
  report: page,
  html: page,
  conllu: (text) => [...text.matchAll(/^# text = (.*)$/gmu)].map(([, sentence]) => sentence!).join(' '),
  vertical: (text) =>
    plain(
      text
        .split('\n')
        .filter((line) => !line.startsWith('<'))
        .map((line) => line.split('\t')[0]!)
        .join(' '),
    ),
};

function page(html: string): string {
  return plain(html.replace(/<(script|style)[^]*?<\/\1>/gu, ' '));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (markup: string): string =>
  markup
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (whole, decimal?: string, hex?: string, name?: string) =>
      name === undefined
        ? String.fromCodePoint(decimal === undefined ? parseInt(hex!, 16) : Number(decimal))
        : (entities[name] ?? whole),
    );

/** @throws SverkaError `cli/usage` when what is planned cannot be read again */
export function checkVerifiable({ formats, output, options }: Plan): void {
  if (output === undefined || output === '-')
    throw usageError('--verify reads files again, and none is written.', 'Name one with -o.');
  const blind = formats.find(({ name, read }) => read === undefined && sayings[name] === undefined);
  if (blind !== undefined) throw usageError(`--verify cannot read ${blind.name} again.`, 'Leave one of them out.');
  if (options.maxUnits !== undefined)
    throw usageError('--verify cannot read a memory in parts.', 'Leave out --max-units.');
}

/** Reads all that was written, and compares it with what it was made of. */
export async function verifyExports(
  { formats, options }: Plan,
  alignment: Alignment,
  exports: readonly Export[],
): Promise<Verdict[]> {
  return Promise.all(
    exports.map(async ({ written, places }, index): Promise<Verdict> => {
      const format = formats[index]!;
      const told = written.left.reduce((sum, { count }) => sum + count, 0);
      const place = places![0]!;
      const say = sayings[format.name];
      if (say !== undefined) {
        const texts = places!.map((path) => say(new TextDecoder().decode(readInput(path).bytes)));
        // One file for each language, the source's first, or one for both.
        const accounts = accountIn(alignment, { source: texts[0]!, target: texts.at(-1)! }, told);
        return { place, accounts, alignment };
      }
      const none = alignment.ladders[options.level]?.length === told;
      const level = alignment.ladders[options.level] === undefined ? 'sentence' : options.level;
      const back = none ? emptied(alignment) : await readBack(place);
      return { place, accounts: accountFor(alignment, back, level, told), alignment };
    }),
  );
}

/** What is read from a file into which nothing went: it may not even tell its languages. */
const emptied = ({ source, target, ...rest }: Alignment): Alignment => ({
  ...rest,
  source: { ...source, text: '', units: { turn: [], paragraph: [], sentence: [] }, marks: [] },
  target: { ...target, text: '', units: { turn: [], paragraph: [], sentence: [] }, marks: [] },
  ladders: { sentence: [] },
});

const isLossless = ({ accounts: { source, target, lostUnits } }: Verdict): boolean =>
  source.lost === 0 && target.lost === 0 && lostUnits.length === 0;

/** A line for each text of each export. */
export function verdictLines(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ place, accounts, alignment }) => [
    place,
    ...(['source', 'target'] as const).map((side) => `  ${told(languageNames[alignment[side].lang], accounts[side])}`),
    ...(accounts.lostUnits.length > 0 ? [`  lost: ${accounts.lostUnits.slice(0, 5).join(', ')}`] : []),
  ]);
}

function told(language: string, { all, kept, left, lost }: LossAccount): string {
  const number = (value: number): string => value.toLocaleString('en');
  const parts = [...left].map(
    ([kind, value]) => `${number(value)} ${kind === 'sentence' ? 'in units left out' : kind}`,
  );
  return [
    `${language}: ${number(all)} characters, ${number(kept)} in it`,
    ...(parts.length > 0 ? [`not in it ${parts.join(', ')}`] : []),
    ...(lost > 0 ? [`${number(lost)} LOST`] : []),
  ].join('; ');
}

/** The exit status of a command whose exports were verified. */
export function requireLossless(verdicts: readonly Verdict[]): Status {
  const lossy = verdicts.find((verdict) => !isLossless(verdict));
  if (lossy !== undefined) throw lossOf(lossy);
  return 0;
}

const lossOf = (verdict: Verdict): SverkaError =>
  new SverkaError(
    'verify/lost',
    `Characters were lost: ${verdictLines([verdict]).join(' ').replace(/\s+/gu, ' ')}.`,
    'This is a fault of sverka: please report it.',
    { file: verdict.place },
  );

async function readBack(place: string): Promise<Alignment> {
  const input = readInput(place);
  return readAlignment(input, () => {}, { unpacked: await unpackAlignment(input) }).alignment;
}
