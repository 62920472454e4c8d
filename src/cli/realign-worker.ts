import { parentPort } from 'node:worker_threads';
import { realignAsBefore } from './realign.js';
import type { Answer, Question } from './realigner.js';

parentPort!.on('message', ({ number, alignment }: Question) => {
  const answer = (rest: Omit<Answer, 'number'>): void => parentPort!.postMessage({ number, ...rest });
  try {
    answer({ found: realignAsBefore(alignment) });
  } catch (error) {
    answer({ error });
  }
});
