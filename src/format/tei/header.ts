import { levels, type Document } from '../../model/document.js';
import { plainInstant } from '../instant.js';
import { languageNames, participantOf } from '../text.js';
import { block, inline, type Block, type Inline } from '../xml.js';
import { levelNames, oneLine, type Edition } from './edition.js';

/** The header of the whole: what was done, by what, and how to read the links. */
export function buildCorpusHeader(edition: Edition): Block {
  const { alignment, options, id } = edition;
  const { source, target, signature } = alignment;
  const documents = [source, target];
  return block('teiHeader', { 'xml:id': `${id}.header` }, [
    block('fileDesc', {}, [
      block('titleStmt', {}, [
        ...titles(documents, id),
        inline('title', { type: 'sub', 'xml:lang': 'en' }, `${sides(edition)} text, aligned`),
        block('respStmt', {}, [
          inline('resp', {}, 'aligned the texts'),
          inline('name', {}, `sverka ${options.version}`),
        ]),
        edition.counts.hasReviewer
          ? block('respStmt', {}, [
              inline('resp', {}, 'confirmed the links whose resp points here'),
              inline('persName', { 'xml:id': 'reviewer' }, 'a person not named'),
            ])
          : undefined,
      ]),
      extent(linkCounts(edition)),
      publication(options.version, id),
      block(
        'sourceDesc',
        {},
        documents.map(({ lang, meta }) =>
          inline(
            'bibl',
            { type: meta.status, 'xml:lang': lang, sameAs: edition.point('corpus', lang, `src.${lang}`) },
            inline('title', {}, oneLine(meta.title ?? `${languageNames[lang]} text`)),
          ),
        ),
      ),
    ]),
    encodingDescription(edition),
    block('profileDesc', {}, [
      languages(documents),
      options.teiLayout === 'corpus' ? participants(edition) : undefined,
      setting(documents),
    ]),
    options.date === undefined
      ? undefined
      : block('revisionDesc', {}, [
          inline('change', { when: plainInstant(options.date), who: '#aligner' }, `Aligned: ${oneLine(signature)}`),
        ]),
  ]);
}

/** The header of one text: whose it is, where it was published, who may use it. */
export function buildTextHeader(edition: Edition, document: Document): Block {
  const { options, id } = edition;
  const { lang, meta } = document;
  const units = edition.counts.units[lang];
  const facts = [
    ...text('title', meta.title),
    ...text('publisher', meta.publisher),
    ...(meta.date ? [dated(meta.date)] : []),
    ...(meta.source === undefined
      ? []
      : [
          /^https?:\/\//.test(meta.source)
            ? inline('idno', { type: 'URI' }, oneLine(meta.source))
            : note(meta.source, 'source'),
        ]),
    ...(meta.licence === undefined ? [] : [inline('availability', {}, inline('licence', {}, oneLine(meta.licence)))]),
    ...(meta.note === undefined ? [] : [note(meta.note)]),
  ];
  const bibl = { 'xml:id': `src.${lang}`, type: meta.status, 'xml:lang': lang };
  return block('teiHeader', {}, [
    block('fileDesc', {}, [
      block('titleStmt', {}, titles([document], `${id}, ${languageNames[lang]} text`)),
      extent([
        [units.turn, 'turns'],
        [units.paragraph, 'paragraphs'],
        [units.sentence, 'sentences'],
      ]),
      publication(options.version, `${id}.${lang}`),
      block('sourceDesc', {}, [facts.length > 0 ? block('bibl', bibl, facts) : inline('bibl', bibl, 'not stated')]),
    ]),
    block('profileDesc', {}, [
      languages([document]),
      options.teiLayout === 'split' ? participants(edition) : undefined,
    ]),
  ]);
}

function encodingDescription({ alignment, options }: Edition): Block {
  const prose = (name: string, ...sentences: string[]) => block(name, {}, [inline('p', {}, sentences.join(' '))]);
  const { source, target, signature } = alignment;
  return block('encodingDesc', {}, [
    prose('projectDesc', 'Two versions of one text, aligned by turn, paragraph and sentence.'),
    block('editorialDecl', {}, [
      prose(
        'segmentation',
        'u is a turn of speech; seg of type p is a paragraph; s is a sentence, found by rule. A heading is a head with a seg and',
        's of its own, and has a link among the turns. Labels of speakers, dates, places and furniture of the page stand where',
        'the page has them, in note and fw.',
      ),
      prose(
        'normalization',
        'Unicode NFC; each run of white space is one space; characters that XML cannot hold are left out;',
        options.nbsp === 'space' ? 'no-break spaces are plain ones.' : 'no-break spaces are kept.',
      ),
      prose(
        'interpretation',
        'Links were made by program. type on link and span is the number of units on either side; cert is the probability that',
        'exactly this link is right; resp names who confirmed it. What the other text does not have is in a span of type',
        'unaligned. Links of type move join passages that stand elsewhere in the other text; in their places they are unaligned.',
      ),
    ]),
    block('classDecl', {}, [
      block('taxonomy', { 'xml:id': 'al.types' }, [
        inline('desc', {}, 'What one text has alone'),
        ...[source, target].map(({ lang }) =>
          block('category', { 'xml:id': `al.only.${lang}` }, [
            inline('catDesc', {}, `only in the ${languageNames[lang]} text`),
          ]),
        ),
      ]),
    ]),
    block('appInfo', {}, [
      block(
        'application',
        { 'xml:id': 'aligner', ident: 'sverka', version: /^\d+(\.\d+){0,2}/.exec(options.version)?.[0] ?? '0' },
        [inline('label', {}, `sverka ${options.version}`), inline('desc', {}, `signature: ${oneLine(signature)}`)],
      ),
    ]),
  ]);
}

