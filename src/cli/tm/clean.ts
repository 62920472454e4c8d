import { eachInTurn } from '../../editor/temporary.js';
import { cleanMemory, cleanRules, ruleDefaults, type CleanCounts, type CleanRule } from '../../index.js';
import type { Given, Options, Status } from '../command.js';
import { inFile } from '../input/documents.js';
import { checkOutput, dash } from '../files.js';
import { usageError, valueOf, valuesOf } from '../options.js';
import { placesFor, savedStem } from '../output/places.js';
import { tell } from '../output/report.js';
import { table } from '../terminal.js';
import { numberOf, openMemory } from './tm.js';
import { openTextSpool } from './output.js';

const names = cleanRules.map(({ name }) => name);

export const cleanOptions: Options = {
  rules: { value: 'NAME,…', members: names, description: 'these alone, of those below [all]' },
  without: { value: 'NAME,…', members: names, description: 'all but these' },
  'max-length': { value: 'N', description: `characters a side, for the rule long [${ruleDefaults.maxLength}]` },
  'max-ratio': { value: 'R', description: `of lengths, for the rule ratio [${ruleDefaults.maxRatio}]` },
  removed: { value: 'FILE', description: 'where removed units go [beside the output]' },
};

export const ruleRows = cleanRules.map(({ name, description }): readonly [string, string] => [name, description]);

export async function cleanFile(name: string, given: Given): Promise<Status> {
  const rules = rulesOf(given);
  const limits = {
    maxLength: numberOf(given, 'max-length') ?? ruleDefaults.maxLength,
    maxRatio: ratioOf(given) ?? ruleDefaults.maxRatio,
  };
  const output = valueOf(given, 'output');
  if (output === undefined || output === dash)
    throw usageError('clean writes two files, and the first has no name.', 'Name it with -o, such as -o good.tmx.');
  const [kept] = placesFor(output, savedStem(name), ['.tmx'])!;
  const removed = valueOf(given, 'removed') ?? `${kept!.replace(/\.tmx$/iu, '')}.removed.tmx`;
  if (removed === kept) throw usageError('Both files have one name.', 'Give --removed another.');
  const memory = openMemory(name, given);
  const inputs = [memory.source.input];
  for (const place of [kept!, removed]) checkOutput(place, inputs);
  const cleaning = cleanMemory({ selection: memory.selection(), rules, limits });
  const spool = openTextSpool(kept);
  try {
    await eachInTurn(memory.parts('cleaning'), (part) =>
      inFile(name, () => {
        for (const { to, text } of cleaning.pass(part)) spool.append(to, text);
      }),
    );
    // The head is written to both at once, so their order is that of the places.
    await spool.settle([kept!, removed], inputs);
  } finally {
    spool.discard();
  }
  if (given['quiet'] !== true) tellCleaned(cleaning.counts(), kept!, removed);
  return 0;
}

function tellCleaned({ units, kept, removed }: CleanCounts, keptName: string, removedName: string): void {
  const number = (value: number): string => value.toLocaleString('en');
  tell([
    {
      heading: 'removed',
      lines: table(
        [...removed].map(([rule, times]) => [rule, number(times)]),
        [1],
      ),
    },
    {
      heading: 'wrote',
      lines: table(
        [
          [keptName, number(kept), 'units kept'],
          [removedName, number(units - kept), 'units removed'],
        ],
        [1],
      ),
    },
  ]);
}

function rulesOf(given: Given): readonly CleanRule[] {
  const [only, without] = [valuesOf(given, 'rules'), valuesOf(given, 'without')];
  if (only !== undefined && without !== undefined)
    throw usageError('--rules and --without are given.', 'Leave one of them out.');
  const unknown = [...(only ?? []), ...(without ?? [])].find((name) => !names.includes(name));
  if (unknown !== undefined) throw usageError(`There is no rule ${unknown}.`, `The rules are ${names.join(', ')}.`);
  return cleanRules.filter(({ name }) => (only?.includes(name) ?? true) && !(without?.includes(name) ?? false));
}

function ratioOf(given: Given): number | undefined {
  const value = valueOf(given, 'max-ratio');
  if (value === undefined) return undefined;
  if (!(Number(value) > 1 && Number(value) < 1000))
    throw usageError(`--max-ratio cannot be ${value}.`, 'It is a number above 1, such as 3.');
  return Number(value);
}
