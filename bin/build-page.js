#!/usr/bin/env node
// Builds the review page into dist/editor/page: a script, a sheet of styles, fonts, and the data of the aligner.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path) => readFileSync(at(path), 'utf8');

/** A page that is opened from a folder may load no modules: its script is a plain one, run when the page is read. */
const plainScript = {
  name: 'plain-script',
  enforce: 'post',
  transformIndexHtml: (html) =>
    html.replace(/<script type="module" crossorigin/gu, '<script defer').replace(/ crossorigin/gu, ''),
};

/**
 * The lexicon and the weights as a script that is loaded when something is to be aligned: a page that is opened from
 * a folder may fetch nothing, but it may have scripts.
 */
const resources = {
  name: 'resources',
  generateBundle() {
    const { version } = JSON.parse(read('package.json'));
    const data = { lexicon: read('dist/lexicon/en-ru.stems.txt'), weights: read('src/method/weights.json'), version };
    const source = `globalThis.sverkaResources = ${JSON.stringify(data)};\n`;
    this.emitFile({ type: 'asset', fileName: 'resources.js', source });
  },
};

/** The texts are in English and Russian; what the font has for other scripts stays out. */
const twoScripts = {
  name: 'two-scripts',
  enforce: 'pre',
  transform: (code, id) =>
    /literata.*\.css$/u.test(id)
      ? code.replace(/\/\*[^*]*(?:greek|vietnamese)[^*]*\*\/\s*@font-face\s*\{[^}]*\}/gu, '')
      : undefined,
};

await build({
  configFile: false,
  root: at('src/editor/page'),
  base: './',
  logLevel: 'warn',
  plugins: [twoScripts, svelte({ configFile: false }), resources, plainScript],
  worker: { format: 'iife' },
  build: {
    outDir: at('dist/editor/page'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // One sheet, in a file: styles that a script writes into the page are forbidden to it.
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    license: { fileName: 'licences.md' },
    rolldownOptions: {
      checks: { pluginTimings: false },
      // Of sverka, the page itself needs little; the whole of it is in the worker.
      treeshake: {
        moduleSideEffects: (id) => id.endsWith('.css') || /\/editor\/page\/|\/node_modules\/svelte\//u.test(id),
      },
      output: { format: 'iife', entryFileNames: 'page.js', assetFileNames: '[name][extname]', codeSplitting: false },
    },
  },
});
