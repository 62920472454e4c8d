import { expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.js';
import { sverka } from '../cli/run.js';

function page(...words: string[]): string {
  const { status, stdout, stderr } = sverka(words);
  expect({ status, stderr }, words.join(' ')).toEqual({ status: 0, stderr: '' });
  return `    $ sverka ${words.join(' ')}\n\n${indented(stdout)}`;
}

const indented = (text: string): string => text.trimEnd().replace(/^(?=.)/gmu, '    ');

// `npm run docs` rewrites the page.
test('docs/cli.md is what --help prints', async () => {
  const text = [
    '# The command line',
    'Made from `--help` by `npm run docs`: change it there.',
    `Results go to standard output, all else to standard error. The exit status is 0 when the work is done, 1 when a check
found something, and 2 after an error; [errors.md](errors.md) lists the errors. Files are written whole or not at all,
and never over an input, but for the project that \`edit\` and \`review\` are given to change: each is written as a hidden
file beside its place first, which Ctrl-C, SIGTERM and SIGHUP take away (the exit status is 128 and the number of the
signal), and the next command that writes to the folder where the process was killed outright. \`-\` is standard input
or output. Colour is for terminals, and \`NO_COLOR\` turns it off. No time is written into a file unless \`--date\` or
\`SOURCE_DATE_EPOCH\` gives one: the same input gives the same bytes.`,
    page('--help'),
    ...commands.flatMap(({ name }) => [`## ${name}`, page(name, '--help')]),
  ].join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot('../../docs/cli.md');
});
