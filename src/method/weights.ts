import { SverkaError } from '../error.js';
import { fingerprint } from '../model/signature.js';

/** Weights of the quick model that says which beads the other is to look at. */
export type Glance = Pick<Weights, 'columns' | 'transitions'>;

/** What training has fitted: data with an origin, read from weights.json. */
export interface Weights {
  /** What they were fitted on and how, in words. */
  readonly origin: string;
  /** By column, `feature column`. A column without a weight counts nothing. */
  readonly columns: Readonly<Record<string, number>>;
  /** Logarithm of the weight of state y after state x, at `x * 3 + y`; states as in search/lattice. */
  readonly transitions: readonly number[];
  /** Without it every bead is looked at with care, which takes long. */
  readonly glance?: Glance;
  /** Names the content. */
  readonly signature: string;
}

/** @throws SverkaError `weights/invalid` */
export function parseWeights(json: string): Weights {
  const fail = (what: string): SverkaError =>
    new SverkaError('weights/invalid', `The weights cannot be used: ${what}.`, 'Take the file that came with sverka.');
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (cause) {
    throw fail((cause as Error).message);
  }
  const { origin, glance, ...own } = (data ?? {}) as Partial<Weights>;
  if (typeof origin !== 'string') throw fail('no origin');
  const { columns, transitions } = checkModel(own, fail);
  const quick = glance === undefined ? {} : { glance: checkModel(glance, fail) };
  const content = [columns, transitions, ...Object.values(quick)];
  return { origin, columns, transitions, ...quick, signature: fingerprint(JSON.stringify(content)) };
}

function checkModel({ columns, transitions }: Partial<Glance>, fail: (what: string) => SverkaError): Glance {
  if (columns === undefined || Object.values(columns).some((value) => !Number.isFinite(value)))
    throw fail('no columns');
  if (!Array.isArray(transitions) || transitions.length !== 9 || !transitions.every(Number.isFinite))
    throw fail('transitions must be nine numbers');
  return { columns, transitions };
}
