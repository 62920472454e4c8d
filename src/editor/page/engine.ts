import {
  type Alignment,
  type Bead,
  type Change,
  type Concern,
  type Explanation,
  type RivalLink,
  SverkaError,
  type WordMatch,
} from '../../index.js';
import type { ExportedFile, ExportRequest, Refusal } from '../protocol.js';
import type { Calls, InputFile, Opened, RawResources } from './calls.js';
import EngineWorker from './engine-worker.ts?worker&inline';

/** An error as it comes over from the worker; one that has no code is a bug. */
type Fault = Pick<Refusal, 'message'> & Partial<Refusal>;

export type Engine = ReturnType<typeof createEngine>;

/** The aligner, in a thread of its own, made when it is first needed. */
export function createEngine() {
  let worker: Worker | undefined;
  let last = 0;
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (reason: unknown) => void }>();
  let prepared: Promise<void> | undefined;
  let known: Alignment | undefined;

  function send<Name extends keyof Calls>(
    name: Name,
    ...words: Parameters<Calls[Name]>
  ): Promise<ReturnType<Calls[Name]>> {
    worker ??= start();
    const id = ++last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve, reject });
      worker!.postMessage({ id, name, words });
    });
  }

  function start(): Worker {
    const made = new EngineWorker();
    made.onmessage = ({ data }: MessageEvent<{ id: number; result?: never; fault?: Fault }>) => {
      const call = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.fault === undefined) call?.resolve(data.result!);
      else call?.reject(Object.assign(new Error(data.fault.message), data.fault));
    };
    made.onerror = (event) => {
      for (const { reject } of waiting.values()) reject(new Error(event.message));
      waiting.clear();
    };
    return made;
  }

  /** Loads what the aligner needs: a script, since a page from a folder may fetch nothing. */
  function prepare(): Promise<void> {
    prepared ??= loadResources().then((resources) => send('prepare', resources));
    return prepared;
  }

  /** An alignment goes over once; then only what is changed in it. */
  async function read(alignment: Alignment): Promise<void> {
    await prepare();
    if (known === alignment) return;
    known = alignment;
    // Of the words, which may be hundreds of thousands, nothing there is asked.
    const { words, ...rest } = alignment;
    await send('read', rest);
  }

  return {
    async open(files: readonly InputFile[]): Promise<Opened> {
      await prepare();
      return send('open', files);
    },
    async matchWords(alignment: Alignment, { source, target }: Bead): Promise<WordMatch[]> {
      await read(alignment);
      return send('match', { source, target });
    },
    /** The strongest rival of a link. */
    async findRival(alignment: Alignment, index: number): Promise<RivalLink | undefined> {
      await read(alignment);
      return send('rival', index);
    },
    /** Why a link is what it is to the model. */
    async explain(alignment: Alignment, index: number): Promise<Explanation | undefined> {
      await read(alignment);
      return send('explain', index);
    },
    /** Tells the worker of what was changed in an alignment that it knows. */
    follow: (before: Alignment, changes: readonly Change[], after: Alignment): void => {
      if (known !== before) return;
      known = after;
      const told = changes.filter(({ list }) => list !== 'words');
      void send('follow', told);
    },
    /** What all checks find; nothing when the alignment was changed in the meantime. */
    async findConcerns(alignment: Alignment): Promise<readonly Concern[] | undefined> {
      await read(alignment);
      const all: Concern[] = [];
      for (let place = 0; known === alignment; place++) {
        const { found, isLast } = await send('check', place);
        for (const concern of found) all.push(concern);
        if (isLast) return known === alignment ? all : undefined;
      }
      return undefined;
    },
    async realign(alignment: Alignment): Promise<ReturnType<Calls['realign']>> {
      await prepare();
      return send('realign', alignment);
    },
    async write(alignment: Alignment, request: ExportRequest, stem: string): Promise<ExportedFile[]> {
      await prepare();
      return send('write', alignment, request, stem);
    },
    formats: () => send('formats'),
  };
}

function loadResources(): Promise<RawResources> {
  const place = globalThis as { sverkaResources?: RawResources };
  return new Promise((resolve, reject) => {
    if (place.sverkaResources) return resolve(place.sverkaResources);
    const script = document.createElement('script');
    script.src = './resources.js';
    script.onload = () => resolve(place.sverkaResources!);
    script.onerror = () =>
      reject(new SverkaError('page/no-engine', 'The aligner could not be loaded.', 'Load the page again.'));
    document.head.append(script);
  });
}
