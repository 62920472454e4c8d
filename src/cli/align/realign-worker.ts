import { parentPort, workerData } from 'node:worker_threads';
import type { AlignOptions } from '../../index.js';
import type { Given } from '../command.js';
import { meansOf, realignAsBefore } from './realign.js';
import type { Answer, Question } from './realigner.js';

let means: Omit<AlignOptions, 'method'> | undefined;

parentPort!.on('message', ({ number, alignment }: Question) => {
  const answer = (rest: Omit<Answer, 'number'>): void => parentPort!.postMessage({ number, ...rest });
  try {
    means ??= meansOf(workerData as Given);
    answer({ found: realignAsBefore(alignment, means) });
  } catch (error) {
    answer({ error });
  }
});
