import { SverkaError } from '../index.js';
import {
  type Advanced,
  type Desk,
  type DeskEvent,
  type ExportedFile,
  type Opened,
  paths,
  type Proposal,
  type Refusal,
} from './protocol.js';

/** How long a page waits before it looks for its server again, in milliseconds. */
const pause = 1000;

/**
 * The desk of a server. Runs wherever there is `fetch`.
 * @param origin `http://127.0.0.1:4455`
 * @returns functions that throw what the server refuses as an `Error` with the fields of a `Refusal`
 */
export function remoteDesk(origin: string, token: string): Desk {
  const ask = async <T>(path: string, body?: unknown): Promise<T> => {
    const response = await fetch(origin + path, {
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    }).catch(() => {
      throw lost();
    });
    const answer = (await response.json().catch(() => {
      throw lost();
    })) as T | { readonly error: Refusal };
    if (response.ok) return answer as T;
    throw refused((answer as { readonly error: Refusal }).error);
  };
  return {
    load: () => ask<Opened>(paths.project),
    apply: (version, edit) => ask<Advanced>(paths.edit, { version, edit }),
    undo: (version) => ask<Advanced>(paths.undo, { version }),
    redo: (version) => ask<Advanced>(paths.redo, { version }),
    realign: (version) => ask<Proposal>(paths.realign, { version }),
    export: (request) => ask<readonly ExportedFile[]>(paths.export, request),
    watch: (tell) => watch(`${origin}${paths.events}`, token, tell),
  };
}

/** The server's own words. */
const refused = (refusal: Refusal): Error => Object.assign(new Error(refusal.message), refusal);

const lost = (): SverkaError =>
  new SverkaError('desk/lost', 'The server does not answer.', 'Start sverka review again; what was saved is there.');

function watch(address: string, token: string, tell: (event: DeskEvent) => void): () => void {
  const ended = new AbortController();
  let isLost = false;
  void (async () => {
    while (!ended.signal.aborted) {
      try {
        const response = await fetch(address, { headers: { authorization: `Bearer ${token}` }, signal: ended.signal });
        if (!response.ok || response.body === null) throw new Error(String(response.status));
        if (isLost) tell({ kind: 'found' });
        isLost = false;
        for await (const line of linesOf(response.body)) if (line !== '') tell(JSON.parse(line) as DeskEvent);
      } catch {
        // Whatever it was, the server is not to be heard.
      }
      if (ended.signal.aborted) return;
      if (!isLost) tell({ kind: 'lost' });
      isLost = true;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  })();
  return () => ended.abort();
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
}
