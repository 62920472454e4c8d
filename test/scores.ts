import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readGoldItems } from '../src/cli/input/gold.js';
import { all, type Group, groupScored } from '../src/cli/view/score-groups.js';
import { type Trial, tryItem } from '../src/cli/align/trial.js';
import { type Figure, figures } from '../src/evaluate/summary.js';
import { options } from './align/cases.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
/** What the command line gives the aligner. */
const means = { ...options, version };

/** The gold documents of a folder, aligned as `sverka evaluate` does it. */
export function tryFolder(folder: string): Trial[] {
  return readGoldItems(folder).flatMap((item) => tryItem(item, means));
}

/** Of each document by itself, and of all together. */
export function groupByDocument(trials: readonly Trial[]): Group[] {
  return groupScored(trials.map((trial) => ({ ...trial, set: basename(trial.name) })));
}

const heads: Readonly<Record<Figure, string>> = {
  strictPrecision: 'strict precision',
  strictRecall: 'strict recall',
  strictF1: 'strict F1',
  laxPrecision: 'lax precision',
  laxRecall: 'lax recall',
  laxF1: 'lax F1',
  omissionPrecision: 'omission precision',
  omissionRecall: 'omission recall',
  omissionF1: 'omission F1',
  calibrationError: 'calibration error',
  nullCalibrationError: 'calibration error of nulls',
  rankingArea: 'AUROC',
  wrongAmongLeastSure: 'wrong in 5 % least sure',
};

/** A row for each corpus, variant and level, with all rates; - for what means nothing there. */
export function scoreTable(groups: readonly Group[], signatures: readonly string[]): string {
  const rows = groups
    .filter(({ variant }) => variant !== all)
    .map(({ set, variant, level, summary }) => [
      set,
      variant,
      level,
      summary.scores.strict.wanted,
      ...figures.map((figure) => summary.figures[figure]?.value.toFixed(4) ?? '-'),
    ]);
  return [
    '# Written by npm run score. pages: from the pages to links; given: the sentences given, without paragraphs and speakers.',
    ...[...new Set(signatures)].map((signature) => `# ${signature}`),
    ['corpus', 'variant', 'level', 'links', ...figures.map((figure) => heads[figure])].join('\t'),
    ...rows.map((row) => row.join('\t')),
    '',
  ].join('\n');
}

/** What a figure may not fall below; an error may not rise above it. */
export interface Floor {
  readonly set: string;
  readonly variant: string;
  readonly level: string;
  readonly figure: Figure;
  readonly bound: number;
}

export const isCeiling = (figure: Figure): boolean =>
  figure === 'calibrationError' || figure === 'nullCalibrationError';

export const readFloors = (path: string): Floor[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [set, variant, level, name, bound] = line.split('\t') as [string, string, string, string, string];
      const figure = figures.find((known) => heads[known] === name);
      if (figure === undefined || !Number.isFinite(Number(bound))) throw new Error(`no floor: ${line}`);
      return { set, variant, level, figure, bound: Number(bound) };
    });

/** The figure that a floor is for; undefined where there is none. */
export const figureOf = (groups: readonly Group[], { set, variant, level, figure }: Floor): number | undefined =>
  groups.find((group) => group.set === set && group.variant === variant && group.level === level)?.summary.figures[
    figure
  ]?.value;
