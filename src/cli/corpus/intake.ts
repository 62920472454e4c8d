import { turnDue } from '../../editor/temporary.js';
import {
  corpusPairs,
  type CorpusSpeaker,
  type Format,
  languageOf,
  recognizeFormat,
  SverkaError,
  streamMemory,
  surveyMemory,
  writeDefaults,
} from '../../index.js';
import { inFile, readAlignment } from '../input/documents.js';
import { display, readInput, type Input } from '../files.js';
import { savedStem } from '../output/places.js';
import { warn } from '../output/report.js';
import { openSource, type TextSource } from '../input/source.js';
import type { CorpusWriter } from './writer.js';

/** What came of a file. */
export interface Added {
  readonly file: string;
  readonly documents: readonly string[];
  readonly pairs: number;
}

interface Intake {
  readonly encoding: string | undefined;
  readonly languages: readonly [string, string] | undefined;
  /** Documents of this run so far, with their files. */
  readonly taken: ReadonlyMap<string, string>;
  readonly quiet: boolean;
  readonly read: (input: Input) => void;
  readonly progress: (pairs: number) => void;
}

const everySoMany = 2000;

/**
 * Adds a saved alignment to a corpus; a memory unit by unit, so that it may be of any size.
 * @throws SverkaError `corpus/same-document`, `corpus/languages`, and as reading does
 */
export async function addFile(name: string, writer: CorpusWriter, intake: Intake): Promise<Added> {
  const source = openSource(name, intake.encoding);
  const isMemory =
    (recognizeFormat(source.head.text)?.name ?? (name.toLowerCase().endsWith('.tmx') ? 'tmx' : '')) === 'tmx';
  return isMemory ? addMemory(name, source, writer, intake) : addAlignment(name, source, writer, intake);
}

async function addAlignment(name: string, { input }: TextSource, writer: CorpusWriter, intake: Intake): Promise<Added> {
  const { encoding, languages, quiet, progress, read } = intake;
  const { alignment, inputs } = readAlignment(
    input.bytes.length > 0 ? input : readInput(name),
    quiet ? () => {} : warn,
    { encoding, languages },
  );
  inputs.forEach(read);
  const { source, target, signature } = alignment;
  const meta = (key: 'title' | 'date'): string | undefined => source.meta[key] ?? target.meta[key];
  const document = source.meta.id ?? target.meta.id ?? savedStem(name);
  refuseTaken(document, name, intake);
  writer.begin({ name: document, title: meta('title'), date: meta('date'), file: name, signature });
  const pairs = corpusPairs(alignment);
  for (const [index, pair] of pairs.entries()) {
    writer.add(pair);
    if (index % everySoMany !== 0) continue;
    progress(index);
    await turnDue();
  }
  return { file: display(name), documents: [document], pairs: pairs.length };
}

async function addMemory(name: string, source: TextSource, writer: CorpusWriter, intake: Intake): Promise<Added> {
  const { input } = source;
  intake.read(input);
  const documents: string[] = [];
  let pairs = 0;
  /** A format that writes into the corpus: the units of a memory go there as they go to others. */
  const format: Format = {
    name: 'corpus',
    suffix: '',
    description: '',
    sink: ({ source: from, target: to, header }) => {
      const first = requireLanguages(from, to, name);
      const owner = header?.props.get('x-document');
      return {
        suffixes: [],
        what: 'pairs',
        start: () => [],
        add: ({ source: one, target: other, posterior, whole }) => {
          const document = whole?.unit.props.get('x-document') ?? owner ?? savedStem(name);
          if (documents.at(-1) !== document) {
            refuseTaken(document, name, intake, documents);
            documents.push(document);
            const signature = whole?.unit.props.get('x-signature') ?? header?.props.get('x-signature') ?? '';
            writer.begin({ name: document, title: undefined, date: undefined, file: name, signature });
          }
          const [en, ru] = first === 'en' ? [one, other] : [other, one];
          writer.add({
            en: en.text,
            ru: ru.text,
            speaker: speakerOf(one.speaker),
            confidence: posterior,
            shape: `${Math.max(1, en.ids.length)}:${Math.max(1, ru.ids.length)}`,
          });
          if (++pairs % everySoMany === 0) intake.progress(pairs);
          return [];
        },
        end: () => [],
      };
    },
  };
  const stream = inFile(name, () =>
    streamMemory({
      formats: [format],
      writing: { ...writeDefaults, stem: '', version: '', codes: 'strip', nbsp: 'space' },
      survey: surveyMemory(source.markup(), source.pieces()),
      languages: intake.languages,
    }),
  );
  for (const piece of source.pieces()) {
    inFile(name, () => stream.write(piece));
    await writer.ready();
    await turnDue();
  }
  inFile(name, () => stream.close());
  const remarks = stream.remarks();
  if (!intake.quiet) for (const remark of remarks) warn(remark.replace(' of corpus', ''));
  return { file: display(name), documents, pairs };
}

/** A memory names who speaks, and has no id. */
const speakerOf = (name: string): CorpusSpeaker | undefined =>
  name === '' ? undefined : { id: name, en: name, ru: name };

function requireLanguages(source: string, target: string, file: string): 'en' | 'ru' {
  const [first, second] = [languageOf(source), languageOf(target)];
  if (first !== undefined && second !== undefined && first !== second) return first;
  throw new SverkaError(
    'corpus/languages',
    `The memory is of ${source} and ${target}.`,
    'A corpus is of English and Russian; --lang A,B chooses them.',
    { file: display(file) },
  );
}

/** Of two files with a document of one name, which is meant? Only the same file may go on with a document. */
function refuseTaken(document: string, file: string, { taken }: Intake, own: readonly string[] = []): void {
  const before = taken.get(document) ?? (own.includes(document) ? file : undefined);
  if (before === undefined) return;
  throw new SverkaError(
    'corpus/same-document',
    before === file
      ? `The units of document ${document} do not stand together.`
      : `Two files are document ${document}: ${before} and ${display(file)}.`,
    before === file
      ? 'sverka convert FILE --to tmx writes it anew.'
      : 'Rename one, or give it an id (sverka align --meta).',
    { file: display(file) },
  );
}
