import {
  type Alignment,
  type Bead,
  type Concern,
  type Explanation,
  type RivalLink,
  SverkaError,
  type WordMatch,
} from '../../index.js';
import type { ExportedFile, ExportRequest, Refusal } from '../protocol.js';
import type { Calls, InputFile, Opened, RawResources, Texts } from './calls.js';
import EngineWorker from './engine-worker.ts?worker&inline';

/** An error as it comes over from the worker; one that has no code is a bug. */
type Fault = Pick<Refusal, 'message'> & Partial<Refusal>;

/** More beads than are searched for a rival, so that the neighbours of those are known. */
const margin = 48;

export type Engine = ReturnType<typeof createEngine>;

/** The aligner, in a thread of its own, made when it is first needed. */
export function createEngine() {
  let worker: Worker | undefined;
  let last = 0;
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (reason: unknown) => void }>();
  let prepared: Promise<void> | undefined;
  let texts: Texts | undefined;

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

  /** The texts go over only when they are others than before. */
  async function read({ source, target }: Alignment): Promise<void> {
    await prepare();
    if (texts?.source === source && texts.target === target) return;
    texts = { source, target };
    await send('read', texts);
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
    /** The strongest rival of a link. Only its neighbours go over: no more of the ladder is looked at. */
    async findRival(alignment: Alignment, index: number): Promise<RivalLink | undefined> {
      await read(alignment);
      const from = Math.max(0, index - margin);
      const rival = await send('rival', alignment.ladders.sentence!.slice(from, index + margin + 1), index - from);
      return rival && { ...rival, at: rival.at + from };
    },
    /** Why a link is what it is to the model. */
    async explain(alignment: Alignment, index: number): Promise<Explanation | undefined> {
      await read(alignment);
      return send('explain', alignment.ladders.sentence!, index);
    },
    /** What all checks find. */
    async findConcerns(alignment: Alignment): Promise<readonly Concern[]> {
      await read(alignment);
      // Of the words, which may be hundreds of thousands, no check asks.
      const { source, target, words, ...links } = alignment;
      return send('check', links);
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
