import { findWords } from '../segment/words.js';
import type { Alignment } from '../model/alignment.js';
import { type Document, type Span, type Unit } from '../model/document.js';
import type { Format, WriteOptions, Written } from './format.js';
import { removedFrom } from './removed.js';
import { beadRows, type Row } from './rows.js';
import { flow, formatConfidence, speakerNames, wordingOf } from './text.js';
import { escapeAttribute } from './tmx/content.js';
import { escapeXml } from './xml.js';

/** Both texts in words (CoNLL-U), for parsers and taggers; sentences name their counterparts. */
export const conllu: Format = {
  name: 'conllu',
  suffix: '.conllu',
  description: 'CoNLL-U of each text, with ids and alignment of sentences',
  hasParts: true,
  write: (alignment, options) => write(alignment, options, '.conllu', conlluText),
};

/** A word a line with structures, for Sketch Engine and NoSketch Engine: the align structures of both texts go together. */
export const vertical: Format = {
  name: 'vertical',
  suffix: '.vert',
  description: 'vertical text of each language for Sketch Engine, with align structures',
  hasParts: true,
  write: (alignment, options) => write(alignment, options, '.vert', verticalText),
};

type Side = 'source' | 'target';

function write(
  alignment: Alignment,
  options: WriteOptions,
  suffix: string,
  textOf: (document: Document, side: Side, rows: readonly Row[], options: WriteOptions) => string,
): Written {
  const rows = beadRows(alignment, 'sentence');
  const parts = (['source', 'target'] as const).map((side) => ({
    suffix: `.${alignment[side].lang}${suffix}`,
    text: textOf(alignment[side], side, rows, options),
  }));
  return { parts, kept: rows.length, what: 'beads', left: [], remarks: removedFrom(alignment) };
}

interface Token {
  readonly form: string;
  readonly spaceAfter: boolean;
}

/** A byte order mark inside a text is no space, though it is one to the language of this program. */
const space = /^(?:[^\S\uFEFF]|\u0085)/u;

/** Places of words, numbers, and every other sign by itself. */
export function findTokens(text: string): readonly Span[] {
  const words = findWords(text);
  const tokens: Span[] = [];
  let next = 0;
  for (let at = 0; at < text.length;) {
    while (next < words.length && words[next]! < at) next += 2;
    const end = words[next] === at ? words[next + 1]! : at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
    if (!space.test(text.slice(at, end))) tokens.push([at, end]);
    at = end;
  }
  return tokens;
}

const tokensOf = (text: string): readonly Token[] =>
  findTokens(text).map(([from, to]) => ({
    form: text.slice(from, to),
    spaceAfter: to === text.length || space.test(text[to]!),
  }));

const sentenceText = (document: Document, unit: Unit, options: WriteOptions): string =>
  flow(wordingOf(document, unit), options.nbsp ?? 'keep').trim() || '\uFFFD';

function conlluText(document: Document, side: Side, rows: readonly Row[], options: WriteOptions): string {
  const other = side === 'source' ? 'target' : 'source';
  const lines: string[] = [];
  let [paragraph, turn] = [-1, -1];
  for (const row of rows)
    for (const unit of row[side].sentences) {
      const text = sentenceText(document, unit, options);
      const { parent, id } = document.units.paragraph[unit.parent]!;
      if (parent !== turn) lines.push(`# newdoc id = ${document.units.turn[parent]!.id}`);
      if (unit.parent !== paragraph) lines.push(`# newpar id = ${id}`);
      [paragraph, turn] = [unit.parent, parent];
      const speaker = speakerNames(document, [unit]);
      const partners = row[other].sentences.map((each) => each.id).join(' ');
      const block = [
        `# sent_id = ${unit.id}`,
        `# text = ${text}`,
        ...(speaker === '' ? [] : [`# speaker = ${flow(speaker, 'keep')}`]),
        `# align = ${partners === '' ? '_' : partners}`,
        ...(row.bead.posterior === undefined ? [] : [`# confidence = ${formatConfidence(row.bead.posterior)}`]),
        ...tokensOf(text).map(({ form, spaceAfter }, index) =>
          [index + 1, form, ...Array<string>(7).fill('_'), spaceAfter ? '_' : 'SpaceAfter=No'].join('\t'),
        ),
        '',
      ];
      for (const line of block) lines.push(line);
    }
  return lines.map((line) => `${line}\n`).join('');
}

function verticalText(document: Document, side: Side, rows: readonly Row[], options: WriteOptions): string {
  const attributes = (entries: Readonly<Record<string, string | undefined>>): string =>
    Object.entries(entries)
      .map(([name, value]) => (value === undefined || value === '' ? '' : ` ${name}="${escapeAttribute(value)}"`))
      .join('');
  const { id, title, date } = document.meta;
  const lines = [`<doc${attributes({ id: id ?? options.stem, title, date })}>`];
  let [paragraph, turn] = [-1, -1];
  const close = (): void => {
    if (paragraph >= 0) lines.push('</p>', '</u>');
  };
  for (const { bead, ...row } of rows) {
    const { sentences } = row[side];
    const confidence = bead.posterior === undefined ? undefined : formatConfidence(bead.posterior);
    // One for each bead, also where this text has nothing: the structures of both texts are paired by number.
    lines.push(`<align${attributes({ confidence })}>`);
    for (const unit of sentences) {
      const { parent, id: paragraphId } = document.units.paragraph[unit.parent]!;
      if (parent !== turn) {
        close();
        const speaker = speakerNames(document, [unit]);
        lines.push(
          `<u${attributes({ id: document.units.turn[parent]!.id, who: speaker })}>`,
          `<p${attributes({ id: paragraphId })}>`,
        );
      } else if (unit.parent !== paragraph) lines.push('</p>', `<p${attributes({ id: paragraphId })}>`);
      [paragraph, turn] = [unit.parent, parent];
      lines.push(`<s${attributes({ id: unit.id })}>`);
      const tokens = tokensOf(sentenceText(document, unit, options));
      for (const [index, { form, spaceAfter }] of tokens.entries()) {
        lines.push(escapeXml(form));
        if (!spaceAfter && index < tokens.length - 1) lines.push('<g/>');
      }
      lines.push('</s>');
    }
    lines.push('</align>');
  }
  close();
  lines.push('</doc>');
  return lines.map((line) => `${line}\n`).join('');
}
