import type { Span } from '../model/document.js';
import { readUnit, type Side } from './side.js';

/** Where a token stands in its document's text. The unit that was last asked for is kept. */
export function tokenPlacer(side: Side): (token: number) => Span {
  let last: { readonly unit: number; readonly restore: (span: Span) => Span } | undefined;
  return (token) => {
    let [low, high] = [0, side.count];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (side.tokenStart[middle]! <= token) low = middle;
      else high = middle;
    }
    const unit = side.unit[low]!;
    if (last?.unit !== unit) last = { unit, ...readUnit(side.document, side.document.units.sentence[unit]!) };
    return last.restore([side.tokenAt[2 * token]!, side.tokenAt[2 * token + 1]!]);
  };
}
