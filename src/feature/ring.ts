/**
 * A column by token for one bead at a time: token t stands at `t & mask`, so that it is as long as a bead and not as the
 * text, of which a million sentences have twenty million tokens.
 */
export interface Ring {
  column: Int32Array;
  mask: number;
}

export const createRing = (): Ring => ({ column: new Int32Array(1024).fill(-1), mask: 1023 });

/** Makes a ring as long as so many tokens in a row need; what stood in it is gone when it was too short. */
export function makeRoom(ring: Ring, tokens: number): void {
  if (tokens <= ring.column.length) return;
  const length = 2 ** Math.ceil(Math.log2(tokens));
  ring.column = new Int32Array(length).fill(-1);
  ring.mask = length - 1;
}

export function mark({ column, mask }: Ring, token: number, stamp: number): void {
  column[token & mask] = stamp;
}
