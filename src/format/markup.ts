import { SverkaError } from '../error.js';
import { readTree, type Node } from './tree.js';

const invalid = (message: string): SverkaError =>
  new SverkaError(
    'input/damaged',
    `The document cannot be read: ${message}.`,
    'Open and save it anew, or save it as plain text.',
  );

/** Elements of HTML that begin a paragraph. */
const htmlBlocks = new Set('p h1 h2 h3 h4 h5 h6 li td th tr table ul ol blockquote div'.split(' '));

/** The paragraphs of a word processor's document that was made HTML, blank lines between; marks of footnotes are left out. */
export function readDocumentHtml(html: string): string {
  const fault = (message: string): SverkaError => invalid(message);
  const root = readTree(`<body>${html}</body>`, undefined, fault, fault);
  return joined(
    paragraphsOf(root, {
      isBlock: ({ name }) => htmlBlocks.has(name),
      isSilent: ({ name, attributes }) =>
        name === 'img' || (name === 'a' && /^#(?:foot|end)note/u.test(attributes['href'] ?? '')),
      instead: ({ name }) => (name === 'br' ? '\n' : undefined),
    }),
  );
}

/** The paragraphs of an OpenDocument text, by its content.xml; its footnotes come at the end. */
export function readOpenDocument(content: string): string {
  const fault = (message: string): SverkaError => invalid(message);
  const root = readTree(content, undefined, fault, fault);
  const notes: string[] = [];
  const manner: Manner = {
    isBlock: ({ name }) => name === 'text:p' || name === 'text:h',
    isSilent: (node) => {
      if (node.name === 'text:note')
        for (const body of node.children)
          if (typeof body !== 'string' && body.name === 'text:note-body') notes.push(...paragraphsOf(body, manner));
      return /^(?:text:note|text:tracked-changes|office:annotation|text:sequence-decls|draw:frame)$/u.test(node.name);
    },
    instead: ({ name, attributes }) =>
      name === 'text:line-break'
        ? '\n'
        : name === 'text:tab'
          ? ' '
          : name === 'text:s'
            ? ' '.repeat(Math.min(100, Number(attributes['text:c'] ?? 1)))
            : undefined,
  };
  const bodies = find(root, 'office:text');
  if (bodies.length === 0) throw invalid('it has no text');
  return joined([...bodies.flatMap((body) => paragraphsOf(body, manner)), ...notes]);
}

interface Manner {
  readonly isBlock: (node: Node) => boolean;
  readonly isSilent: (node: Node) => boolean;
  /** What stands for an element that has no text of its own. */
  readonly instead: (node: Node) => string | undefined;
}

function paragraphsOf(root: Node, { isBlock, isSilent, instead }: Manner): string[] {
  const paragraphs: string[] = [];
  let text = '';
  const close = (): void => {
    paragraphs.push(text);
    text = '';
  };
  const walk = (node: Node): void => {
    for (const child of node.children) {
      if (typeof child === 'string') text += child.replace(/[\t\n\r]+/gu, ' ');
      else if (!isSilent(child)) {
        const block = isBlock(child);
        if (block) close();
        text += instead(child) ?? '';
        walk(child);
        if (block) close();
      }
    }
  };
  walk(root);
  close();
  return paragraphs.map((each) => each.trim()).filter((each) => each !== '');
}

const find = (node: Node, name: string): readonly Node[] =>
  node.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === name ? [child] : find(child, name),
  );

const joined = (paragraphs: readonly string[]): string => paragraphs.map((each) => `${each}\n`).join('\n');

const cueTime = /^(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})/u;

/** Whether a text is subtitles: SubRip or WebVTT. */
export const isSubtitles = (text: string): boolean =>
  /^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/u.test(text) || cueTime.test(/^\uFEFF?\s*\d+[ \t]*\r?\n(.*)/u.exec(text)?.[1] ?? '');

/** Seconds of silence after which a paragraph begins. */
const pause = 2;

/**
 * What is said in subtitles, as a transcript: cues run on as the speech does; a paragraph begins after a pause, at a dash
 * and where another speaks, whose name (`<v Name>`) becomes a label.
 */
export function readSubtitles(text: string): string {
  const paragraphs: string[] = [];
  let [open, speaker, end] = ['', '', 0];
  const close = (): void => {
    if (open.trim() !== '') paragraphs.push(open.trim());
    open = '';
  };
  for (const block of text.replace(/^\uFEFF/u, '').split(/(?:\r?\n){2,}/u)) {
    const lines = block.split(/\r?\n/u);
    const at = lines.findIndex((line) => cueTime.test(line));
    if (at < 0) continue;
    const [, ...times] = cueTime.exec(lines[at]!)!;
    const seconds = (from: number): number =>
      Number(times[from] ?? 0) * 3600 +
      Number(times[from + 1]) * 60 +
      Number(times[from + 2]) +
      Number(times[from + 3]) / 1000;
    const starts = seconds(0) - end >= pause;
    end = seconds(4);
    for (const [index, line] of lines.slice(at + 1).entries()) {
      const name = /^\s*<v(?:\.[^\s>]*)?\s+([^>]+)>/u.exec(line)?.[1]?.trim() ?? '';
      const plain = unescapeCue(line.replace(/<[^>]*>|\{\\[^}]*\}/gu, '')).trim();
      if (plain === '') continue;
      const isAnswer = /^[-–—]\s?\p{Lu}/u.test(plain);
      if ((starts && index === 0) || isAnswer || (name !== '' && name !== speaker)) close();
      if (name !== '' && name !== speaker) {
        speaker = name;
        open = `${name}: `;
      }
      open += `${open === '' || open.endsWith(' ') ? '' : ' '}${plain.replace(/^[-–—]\s?(?=\p{Lu})/u, '')}`;
    }
  }
  close();
  return joined(paragraphs);
}

const unescapeCue = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|nbsp|lrm|rlm);/gu,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', nbsp: '\u00A0' })[name] ?? '',
  );

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
  return joined(
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
