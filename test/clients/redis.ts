import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll } from 'vitest';
import { folder, launcher } from '../cli/run.js';

/** Processes that this file of tests started; none outlives it. */
const started = new Set<ChildProcess>();
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

export interface Process {
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT') => void;
  /** The exit status; nothing, where a signal ended it. */
  readonly end: Promise<number | null>;
  /** All that it said so far, on standard error too. */
  readonly said: () => string;
}

export function start(program: string, words: readonly string[], env: Record<string, string> = {}, cwd = '.'): Process {
  const child = spawn(program, words, { cwd, env: { ...process.env, SOURCE_DATE_EPOCH: undefined, ...env } });
  started.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
  const end = new Promise<number | null>((resolve) =>
    child.on('close', (code) => {
      started.delete(child);
      resolve(code);
    }),
  );
  return { kill: (signal) => child.kill(signal), end, said: () => said };
}

export const sverka = (words: readonly string[], cwd: string, env: Record<string, string> = {}): Process =>
  start(process.execPath, [launcher, ...words], env, cwd);

export interface Server {
  readonly url: string;
  /** How a client of the tests reaches it. */
  readonly options: {
    readonly host: string;
    readonly port: number;
    readonly maxRetriesPerRequest: null;
    readonly password?: string;
    readonly tls?: { readonly rejectUnauthorized: boolean };
  };
  /** Ends it as a loss of power would, and starts it with what it had written. */
  readonly restart: (away: number) => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** A Redis of its own, which writes down all that it is told before it says so. */
export async function startRedis({ secret = '', tls = false } = {}): Promise<Server> {
  const port = await freePort();
  const there = folder();
  const words = ['--dir', there, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes', '--appendfsync', 'always'];
  if (secret !== '') words.push('--requirepass', secret);
  if (tls) {
    execFileSync(
      'openssl',
      'req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost -addext'
        .split(' ')
        .concat('subjectAltName=DNS:localhost,IP:127.0.0.1'),
      { cwd: there, stdio: 'ignore' },
    );
    words.push('--port', '0', '--tls-port', String(port), '--tls-cert-file', `${there}/cert.pem`);
    words.push('--tls-key-file', `${there}/key.pem`, '--tls-ca-cert-file', `${there}/cert.pem`);
    words.push('--tls-auth-clients', 'no');
  } else words.push('--port', String(port));
  const options: Server['options'] = {
    host: '127.0.0.1',
    port,
    maxRetriesPerRequest: null,
    ...(secret !== '' && { password: secret }),
    ...(tls && { tls: { rejectUnauthorized: false } }),
  };
  const begin = async (): Promise<Process> => {
    const server = start('redis-server', words);
    const client = new Redis({ ...options, retryStrategy: () => 50 });
    client.on('error', () => {});
    await client.ping();
    client.disconnect();
    return server;
  };
  let server = await begin();
  return {
    url: `redis${tls ? 's' : ''}://${secret === '' ? '' : `:${secret}@`}127.0.0.1:${port}`,
    options,
    restart: async (away) => {
      server.kill('SIGKILL');
      await server.end;
      await wait(away);
      server = await begin();
    },
  };
}

/** Waits until something is true; a test that waits in vain runs out of time. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(20);
}
