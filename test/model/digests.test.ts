import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDigests } from '../../src/model/digests.js';

test('texts are counted as a map counts them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.string({ maxLength: 2 })), { maxLength: 200 }), (calls) => {
      const [digests, map] = [createDigests(), new Map<string, number>()];
      for (const [isAdded, text] of calls) {
        const before = map.get(text) ?? 0;
        if (isAdded) expect(digests.add(text)).toBe(before);
        else expect(digests.take(text)).toBe(before > 0);
        map.set(text, isAdded ? before + 1 : Math.max(0, before - 1));
        expect(digests.count(text)).toBe(map.get(text));
      }
    }),
  );
});

test('two hundred thousand texts that are much alike are told apart', () => {
  const digests = createDigests();
  for (let index = 0; index < 200_000; index++) expect(digests.add(`Unit ${index} of the memory`)).toBe(0);
  for (let index = 0; index < 200_000; index += 7) expect(digests.add(`Unit ${index} of the memory`)).toBe(1);
});
