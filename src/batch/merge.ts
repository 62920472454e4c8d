import { SverkaError } from '../index.js';

const begin = '  <body>\n';
const end = '  </body>\n';

/** Properties of the header that are of one text and not of all; each unit has its document's name. */
const ofOne = /^ {4}(?:<note>|<prop type="x-document">).*\n/gmu;

/**
 * Makes one memory of many, one after the other, and holds no more than one of them at a time. They are ours: the lines
 * between the body's tags are units. A memory that translates from another language or region than the first one says
 * so in its units.
 */
export function* mergeMemories(memories: Iterable<string>): Generator<string> {
  let language: string | undefined;
  let last = '';
  for (const memory of memories) {
    const [from, to] = [memory.indexOf(begin), memory.lastIndexOf(end)];
    const own = / srclang="([^"]*)"/u.exec(memory)?.[1];
    if (own === undefined) throw notOurs();
    // Nothing in it went into the memory.
    const isEmpty = from < 0 || to < 0;
    if (isEmpty && !/<body\s*\/>|<body><\/body>/u.test(memory)) throw notOurs();
    const units = isEmpty ? '' : memory.slice(from + begin.length, to);
    if (language === undefined) {
      language = own;
      const head = memory.slice(0, isEmpty ? memory.search(/(?<! ) *<body/u) : from).replace(ofOne, '');
      yield head + begin;
      last = `${end}</tmx>\n`;
    }
    yield own === language ? units : units.replace(/^ {4}<tu /gmu, `    <tu srclang="${own}" `);
  }
  yield last;
}

const notOurs = (): SverkaError =>
  new SverkaError('batch/journal', 'A part of the memory to merge is damaged.', '--again does all anew.');
