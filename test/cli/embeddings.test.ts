import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, describe } from 'vitest';
import { folder, sverka } from './run.js';

/** Words of no language: nothing but the model tells which belong together. */
const pairs = [
  ['zib', 'хум'],
  ['wom', 'мшэ'],
  ['kra', 'лыж'],
];
/** A service of its own process, since the program is waited for. Its vectors tell the pairs; it counts what it is asked. */
const stub = `
  const pairs = ${JSON.stringify(pairs)};
  const seen = [];
  const vector = (text) => pairs.map((pair) => pair.reduce((sum, word) => sum + text.toLowerCase().split(word).length - 1, 0.01));
  require('node:http').createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part)).on('end', () => {
      const send = (status, answer) => response.writeHead(status).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
      if (request.url === '/seen') return send(200, seen.splice(0));
      const asked = JSON.parse(body);
      seen.push({ model: asked.model, key: request.headers.authorization, input: asked.input });
      const data = asked.input.map((text, index) => ({ index, embedding: vector(text) }));
      if (request.url === '/v1/embeddings') return send(200, { data: data.reverse() });
      if (request.url === '/short/embeddings') return send(200, { data: data.slice(1).map(({ embedding }) => ({ embedding })) });
      if (request.url === '/uneven/embeddings') return send(200, { data: data.map(({ embedding }, index) => ({ embedding: embedding.slice(index) })) });
      if (request.url === '/page/embeddings') return send(200, '<html>Welcome</html>');
      if (request.url === '/closed/embeddings') return send(401, { error: 'no key' });
      send(404, 'no such model');
    });
  }).listen(0, '127.0.0.1', function () { console.log(this.address().port); });
`;
const server = spawn(process.execPath, ['-e', stub], { stdio: ['ignore', 'pipe', 'inherit'] });
let origin = '';
beforeAll(async () => {
  for await (const chunk of server.stdout) {
    origin = `http://127.0.0.1:${String(chunk).trim()}`;
    break;
  }
});
afterAll(() => void server.kill());

interface Request {
  readonly model: string;
  readonly key?: string;
  readonly input: string[];
}
const seen = async (): Promise<Request[]> => (await (await fetch(`${origin}/seen`)).json()) as Request[];

const files = { 'en.txt': 'Zib zib.\nWom wom.\nKra kra.\n', 'ru.txt': 'Мшэ мшэ.\nЛыж лыж.\n' };
const align = (words: readonly string[], env = {}, cwd = folder(files)) =>
  sverka(['align', 'en.txt', 'ru.txt', '--from', 'lines', ...words], { cwd, env });
const links = (stdout: string): string[] =>
  [...stdout.matchAll(/"source": \[(\d), (\d)\], "target": \[(\d), (\d)\]/gu)].map(
    ([, a, b, c, d]) => `${a}-${b}:${c}-${d}`,
  );

