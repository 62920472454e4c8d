import { describe, expect, test } from 'vitest';
import { isDirection } from '../../src/segment/incident.js';
import { readCases } from './notation.js';

describe('stage directions', () => {
  const lines = readCases('incidents.txt')
    .split('\n')
    .filter((line) => /^[+-] /u.test(line));
  test.each(lines)('%s', (line) => {
    expect(isDirection(line.slice(2))).toBe(line.startsWith('+'));
  });
});
