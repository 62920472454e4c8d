/**
 * A text without a clause of seven words or more between a comma and the next comma or the end; undefined where there is none,
 * or too little would be left.
 * @param random gives a number from 0 to below 1
 */
export function withoutClause(text, random) {
  const places = [...text.matchAll(/,\s[^,.;:!?"«»“”()]{40,}(?=[,.])/gu)].filter(
    ([part]) => part.split(/\s+/u).length > 6,
  );
  if (places.length === 0) return undefined;
  const { 0: part, index } = places[Math.floor(random() * places.length)];
  const rest = text.slice(0, index) + text.slice(index + part.length);
  return rest.length < 30 ? undefined : rest;
}
