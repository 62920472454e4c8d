import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { remoteDesk } from '../../src/editor/client.js';
import {
  paths,
  type Advanced,
  type DeskEvent,
  type ExportedFile,
  type Proposal,
  type Refusal,
} from '../../src/editor/protocol.js';
import { applyChanges } from '../../src/model/edit/change.js';
import { apply, type Edit } from '../../src/model/edit.js';
import { json } from '../../src/format/json.js';
import { tmx } from '../../src/format/tmx.js';
import { folder, pair, sverka } from '../cli/run.js';
import { full, small } from '../format/fixtures.js';
import { someEdit, write } from '../model/edits.js';
import { review, type Running } from './desks.js';

const merge: Edit = { kind: 'merge', bead: 0, with: 'down' };
const refusal = (answer: unknown): string => (answer as { readonly error: Refusal }).error.code;
const home = (content = write(full)): string => folder({ 'talks.json': content });
const read = (cwd: string): string => readFileSync(join(cwd, 'talks.json'), 'utf8');

const textOf = (file: ExportedFile): string => ('text' in file ? file.text : '');

describe('killed in the middle of a stream of edits', () => {
  test('all that were acknowledged are there again, and can be undone', { timeout: 120_000 }, async () => {
    const cwd = home();
    let state = json.read!(write(full));
    let version = 0;
    let seed = 3;
    const next = (): number => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8;
    for (let round = 0; round < 3; round++) {
      const server = await review(['talks.json'], cwd);
      const opened = await server.load();
      expect(write(opened.alignment)).toBe(write(state));
      expect(opened.state.version).toBe(version);
      // The kill comes from the side, at no edit in particular.
      let isKilled = false;
      const killing = new Promise((resolve) => setTimeout(resolve, 300 + round * 170)).then(() => {
        isKilled = true;
        return server.kill('SIGKILL');
      });
      let pending: Edit | undefined;
      while (!isKilled || pending !== undefined) {
        const edit = someEdit(state, Array.from({ length: 8 }, next));
        try {
          apply(state, edit);
        } catch {
          continue;
        }
        pending = edit;
        const reply = await server.edit(version, edit).catch(() => undefined);
        if (reply === undefined) break;
        expect(reply.status).toBe(200);
        pending = undefined;
        state = applyChanges(state, reply.answer.changes);
        version = reply.answer.state.version;
      }
      await killing;
      // What was not acknowledged may be there or not, but nothing else.
      const again = await review(['talks.json'], cwd);
      const found = await again.load();
      const possible = [write(state), ...(pending === undefined ? [] : [write(apply(state, pending).alignment)])];
      expect(possible).toContain(write(found.alignment));
      expect(found.state.version - version).toBe(possible.indexOf(write(found.alignment)));
      [state, version] = [found.alignment, found.state.version];
      expect(await again.kill('SIGTERM')).toBe(0);
      expect(read(cwd)).toBe(write(state));
    }
    expect(version).toBeGreaterThan(3);
    const { status } = sverka(['edit', 'talks.json', '--undo', '--all'], { cwd });
    expect(status).toBe(0);
    expect(read(cwd)).toBe(write(full));
    expect(existsSync(join(cwd, 'talks.json.lock'))).toBe(false);
  });
});

