import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createDeflate, deflateSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type * as Content from '../../src/cli/input/content.js';
import type * as Sverka from '../../src/index.js';
import { folder, sverka } from './run.js';

// As built: a PDF is read in a thread of its own, which is a file of the build.
const built = (path: string): Promise<unknown> => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { contentOf } = (await built('cli/input/content.js')) as typeof Content;
const { SverkaError } = (await built('index.js')) as typeof Sverka;

const at = (name: string) => `test/cases/office/${name}`;
const align = (en: string, ru: string, cwd = process.cwd()) =>
  sverka(['align', en, ru, '--to', 'columns', '--nbsp', 'space', '-q'], { cwd });
const corpus = 'corpora/2021-03-02-lavrov-kamilov';
const plain = align(`${corpus}/en.txt`, `${corpus}/ru.txt`).stdout;

// Made of the corpus by LibreOffice (test/cases/office/make.js), Markdown and EPUB by pandoc. LibreOffice prints no no-break spaces.
test('a file that cannot be read is told as any other', () => {
  const { status, stdout, stderr } = align(at('locked.pdf'), at('ru.pdf'));
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/password.* \[input\/encrypted\]\n {2}at: {3}test\/cases\/office\/locked.pdf\n {2}hint: /u);
});

test.each(['docx', 'odt', 'epub', '2.epub', 'pdf', 'columns.pdf', 'html', 'md'])(
  '%s gives the ladder that the plain text gives',
  (kind) => {
    const { status, stdout } = align(at(`en.${kind}`), at(`ru.${kind}`));
    expect([status, stdout]).toEqual([0, plain]);
  },
);

