#!/usr/bin/env node
// The compiler leaves data behind: this puts the tables, weights and schemas of src/ at the same places in dist/.
import { cpSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const isData = (path) => statSync(path).isDirectory() || ['.json', '.tsv', '.odd', '.rng'].includes(extname(path));

cpSync(folder('src'), folder('dist'), { recursive: true, filter: isData });