describe('a server', () => {
  let server: Running;
  let cwd: string;
  beforeAll(async () => {
    cwd = folder({ 'talks.json': write(small), 'secret.txt': 'secret', '../secret-beside.txt': 'secret' });
    server = await review(['talks.json'], cwd);
  }, 60_000);
  afterAll(async () => {
    expect(await server.kill('SIGINT')).toBe(0);
    expect(server.stderr()).not.toContain('bug');
  });
  const version = async (): Promise<number> => (await server.load()).state.version;
  const authorization = (): { authorization: string } => ({ authorization: `Bearer ${server.token}` });

  test('listens on loopback alone', async () => {
    const isOpen = (host: string): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = connect({ host, port: server.port, timeout: 2000 });
        socket.on('connect', () => resolve(true));
        socket.on('error', () => resolve(false));
        socket.on('timeout', () => resolve(false));
        socket.on('close', () => socket.destroy());
      });
    expect([await isOpen('127.0.0.1'), await isOpen('::1')]).toEqual([true, false]);
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/u);
  });

  test.each(Object.values(paths))('%s tells nothing to who has not the token', async (path) => {
    for (const headers of [{}, { authorization: 'Bearer' }, { authorization: `Bearer ${'x'.repeat(32)}` }])
      for (const method of ['GET', 'POST']) {
        const reply = await server.ask(method, path, { headers, ...(method === 'POST' && { body: '{}' }) });
        expect([reply.status, refusal(JSON.parse(reply.text))]).toEqual([403, 'desk/forbidden']);
        expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
      }
    expect((await server.ask('GET', `${path}?token=${server.token}`)).status).toBe(403);
  });

  test('shows its page to who has the token, with nothing allowed that is not its own', async () => {
    expect((await server.ask('GET', '/')).status).toBe(403);
    expect((await server.ask('GET', '/index.html?token=x')).status).toBe(403);
    const { status, headers } = await server.ask('GET', `/?token=${server.token}`);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const policy = headers['content-security-policy'] as string;
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/u);
    expect(policy.replace(/style-src-attr 'unsafe-inline'/u, '')).not.toMatch(/unsafe|http|\*/u);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  test.each([
    { host: 'example.org' },
    { host: '127.0.0.1' },
    { host: '127.0.0.1:1' },
    { host: 'localhost.example.org' },
    { origin: 'http://example.org' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] satisfies Record<string, string>[])('refuses %j, with the right token', async (headers) => {
    const before = read(cwd);
    const body = JSON.stringify({ version: await version(), edit: merge });
    for (const [method, path] of [
      ['GET', '/api/project'],
      ['GET', `/?token=${server.token}`],
      ['POST', '/api/edit'],
    ] as const) {
      const reply = await server.ask(method, path, {
        headers: { ...authorization(), ...headers },
        ...(method === 'POST' && { body }),
      });
      expect([reply.status, refusal(JSON.parse(reply.text))]).toEqual([403, 'desk/forbidden']);
    }
    expect(read(cwd)).toBe(before);
  });

  test.each([
    {},
    { origin: 'http://127.0.0.1' },
    { origin: 'http://localhost', host: 'localhost' },
    { 'sec-fetch-site': 'same-origin' },
  ] satisfies Record<string, string>[])('takes %j', async (headers) => {
    const named = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        name === 'sec-fetch-site' ? value : `${value}:${server.port}`,
      ]),
    );
    expect((await server.ask('GET', '/api/project', { headers: { ...authorization(), ...named } })).status).toBe(200);
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/%2e%2e/secret.txt',
    '/..\\secret.txt',
    '/secret.txt',
    '/talks.json',
    '/talks.json.journal',
    '//etc/passwd',
    '/assets/../../../../../../../../etc/passwd',
    '/page/../../cli/main.js',
    '/../pages.js',
    '/%00',
    '/__proto__',
    '/constructor',
  ])('%s is not there', async (path) => {
    const reply = await server.ask('GET', `${path}?token=${server.token}`, { headers: authorization() });
    expect([400, 404]).toContain(reply.status);
    expect(reply.text).not.toMatch(/secret|root:|import/u);
  });

  test.each([
    [paths.edit, '{', 400, 'desk/request'],
    [paths.edit, '[]', 400, 'desk/request'],
    [paths.edit, '', 400, 'desk/request'],
    [paths.edit, '{}', 409, 'desk/outdated'],
    [paths.undo, '{ "version": "0" }', 409, 'desk/outdated'],
    [paths.export, '{ "format": "../x" }', 422, 'format/unknown'],
    [paths.export, '{ "format": "tmx", "level": "word" }', 400, 'desk/request'],
    [paths.export, '{ "format": "tmx", "minConfidence": "1" }', 400, 'desk/request'],
    [paths.export, '{ "format": 5 }', 400, 'desk/request'],
  ])('%s does not take %s', async (path, body, status, code) => {
    const reply = await server.ask('POST', path, { headers: authorization(), body });
    expect([reply.status, refusal(JSON.parse(reply.text))]).toEqual([status, code]);
  });

  test.each([
    [{ kind: 'restore', changes: [] }, 'edit/invalid'],
    [{ kind: 'merge', bead: 99, with: 'up' }, 'edit/missing'],
    [{ kind: 'merge', bead: 0, with: 'up' }, 'edit/no-neighbour'],
    [null, 'edit/invalid'],
  ])('an edit that cannot be made changes nothing: %j', async (edit, code) => {
    const before = await server.load();
    const { status, answer } = await server.api('/api/edit', { version: before.state.version, edit });
    expect([status, refusal(answer)]).toEqual([422, code]);
    expect(await server.load()).toEqual(before);
  });

  test('edits, undoes and redoes, and the file follows', async () => {
    const before = await server.load();
    const made = await server.edit(before.state.version, merge);
    expect(made.answer.state).toEqual({ version: before.state.version + 1, undo: before.state.undo + 1, redo: 0 });
    const after = applyChanges(before.alignment, made.answer.changes);
    expect(write((await server.load()).alignment)).toBe(write(after));
    await expect.poll(() => read(cwd), { timeout: 20_000 }).toBe(write(after));
    const undone = await server.api<Advanced>(paths.undo, { version: made.answer.state.version });
    expect(undone.answer.state).toMatchObject({ undo: before.state.undo, redo: 1 });
    const redone = await server.api<Advanced>(paths.redo, { version: undone.answer.state.version });
    expect(write(applyChanges(applyChanges(after, undone.answer.changes), redone.answer.changes))).toBe(write(after));
    await server.api(paths.undo, { version: redone.answer.state.version });
    expect(write((await server.load()).alignment)).toBe(write(before.alignment));
  });

  test('tells a second window what the first one did, and does not take what it has not seen', async () => {
    const seen = await version();
    const lines: string[] = [];
    const listening = request(
      { host: '127.0.0.1', port: server.port, path: paths.events, headers: authorization() },
      (answer) => answer.on('data', (data: Buffer) => lines.push(data.toString())),
    );
    listening.on('error', () => {}).end();
    await expect.poll(() => lines.length, { timeout: 20_000 }).toBeGreaterThan(0);
    const first = await server.edit(seen, merge);
    const second = await server.edit(seen, { kind: 'unlink', bead: 0 });
    expect([first.status, second.status, refusal(second.answer)]).toEqual([200, 409, 'desk/outdated']);
    await expect.poll(() => lines.join('').trim(), { timeout: 20_000 }).not.toBe('');
    expect(JSON.parse(lines.join('').trim())).toEqual({ kind: 'advanced', ...first.answer });
    listening.destroy();
    const undone = await server.api(paths.undo, { version: first.answer.state.version });
    expect(undone.status).toBe(200);
  });

  test('is talked to by the client of the page', async () => {
    const desk = remoteDesk(`http://127.0.0.1:${server.port}`, server.token);
    const events: DeskEvent[] = [];
    const end = desk.watch((event) => events.push(event));
    const { state, alignment } = await desk.load();
    const made = await desk.apply(state.version, merge);
    expect(applyChanges(alignment, made.changes).ladders.sentence!.length).toBe(6);
    await expect(desk.apply(state.version, merge)).rejects.toMatchObject({ code: 'desk/outdated' });
    await expect(desk.apply(made.state.version, { kind: 'merge', bead: 0, with: 'up' })).rejects.toMatchObject({
      code: 'edit/no-neighbour',
      hint: 'Go the other way.',
    });
    const undone = await desk.undo(made.state.version);
    const redone = await desk.redo(undone.state.version);
    await desk.undo(redone.state.version);
    expect((await desk.export({ format: 'tmx' }))[0]!.name).toBe('talks.tmx');
    await expect
      .poll(() => events.filter(({ kind }) => kind === 'advanced').length, { timeout: 20_000 })
      .toBeGreaterThan(0);
    end();
    const stranger = remoteDesk(`http://127.0.0.1:${server.port}`, 'x');
    await expect(stranger.load()).rejects.toMatchObject({ code: 'desk/forbidden' });
    const nobody = remoteDesk('http://127.0.0.1:1', server.token);
    await expect(nobody.load()).rejects.toMatchObject({ code: 'desk/lost' });
  });

  test('exports in every format, as convert does', async () => {
    const { formats } = await server.load();
    expect(formats.map(({ name }) => name)).toEqual(expect.arrayContaining(['tmx', 'tei', 'json', 'tsv']));
    for (const { name, suffix } of formats) {
      const { status, answer } = await server.api<readonly ExportedFile[]>(paths.export, { format: name });
      expect([status, answer.length > 0 && answer.every((file) => file.name.startsWith('talks.'))], name).toEqual([
        200,
        true,
      ]);
      if (answer.length === 1) expect(answer[0]!.name).toBe(`talks${suffix}`);
      // A packed file goes over as what it is.
      expect('base64' in answer[0]! && Buffer.from(answer[0].base64, 'base64').subarray(0, 2).toString(), name).toBe(
        ['docx', 'xlsx'].includes(name) ? 'PK' : false,
      );
      if (['tmx', 'tei', 'json', 'tsv'].includes(name))
        expect(sverka(['convert', 'talks.json', '--to', name, '-q'], { cwd }).stdout).toBe(textOf(answer[0]!));
    }
    const split = await server.api<readonly ExportedFile[]>(paths.export, {
      format: 'tei',
      teiLayout: 'split',
      source: 'ru',
    });
    expect(split.answer.map((file) => file.name).sort()).toEqual(
      ['talks.tei.xml', 'talks.en.tei.xml', 'talks.ru.tei.xml'].sort(),
    );
    const sure = await server.api<readonly ExportedFile[]>(paths.export, { format: 'tmx', minConfidence: 0.9 });
    expect(tmx.read!(textOf(sure.answer[0]!)).ladders.sentence!.length).toBeLessThan(5);
  });

  test('keeps hostile text as the text that it is', async () => {
    const text = `<script>alert(1)</script> "&quot; ]]> \u202e\u0000\uD800 ${'я'.repeat(50_000)}`;
    const { alignment, state } = await server.load();
    const made = await server.edit(state.version, { kind: 'correct', side: 'target', sentence: 1, text });
    expect(made.status).toBe(200);
    const after = applyChanges(alignment, made.answer.changes);
    expect(after.target.units.sentence[1]!.correction).toBe(text);
    expect((await server.load()).alignment.target.units.sentence[1]!.correction).toBe(text);
    await expect.poll(() => read(cwd), { timeout: 20_000 }).toBe(write(after));
    await server.api(paths.undo, { version: made.answer.state.version });
  });
});

