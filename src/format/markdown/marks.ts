// By places and not by patterns: a pattern looks at the rest of the text from each mark that has no end.

/** The text without what stands between two signs, and without these; what begins and does not end stays. */
export function withoutBetween(text: string, begin: string, end: string): string {
  let [kept, done] = ['', 0];
  for (;;) {
    const from = text.indexOf(begin, done);
    const to = from < 0 ? -1 : text.indexOf(end, from + begin.length);
    if (to < 0) return kept + text.slice(done);
    kept += text.slice(done, from);
    done = to + end.length;
  }
}

/** The lines without those of code between fences; a fence without another is text, such as a row of tildes. */
export function withoutFences(lines: readonly string[]): string[] {
  // The longest run at the head of a line that may close a fence, in this line or a later one.
  const longest = { '`': new Int32Array(lines.length + 1), '~': new Int32Array(lines.length + 1) };
  for (let at = lines.length - 1; at >= 0; at--)
    for (const sign of ['`', '~'] as const)
      longest[sign][at] = Math.max(longest[sign][at + 1]!, isClosing(lines[at]!) ? runOf(lines[at]!, sign) : 0);
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const sign = lines[at]![0] === '~' ? '~' : '`';
    const size = runOf(lines[at]!, sign);
    if (size < 3 || longest[sign][at + 1]! < size) {
      kept.push(lines[at]!);
      continue;
    }
    do at++;
    while (!isClosing(lines[at]!) || runOf(lines[at]!, sign) < size);
    kept.push('');
  }
  return kept;
}

const isClosing = (line: string): boolean => /^[`~]+[ \t]*$/u.test(line);

function runOf(line: string, sign: string): number {
  let size = 0;
  while (line[size] === sign) size++;
  return size;
}

interface Run {
  readonly at: number;
  readonly size: number;
}

const runsOf = (text: string, pattern: RegExp): Run[] =>
  [...text.matchAll(pattern)].map(({ 0: { length }, index }) => ({ at: index, size: length }));

function without(text: string, runs: readonly Run[]): string {
  let [kept, done] = ['', 0];
  for (const { at, size } of [...runs].sort((a, b) => a.at - b.at)) {
    kept += text.slice(done, at);
    done = at + size;
  }
  return kept + text.slice(done);
}

/** Text without the ticks about code. */
export function withoutTicks(text: string): string {
  const runs = runsOf(text, /`+/gu);
  // Of each run the next one that is as long.
  const next: (number | undefined)[] = [];
  const last = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index--) {
    next[index] = last.get(runs[index]!.size);
    last.set(runs[index]!.size, index);
  }
  const ticks: Run[] = [];
  for (let index = 0; index < runs.length; index++) {
    const end = next[index];
    // Nothing between them is no code.
    if (end === undefined || runs[end]!.at === runs[index]!.at + runs[index]!.size) continue;
    ticks.push(runs[index]!, runs[end]!);
    index = end;
  }
  return without(text, ticks);
}

/** Text without the stars and lines of what is stressed; those between letters, such as snake_case, are none. */
export function withoutStress(text: string): string {
  const gone: Run[] = [];
  const open: (Run & { readonly sign: string })[] = [];
  // How many of each are open: a stack is looked through only for what is in it.
  const count = new Map<string, number>();
  for (const run of runsOf(text, /\*+|_+/gu)) {
    const sign = text.slice(run.at, run.at + run.size);
    if (run.size > 3) continue;
    const [before, after] = [text.slice(Math.max(0, run.at - 2), run.at), text.slice(run.at + run.size).slice(0, 2)];
    const [isWordBefore, isWordAfter] = [/[\p{L}\p{N}]$/u.test(before), /^[\p{L}\p{N}]/u.test(after)];
    // Two stars stress parts of words, too.
    const closes = /[^\s\\]$/u.test(before) && (!isWordAfter || sign === '**');
    const opens = /^\S/u.test(after) && !before.endsWith('\\') && (!isWordBefore || sign === '**');
    if (closes && (count.get(sign) ?? 0) > 0) {
      for (let top = open.pop()!; ; top = open.pop()!) {
        count.set(top.sign, count.get(top.sign)! - 1);
        if (top.sign !== sign) continue;
        gone.push(top, run);
        break;
      }
    } else if (opens) {
      open.push({ ...run, sign });
      count.set(sign, (count.get(sign) ?? 0) + 1);
    }
  }
  return without(text, gone);
}
