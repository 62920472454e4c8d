import type { Format, PassingFile, Sink } from './format.js';
import { alignUnits, languagesOfTexts, unitFormat, unitsInvalid } from './units.js';

/** Two plain files, a unit a line, as Moses, OPUS and most trainers of machine translation take them (Koehn et al. 2007). */
export const moses: Format = {
  name: 'moses',
  suffix: '.moses',
  description: 'two plain files with a unit a line, as for machine translation',
  hasParts: true,
  ...unitFormat(sink, false),
  read: (_, { texts } = {}) => {
    if (texts === undefined) throw unitsInvalid('its other file is not given', {});
    const [source, target] = [lines(texts[0]), lines(texts[1])];
    if (source.length !== target.length)
      throw unitsInvalid(`the two files have ${source.length} and ${target.length} lines`, {});
    const pairs = source.map((line, index) => ({ source: line, target: target[index]! }));
    return alignUnits(pairs, languagesOfTexts([undefined, undefined], texts), 'read from two plain files');
  },
};

function sink({ source, target }: PassingFile): Sink {
  const line = (text: string): string => `${text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')}\n`;
  return {
    suffixes: [source, target].map((tag) => `.${tag.split('-')[0]!}`),
    what: 'lines',
    start: () => [],
    add: (unit) => [line(unit.source.text), line(unit.target.text)],
    end: () => [],
  };
}

const lines = (text: string): string[] => text.replace(/\r?\n$/u, '').split(/\r?\n/u);
