import { detectLanguage, segmentPlain, unitText, type Document, type Language } from '../../index.js';
import type { Command, Given, Status } from '../command.js';
import { contentOf, inFile, textOf } from '../documents.js';
import { readInput } from '../files.js';
import { encodingOption, encodingsOf, talkOptions, valueOf } from '../options.js';
import { readSection, tell, warn } from '../report.js';

export const segment: Command = {
  files: ['FILE'],
  options: {
    Options: {
      lang: { choices: ['en', 'ru'], description: 'language of the text [detected]' },
      ...encodingOption,
      ...talkOptions,
    },
  },
  examples: [
    ['sverka segment ru.txt', 'a blank line between paragraphs'],
    ['sverka segment - --lang en < notes.txt', 'of standard input'],
  ],
  note: 'Nothing is left out: headings, labels and dates are sentences here.',
  run,
};

async function run([name]: readonly string[], given: Given): Promise<Status> {
  const [encoding] = encodingsOf(given, 1);
  const input = readInput(name!);
  const { text } = await contentOf(textOf(input, encoding, given['quiet'] === true ? () => {} : warn), name!, 'auto');
  const lang = (valueOf(given, 'lang') as Language | undefined) ?? inFile(input.name, () => detectLanguage(text));
  const document = inFile(input.name, () => segmentPlain(text, lang));
  process.stdout.write(lines(document));
  if (given['quiet'] !== true) tell([readSection([document], [input.name])]);
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
