/** What an element may hold and have, in a notation that is short for a DTD's. */
interface Element {
  /**
   * Children in order, `|` between those that share a place; `*` any number, `+` one or more, `?` one or none. `#text`
   * first: text, and these anywhere in it. Empty: nothing.
   */
  readonly content: string;
  /** With `!` those that must be there; after `=` what they may be. */
  readonly attributes: string;
}

const segtypes = 'block|paragraph|sentence|phrase';
const lang = 'xml:lang lang o-encoding';
const hands = 'creationtool creationtoolversion creationdate creationid changedate changeid';
const codes = '#text bpt ept it ph hi ut';

/** TMX 1.4b: a DTD would want the whole file in memory. A test holds this against that of the standard. */
const tmx: Readonly<Record<string, Element>> = {
  tmx: { content: 'header body', attributes: 'version!' },
  header: {
    content: 'note|prop|ude*',
    attributes: `creationtool! creationtoolversion! segtype!=${segtypes} o-tmf! adminlang! srclang! datatype! o-encoding creationdate creationid changedate changeid`,
  },
  body: { content: 'tu*', attributes: '' },
  note: { content: '#text', attributes: lang },
  prop: { content: '#text', attributes: `type! ${lang}` },
  ude: { content: 'map+', attributes: 'name! base' },
  map: { content: '', attributes: 'unicode! code ent subst' },
  tu: {
    content: 'note|prop* tuv+',
    attributes: `tuid o-encoding datatype usagecount lastusagedate ${hands} segtype=${segtypes} o-tmf srclang`,
  },
  tuv: {
    content: 'note|prop* seg',
    attributes: `xml:lang! o-encoding datatype usagecount lastusagedate ${hands} o-tmf lang`,
  },
  seg: { content: codes, attributes: '' },
  hi: { content: codes, attributes: 'x type' },
  sub: { content: codes, attributes: 'datatype type' },
  bpt: { content: '#text sub', attributes: 'i! x type' },
  ept: { content: '#text sub', attributes: 'i!' },
  it: { content: '#text sub', attributes: 'pos!=begin|end x type' },
  ph: { content: '#text sub', attributes: 'x assoc type' },
  ut: { content: '#text sub', attributes: 'x' },
};

/**
 * The outline of a TEI P5 document, as the Guidelines have it: what is not named here is not judged, and attributes are
 * not either; jing with tei_all.rng knows all of it.
 */
const tei: Readonly<Record<string, Element>> = {
  teiCorpus: {
    content: 'teiHeader facsimile|sourceDoc|standOff|text|fsdDecl* TEI|teiCorpus+',
    attributes: '',
  },
  TEI: { content: 'teiHeader facsimile|sourceDoc|standOff|text|fsdDecl|TEI+', attributes: '' },
  teiHeader: { content: 'fileDesc encodingDesc|profileDesc|xenoData* revisionDesc?', attributes: '' },
  fileDesc: {
    content: 'titleStmt editionStmt? extent? publicationStmt seriesStmt* notesStmt? sourceDesc+',
    attributes: '',
  },
  linkGrp: { content: 'desc* link|ptr+', attributes: '' },
  spanGrp: { content: 'desc* span*', attributes: '' },
};

/** A place in the order of an element's children. */
export interface Phase {
  readonly names: readonly string[];
  readonly least: 0 | 1;
  /** 1 or Infinity. */
  readonly most: number;
}

export interface Shape {
  /** Text and these elements in any order; undefined where there is no text. */
  readonly mixed: ReadonlySet<string> | undefined;
  readonly phases: readonly Phase[];
  /** Of each attribute that is known: whether it must be there, and what it may be. */
  readonly attributes: ReadonlyMap<
    string,
    { readonly needed: boolean; readonly values: readonly string[] | undefined }
  >;
}

function shapeOf({ content, attributes }: Element): Shape {
  const words = content.split(' ').filter((word) => word !== '');
  const isMixed = words[0] === '#text';
  return {
    mixed: isMixed ? new Set(words.slice(1)) : undefined,
    phases: isMixed
      ? []
      : words.map((word) => {
          const sign = /[*+?]$/u.exec(word)?.[0] ?? '';
          return {
            names: word.replace(/[*+?]$/u, '').split('|'),
            least: sign === '*' || sign === '?' ? 0 : 1,
            most: sign === '*' || sign === '+' ? Infinity : 1,
          };
        }),
    attributes: new Map(
      attributes
        .split(' ')
        .filter((word) => word !== '')
        .map((word) => {
          const [, name, needed, values] = /^([^!=]+)(!?)(?:=(.*))?$/u.exec(word)!;
          return [name!, { needed: needed === '!', values: values?.split('|') }];
        }),
    ),
  };
}

const shapes = (elements: Readonly<Record<string, Element>>): ReadonlyMap<string, Shape> =>
  new Map(Object.entries(elements).map(([name, element]) => [name, shapeOf(element)]));

export const tmxShapes = shapes(tmx);
export const teiShapes = shapes(tei);
