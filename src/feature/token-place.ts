import type { Span } from '../model/document.js';
import { readUnit } from './atom.js';
import { type Side, tokenPlaces } from './side.js';

/** Where a token stands in its document's text. The atom that was last asked for is kept. */
export function tokenPlacer(side: Side): (token: number) => Span {
  let last: { readonly atom: number; readonly places: readonly Span[] } | undefined;
  return (token) => {
    let [low, high] = [0, side.count];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (side.tokenStart[middle]! <= token) low = middle;
      else high = middle;
    }
    if (last?.atom !== low) {
      const { text, restore } = readUnit(side.document, side.document.units.sentence[side.unit[low]!]!);
      last = { atom: low, places: tokenPlaces(side, low, text).map(restore) };
    }
    return last.places[token - side.tokenStart[low]!]!;
  };
}
