/** Line of a place in a text, from 1; places are asked for in order. */
export function lineCounter(text: string): (at: number) => number {
  const breaks = /\r\n|[\n\r\u2028\u2029]/gu;
  let line = 1;
  let next = breaks.exec(text)?.index ?? Infinity;
  return (at) => {
    while (next < at) {
      line++;
      next = breaks.exec(text)?.index ?? Infinity;
    }
    return line;
  };
}
