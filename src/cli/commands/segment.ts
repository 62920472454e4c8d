import { ownSrx, ownSrxRemark, segmentPlain, unitText, writeSrx, type Document, type Language } from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { contentOf } from '../input/content.js';
import { inFile, readSplitters } from '../input/documents.js';
import { dash, readInput, writeOutputs } from '../files.js';
import { languageOf } from '../input/transcripts.js';
import { encodingOption, encodingsOf, talkOptions, usageError, valueOf } from '../options.js';
import { placesFor } from '../output/places.js';
import { readSection, tell, warn } from '../output/report.js';

const writesRules = (given: Given): boolean => given['write-srx'] === true;

export const segment: Command = {
  files: ['FILE'],
  takesNone: writesRules,
  options: {
    Options: {
      lang: { choices: ['en', 'ru'], description: 'language of the text [detected]' },
      srx: { value: 'FILE', description: 'part sentences by these rules, SRX 2.0 or 1.0 [our own]' },
      'write-srx': { description: 'write our own rules as SRX 2.0, and read no FILE' },
      output: { alias: 'o', value: 'PATH', description: 'where --write-srx writes; - is standard output' },
      ...encodingOption,
      ...talkOptions,
    },
  },
  examples: [
    ['sverka segment ru.txt', 'a blank line between paragraphs'],
    ['sverka segment - --lang en < notes.txt', 'of standard input'],
    ['sverka segment en.txt --srx project.srx', 'as a translator’s tool does'],
    ['sverka segment --write-srx -o sverka.srx', 'rules for such a tool'],
  ],
  note: 'Nothing is left out: headings, labels and dates are sentences here.',
  run,
};

async function run([name]: readonly string[], given: Given): Promise<Status> {
  const [srxName, output] = [valueOf(given, 'srx'), valueOf(given, 'output')];
  if (writesRules(given)) {
    for (const option of ['srx', 'lang'])
      if (given[option] !== undefined)
        throw usageError(`--write-srx takes no --${option}.`, 'It writes our own rules, for both languages.');
    return writeRules(output);
  }
  if (output !== undefined)
    throw usageError('-o is only for --write-srx.', 'Sentences go to standard output: sverka segment FILE > OUTPUT.');
  if (name === dash && srxName === dash)
    throw usageError('Standard input is only one file.', 'Give the other by name.');
  const input = readInput(name!);
  const splitters = readSplitters(srxName === undefined ? undefined : readInput(srxName));
  const [encoding] = encodingsOf(given, 1);
  const content = await contentOf(input, 'auto', encoding, given['quiet'] === true ? () => {} : warn);
  const { text, tei } = content;
  const lang = (valueOf(given, 'lang') as Language | undefined) ?? inFile(input.name, () => languageOf(content));
  const splitter = splitters(lang);
  const document = inFile(input.name, () => tei?.document(lang, splitter) ?? segmentPlain(text, lang, splitter));
  process.stdout.write(lines(document));
  if (given['quiet'] !== true) tell([readSection([document], [input.name])]);
  return 0;
}

function writeRules(output: string | undefined): Status {
  const text = writeSrx(ownSrx(), ownSrxRemark);
  const [path] = placesFor(output, 'sverka', ['.srx']) ?? [];
  if (path === undefined) process.stdout.write(text);
  else writeOutputs([{ path, text }], []);
  return 0;
}

function lines(document: Document): string {
  let paragraph = 0;
  let text = '';
  for (const sentence of document.units.sentence) {
    if (sentence.parent !== paragraph && text !== '') text += '\n';
    paragraph = sentence.parent;
    text += `${unitText(document, sentence)}\n`;
  }
  return text;
}