describe('--embeddings URL', () => {
  test('tells which sentences belong together where nothing else does', async () => {
    const plain = align(['--to', 'json', '-q']);
    const told = align(['--to', 'json', '--embeddings', `${origin}/v1`]);
    expect(links(told.stdout)).toEqual(expect.arrayContaining(['0-1:0-0', '1-2:0-1', '2-3:1-2']));
    expect(links(plain.stdout)).not.toContain('1-2:0-1');
    expect(told.stderr).toContain(`The sentences of both texts are sent to ${origin}.`);
    expect(told.stdout).toMatch(/weights:\w+ embeddings:default@\w+"/u);
    expect(plain.stdout).not.toContain('embeddings:');
    expect((await seen()).flatMap(({ input }) => input).sort()).toEqual([
      'Kra kra.',
      'Wom wom.',
      'Zib zib.',
      'Лыж лыж.',
      'Мшэ мшэ.',
    ]);
  });

  test('gives the same from the other side, and the same again', () => {
    const words = ['--to', 'json', '-q', '--embeddings', `${origin}/v1/embeddings`];
    const first = align(words).stdout;
    expect(align(words).stdout).toBe(first);
    const turned = sverka(['align', 'ru.txt', 'en.txt', '--from', 'lines', '--source', 'en', ...words], {
      cwd: folder(files),
    });
    expect(links(turned.stdout)).toEqual(links(first));
  });

  test('asks in batches, each wording once, with the model and the key that are given', async () => {
    await seen();
    const lines = (word: string): string => Array.from({ length: 100 }, (_, at) => `${word} ${at % 80}.`).join('\n');
    const cwd = folder({ 'en.txt': lines('Zib'), 'ru.txt': lines('Бзи') });
    const words = ['--embeddings', `${origin}/v1`, '--embeddings-model', 'multi', '-q', '--to', 'tsv'];
    expect(align(words, { SVERKA_EMBEDDINGS_KEY: 'secret' }, cwd)).toMatchObject({ status: 0, stderr: '' });
    const requests = await seen();
    expect(requests.map(({ input }) => input.length)).toEqual([64, 64, 32]);
    expect(new Set(requests.flatMap(({ input }) => input)).size).toBe(160);
    expect(requests.every(({ model, key }) => model === 'multi' && key === 'Bearer secret')).toBe(true);
  });

  test('shows in the explanation', () => {
    expect(align(['--embeddings', `${origin}/v1`, '--explain', '1', '-q']).stdout).toMatch(/^embedding likeness +\d/mu);
  });
});

describe('train --embeddings', () => {
  /** Sentences of the three pairs in an order of its own; one has no partner. */
  const gold = (id: string, order: readonly number[]): string => {
    const [english, russian] = [0, 1].map((side) => order.map((at) => `${pairs[at]![side]!} ${pairs[at]![side]!}.`));
    const links = order.map((_, at) => [[at], at === 2 ? [] : [at > 2 ? at - 1 : at]]);
    const text = (sentences: readonly string[]) => ({ paragraphs: [sentences] });
    return JSON.stringify({ id, variant: 'plain', en: text(english!), ru: text(russian!.toSpliced(2, 1)), links });
  };
  const cwd = folder({
    ...files,
    'gold/a-1.json': gold('a-1', [0, 1, 2, 0, 2, 1]),
    'gold/a-2.json': gold('a-2', [2, 1, 0, 1, 2, 0]),
  });
  const model = (): string[] => ['--embeddings', `${origin}/v1`];

  test('fits the weight of the model with the others, and such weights are refused without it', () => {
    const trained = sverka(['train', 'gold', '-o', 'weights.json', ...model()], { cwd });
    expect(trained.stderr).toContain(`The sentences of both texts are sent to ${origin}.`);
    expect(trained.status).toBe(0);
    const { columns } = JSON.parse(readFileSync(join(cwd, 'weights.json'), 'utf8')) as {
      columns: Record<string, number>;
    };
    expect(columns['embedding likeness']).toBeGreaterThan(0.1);
    const words = ['--weights', 'weights.json', '--to', 'json', '-q'];
    expect(links(align([...words, ...model()], {}, cwd).stdout).slice(-3)).toEqual(['0-1:0-0', '1-2:0-1', '2-3:1-2']);
    const refused = align(words, {}, cwd);
    expect(refused.stderr).toContain('[weights/need-embeddings]');
    expect(refused).toMatchObject({ status: 2, stdout: '' });
  });

  test('judges with it, by folds', () => {
    const { status, stdout } = sverka(['train', 'gold', '--cross-validate', '--folds', '2', '-q', ...model()], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatch(/embeddings:default@\w+/u);
  });
});

describe('--embeddings refuses', () => {
  const cases: readonly (readonly [string, readonly string[], string, RegExp])[] = [
    [
      'a service that is not there',
      ['--embeddings', 'http://127.0.0.1:9/v1'],
      'embeddings/unreachable',
      /Start it, or mend the address/u,
    ],
    ['a service without the model', ['--embeddings', '$/none'], 'embeddings/refused', /answers 404: no such model/u],
    ['a service that wants a key', ['--embeddings', '$/closed'], 'embeddings/refused', /SVERKA_EMBEDDINGS_KEY/u],
    ['an answer of something else', ['--embeddings', '$/page'], 'embeddings/failed', /Welcome/u],
    ['too few vectors', ['--embeddings', '$/short'], 'embeddings/failed', /for 5 sentences/u],
    ['vectors of different lengths', ['--embeddings', '$/uneven'], 'embeddings/failed', /different lengths|no vector/u],
    ['what is no folder', ['--embeddings', 'en.txt'], 'embeddings/no-model', /neither a folder/u],
    [
      'a folder without a model',
      ['--embeddings', '.'],
      'embeddings/no-model',
      /no config\.json, no tokenizer\.json, no onnx\/model\.onnx/u,
    ],
    ['the baseline', ['--embeddings', '$/v1', '--method', 'length'], 'cli/usage', /evidence for crf alone/u],
    ['a name without a service', ['--embeddings', '.', '--embeddings-model', 'x'], 'cli/usage', /for a service/u],
  ];
  test.each(cases)('%s', (_, words, code, says) => {
    const { status, stdout, stderr } = align(words.map((word) => word.replace('$', origin)));
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  test('a model where nothing is installed that runs it', () => {
    const cwd = folder({ ...files, 'm/config.json': '{}', 'm/tokenizer.json': '{}', 'm/onnx/model.onnx': '' });
    const { status, stderr } = align(['--embeddings', 'm'], {}, cwd);
    expect(stderr).toMatch(/\[embeddings\/no-runtime\]\n {2}hint: Run npm install @huggingface\/transformers/u);
    expect(status).toBe(2);
  });
});
