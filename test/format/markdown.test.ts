import { expect, test } from 'vitest';
import { readMarkdown } from '../../src/format/markdown.js';

test('Markdown without its marks', () => {
  const text =
    '---\ntitle: x\n---\n# The *talks* #\n\nOne **two** [three](https://a.b) `four` snake_case_name 2 * 3 * 4\nruns on.  \nNew line\\\nand another \\*star\\*.\n\n' +
    '> - quoted\n> - items\n\nTitle\n=====\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n![picture](x.png)\n<!-- gone -->\n\n1. first\n2. second\n';
  expect(
    readMarkdown(text)
      .split('\n\n')
      .map((each) => each.trim()),
  ).toEqual([
    'The talks',
    'One two three four snake_case_name 2 * 3 * 4 runs on.\nNew line\nand another *star*.',
    'quoted',
    'items',
    'Title',
    'a',
    'b',
    'c',
    'd',
    'first',
    'second',
  ]);
});
