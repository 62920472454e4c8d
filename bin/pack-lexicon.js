#!/usr/bin/env node
// Stemming thousands of pairs takes longer than a cold start may: the lexicon is put by stems when sverka is built.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packLexicon, parseLexicon } from '../dist/lexicon/lexicon.js';

const file = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const table = (name) => readFileSync(file(`src/lexicon/${name}.tsv`), 'utf8');
const lexicon = parseLexicon([table('en-ru'), table('places')].join('\n'), {
  en: table('forms.en'),
  ru: table('forms.ru'),
});

writeFileSync(file('dist/lexicon/en-ru.stems.txt'), packLexicon(lexicon));
