import { joinedBlocks } from './office.js';

/** Stands for a line's end that the text has, while those of the layout are undone. */
const hard = '\uFDD0';

/** The text of Markdown (CommonMark), without its marks; code and HTML are left out. */
export function readMarkdown(text: string): string {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .replace(/^---\r?\n[^]*?\r?\n(?:---|\.\.\.)\r?\n/u, '')
    .replace(/^(`{3,}|~{3,})[^]*?^\1[`~]*[ \t]*$/gmu, '')
    .replace(/<!--[^]*?-->/gu, '')
    .split(/\r?\n/u);
  const blocks = lines.map((line) => {
    const plain = line.replace(/^(?: {0,3}>[ ]?)+/u, '');
    if (/^ {0,3}(?:=+|-{2,}|(?:[-*_][ \t]*){3,}|\[[^\]]+\]:\s.*|\|?[\s:|-]*-{3,}[\s:|-]*)$/u.test(plain)) return '';
    const head = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/u.exec(plain)?.[1];
    if (head !== undefined) return `\n${inlineText(head)}\n`;
    const item = /^\s*(?:[-*+]|\d{1,3}[.)])[ \t]+(.*)$/u.exec(plain)?.[1];
    return item === undefined ? inlineText(plain.replace(/(?: {2,}|\\)$/u, hard)) : `\n${inlineText(item)}`;
  });
  return joinedBlocks(
    blocks
      .join('\n')
      .split(/\n{2,}/u)
      // A line that ends in two spaces or a backslash ends; others run on.
      .map((block) =>
        block
          .replace(/\s*\n\s*/gu, ' ')
          .replaceAll(hard, '\n')
          .replace(/ *\n */gu, '\n')
          .trim(),
      )
      .filter((block) => block !== ''),
  );
}

const inlineText = (line: string): string =>
  line
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])/gu, '')
    .replace(/\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])/gu, '$1')
    .replace(/<(https?:[^>\s]+)>/gu, '$1')
    .replace(/<\/?[a-z][^>]*>/giu, '')
    .replace(/(?<![\\\p{L}\p{N}])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=[^\s\\])\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/gu, '$1')
    .replace(/(`+)(.+?)\1/gu, '$2')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(/^\||\|$/gu, '')
    .replace(/[ \t]*\|[ \t]*/gu, '\n\n');
