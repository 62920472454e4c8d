import { SverkaError, type Place } from '../../error.js';

export const mendHint =
  'Get it anew, or convert it with Calibre (ebook-convert FILE.epub OUT.epub), which mends books.';

/** The error that tells what is wrong with a book, in which of its files. */
export const damaged = (message: string, at: Place = {}): SverkaError =>
  new SverkaError('input/damaged', `The book cannot be read: ${message}.`, mendHint, at);
