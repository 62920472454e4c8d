import { withoutBetween, withoutFences, withoutStress, withoutTicks } from './markdown/marks.js';
import { joinedBlocks } from './office.js';

/** Stands for a line's end that the text has, while those of the layout are undone. */
const hard = '\uFDD0';

/** The text of Markdown (CommonMark), without its marks; code and HTML are left out. */
export function readMarkdown(text: string): string {
  const body = text.replace(/^\uFEFF/u, '').replace(/^---\r?\n[^]*?\r?\n(?:---|\.\.\.)\r?\n/u, '');
  const lines = withoutBetween(withoutFences(body.split(/\r?\n/u)).join('\n'), '<!--', '-->').split('\n');
  const blocks = lines.map((line) => {
    const plain = line.replace(/^(?: {0,3}>[ ]?)+/u, '');
    if (isLayout(plain)) return '';
    const head = /^ {0,3}#{1,6}[ \t]+([^]*)/u.exec(plain)?.[1];
    if (head !== undefined)
      return `\n${inlineText(
        head
          .trim()
          .replace(/(?:^|(?<=[ \t]))#+$/u, '')
          .trimEnd(),
      )}\n`;
    const item = /^\s*(?:[-*+]|\d{1,3}[.)])[ \t]+([^]*)/u.exec(plain)?.[1];
    return item === undefined ? inlineText(plain.replace(/(?:(?<! ) {2,}|\\)$/u, hard)) : `\n${inlineText(item)}`;
  });
  return joinedBlocks(
    blocks
      .join('\n')
      .split(/\n{2,}/u)
      // A line that ends in two spaces or a backslash ends; others run on.
      .map((block) =>
        block
          .replace(/(?<!\s)\s*\n\s*/gu, ' ')
          .replaceAll(hard, '\n')
          .replace(/(?:(?<! ) +)?\n */gu, '\n')
          .trim(),
      )
      .filter((block) => block !== ''),
  );
}

/** Whether a line parts or underlines: of rules, of tables, and where an address is given a name. */
const isLayout = (line: string): boolean =>
  /^ {0,3}(?:=+|-{2,}|(?=(?:[-*_][ \t]*){3})[-*_ \t]+|\[[^\]]+\]:\s[^]*)$/u.test(line) ||
  (/^[\s:|-]+$/u.test(line) && line.includes('---'));

const inlineText = (line: string): string =>
  withoutTicks(
    withoutStress(
      line
        .replace(/!\[[^[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^[\]]*\])/gu, '')
        .replace(/\[([^[\]]+)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^[\]]*\])/gu, '$1')
        .replace(/<(https?:[^<>\s]+)>/gu, '$1')
        .replace(/<\/?[a-z][^<>]*>/giu, ''),
    ),
  )
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(/^\||\|$/gu, '')
    .replace(/(?:(?<![ \t])[ \t]+)?\|[ \t]*/gu, '\n\n');
