import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const folder = process.env['SVERKA_GOLD'] ?? '';

/** `npm run moves` prints the same. */
describe.skipIf(folder === '' || !existsSync(folder))('passages of five links and more put elsewhere', () => {
  test('are found, and none where nothing moved', { timeout: 600_000 }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['test/bench/moves.js'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const figure = (name: string): number => Number(new RegExp(`${name} (\\d+(?:\\.\\d+)?)`, 'u').exec(stdout)?.[1]);
    expect(figure('recall')).toBeGreaterThanOrEqual(0.9);
    expect(figure('precision')).toBeGreaterThanOrEqual(0.95);
    expect(/in the documents as published, (\d+) moves were found/u.exec(stdout)?.[1]).toBe('0');
  });
});
