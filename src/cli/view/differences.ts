import {
  differenceRules,
  glossaryCheck,
  lineCounter,
  optionalRules,
  unitText,
  type Alignment,
  type CheckSeverity,
  type Concern,
  type Span,
} from '../../index.js';
import { count, palette, widthOf } from '../terminal.js';

export const sides = ['source', 'target'] as const;
export type Side = (typeof sides)[number];

/** What differs, under its rules: where, what, and what both texts say there. */
export function differencesText(alignment: Alignment, concerns: readonly Concern[]): string {
  const colour = palette(process.stdout);
  const width = Math.min(widthOf(process.stdout), 120);
  const lines = linesOf(alignment);
  const blocks = groups(concerns).map(({ name, description, found }) => {
    const head = `${colour.bold(name)}: ${description}`;
    const items = found.map((concern) => {
      const sure = concern.certainty === undefined ? '' : ` (${concern.certainty.toFixed(2)})`;
      const places = sides.flatMap((side) => placeLine(alignment, lines, concern, side, width));
      return [`  ${concern.message}${sure}`, ...places.map((line) => colour.dim(line))].join('\n');
    });
    return [head, ...items, `  ${colour.dim(found[0]!.hint)}`].join('\n');
  });
  if (blocks.length === 0) return 'Nothing found.\n';
  return `${[...blocks, count(concerns.length, 'finding')].join('\n\n')}\n`;
}

/** The same for programs. */
export function differencesJson(alignment: Alignment, concerns: readonly Concern[]): string {
  const lines = linesOf(alignment);
  const findings = concerns.map((concern) => ({
    rule: concern.check,
    severity: severityOf(concern.check),
    message: concern.message,
    hint: concern.hint,
    ...(concern.certainty !== undefined && { certainty: Number(concern.certainty.toFixed(6)) }),
    ...Object.fromEntries(
      sides.flatMap((side) => {
        const units = unitsOf(alignment, side, concern[side]);
        if (units.length === 0) return [];
        const text = units.map((unit) => unitText(alignment[side], unit)).join(' ');
        return [[side, { line: lines[side](units[0]!.at[0]), units: units.map(({ id }) => id), text }]];
      }),
    ),
  }));
  return `${JSON.stringify({ findings }, null, 2)}\n`;
}

/** Findings under their rules, with what may be said of these. */
export const groups = (concerns: readonly Concern[]) =>
  allRules
    .map((rule) => ({
      name: rule.name,
      description: rule.description,
      severity: severityOf(rule.name),
      found: concerns.filter(({ check }) => check === rule.name),
    }))
    .filter(({ found }) => found.length > 0);

/** All rules that there are; of terms, whatever the glossary. */
export const allRules = [...differenceRules, glossaryCheck([]), ...optionalRules];

/** How much what a rule finds matters. */
export const severityOf = (name: string): CheckSeverity =>
  allRules.find((rule) => rule.name === name)?.severity ?? 'warning';

export const unitsOf = (alignment: Alignment, side: Side, span: Span | undefined) =>
  alignment[side].units.sentence.slice(...(span ?? [0, 0]));

function placeLine(
  alignment: Alignment,
  lines: Readonly<Record<Side, (at: number) => number>>,
  concern: Concern,
  side: Side,
  width: number,
): string[] {
  const units = unitsOf(alignment, side, concern[side]);
  const [first, last] = [units[0], units.at(-1)];
  if (first === undefined || last === undefined) return [];
  const ids = first === last ? first.id : `${first.id}–${last.id}`;
  const place = `    line ${lines[side](first.at[0])}, ${ids}: `;
  const text = units.map((unit) => unitText(alignment[side], unit)).join(' ');
  return [place + cut(text, Math.max(40, width - place.length))];
}

const cut = (text: string, width: number): string => {
  const letters = Array.from(text);
  return letters.length <= width
    ? text
    : `${letters
        .slice(0, width - 1)
        .join('')
        .trimEnd()}…`;
};

/** Lines by place, in any order. */
export function linesOf(alignment: Alignment): Readonly<Record<Side, (at: number) => number>> {
  const of = (side: Side): ((at: number) => number) => {
    const lineAt = lineCounter(alignment[side].text);
    const known = new Map(alignment[side].units.sentence.map(({ at }) => [at[0], lineAt(at[0])]));
    return (at) => known.get(at)!;
  };
  return { source: of('source'), target: of('target') };
}
