import type { Document, Language, Meta } from '../../model/document.js';
import { flow, languageNames } from '../text.js';

const facts = [
  ['title', 'title'],
  ['date', 'date'],
  ['published by', 'publisher'],
  ['source', 'source'],
  ['licence', 'licence'],
  ['note', 'note'],
] as const satisfies readonly (readonly [string, keyof Meta])[];

/** Whose text it is and who may use it, as far as known, in a line: a memory travels without its documents. */
export function provenance({ lang, meta }: Document): string | undefined {
  const known = facts.flatMap(([name, key]) => {
    const value = flow(meta[key] ?? '', 'keep').trim();
    return value === '' ? [] : [`${name}: ${value}`];
  });
  if (known.length === 0 && meta.status === undefined) return undefined;
  const subject = `${languageNames[lang]} text${meta.status === undefined ? '' : ` (${meta.status})`}`;
  return [subject, ...known].join('; ');
}

/** What the notes in the header of a memory tell. A note of another hand is a note on the source. */
export function readProvenance(notes: readonly string[], source: Language): Record<Language, Meta> {
  const metas: Record<Language, Meta> = { en: {}, ru: {} };
  for (const note of notes) {
    const [subject = '', name, status] =
      /^(English|Russian) text(?: \((original|translation)\))?(?=;|$)/u.exec(note) ?? [];
    if (subject === '') {
      const text = [metas[source].note, note.replace(/\s+/gu, ' ').trim()].filter(Boolean).join('; ');
      if (text !== '') metas[source] = { ...metas[source], note: text };
      continue;
    }
    const lang: Language = name === 'English' ? 'en' : 'ru';
    metas[lang] = { ...readFacts(note.slice(subject.length)), ...(status && { status: status as 'original' }) };
  }
  return metas;
}

function readFacts(line: string): Meta {
  const meta: Record<string, string> = {};
  let rest = line;
  for (const [index, [name, key]] of facts.entries()) {
    if (!rest.startsWith(`; ${name}: `)) continue;
    const value = rest.slice(`; ${name}: `.length);
    const ends = facts.slice(index + 1).flatMap(([next]) => {
      const at = value.indexOf(`; ${next}: `);
      return at < 0 ? [] : [at];
    });
    const end = Math.min(value.length, ...ends);
    meta[key] = value.slice(0, end);
    rest = value.slice(end);
  }
  return meta;
}
