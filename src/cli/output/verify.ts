import {
  accountFor,
  accountIn,
  isNull,
  languageNames,
  readColumns,
  SverkaError,
  visible,
  type LossManner as Manner,
  type LossAccount,
  type Accounts,
  type Alignment,
} from '../../index.js';
import { readAlignment } from '../input/documents.js';
import { turnedFor, type Plan } from './export.js';
import { readInput, type Input } from '../files.js';
import { readPacked } from '../input/office.js';
import { unpackAlignment } from '../input/packed.js';
import type { Options, Status } from '../command.js';
import type { Export } from './report.js';
import { usageError } from '../options.js';

export const verifyOption: Options = {
  verify: { description: 'read the files again, and account for every character of both texts' },
};

/** What became of the characters of both texts in one export. */
export interface Verdict {
  readonly place: string;
  readonly accounts: Accounts;
  readonly alignment: Alignment;
}

/** What stands in the files of an export, without its markup: on each side, or on both. */
type Saying = (files: readonly Input[], about: About) => Said | Promise<Said>;
type Said = Readonly<Record<'source' | 'target', string>>;

interface About {
  readonly rows: number;
  readonly width: number;
}

/** Formats that are made for people or other programs, and are not read as alignments: how their words are told from the rest. */
const sayings: Readonly<Record<string, Saying>> = {
  report: files(page),
  html: files(page),
  conllu: files((text) => [...text.matchAll(/^# text = (.*)$/gmu)].map(([, sentence]) => sentence!).join(' ')),
  vertical: files((text) =>
    plain(
      text
        .split('\n')
        .filter((line) => !line.startsWith('<'))
        .map((line) => line.split('\t')[0]!)
        .join(' '),
    ),
  ),
  // The links themselves are numbers, and hold no character of either text.
  pharaoh: ([, ...texts]) => files((text) => text)(texts),
  docx: async ([file]) => {
    const { blocks } = await readPacked(file!);
    const column = (number: number): string =>
      blocks.map(({ text, cell }) => (cell?.column === number ? text : '')).join(' ');
    return { source: column(1), target: column(2) };
  },
  columns: ([file], { rows, width }) => readColumns(textOf(file!), rows, width),
};

/** What such a format cannot hold: some links, or some characters. */
const manners: Readonly<Record<string, Manner>> = {
  pharaoh: { holds: (bead) => !isNull(bead), shows: (text) => text.replaceAll('\uFFFD', '') },
  columns: { shows: visible },
};

const textOf = ({ bytes }: Input): string => new TextDecoder().decode(bytes);

/** One file for each language, the source's first, or one for both. */
function files(say: (text: string) => string): (inputs: readonly Input[]) => Said {
  return (inputs) => {
    const texts = inputs.map((input) => say(textOf(input)));
    return { source: texts[0]!, target: texts.at(-1)! };
  };
}

/** What a page shows; a scan, since no regular expression finds the end of what never ends in linear time. */
function page(html: string): string {
  let shown = '';
  for (let at = 0; at < html.length;) {
    const from = html.slice(at).search(/<(?:script|style)/u);
    if (from < 0) return plain(shown + html.slice(at));
    shown += html.slice(at, at + from);
    const name = html.startsWith('<script', at + from) ? '</script>' : '</style>';
    const end = html.indexOf(name, at + from);
    at = end < 0 ? html.length : end + name.length;
  }
  return plain(shown);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (markup: string): string =>
  markup
    .replace(/<[^<>]*>/gu, '')
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/giu,
      (whole, decimal?: string, hex?: string, name?: string) =>
        name === undefined
          ? String.fromCodePoint(decimal === undefined ? parseInt(hex!, 16) : Number(decimal))
          : (entities[name] ?? whole),
    );

/** @throws SverkaError `cli/usage` when what is planned cannot be read again */
export function checkVerifiable({ formats, output }: Plan): void {
  if (output === undefined || output === '-')
    throw usageError('--verify reads files again, and none is written.', 'Name one with -o.');
  const blind = formats.find(({ name, read }) => read === undefined && sayings[name] === undefined);
  if (blind !== undefined) throw usageError(`--verify cannot read ${blind.name} again.`, 'Leave one of them out.');
}

/** Reads all that was written, and compares it with what it was made of. */
export async function verifyExports(plan: Plan, aligned: Alignment, exports: readonly Export[]): Promise<Verdict[]> {
  const { formats, options } = plan;
  const alignment = turnedFor(plan, aligned);
  return Promise.all(
    exports.map(async ({ written, places }, index): Promise<Verdict> => {
      const format = formats[index]!;
      const told = written.left.reduce((sum, { count }) => sum + count, 0);
      const place = places![0]!;
      const say = sayings[format.name];
      if (say !== undefined) {
        const said = await say(places!.map(readInput), { rows: written.kept, width: options.width });
        return { place, accounts: accountIn(alignment, said, told, manners[format.name]), alignment };
      }
      const none = alignment.ladders[options.level]?.length === told;
      const level = alignment.ladders[options.level] === undefined ? 'sentence' : options.level;
      // A memory in parts is read in all of them; of others the first file names the rest.
      const parts = format.name === 'tmx' ? places! : [place];
      const back = none ? [emptied(alignment)] : await Promise.all(parts.map(readBack));
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
