import { spawn, type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { afterAll } from 'vitest';
import type { Advanced, Opened } from '../../src/editor/protocol.js';
import type { Edit } from '../../src/model/edit.js';
import { launcher } from '../cli/run.js';

const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A review server in a process of its own. */
export interface Running {
  readonly port: number;
  readonly token: string;
  readonly address: string;
  readonly stderr: () => string;
  /** As it is written, with whatever headers. */
  readonly ask: (
    method: string,
    path: string,
    options?: { readonly headers?: Record<string, string>; readonly body?: string },
  ) => Promise<Reply>;
  /** As the page asks. */
  readonly api: <T>(path: string, body?: unknown) => Promise<{ readonly status: number; readonly answer: T }>;
  readonly edit: (version: number, edit: Edit) => Promise<{ readonly status: number; readonly answer: Advanced }>;
  readonly load: () => Promise<Opened>;
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>;
}

export async function review(words: readonly string[], cwd: string): Promise<Running> {
  const child = spawn(process.execPath, [launcher, 'review', ...words, '--no-open'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let [out, err] = ['', ''];
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
      if (out.includes('\n')) resolve(out.trim());
    });
    child.on('exit', (code) => reject(new Error(`review ended with ${code}: ${err}`)));
  });
  const { port, searchParams } = new URL(address);
  const token = searchParams.get('token')!;
  const ask: Running['ask'] = (method, path, { headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port, method, path, headers: { connection: 'close', ...headers } },
        (answer) => {
          const pieces: Buffer[] = [];
          answer.on('data', (piece: Buffer) => pieces.push(piece));
          answer.on('end', () =>
            resolve({ status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(pieces).toString() }),
          );
          answer.on('error', reject);
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  const api: Running['api'] = async (path, body) => {
    const { status, text } = await ask(body === undefined ? 'GET' : 'POST', path, {
      headers: { authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status, answer: JSON.parse(text) as never };
  };
  return {
    port: Number(port),
    token,
    address,
    stderr: () => err,
    ask,
    api,
    edit: (version, edit) => api('/api/edit', { version, edit }),
    load: async () => (await api<Opened>('/api/project')).answer,
    async kill(signal) {
      child.kill(signal);
      const status = await ended;
      running.delete(child);
      return status;
    },
  };
}