describe('hostile files', () => {
  const refused = async (bytes: Uint8Array, name = 'hostile.docx'): Promise<string> => {
    const error = await contentOf({ name, bytes, id: undefined }, 'auto', undefined, () => {}).then(
      ({ text }) => text.slice(0, 100),
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(SverkaError);
    const { code, hint, at } = error as Sverka.SverkaError;
    expect([at.file, hint]).toEqual([name, expect.stringMatching(/./u)]);
    return code;
  };
  const whole = readFileSync(at('en.docx'));
  const zip = (parts: Readonly<Record<string, string>>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  const word = (parts: Readonly<Record<string, string>>): Uint8Array =>
    zipSync({
      ...unzipSync(whole),
      ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    });

  test('that break off at any place', async () => {
    for (const name of ['en.docx', 'en.odt', 'en.pdf']) {
      const bytes = readFileSync(at(name));
      // A PDF that lacks its end alone has all its pages.
      for (const share of name.endsWith('.pdf') ? [0.01, 0.5] : [0.01, 0.5, 0.999])
        expect(await refused(bytes.subarray(0, Math.ceil(share * bytes.length)), name)).toMatch(
          /^input\/(?:damaged|no-text)$/u,
        );
    }
  });
  test('that are packed and no document', async () => {
    expect(await refused(zip({ 'a.txt': 'text' }))).toBe('input/binary');
    expect(await refused(zip({ '../../content.txt': 'text', '/etc/passwd': 'x' }))).toBe('input/binary');
    expect(await refused(strToU8('PK\u0003\u0004 and nothing more'))).toBe('input/damaged');
  });
  test('that unpack to far more than they are', async () => {
    const bomb = new Uint8Array(1_234_567);
    /** The same file, where what has the size of the bomb says that it has another. */
    const claiming = (file: Uint8Array, claimed: number): Uint8Array => {
      const bytes = Buffer.from(file);
      const size = Buffer.alloc(4);
      size.writeUInt32LE(bomb.length);
      for (let place = bytes.indexOf(size); place >= 0; place = bytes.indexOf(size, place + 1))
        bytes.writeUInt32LE(claimed, place);
      return bytes;
    };
    const styles = zipSync({ ...unzipSync(whole), 'word/styles.xml': bomb }, { level: 1 });
    expect(await refused(claiming(styles, 2e8))).toBe('input/too-large');
    const open = zipSync({ mimetype: strToU8('x'), 'content.xml': bomb }, { level: 1 });
    expect(await refused(claiming(open, 2e8), 'bomb.odt')).toBe('input/too-large');
    // What says that it is small is not unpacked any further than that.
    const lying = zipSync({ ...unzipSync(whole), 'word/document.xml': bomb }, { level: 1 });
    expect(await refused(claiming(lying, 1000))).toBe('input/damaged');
  });
  test('PDF whose streams unpack to gigabytes, once packed or twice, whatever they are', async () => {
    // A gigabyte and a half of blanks: as one stream it is 1.5 MB, packed again some kilobytes.
    const chunk = Buffer.alloc(1 << 20, ' ');
    const deflate = createDeflate();
    const packed: Buffer[] = [];
    deflate.on('data', (piece: Buffer) => packed.push(piece));
    for (let count = 0; count < 1500; count++) if (!deflate.write(chunk)) await once(deflate, 'drain');
    deflate.end();
    await once(deflate, 'end');
    const single = Buffer.concat(packed);
    const twice = deflateSync(single);
    for (const [filter, stream] of [
      ['/FlateDecode', single],
      ['[/FlateDecode /FlateDecode]', twice],
    ] as const) {
      const head = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>> endobj
4 0 obj <</Length ${stream.length}/Filter ${filter}>> stream
`;
      const file = Buffer.concat([
        Buffer.from(head),
        stream,
        Buffer.from('\nendstream endobj\ntrailer <</Root 1 0 R>>\n'),
      ]);
      expect(await refused(file, 'bomb.pdf')).toBe('input/too-large');
    }
  }, 60_000);
  test('whose entities grow', async () => {
    const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`);
    const doctype = `<!DOCTYPE x [<!ENTITY e0 "lol">${levels.join('')}]>`;
    const body = (name: string) => `<?xml version="1.0"?>${doctype}<${name}>&e9;</${name}>`;
    expect(await refused(word({ 'word/document.xml': body('w:document') }))).toBe('input/damaged');
    expect(await refused(zip({ 'content.xml': body('office:text') }), 'x.odt')).toBe('input/damaged');
  });
  test('that nest without end', async () => {
    const deep = (name: string) => `<${name}>`.repeat(20_000) + `</${name}>`.repeat(20_000);
    const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${deep('w:sdt')}</w:body></w:document>`;
    expect(await refused(word({ 'word/document.xml': document }))).toMatch(/^input\/(?:damaged|empty)$/u);
    expect(await refused(zip({ 'content.xml': deep('office:text') }), 'x.odt')).toBe('input/damaged');
  });
  test('that point out of themselves', async () => {
    const secret = '<w:document><w:body><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:body></w:document>';
    const there = folder({ 'secret.xml': secret });
    const target = `file://${there}/secret.xml`;
    const relations = (type: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
    const read = async (bytes: Uint8Array) =>
      (await contentOf({ name: 'x.docx', bytes, id: undefined }, 'auto', undefined, () => {})).text;
    expect(await read(word({ '_rels/.rels': relations('officeDocument') }))).toBe(await read(whole));
  });
  test('that are locked, or of the old kind', async () => {
    const compound = (text: string) =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(text, 'utf16le')]);
    expect(await refused(compound('EncryptedPackage'))).toBe('input/encrypted');
    expect(await refused(compound('WordDocument'), 'old.doc')).toBe('input/binary');
    const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>';
    expect(await refused(zip({ 'META-INF/manifest.xml': manifest, 'content.xml': '\u0001\u0002' }), 'x.odt')).toBe(
      'input/encrypted',
    );
    expect(await refused(readFileSync(at('locked.pdf')), 'locked.pdf')).toBe('input/encrypted');
  });
  test('that are pictures', async () => {
    const picture = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>> endobj
4 0 obj <</Length 21>> stream
10 10 50 50 re f
endstream endobj
trailer <</Root 1 0 R>>
`;
    expect(await refused(strToU8(picture), 'scan.pdf')).toBe('input/no-text');
  });
});
