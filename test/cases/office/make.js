// Makes the documents of this folder from the transcript of the corpus, with LibreOffice (apt-get install
// libreoffice-writer hyphen-en-us hyphen-ru pandoc). A flat OpenDocument text is made first, with a running head, numbers of
// pages and hyphens; LibreOffice then writes what people have: node test/cases/office/make.js
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const corpus = join(here, '../../../corpora/2021-03-02-lavrov-kamilov');
const work = mkdtempSync(join(tmpdir(), 'sverka-office-'));

const escape = (text) => text.replace(/[<>&]/gu, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign]);

const languages = {
  en: { country: 'GB', head: 'News conference, Moscow', page: 'Page' },
  ru: { country: 'RU', head: 'Пресс-конференция, Москва', page: 'Страница' },
};

const namespaces = ['office', 'style', 'text', 'table', 'fo', 'svg']
  .map((name) => {
    const path = { fo: 'xsl-fo-compatible', svg: 'svg-compatible' }[name] ?? name;
    return `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${path}:1.0"`;
  })
  .join(' ');

/** @param columns how many; of more than one, the title stands above them all */
function flatDocument(lang, body, columns = 1) {
  const { country, head, page } = languages[lang];
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Serif" svg:font-family="'DejaVu Serif'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph">
<style:paragraph-properties fo:hyphenation-ladder-count="no-limit"/>
<style:text-properties style:font-name="Serif" fo:font-size="10pt" fo:language="${lang}" fo:country="${country}" fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.2cm"/></style:style>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.5cm"/><style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Columns" style:family="section"><style:section-properties><style:columns fo:column-count="${columns}" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">
<style:header><text:p>${head}</text:p></style:header>
<style:footer><text:p>${page} <text:page-number text:select-page="current">1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>${body}</office:text></office:body></office:document>`;
}

const paragraphsOf = (lang) =>
  readFileSync(join(corpus, `${lang}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim());

const isTitle = (paragraph, index) => index < 3 && paragraph.length > 60;

const textOf = (paragraphs) =>
  paragraphs.map((each, index) =>
    isTitle(each, index)
      ? `<text:h text:style-name="Heading" text:outline-level="1">${escape(each)}</text:h>`
      : `<text:p text:style-name="Text">${escape(each)}</text:p>`,
  );

function convert(name, xml, kinds, options) {
  const flat = join(work, `${name}.fodt`);
  writeFileSync(flat, xml);
  for (const kind of kinds) {
    const profile = `-env:UserInstallation=file://${work}/profile`;
    const filter = options === undefined ? kind : `${kind}:writer_pdf_Export:${JSON.stringify(options)}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', work, flat], {
      stdio: 'ignore',
    });
    renameSync(join(work, `${name}.${kind}`), join(here, `${name}.${kind}`));
  }
}

for (const lang of ['en', 'ru']) {
  const paragraphs = textOf(paragraphsOf(lang));
  convert(lang, flatDocument(lang, paragraphs.join('\n')), ['docx', 'odt', 'pdf']);
  // A web page would have the running head as text.
  convert(lang, flatDocument(lang, paragraphs.join('\n')).replace(/<style:(header|footer)>.*?<\/style:\1>/gsu, ''), [
    'html',
  ]);
  const after = paragraphs.findIndex((each) => each.startsWith('<text:h')) + 1;
  const columns = `<text:section text:style-name="Columns" text:name="Columns">${paragraphs.slice(after).join('\n')}</text:section>`;
  convert(`${lang}.columns`, flatDocument(lang, [...paragraphs.slice(0, after), columns].join('\n'), 2), ['pdf']);
}
const both = ['en', 'ru'].map(paragraphsOf);
const rows = Array.from({ length: Math.max(...both.map(({ length }) => length)) }, (_, row) =>
  both.map((paragraphs) => paragraphs[row] ?? ''),
);
const cell = (text) => `<table:table-cell><text:p>${escape(text)}</text:p></table:table-cell>`;
const row = (cells) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`;
const numbered = rows.map((texts, index) => row([String(index + 1), ...texts]));
const table = `<table:table table:name="Both"><table:table-column table:number-columns-repeated="3"/>${row(['№', 'English', 'Русский'])}${numbered.join('')}</table:table>`;
convert('table', flatDocument('en', table), ['docx', 'odt']);
convert('turns', flatDocument('en', textOf(rows.flat().filter((each) => each !== '')).join('\n')), ['docx', 'odt']);

const option = (type, value) => ({ type, value });
const lock = { EncryptFile: option('boolean', 'true'), DocumentOpenPassword: option('string', 'secret') };
convert('locked', flatDocument('en', '<text:p>Nobody is to read this.</text:p>'), ['pdf'], lock);

// Books of both kinds, by pandoc, of the Markdown beside them; its title page has the date alone.
const books = { en: '2 March 2021', ru: '2 марта 2021 года' };
for (const [lang, title] of Object.entries(books))
  for (const [kind, suffix] of [
    ['epub3', 'epub'],
    ['epub2', '2.epub'],
  ]) {
    const metadata = { lang, title, date: '2021-03-02', identifier: 'urn:uuid:5b5b4a0e-9d3c-4c4f-8d0e-2f6d2f3a1c02' };
    const words = ['-f', 'markdown-smart', '-t', kind, '--toc', '-o', join(here, `${lang}.${suffix}`)];
    for (const [name, value] of Object.entries(metadata)) words.push('--metadata', `${name}=${value}`);
    execFileSync('pandoc', [...words, join(here, `${lang}.md`)], {
      env: { ...process.env, SOURCE_DATE_EPOCH: '1614643200' },
    });
  }
rmSync(work, { recursive: true });
