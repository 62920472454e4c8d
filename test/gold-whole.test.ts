import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { align } from '../src/align.js';
import { readGoldJson } from '../src/format/gold.js';
import { options } from './align/cases.js';
import { countChanged, wholeLadder } from './align/whole.js';

const folder = process.env['SVERKA_GOLD'] ?? '';

describe.skipIf(folder === '' || !existsSync(folder))('gold documents', () => {
  test('one bead in a thousand at most is not that of the full grid', { timeout: 600_000 }, () => {
    let [beads, changed] = [0, 0];
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
      const { source, target } = readGoldJson(readFileSync(join(folder, name), 'utf8'));
      const whole = wholeLadder(source, target);
      beads += whole.length;
      changed += countChanged(whole, align(source, target, options).ladders.sentence!);
    }
    expect(beads).toBeGreaterThan(0);
    expect(changed / beads).toBeLessThanOrEqual(0.001);
  });
});
