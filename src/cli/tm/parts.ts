import { eachInTurn } from '../../editor/temporary.js';
import { mergeMemories, splitMemory, type MergeCounts, type SplitManner } from '../../index.js';
import type { Given, Options, Status } from '../command.js';
import { inFile } from '../input/documents.js';
import { checkOutput, dash, display } from '../files.js';
import { usageError, valueOf } from '../options.js';
import { placesFor, savedStem } from '../output/places.js';
import { tell } from '../output/report.js';
import { count, table } from '../terminal.js';
import { numberOf, openMemory, sizeOf } from './tm.js';
import { openTextSpool } from './output.js';

export const mergeOptions: Options = {
  doubles: { choices: ['keep', 'drop'], description: 'units whose sides are those of an earlier one [keep]' },
  origin: { description: 'say in each unit (x-origin) which file it is of' },
  mixed: { description: 'merge memories of different languages, too' },
};

export const splitOptions: Options = {
  units: { value: 'N', description: 'parts of N units' },
  size: { value: 'SIZE', description: 'parts of about so many characters, such as 500k or 20M' },
  by: { value: 'PROP', description: 'a part for each value of a prop, such as x-document' },
};

export async function mergeFiles(names: readonly string[], given: Given): Promise<Status> {
  if (names.filter((name) => name === dash).length > 1)
    throw usageError('Standard input is only one file.', 'Give the others by name.');
  const output = valueOf(given, 'output');
  const places = placesFor(output, savedStem(names[0]!), ['.tmx']);
  const memories = names.map((name) => openMemory(name, given));
  const inputs = memories.map(({ source }) => source.input);
  for (const place of places ?? []) checkOutput(place, inputs);
  const counts: MergeCounts = { units: 0, dropped: 0, restored: 0 };
  const isDropping = given['doubles'] === 'drop';
  const spool = openTextSpool(places?.[0]);
  try {
    const merged = mergeMemories(
      memories.map(({ name, survey, parts }) => ({ name: display(name), survey, parts: parts('merging') })),
      {
        selection: isDropping ? memories[0]!.selection() : undefined,
        origin: given['origin'] === true,
        mixed: given['mixed'] === true,
      },
      counts,
    );
    await eachInTurn(merged, (text) => spool.append('merged', text));
    await spool.settle(places, inputs);
  } finally {
    spool.discard();
  }
  if (given['quiet'] !== true)
    tell([
      { heading: 'read', lines: [count(names.length, 'memory', 'memories')] },
      ...(counts.restored > 0
        ? [{ heading: 'restored', lines: [`${count(counts.restored, 'unit')} that clean had removed`] }]
        : []),
      ...(counts.dropped > 0 ? [{ heading: 'dropped', lines: [count(counts.dropped, 'double')] }] : []),
      { heading: 'wrote', lines: [`${places?.[0] ?? 'standard output'}  ${count(counts.units, 'unit')}`] },
    ]);
  return 0;
}

export async function splitFile(name: string, given: Given): Promise<Status> {
  const manner = mannerOf(given);
  const output = valueOf(given, 'output');
  if (output === undefined || output === dash)
    throw usageError('split writes several files.', 'Name a folder for them with -o, such as -o parts/.');
  const memory = openMemory(name, given);
  const inputs = [memory.source.input];
  const stem = savedStem(name);
  const placesOf = (parts: readonly string[]): readonly string[] => {
    // One part alone is still a part: placesFor would call it by the whole name.
    const suffixes = parts.map((part) => `.${part}.tmx`);
    return placesFor(output, stem, [...suffixes, ''], '.tmx')!.slice(0, -1);
  };
  const spool = openTextSpool(placesOf(['1'])[0]);
  try {
    const splitting = splitMemory(manner);
    await eachInTurn(memory.parts('splitting'), (part) =>
      inFile(name, () => {
        for (const { part: number, text } of splitting.pass(part)) spool.append(number, text);
      }),
    );
    const parts = spool.names();
    const places = placesOf(parts);
    for (const place of places) checkOutput(place, inputs);
    await spool.settle(places, inputs);
    if (given['quiet'] !== true)
      tell([
        {
          heading: 'wrote',
          lines: table(
            parts.map((part, index) => [places[index]!, count(splitting.parts().get(part) ?? 0, 'unit')]),
            [1],
          ),
        },
      ]);
  } finally {
    spool.discard();
  }
  return 0;
}

function mannerOf(given: Given): SplitManner {
  const [units, size, type] = [numberOf(given, 'units'), sizeOf(given, 'size'), valueOf(given, 'by')];
  const manners: SplitManner[] = [
    ...(units === undefined ? [] : [{ kind: 'units', most: units } as const]),
    ...(size === undefined ? [] : [{ kind: 'size', most: size } as const]),
    ...(type === undefined ? [] : [{ kind: 'prop', type } as const]),
  ];
  if (manners.length !== 1)
    throw usageError(
      manners.length === 0 ? 'How to split is not said.' : 'Two ways to split are given.',
      'Give one of --units, --size and --by.',
    );
  return manners[0]!;
}
