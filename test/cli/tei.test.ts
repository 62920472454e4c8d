import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { folder, sverka } from './run.js';

const corpus = 'corpora/2021-03-02-lavrov-kamilov';

test('texts of an edition are aligned as the pages that they were made of', () => {
  const there = folder();
  const files = ['en', 'ru'].map((lang) => `${corpus}/${lang}.txt`);
  const made = ['--to', 'tei', '--tei-layout', 'split', '--nbsp', 'keep', '-o', `${there}/talks/`, '-q'];
  expect(sverka(['align', ...files, ...made], { cwd: process.cwd() }).status).toBe(0);
  const columns = ['--to', 'columns', '-q'];
  const { stdout } = sverka(['align', ...files, ...columns], { cwd: process.cwd() });
  const editions = ['en', 'ru'].map((lang) => `talks/2021-03-02-lavrov-kamilov.${lang}.tei.xml`);
  expect(sverka(['align', ...editions, ...columns], { cwd: there })).toEqual({ status: 0, stdout, stderr: '' });
  const [alone] = editions;
  expect(sverka(['align', alone!], { cwd: there }).stderr).toContain('[input/not-bilingual]');
  expect(sverka(['segment', alone!, '-q'], { cwd: there }).stdout).toMatch(/^Good afternoon\.$/mu);
});

test('names of a corpus are taken from its list, and the ids of its units are kept', () => {
  const text = (lang: string, words: readonly string[]): string =>
    `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="${lang}" xml:id="ParlaMint-XX_1"><teiHeader/><text><body><div><u who="#Orlova"><seg>${words.map((each, index) => `<s xml:id="x.${index}">${each}</s>`).join(' ')}</seg></u></div></body></text></TEI>`;
  const there = folder({
    'year/en.xml': text('en', [
      'The minister arrived in Moscow on March 1.',
      'He met 12 students, and they asked him.',
    ]),
    'year/ru.xml': text('ru', [
      'Министр прибыл в Москву 1 марта.',
      'Он встретился с 12 студентами, и они его спросили.',
    ]),
    'ParlaMint-XX-listPerson.xml':
      '<listPerson xmlns="http://www.tei-c.org/ns/1.0"><person xml:id="Orlova"><persName>Anna Orlova</persName></person></listPerson>',
  });
  const { status, stdout } = sverka(['align', 'year/en.xml', 'year/ru.xml', '--to', 'json', '-q'], { cwd: there });
  expect(status).toBe(0);
  expect(stdout).toContain('"name": "Anna Orlova"');
  expect(stdout.match(/"speaker": "orlova", "origin": "x\.\d"/gu)).toHaveLength(4);
  writeFileSync(`${there}/saved.json`, stdout);
  sverka(['convert', 'saved.json', '-o', 'again.json', '-q'], { cwd: there });
  expect(readFileSync(`${there}/again.json`, 'utf8')).toBe(stdout);
});
