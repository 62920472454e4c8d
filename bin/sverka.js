#!/usr/bin/env node
// Old syntax on purpose: a Node that is too old must be able to read this file in order to say so.
// The version is that of `engines` in package.json; a test compares the two.
var needed = [20, 19];
var running = process.versions.node.split('.').map(Number);

if (running[0] < needed[0] || (running[0] === needed[0] && running[1] < needed[1])) {
  console.error(
    'sverka: Node ' +
      needed.join('.') +
      ' or later is needed, and this is ' +
      process.version +
      '.\n' +
      '  hint: install a newer Node from https://nodejs.org, or with your version manager.',
  );
  process.exitCode = 2;
} else {
  import('../dist/cli/sverka.js').then(
    function (sverka) {
      return sverka.main(process.argv.slice(2)).then(function (status) {
        process.exitCode = status;
        if (status === 0) sverka.keep();
      });
    },
    function (error) {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
      var lacksPackage = /Cannot find package/.test(error.message);
      console.error(
        lacksPackage
          ? 'sverka: its dependencies are not installed.\n  hint: run `npm ci` in the folder of sverka.'
          : 'sverka: it is not built yet.\n  hint: run `npm run build` in the folder of sverka.',
      );
      process.exitCode = 2;
    },
  );
}