test(
  'what is between confirmed links is searched again, elsewhere, and taken as one step',
  { timeout: 120_000 },
  async () => {
    const cwd = pair();
    const server = await review(['en.txt', 'ru.txt', '-q', '--force'], cwd);
    const name = readdirSync(cwd).find((file) => file.endsWith('.json'))!;
    const { alignment, state } = await server.load();
    expect((await server.api<Proposal>(paths.realign, { version: 0 })).answer).toEqual({ version: 0 });
    await server.edit(state.version, { kind: 'merge', bead: 1, with: 'down' });
    const opened = await server.edit(1, { kind: 'unconfirm', beads: [1, 2] });
    const asked = server.api<Proposal>(paths.realign, { version: 2 });
    // The server answers while it is searched.
    expect((await server.load()).state.version).toBe(2);
    const { answer } = await asked;
    expect(answer.edit!.spans.length).toBeGreaterThan(0);
    const taken = await server.edit(opened.answer.state.version, answer.edit!);
    const after = (await server.load()).alignment;
    expect(after.ladders.sentence!.map(({ source, target }) => [source, target])).toEqual(
      alignment.ladders.sentence!.map(({ source, target }) => [source, target]),
    );
    expect(taken.answer.state.undo).toBe(3);
    await server.kill('SIGTERM');
    const again = sverka(['review', 'en.txt', 'ru.txt', '-q', '--force', '--no-open'], { cwd });
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('[desk/exists]')]);
    expect(again.stderr).toContain(`sverka review ${name}`);
  },
);

