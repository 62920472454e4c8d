import { timingSafeEqual } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { stream } from 'hono/streaming';
import {
  countSteps,
  formatNamed,
  formats,
  isWritable,
  parseEdit,
  SverkaError,
  swap,
  writeAs,
  writeDefaults,
  type Advance,
  type Alignment,
  type History,
} from '../index.js';
import type { Page } from './pages.js';
import type { Project } from './project.js';
import {
  paths,
  type Advanced,
  type DeskEvent,
  type DeskState,
  type ExportedFile,
  type ExportRequest,
  type Opened,
  type Proposal,
  type Refusal,
} from './protocol.js';

export interface Serving {
  readonly project: Project;
  /** What the files are called, without suffix. */
  readonly name: string;
  readonly version: string;
  /** Who does not know it is told nothing. */
  readonly token: string;
  readonly pages: ReadonlyMap<string, Page>;
  /** 0: any that is free. */
  readonly port: number;
  /** Searches again between the links that a person made or confirmed; best elsewhere, since it takes its time. */
  readonly realign: (alignment: Alignment) => Promise<Proposal['edit']>;
  /** Is told what went wrong inside. */
  readonly complain: (error: unknown) => void;
}

export interface Server {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Nobody on the network can reach it. */
const loopback = '127.0.0.1';
/** Of what is sent here; taking what was found anew in a long text is the most. */
const mostBytes = 64 * 1024 * 1024;
/** How often the file is looked at, in milliseconds. */
const look = 1000;

/**
 * The page may load what is its own and nothing else; no script, and no style sheet, stands in it.
 * Attributes of style are how a list as long as the text is placed. Its worker comes as a blob, so that
 * the same page works from a folder.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Of every answer. */
const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Serves a project to its page. @throws SverkaError `desk/port` */
export function startServer(serving: Serving): Promise<Server> {
  const listeners = new Set<(event: DeskEvent) => void>();
  const tell = (event: DeskEvent): void => listeners.forEach((listener) => listener(event));
  let wasOurs = true;
  const timer = setInterval(() => {
    const isOurs = serving.project.isOurs();
    if (wasOurs !== isOurs) tell({ kind: isOurs ? 'found' : 'changed-on-disk' });
    wasOurs = isOurs;
  }, look);
  let port = serving.port;
  const app = createApp(serving, listeners, tell, () => port);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: loopback, port: serving.port }, (address) => {
      port = address.port;
      resolve({ port, close });
    });
    const close = (): Promise<void> =>
      new Promise((closed) => {
        clearInterval(timer);
        server.close(() => closed());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    server.on('error', (error: NodeJS.ErrnoException) => {
      clearInterval(timer);
      reject(
        new SverkaError(
          'desk/port',
          `Port ${serving.port} cannot be used.`,
          error.code === 'EADDRINUSE' ? 'Another program uses it; leave --port out to have a free one.' : error.message,
        ),
      );
    });
  });
}

function createApp(
  serving: Serving,
  listeners: Set<(event: DeskEvent) => void>,
  tell: (event: DeskEvent) => void,
  port: () => number,
): Hono {
  const { project, pages, realign } = serving;
  const body = openedBody(serving);
  // While a browser starts there is time to write down what it will ask for.
  setImmediate(body);
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  });
  app.use(async (context, next) => {
    requireOwn(context, port());
    await next();
  });
  app.use('/api/*', async (context, next) => {
    if (!knows(context.req.header('authorization')?.replace(/^Bearer /u, ''), serving.token)) throw stranger();
    await next();
  });
  app.use(bodyLimit({ maxSize: mostBytes, onError: () => Promise.reject(badRequest('it is too long')) }));

  app.get(paths.project, (context) => context.body(body(), 200, { 'content-type': 'application/json' }));
  const advances = (path: string, step: (body: Fields) => Advance): void => {
    app.post(path, async (context) => {
      const body = await bodyOf(context);
      requireVersion(body, project.history());
      const { history, changes } = step(body);
      const advanced: Advanced = { state: stateOf(history), changes };
      tell({ kind: 'advanced', ...advanced });
      return context.json(advanced);
    });
  };
  advances(paths.edit, (body) => project.perform(parseEdit(body['edit'])));
  advances(paths.undo, () => project.undo());
  advances(paths.redo, () => project.redo());
  app.post(paths.realign, async (context) => {
    const history = project.history();
    requireVersion(await bodyOf(context), history);
    const edit = await realign(history.alignment);
    return context.json({ version: history.version, edit } satisfies Proposal);
  });
  app.post(paths.export, async (context) =>
    context.json(await exported(serving, (await bodyOf(context)) as unknown as ExportRequest)),
  );
  app.get(paths.events, (context) => {
    context.header('content-type', 'application/x-ndjson');
    return stream(context, async (out) => {
      const ended = new Promise<void>((resolve) => out.onAbort(resolve));
      const listener = (event: DeskEvent): void => void out.writeln(JSON.stringify(event));
      listeners.add(listener);
      // A window that is opened late, or again, is told too.
      const state: DeskEvent = { kind: 'changed-on-disk' };
      await out.writeln(project.isOurs() ? '' : JSON.stringify(state));
      await ended;
      listeners.delete(listener);
    });
  });

  app.get('*', (context) => {
    const path = context.req.path === '/' ? '/index.html' : context.req.path;
    if (path === '/index.html' && !knows(context.req.query('token'), serving.token)) throw stranger();
    const page = pages.get(path);
    if (page === undefined) return context.json(refusalOf(nowhere()), 404);
    return context.body(new Uint8Array(page.read()), 200, { 'content-type': page.type });
  });
  app.onError((error, context) => {
    if (error instanceof SverkaError) return context.json(refusalOf(error), statusOf(error.code));
    serving.complain(error);
    const hint = 'What it was stands in the window where sverka review runs.';
    return context.json({ error: { code: 'desk/bug', message: 'Something went wrong inside.', hint } }, 500);
  });
  return app;
}

