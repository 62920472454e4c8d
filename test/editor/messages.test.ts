import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { differenceRules, optionalRules } from '../../src/index.js';

type Forms = string | Readonly<Record<string, string>>;
const read = (name: string): Record<string, Record<string, Forms>> =>
  JSON.parse(readFileSync(`src/editor/page/${name}`, 'utf8')) as never;
const messages = read('messages.ru.json');

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => [path.replaceAll('\\', '/'), readFileSync(`src/${path}`, 'utf8')] as const);

/** Codes of errors that are made in some files. */
const codesIn = (pattern: RegExp): string[] =>
  sources
    .filter(([path]) => pattern.test(path))
    .flatMap(([, text]) => [...text.matchAll(/'((?:edit|desk|query|page)\/[a-z-]+)'/gu)].map(([, code]) => code!));

test('each error that the page may have to tell, and each check, is told in Russian', () => {
  const codes = new Set(codesIn(/^(?:model|review|editor\/(?:page|server|client|journal))/u));
  // Of starting the server, before there is a page.
  const ofTerminal = new Set(['desk/port', 'desk/journal', 'desk/not-built', 'desk/not-empty']);
  const told = [...codes].filter((code) => !ofTerminal.has(code));
  expect(told.length).toBeGreaterThan(20);
  const checks = [...differenceRules, ...optionalRules].map(({ name }) => `check-${name}`);
  expect([...told, ...checks].filter((code) => messages[code] === undefined)).toEqual([]);
});

test('each form that an error or a check names has its text', () => {
  const forms = (path: string): string[] => {
    const text = sources.find(([each]) => each === path)![1];
    return [...text.matchAll(/\bform: '([\w-]+)'/gu)].map(([, form]) => form!);
  };
  const named: readonly (readonly [code: string, path: string])[] = [
    ['edit/no-cut', 'model/edit/split.ts'],
    ['edit/no-cut', 'model/edit/sentence.ts'],
    ['edit/no-sentence', 'model/edit/shift.ts'],
    ['edit/no-sentence', 'model/edit/fault.ts'],
  ];
  for (const [code, path] of named) {
    const found = forms(path);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((form) => messages[code]![form] === undefined)).toEqual([]);
  }
});

test('a number is told in all forms that Russian has, here and in the other words of the page', () => {
  const tables = [
    messages,
    Object.fromEntries(Object.entries(read('words.json')).map(([key, { ru }]) => [key, { ru: ru! }])),
  ];
  const rules = new Intl.PluralRules('ru');
  const needed = new Set([0, 1, 2, 5, 11, 21, 22, 1.5].map((number) => rules.select(number)));
  expect(needed.size).toBe(4);
  let all = 0;
  for (const table of tables)
    for (const [key, forms] of Object.entries(table))
      for (const [form, text] of Object.entries(forms)) {
        if (typeof text === 'string') continue;
        all++;
        expect([key, form, ...Object.keys(text).sort()]).toEqual([key, form, ...[...needed].sort()]);
      }
  expect(all).toBeGreaterThan(10);
});
