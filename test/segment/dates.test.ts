import { expect, test } from 'vitest';
import { readDateLine } from '../../src/segment/date.js';
import { readCases } from './notation.js';

const cases = readCases('dates.txt')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' ==> ') as [line: string, wanted: string]);

test.each(cases)('%s', (line, wanted) => {
  const read = readDateLine(line);
  expect(read === undefined ? 'none' : [read.date, read.time, read.place].map((said) => said ?? '-').join(' ')).toBe(
    wanted,
  );
});