/** Requests of other pages in the same browser, and by other names of this machine, are none of ours. */
function requireOwn(context: Context, port: number): void {
  const hosts = [`${loopback}:${port}`, `localhost:${port}`];
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  const isOurs =
    hosts.includes(context.req.header('host') ?? '') &&
    (origin === undefined || hosts.some((host) => origin === `http://${host}`)) &&
    (site === undefined || site === 'same-origin' || (site === 'none' && context.req.method === 'GET'));
  if (!isOurs) throw stranger();
}

function knows(given: string | undefined, token: string): boolean {
  const [one, two] = [Buffer.from(given ?? ''), Buffer.from(token)];
  return one.length === two.length && timingSafeEqual(one, two);
}

type Fields = Readonly<Record<string, unknown>>;

async function bodyOf(context: Context): Promise<Fields> {
  let value: unknown;
  try {
    value = JSON.parse(await context.req.text());
  } catch (error) {
    if (error instanceof SverkaError) throw error;
    throw badRequest('it is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest('it is no object');
  return value as Fields;
}

function requireVersion({ version }: Fields, history: History): void {
  if (version !== history.version)
    throw new SverkaError(
      'desk/outdated',
      'The alignment was changed in another window.',
      'Look at what it is now, and make the edit again.',
    );
}

const stateOf = ({ version, done, undone }: History): DeskState => ({
  version,
  undo: countSteps(done),
  redo: countSteps(undone),
});

const writable = formats.filter(isWritable);

/** `Opened` as JSON, written once for each version: of a long text it is ten megabytes. */
function openedBody(serving: Serving): () => Uint8Array<ArrayBuffer> {
  let written: { readonly version: number; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;
  return () => {
    const { version } = serving.project.history();
    if (written?.version !== version)
      written = { version, bytes: new TextEncoder().encode(JSON.stringify(opened(serving))) };
    return written.bytes;
  };
}

function opened({ project, name }: Serving): Opened {
  const history = project.history();
  return {
    name,
    alignment: history.alignment,
    state: stateOf(history),
    // Words are aligned where the lexicon is, and not here.
    formats: writable
      .filter(({ needsWords }) => needsWords !== true || history.alignment.words !== undefined)
      .map(({ name: format, suffix, description }) => ({ name: format, suffix, description })),
  };
}

async function exported({ project, name, version }: Serving, request: ExportRequest): Promise<readonly ExportedFile[]> {
  const { format, level, minConfidence = 0, teiLayout, source } = request;
  const isProper =
    typeof format === 'string' &&
    [undefined, 'sentence', 'paragraph'].includes(level) &&
    [undefined, 'corpus', 'split'].includes(teiLayout) &&
    [undefined, 'en', 'ru'].includes(source) &&
    typeof minConfidence === 'number' &&
    minConfidence >= 0 &&
    minConfidence <= 1;
  if (!isProper) throw badRequest('it asks for an export that there is not');
  const { alignment } = project.history();
  const turned = source === undefined || source === alignment.source.lang ? alignment : swap(alignment);
  const writer = formatNamed(format);
  if (!isWritable(writer)) throw badRequest(`${format} cannot be written`);
  const { parts } = await writeAs(writer, turned, {
    ...writeDefaults,
    minConfidence,
    stem: name,
    version,
    ...(level !== undefined && { level }),
    ...(teiLayout !== undefined && { teiLayout }),
  });
  return parts.map((part) => ({
    name: name + part.suffix,
    ...('text' in part ? { text: part.text } : { base64: Buffer.from(part.bytes).toString('base64') }),
  }));
}

const stranger = (): SverkaError =>
  new SverkaError(
    'desk/forbidden',
    'This request does not come from the page of this server.',
    'Open the address that sverka review prints, all of it; each start has a new one.',
  );

const nowhere = (): SverkaError =>
  new SverkaError('desk/nowhere', 'There is nothing at this address.', 'Open the address that sverka review prints.');

const badRequest = (why: string): SverkaError =>
  new SverkaError(
    'desk/request',
    `The request is not understood: ${why}.`,
    'docs/review.md describes what can be asked.',
  );

const refusalOf = ({ code, message, hint, said }: SverkaError) => ({
  error: { code, message, hint, ...said } satisfies Refusal,
});

function statusOf(code: string): 400 | 403 | 409 | 422 | 507 {
  if (code === 'desk/forbidden') return 403;
  if (code === 'desk/outdated' || code === 'desk/changed-on-disk') return 409;
  if (code === 'desk/request') return 400;
  return code === 'desk/not-saved' ? 507 : 422;
}
