import type { Input } from '../files.js';
import { openSpool, type Spool } from '../output/spool.js';

/** Characters that are kept back, so that not each unit is a call to the system. */
const most = 1 << 20;

/** A spool that writes large pieces. Names are to be appended to in the order of their places. */
export interface TextSpool extends Pick<Spool, 'names' | 'discard'> {
  readonly append: (name: string, text: string) => void;
  readonly settle: (places: readonly string[] | undefined, inputs: readonly Input[]) => Promise<void>;
}

export function openTextSpool(beside: string | undefined): TextSpool {
  const spool = openSpool(beside);
  const waiting = new Map<string, string[]>();
  let size = 0;
  const flush = (): void => {
    for (const [name, texts] of waiting) spool.append(name, texts.join(''));
    waiting.clear();
    size = 0;
  };
  return {
    append: (name, text) => {
      const texts = waiting.get(name);
      if (texts === undefined) waiting.set(name, [text]);
      else texts.push(text);
      if ((size += text.length) > most) flush();
    },
    names: () => {
      flush();
      return spool.names();
    },
    settle: async (places, inputs) => {
      flush();
      await spool.settle(places, inputs);
    },
    discard: spool.discard,
  };
}
