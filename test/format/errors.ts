import { SverkaError } from '../../src/error.js';

/** The error that a function throws; anything else fails the test. */
export function errorOf(run: () => unknown): SverkaError {
  try {
    run();
  } catch (error) {
    if (error instanceof SverkaError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
