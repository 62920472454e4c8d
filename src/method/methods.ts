import { SverkaError } from '../error.js';
import { crf } from './crf.js';
import { length } from './length.js';
import type { Method } from './method.js';

/** The ways to align, the best first. */
export const methods: readonly Method[] = [crf, length];

/** @throws SverkaError `method/unknown` */
export function methodNamed(name: string): Method {
  const method = methods.find((candidate) => candidate.name === name);
  if (method !== undefined) return method;
  const names = methods.map((candidate) => candidate.name).join(', ');
  throw new SverkaError('method/unknown', `There is no method "${name}".`, `The methods are ${names}.`);
}
