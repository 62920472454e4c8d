import { formatPlace, validationRules, type Finding, type RuleName } from '../../index.js';
import type { Given, Status } from '../command.js';
import { valueOf } from '../options.js';
import { tell } from '../output/report.js';
import { count, palette, table } from '../terminal.js';

/** Findings of a rule that are printed, unless all are asked for. */
const most = 20;

/** Prints findings as they come, and in the end how many there were. */
export interface Printer {
  readonly tell: (found: readonly Finding[]) => void;
  /** @returns 1 where there was an error, or a warning and the user is strict */
  readonly close: () => Status;
}

export function printer(file: string, given: Given): Printer {
  const counts = new Map<string, number>();
  const sums = { error: 0, warning: 0 };
  let fixable = 0;
  const isJson = valueOf(given, 'to') === 'json';
  const limit = given['all'] === true || isJson ? Infinity : most;
  const colour = palette(process.stdout);
  if (isJson) process.stdout.write(`{\n  "file": ${JSON.stringify(file)},\n  "findings": [`);
  const line = ({ rule, severity, message, mend, at }: Finding, times: number): string => {
    const place = formatPlace({ file, ...at });
    const grade = severity === 'error' ? colour.red(severity) : colour.yellow(severity);
    // How to mend it is said once: it is the same for all that a rule finds.
    const hint = times === 0 ? `  ${colour.dim(`mend: ${mend}`)}\n` : '';
    return `${place}: ${grade}: ${message} [${rule}]\n${hint}`;
  };
  return {
    tell: (found) => {
      let text = '';
      for (const finding of found) {
        const times = counts.get(finding.rule) ?? 0;
        counts.set(finding.rule, times + 1);
        const number = sums.error + sums.warning;
        sums[finding.severity]++;
        if (finding.fixable) fixable++;
        if (times >= limit) continue;
        text += isJson ? `${number === 0 ? '' : ','}\n    ${JSON.stringify(finding)}` : line(finding, times);
      }
      if (text !== '') process.stdout.write(text);
    },
    close: () => {
      const { error, warning } = sums;
      if (isJson)
        process.stdout.write(
          `${error + warning === 0 ? '' : '\n  '}],\n  "errors": ${error},\n  "warnings": ${warning}\n}\n`,
        );
      else {
        for (const [rule, times] of counts)
          if (times > limit) process.stdout.write(`and ${(times - limit).toLocaleString('en')} more [${rule}]\n`);
        const offer =
          fixable > 0 && given['fix'] !== true ? `; --fix mends ${fixable.toLocaleString('en')} of them` : '';
        process.stdout.write(
          error + warning === 0
            ? `${file}: nothing found\n`
            : `${file}: ${count(error, 'error')}, ${count(warning, 'warning')}${offer}\n`,
        );
      }
      return error > 0 || (warning > 0 && given['strict'] === true) ? 1 : 0;
    },
  };
}

export function tellMended(mended: ReadonlyMap<RuleName, number>, place: string): void {
  const rows = [...mended].map(([rule, times]) => [times.toLocaleString('en'), rule, validationRules[rule].what]);
  tell([
    { heading: 'mended', lines: rows.length === 0 ? ['nothing'] : table(rows, [0]) },
    { heading: 'wrote', lines: [place] },
  ]);
}
