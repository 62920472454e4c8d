import { SverkaError } from '../../error.js';
import type { Language } from '../../model/document.js';
import { readXml } from '../sax.js';

/** The sentences of an edition, as it comes: of any size, with nothing but their language and text. */
export interface SentenceStream {
  /** @returns those that end in it */
  readonly write: (piece: string) => readonly (readonly [lang: Language, text: string])[];
  readonly close: () => void;
}

/** @throws SverkaError `tei/invalid` */
export function streamSentences(): SentenceStream {
  let found: (readonly [Language, string])[] = [];
  let lang: Language = 'en';
  let text: string[] | undefined;
  const reader = readXml({
    open: (name, attributes) => {
      if (name === 's') text = [];
      else if (name === 'text') lang = attributes['xml:lang']?.startsWith('ru') === true ? 'ru' : 'en';
    },
    text: (some) => text?.push(some),
    close: (name) => {
      if (name !== 's') return;
      found.push([lang, text?.join('') ?? '']);
      text = undefined;
    },
    refuse: (message, at) => {
      throw new SverkaError('tei/invalid', `The file is no well-formed XML: ${message}.`, 'Get it anew.', at);
    },
  });
  return {
    write: (piece) => {
      reader.write(piece);
      const ended = found;
      found = [];
      return ended;
    },
    close: reader.close,
  };
}
