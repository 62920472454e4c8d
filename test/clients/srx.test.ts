import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from './transcript.js';

const folder = mkdtempSync(join(tmpdir(), 'sverka-srx-'));
const rules = join(folder, 'sverka.srx');
execFileSync(process.execPath, ['bin/sverka.js', 'segment', '--write-srx', '-o', rules]);

const jars = ['segment', 'commons-logging', 'jaxb-api'].map((name) => `/usr/share/java/${name}.jar`).join(':');

// The schema is OmegaT's, and stays there. It imports one of the W3C, of which it needs nothing.
test('the rules are valid by srx20.xsd', () => {
  const schema = execFileSync('unzip', ['-p', '/usr/share/omegat/OmegaT.jar', 'schemas/srx20.xsd'], {
    encoding: 'utf8',
  }).replace(/<xs:import[^>]*\/>/u, '');
  writeFileSync(join(folder, 'srx20.xsd'), schema);
  expect(run('xmllint', ['--noout', '--nonet', '--schema', join(folder, 'srx20.xsd'), rules])).toEqual({
    status: 0,
    output: `${rules} validates\n`,
  });
});

test.each(['en', 'ru'])('segment.jar splits the transcript by them as sverka does, %s', (lang) => {
  const transcript = `corpora/2021-03-02-lavrov-kamilov/${lang}.txt`;
  const ours = run(process.execPath, ['bin/sverka.js', 'segment', transcript, '--quiet']).output;
  const paragraphs = ours.trim().split('\n\n');
  const file = join(folder, `${lang}.txt`);
  writeFileSync(file, paragraphs.map((paragraph) => paragraph.replace(/\n/gu, ' ')).join('\n'));
  const { status, output } = run('java', ['-cp', jars, 'test/clients/Split.java', rules, lang, file]);
  expect(status, output).toBe(0);
  expect(output.trim().split('\n\n')).toEqual(paragraphs);
});
