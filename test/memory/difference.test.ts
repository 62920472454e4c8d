import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMemories, tokensOf, wordChanges } from '../../src/memory/difference.js';
import { utf16 } from '../format/arbitraries.js';
import { anyMemory, memory, parts, selectionOf, unit } from './memories.js';

const compare = (old: string, now: string) =>
  compareMemories(
    () => parts(old),
    () => parts(now),
    selectionOf(old),
    selectionOf(now),
  );

describe('two memories', () => {
  test('of the same units in another order do not differ', () => {
    const [a, b] = [unit('one', 'один'), unit('two', 'два')];
    expect(compare(memory(a + b + a), memory(a + a + b))).toEqual({ same: 3, added: [], removed: [], changed: [] });
  });
  test('any one is the same as itself', () => {
    fc.assert(
      fc.property(anyMemory, (text) => {
        const { added, removed, changed } = compare(text, text);
        expect([added, removed, changed]).toEqual([[], [], []]);
      }),
    );
  });
  test('any two: each unit is told of once', () => {
    fc.assert(
      fc.property(anyMemory, anyMemory, (old, now) => {
        const { same, added, removed, changed } = compare(old, now);
        const number = (text: string) => [...parts(text)].filter(({ kind }) => kind === 'unit').length;
        expect(same + removed.length + changed.length).toBe(number(old));
        expect(same + added.length + changed.length).toBe(number(now));
        for (const { source, old: before, new: after } of changed) {
          const side = (without: string) =>
            source
              .filter(({ change }) => change !== without)
              .map(({ text }) => text)
              .join('');
          expect([side('added'), side('removed')]).toEqual([before.source, after.source]);
        }
      }),
    );
  });
  test('a unit that is once more there is added, once less removed', () => {
    const a = unit('one', 'один');
    expect(compare(memory(a), memory(a + a)).added.map(({ number }) => number)).toEqual([2]);
    expect(compare(memory(a + a), memory(a)).removed).toHaveLength(1);
  });
  test('a unit changed is known by a side, or by its id and many words', () => {
    const old = memory(
      unit('The ships sailed at dawn.', 'Суда отплыли на рассвете.', ' tuid="1"') +
        unit('Ten sails were seen.', 'Видели десять парусов.', ' tuid="2"') +
        unit('Peace.', 'Мир.', ' tuid="3"'),
    );
    const now = memory(
      unit('The ships sailed at noon.', 'Суда отплыли в полдень.', ' tuid="1"') +
        unit('Ten sails were seen.', 'Виднелись десять парусов.') +
        unit('Quite another thing', 'Совсем другое', ' tuid="3"'),
    );
    const { added, removed, changed } = compare(old, now);
    expect(changed.map((each) => [each.old.number, each.new.number])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect([added.map(({ source }) => source), removed.map(({ source }) => source)]).toEqual([
      ['Quite another thing'],
      ['Peace.'],
    ]);
  });
  test('of languages in another order', () => {
    const turned = memory(unit('one', 'один')).replace(/(<tuv.*<\/tuv>)(<tuv.*<\/tuv>)/u, '$2$1');
    expect(compare(memory(unit('one', 'один')), turned).same).toBe(1);
  });
});

describe('words', () => {
  test('of Russian are whole', () => {
    const changes = wordChanges('военно-политический союз', 'военно-морской союз');
    expect(changes).toEqual([
      { text: 'военно-политический', change: 'removed' },
      { text: 'военно-морской', change: 'added' },
      { text: ' союз', change: 'same' },
    ]);
  });
  test('of any text are the text', () => {
    fc.assert(
      fc.property(utf16, (text) => {
        expect(tokensOf(text).join('')).toBe(text);
      }),
    );
  });
});