test(
  'a file that is changed on the disk is noticed by the windows, and not overwritten',
  { timeout: 60_000 },
  async () => {
    const cwd = home(write(small));
    const server = await review(['talks.json'], cwd);
    const listen = (): string[] => {
      const lines: string[] = [];
      const headers = { authorization: `Bearer ${server.token}` };
      const listening = request({ host: '127.0.0.1', port: server.port, path: paths.events, headers }, (answer) =>
        answer.on('data', (data: Buffer) => lines.push(data.toString())).on('error', () => {}),
      );
      listening.on('error', () => {}).end();
      return lines;
    };
    const lines = listen();
    await expect.poll(() => lines.length, { timeout: 20_000 }).toBeGreaterThan(0);
    writeFileSync(join(cwd, 'talks.json'), write(full));
    await expect.poll(() => lines.join('').trim(), { timeout: 20_000 }).toBe('{"kind":"changed-on-disk"}');
    const { status, answer } = await server.edit(0, merge);
    expect([status, refusal(answer)]).toEqual([409, 'desk/changed-on-disk']);
    // A window that is opened now, or loaded again, says so too.
    const late = listen();
    await expect.poll(() => late.join('').trim(), { timeout: 20_000 }).toBe('{"kind":"changed-on-disk"}');
    expect(await server.kill('SIGTERM')).toBe(0);
    expect(read(cwd)).toBe(write(full));
  },
);

