import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { Entry, Figures } from '../../batch/journal.js';
import type { Pair } from '../../batch/pairs.js';
import type { End } from '../../batch/pool.js';
import type { Fault } from '../../batch/report.js';
import { formatNamed, formatPlace, SverkaError, textPairs, type Alignment } from '../../index.js';
import type { Given } from '../command.js';
import { carryOut, planExport, withWords, type Plan } from '../output/export.js';
import { readInput, writeOutputs, type Input } from '../files.js';
import { valueOf } from '../options.js';
import { requireLossless, verifyExports } from '../output/verify.js';
import { alignInputs, readChoices, readMeans, type Means } from '../align/pair.js';

/** A pair to align, with all that the one who does it must know. */
export interface Task {
  readonly pair: Pair;
  /** What its files are called in messages, where they are kept elsewhere. */
  readonly names?: Pick<Pair, 'source' | 'target' | 'meta'>;
  readonly round: number;
  readonly given: Given;
  /** Whether files are to be made, as `given` says. */
  readonly writes: boolean;
  /** A folder for memories that are to be merged. */
  readonly memories?: string;
  /** A folder for texts that are to be learnt from. */
  readonly texts?: string;
}

export type Done = Omit<Entry, 'name' | 'round'>;

export type Result = { readonly done: Done } | { readonly fault: Fault };

/** What the options say, for as long as they stay the same. */
let means: { readonly key: string; readonly plan: Plan; readonly means: Means } | undefined;

/**
 * Aligns a pair and writes what is wanted of it; who gave the task sees to it that the files come to the disk. Whatever
 * goes wrong is told and not thrown: threads lose the kind of errors.
 */
export async function alignTask(task: Task): Promise<Result> {
  try {
    // Where a worker puts its outputs is another place for each task.
    const key = JSON.stringify({ ...task.given, output: '' });
    if (means?.key !== key)
      means = {
        key,
        plan: { ...planExport(task.given, 'tmx'), isHasty: true },
        means: readMeans(task.given, readChoices(task.given)),
      };
    return { done: await alignPair(task, means.plan, means.means) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

async function alignPair(
  { pair, names = pair, writes, memories, texts, given }: Task,
  plan: Plan,
  how: Means,
): Promise<Done> {
  const read = (path: string, name: string): Input => ({ ...readInput(path), name });
  const inputs = [read(pair.source, names.source), read(pair.target, names.target)] as const;
  const meta = pair.meta === undefined ? undefined : read(pair.meta, names.meta ?? pair.meta);
  const verifies = given['verify'] === true;
  const warnings: string[] = [];
  const talk = { quiet: true, say: (message: string) => void warnings.push(message), check: () => {} };
  const { alignment, inputs: all } = await alignInputs(inputs, meta, how, talk);
  const outputs: Entry['outputs'][number][] = [];
  const write = async (to: Plan, of: Alignment, stem: string): Promise<void> => {
    const worded = withWords(to, of, () => how.align.lexicon);
    const exports = await carryOut(to, worded, stem, all);
    if (verifies) requireLossless(await verifyExports(to, worded, exports));
    for (const { places } of exports)
      for (const path of places!) outputs.push({ path, hash: hashOf(readInput(path).bytes) });
  };
  if (writes) {
    const folder = join(valueOf(given, 'output')!, dirname(pair.name), '/');
    await write({ ...plan, output: folder }, alignment, basename(pair.name));
  }
  if (memories !== undefined)
    await write(
      {
        ...plan,
        formats: [formatNamed('tmx')],
        output: join(memories, '/'),
        options: { ...plan.options, maxUnits: undefined },
      },
      withoutId(alignment),
      pair.name,
    );
  if (texts !== undefined) {
    const path = join(texts, `${pair.name}.jsonl`);
    const text = textPairs(alignment)
      .map((each) => `${JSON.stringify(each)}\n`)
      .join('');
    writeOutputs([{ path, text }], all, false);
    outputs.push({ path, hash: hashOf(text) });
  }
  return {
    inputs: [...inputs, ...(meta === undefined ? [] : [meta])].map(({ name, bytes }) => ({
      path: name,
      hash: hashOf(bytes),
    })),
    outputs,
    figures: figuresOf(alignment),
    warnings,
  };
}

/** In a merged memory a unit is named after its pair: no two pairs have one name, but ids may be alike. */
function withoutId(alignment: Alignment): Alignment {
  const [source, target] = [alignment.source, alignment.target].map((document) => {
    const { id: _, ...meta } = document.meta;
    return { ...document, meta };
  });
  return { ...alignment, source: source!, target: target! };
}

function figuresOf({ source, target, ladders }: Alignment): Figures {
  const beads = ladders.sentence ?? [];
  const sum = beads.reduce((all, { posterior = 0 }) => all + posterior, 0);
  return {
    source: source.units.sentence.length,
    target: target.units.sentence.length,
    beads: beads.length,
    confidence: Math.floor((sum / Math.max(1, beads.length)) * 1e4) / 1e4,
  };
}

export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

export function faultOf(error: unknown): Fault {
  if (error instanceof SverkaError)
    return { code: error.code, message: error.message, hint: error.hint, place: formatPlace(error.at) };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return {
    code: 'bug',
    message: message || 'Something went wrong inside.',
    hint: `Please report it with these lines and, if you may, the files. ${stack ?? ''}`,
    place: '',
  };
}

/**
 * What is told of how a piece of work ended; nothing, where it went well.
 * @param limit seconds that it could take
 */
export function faultAt(end: End<Result>, limit: number): Fault | undefined {
  if (end.kind === 'done') return 'fault' in end.result ? end.result.fault : undefined;
  return end.kind === 'slow'
    ? {
        code: 'batch/slow',
        message: `It took more than ${limit} seconds.`,
        hint: 'Give it more with --limit, or align it alone.',
        place: '',
      }
    : {
        code: 'batch/crash',
        message: `Its thread ended: ${end.message}.`,
        hint: 'Align it alone; NODE_OPTIONS=--max-old-space-size=8192 gives it more memory.',
        place: '',
      };
}
