import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { groupScored } from '../src/cli/view/score-groups.js';
import { figureOf, isCeiling, readFloors, tryFolder } from './scores.js';

/** Gold documents may not lie in this repository; who has them names their folder. */
const folder = process.env['SVERKA_GOLD'] ?? '';
const isThere = folder !== '' && existsSync(folder);

describe.skipIf(!isThere)('floors of the gold documents', () => {
  const groups = isThere ? groupScored(tryFolder(folder)) : [];
  test.each(readFloors('test/gold-floors.tsv').map((floor) => [Object.values(floor).join(' '), floor] as const))(
    '%s',
    (_, floor) => {
      const figure = figureOf(groups, floor);
      expect(figure).toBeDefined();
      if (isCeiling(floor.figure)) expect(figure).toBeLessThanOrEqual(floor.bound);
      else expect(figure).toBeGreaterThanOrEqual(floor.bound);
    },
  );
});