describe('a server that cannot be', () => {
  test('two of one project', async () => {
    const cwd = home();
    const server = await review(['talks.json'], cwd);
    for (const words of [
      ['review', 'talks.json', '--no-open'],
      ['edit', 'talks.json', '--undo'],
    ]) {
      const { status, stderr } = sverka(words, { cwd });
      expect([status, stderr]).toEqual([2, expect.stringContaining('[desk/in-use]')]);
    }
    const port = String(server.port);
    const other = sverka(['review', 'talks.json', '--no-open', '--port', port], { cwd: home() });
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('[desk/port]')]);
    await server.kill('SIGTERM');
  });

  test.each([
    [['review', 'nothing.json'], 'file/not-found'],
    [['review', '-'], 'cli/usage'],
    [['review'], 'cli/usage'],
    [['review', 'a', 'b', 'c'], 'cli/usage'],
    [['review', 'talks.json', '--port', 'x'], 'cli/usage'],
    [['review', 'text.txt'], 'desk/not-project'],
    [['review', '--static', '.'], 'desk/not-empty'],
  ])('%j', (words, code) => {
    const cwd = folder({ 'talks.json': write(small), 'text.txt': 'Hello.' });
    const { status, stderr, stdout } = sverka([...words, '--no-open'], { cwd });
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(`[${code}]`)]);
    expect(readdirSync(cwd)).toEqual(['talks.json', 'text.txt']);
  });
});

test('--static writes the page', () => {
  const cwd = folder();
  expect(sverka(['review', '--static', 'desk'], { cwd }).status).toBe(0);
  expect(readdirSync(join(cwd, 'desk'))).toContain('index.html');
});