function participants({ alignment, people }: Edition): Block | undefined {
  if (people.size === 0) return undefined;
  const documents = [alignment.source, alignment.target];
  const persons = [...people].map(([id, name]) => {
    const known = documents.flatMap(({ lang, meta }) => {
      const participant = participantOf(meta, id);
      return participant ? [{ lang, ...participant }] : [];
    });
    const group = known.some((participant) => participant.group);
    const named = known.map((participant) =>
      inline('persName', { 'xml:lang': participant.lang }, oneLine(participant.name)),
    );
    const roles = known.flatMap(({ lang, role }) =>
      role === undefined ? [] : [inline('occupation', { 'xml:lang': lang }, oneLine(role))],
    );
    return block(group ? 'personGrp' : 'person', { 'xml:id': name }, [
      // The id, where it is no XML name or somebody else's.
      name === oneLine(id) ? undefined : inline('idno', {}, oneLine(id)),
      ...(named.length > 0 ? named : [inline('persName', {}, oneLine(id))]),
      ...roles,
    ]);
  });
  return block('particDesc', {}, [block('listPerson', {}, persons)]);
}

/** Place, date, time and event: once when the texts agree, else by language. */
function setting(documents: readonly Document[]): Block | undefined {
  const facts = (key: 'place' | 'time' | 'event', build: (value: string, lang?: string) => Inline): Inline[] => {
    const [source, target] = documents.map(({ meta }) => meta[key]);
    if (source !== undefined && source === target) return [build(source)];
    return documents.flatMap(({ lang, meta }) => (meta[key] === undefined ? [] : [build(meta[key], lang)]));
  };
  const date = documents.find(({ meta }) => meta.date !== undefined)?.meta.date;
  const lines = [
    ...facts('place', (value, lang) => inline('name', { type: 'place', 'xml:lang': lang }, value)),
    ...(date === undefined ? [] : [dated(date)]),
    ...facts('time', (value, lang) => inline('time', { when: clockTime(value), 'xml:lang': lang }, value)),
    ...facts('event', (value, lang) => inline('activity', { 'xml:lang': lang }, value)),
  ];
  return lines.length === 0 ? undefined : block('settingDesc', {}, [block('setting', {}, lines)]);
}

const titles = (documents: readonly Document[], otherwise: string): Inline[] => {
  const known = documents.flatMap(({ lang, meta }) =>
    meta.title ? [inline('title', { type: 'main', 'xml:lang': lang }, oneLine(meta.title))] : [],
  );
  return known.length > 0 ? known : [inline('title', { type: 'main' }, otherwise)];
};

const publication = (version: string, id: string): Block =>
  block('publicationStmt', {}, [
    inline('p', {}, `Not published; ${id} was written by sverka ${version}. Whose the text is stands in sourceDesc.`),
  ]);

const languages = (documents: readonly Document[]): Block =>
  block(
    'langUsage',
    {},
    documents.map(({ lang, meta }) =>
      inline(
        'language',
        { ident: meta.region ? `${lang}-${meta.region}` : lang },
        `${languageNames[lang]}${meta.status ? ` (${meta.status})` : ''}`,
      ),
    ),
  );

const extent = (counts: readonly (readonly [quantity: number, unit: string])[]): Block =>
  block(
    'extent',
    {},
    counts.map(([quantity, unit]) => inline('measure', { unit, quantity: String(quantity) }, `${quantity} ${unit}`)),
  );

const linkCounts = ({ counts }: Edition): (readonly [number, string])[] =>
  levels.map((level) => [counts.links[level], `${levelNames[level]}-links`]);

const sides = ({ alignment }: Edition): string =>
  [alignment.source, alignment.target].map(({ lang }) => languageNames[lang]).join(' and ');

/** `when` only where the text is a date that a calendar has. */
function dated(date: string): Inline {
  const real = /^\d{4}-\d\d-\d\d$/.test(date) && isDay(date);
  return inline('date', { when: real ? date : undefined }, oneLine(date));
}

function isDay(date: string): boolean {
  const day = new Date(date);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

const clockTime = (time: string): string | undefined =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? `${time}:00` : undefined;

const text = (name: string, value: string | undefined): Inline[] =>
  value === undefined ? [] : [inline(name, {}, oneLine(value))];

const note = (value: string, type?: string): Inline => inline('note', { type }, oneLine(value));
