import type { Language } from '../model/document.js';
import { type Block, block, buildXml, inline } from './xml.js';

/** A term of an entry: what is known of it in words, and a sentence that has it. */
export interface EntryTerm {
  readonly term: string;
  readonly note?: string | undefined;
  readonly context?: string | undefined;
}

/** Terms of both languages that mean the same. */
export type TermEntry = Readonly<Record<Language, readonly EntryTerm[]>>;

/**
 * Writes a TermBase eXchange glossary: ISO 30042:2019 in the style DCA, dialect TBX-Basic, whose `context` and
 * core `note` are all that is used. Which term is preferred is for a person to say, and is not said.
 * @param source where the terms are from, a sentence
 */
export function writeTbx(entries: readonly TermEntry[], title: string, source: string): string {
  const section = (lang: Language, terms: readonly EntryTerm[]): Block =>
    block(
      'langSec',
      { 'xml:lang': lang },
      terms.map(({ term, note, context }) =>
        block('termSec', {}, [
          inline('term', {}, term),
          context === undefined ? undefined : inline('descrip', { type: 'context' }, context),
          note === undefined ? undefined : inline('note', {}, note),
        ]),
      ),
    );
  return buildXml(
    block('tbx', { style: 'dca', type: 'TBX-Basic', 'xml:lang': 'en', xmlns: 'urn:iso:std:iso:30042:ed-2' }, [
      block('tbxHeader', {}, [
        block('fileDesc', {}, [
          block('titleStmt', {}, [inline('title', {}, title)]),
          block('sourceDesc', {}, [inline('p', {}, source)]),
        ]),
      ]),
      block('text', {}, [
        block(
          'body',
          {},
          entries.map(({ en, ru }, index) =>
            block('conceptEntry', { id: `c${index + 1}` }, [section('en', en), section('ru', ru)]),
          ),
        ),
      ]),
    ]),
  );
}
