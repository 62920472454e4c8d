import { describe, expect, test } from 'vitest';
import { readTeiTranscript } from '../../src/format/tei/transcript.js';
import { rawText, type Document, type Level } from '../../src/model/document.js';
import { errorOf } from './errors.js';

const tei = (body: string, { header = '', attributes = 'xml:lang="en"' } = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" ${attributes}><teiHeader>${header}</teiHeader><text><body><div>${body}</div></body></text></TEI>`;

const shown = (document: Document, level: Level): string[] =>
  document.units[level].map((unit) => [unit.speaker ?? '-', rawText(document, unit)].join(': '));

const marked = (document: Document): string[] =>
  document.marks.map(({ kind, at }) => `${kind}: ${document.text.slice(...at)}`);

/** Every character that is not white space is in one sentence or one mark. */
function expectCovered({ text, units, marks }: Document): void {
  const parts = [...units.sentence, ...marks].map(({ at }) => at).sort((a, b) => a[0] - b[0]);
  let end = 0;
  for (const [from, to] of [...parts, [text.length, text.length] as const]) {
    expect(text.slice(end, from).trim()).toBe('');
    end = to;
  }
}

const persons = `<profileDesc><particDesc><listPerson>
  <person xml:id="OrlovaAnna"><persName xml:lang="ru"><surname>Орлова</surname><forename>Анна</forename></persName>
    <persName xml:lang="en"><surname>Orlova</surname><forename>Anna</forename></persName><occupation xml:lang="en">Speaker</occupation></person>
  <personGrp xml:id="press"><name>Press</name></personGrp></listPerson></particDesc>
  <settingDesc><setting><name type="city">Valletta</name><date when="2024-02-01T10:00">1 February</date></setting></settingDesc></profileDesc>`;

describe('ParlaMint', () => {
  const plain = tei(
    `<head>Sitting 12</head><note type="speaker">Anna Orlova:</note>
     <u who="#OrlovaAnna" ana="#chair" xml:id="x.u1">
       <seg xml:id="x.seg1">Good   morning, Mr. Smith. We begin.</seg>
       <kinesic type="applause"><desc>Applause.</desc></kinesic>
       <seg xml:id="x.seg2">That is<gap reason="inaudible"><desc>unclear</desc></gap> all.</seg>
     </u>
     <note type="narrative">The sitting is over.</note>
     <u who="#GuestBob" ana="#guest"><seg>Thanks.</seg></u>`,
    {
      header: `<fileDesc><titleStmt><title type="main" xml:lang="ru">Заседание</title><title type="main" xml:lang="en">A sitting</title></titleStmt></fileDesc>${persons}`,
      attributes: 'xml:lang="en-MT" xml:id="ParlaMint-XX_2024-02-01"',
    },
  );

  test('turns, paragraphs, speakers, notes and incidents are those of the markup', () => {
    const { tag, document } = readTeiTranscript(plain);
    expect(tag).toBe('en-MT');
    const read = document('en');
    expect(shown(read, 'turn')).toEqual([
      '-: Sitting 12',
      'orlovaanna: Good morning, Mr. Smith. We begin.\n\nApplause.\n\nThat is unclear all.',
      'guestbob: Thanks.',
    ]);
    expect(shown(read, 'paragraph').slice(1)).toEqual([
      'orlovaanna: Good morning, Mr. Smith. We begin.',
      'orlovaanna: That is unclear all.',
      'guestbob: Thanks.',
    ]);
    expect(shown(read, 'sentence').slice(1, 3)).toEqual([
      'orlovaanna: Good morning, Mr. Smith.',
      'orlovaanna: We begin.',
    ]);
    expect(marked(read)).toEqual([
      'label: Anna Orlova:',
      'incident: Applause.',
      'incident: unclear',
      'incident: The sitting is over.',
    ]);
    expect(read.meta).toEqual({
      title: 'A sitting',
      date: '2024-02-01',
      place: 'Valletta',
      participants: [
        { id: 'orlovaanna', name: 'Anna Orlova', role: 'Speaker' },
        { id: 'guestbob', name: 'GuestBob' },
      ],
    });
    expect(read.units.paragraph.map(({ id, origin }) => [id, origin])).toEqual([
      ['en.u1.p1', undefined],
      ['en.u2.p1', 'x.seg1'],
      ['en.u2.p2', 'x.seg2'],
      ['en.u3.p1', undefined],
    ]);
    expect(read.units.turn[1]!.origin).toBe('x.u1');
    expectCovered(read);
  });

  test('annotated texts have their sentences, and words as they are joined', () => {
    const words = `<u who="#OrlovaAnna" xml:id="x.u1"><seg xml:id="x.s1">
      <s xml:id="x.s1.1"><w lemma="say" join="right">"</w><w>Well</w><w join="right">done</w><pc>,</pc>
        <name type="PER"><w>Mr.</w> <w join="right">Smith</w></name><pc>.</pc><linkGrp type="UD-SYN"><link target="#a #b"/></linkGrp></s>
      <s xml:id="x.s1.2"><w>I</w> <w>can<w xml:id="q.1" norm="can"/><w xml:id="q.2" norm="not"/></w> <w join="right">go</w><pc>!</pc></s>
    </seg></u>`;
    const read = readTeiTranscript(tei(words)).document('en');
    expect(shown(read, 'sentence')).toEqual(['orlovaanna: "Well done, Mr. Smith.', 'orlovaanna: I can go!']);
    expect(read.units.sentence.map(({ origin }) => origin)).toEqual(['x.s1.1', 'x.s1.2']);
    expect(read.units.paragraph[0]!.at).toEqual([0, read.text.trimEnd().length]);
    expectCovered(read);
  });

  test('the list of persons of a corpus is found beside it', () => {
    const list =
      '<listPerson xmlns="http://www.tei-c.org/ns/1.0"><person xml:id="GuestBob"><persName><surname>van</surname><surname>Dyk</surname><forename>Bob</forename></persName></person></listPerson>';
    const asked: string[] = [];
    const { document } = readTeiTranscript(plain, (name) => (asked.push(name), list));
    expect(document('en').meta.participants?.[1]).toEqual({ id: 'guestbob', name: 'Bob van Dyk' });
    expect(asked).toEqual(['ParlaMint-XX-listPerson.xml']);
  });
});

test('Parla-CLARIN: persons of the corpus, sentences across remarks, remarks of the editors', () => {
  const corpus = `<teiCorpus xml:lang="ru"><teiHeader>${persons}</teiHeader>${tei(
    `<u who="#OrlovaAnna"><seg>Начнём.<incident><desc>Шум</desc></incident> Продолжим.</seg>
       <note type="comment"><seg><s>Прим. ред.</s></seg></note><seg>Всё.</seg></u>`,
    { attributes: '' },
  ).replace(/<\?xml.*\?>/u, '')}</teiCorpus>`;
  const { tag, document } = readTeiTranscript(corpus);
  expect(tag).toBe('ru');
  const read = document('ru');
  expect(shown(read, 'sentence')).toEqual([
    'orlovaanna: Начнём.',
    'orlovaanna: Продолжим.',
    'orlovaanna: Прим. ред.',
    'orlovaanna: Всё.',
  ]);
  expect(read.units.sentence.map(({ kind }) => kind)).toEqual(['speech', 'speech', 'note', 'speech']);
  expect(read.meta.participants).toEqual([{ id: 'orlovaanna', name: 'Анна Орлова', role: 'Speaker' }]);
  expectCovered(read);
});

test('plain TEI: plays, paragraphs, lists, quotations, readings', () => {
  const read = readTeiTranscript(
    tei(`<p>One <hi>two</hi>.<lb/>Three <choice><orig>olde</orig><reg>old</reg></choice> <del>gone</del>men.</p>
      <sp who="#ann"><speaker>Ann.</speaker><p>Yes.</p><stage>Exit.</stage><l>No.</l></sp>
      <list><item>First.</item><item><p>Second.</p></item></list><q>Free <p>Held.</p> words.</q>
      <note><s>A note.</s> <s>Another.</s></note><u>Bare words. More.</u>`),
  ).document('en');
  expect(shown(read, 'sentence')).toEqual([
    '-: One two.',
    '-: Three olde men.',
    'ann: Yes.',
    'ann: No.',
    '-: First.',
    '-: Second.',
    '-: Free',
    '-: Held.',
    '-: words.',
    '-: A note.',
    '-: Another.',
    '-: Bare words.',
    '-: More.',
  ]);
  expect(marked(read)).toEqual(['label: Ann.', 'incident: Exit.']);
  expectCovered(read);
});

test('what is not well formed, or holds no text, is refused', () => {
  expect(errorOf(() => readTeiTranscript('<TEI><text>')).code).toBe('tei/invalid');
  expect(errorOf(() => readTeiTranscript('<teiCorpus><teiHeader/><include href="a.xml"/></teiCorpus>')).code).toBe(
    'input/empty',
  );
});
