import { Worker } from 'node:worker_threads';
import { readPdfPages, SverkaError, type PdfPage } from '../../index.js';
import { display, type Input } from '../files.js';
import type { PdfWord } from './pdf-worker.js';
import { partAt } from '../part.js';

/** Whether the bytes are a PDF; some programs write a few bytes before it. */
export const isPdf = ({ bytes }: Input): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');

/** More are no transcript, and reading them takes minutes. */
const mostPages = 2000;
/** What a PDF of a transcript takes while it is read is a tenth of this; what unpacks to more is a trap. */
const mostBytes = 1e9;
/** Milliseconds between two looks at what it takes: in that time some tens of megabytes are unpacked. */
const look = 25;

/**
 * The text of a PDF. What reads it is loaded only here, in a thread of its own: streams of any filter may unpack to
 * gigabytes, and who reads them does not look up before he is done.
 * @throws SverkaError `input/damaged`, `input/encrypted`, `input/no-text`, `input/too-large`
 */
export async function readPdf({ name, bytes }: Input): Promise<string> {
  try {
    return readPdfPages(await readPages(bytes));
  } catch (error) {
    throw error instanceof SverkaError ? error.in(display(name)) : error;
  }
}

function readPages(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  const worker = new Worker(partAt('cli/input/pdf-worker.js'), {
    workerData: { bytes: new Uint8Array(bytes), most: mostPages },
    resourceLimits: { maxOldGenerationSizeMb: mostBytes / 1e6 },
  });
  return new Promise((resolve, reject) => {
    const pages: PdfPage[] = [];
    const before = process.memoryUsage.rss();
    const settle = (act: () => void): void => {
      clearInterval(watch);
      void worker.terminate();
      act();
    };
    const refuse = (error: SverkaError): void => settle(() => reject(error));
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > mostBytes) refuse(tooLarge('What the PDF has packed is too large.'));
    }, look);
    worker.on('message', (word: PdfWord) => {
      if (word.kind === 'page') pages.push(word.page);
      else if (word.kind === 'end') settle(() => resolve(pages));
      else if (word.kind === 'error') refuse(failure(word));
      else if (word.pages > mostPages) refuse(tooLarge(`The PDF has ${word.pages} pages.`));
    });
    worker.on('error', (error) => {
      const isFull = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      refuse(isFull ? tooLarge('What the PDF has packed is too large.') : failure(error));
    });
  });
}

const tooLarge = (what: string): SverkaError =>
  new SverkaError('input/too-large', what, `Take out the pages of one transcript; at most ${mostPages} are read.`);

const failure = ({ name, message }: { readonly name: string; readonly message: string }): SverkaError =>
  name === 'PasswordException'
    ? new SverkaError('input/encrypted', 'The PDF is protected by a password.', 'Open it and save it without one.')
    : new SverkaError('input/damaged', 'The PDF cannot be read.', `${message} Get it anew, or print it to a new PDF.`);
