import { type Database, rowsOf } from './driver.js';

/** How a corpus may be parted. */
export type Division = 'speaker' | 'document' | 'year';

const names: Readonly<Record<Division, string>> = {
  speaker: `ifnull(s.en, '(nobody named)')`,
  document: 'd.name',
  year: `ifnull(substr(d.date, 1, 4), '(no date)')`,
};

/**
 * How many words each part of a corpus has.
 * @param side of these texts; both, when left out
 */
export function partSizes(database: Database, division: Division, side?: 'en' | 'ru'): ReadonlyMap<string, number> {
  const words = side === undefined ? 'p.en_words + p.ru_words' : `p.${side}_words`;
  return new Map(
    rowsOf<[string, number]>(
      database,
      `SELECT ${names[division]}, sum(${words}) FROM pair p JOIN document d ON d.id = p.document
       LEFT JOIN speaker s ON s.id = p.speaker GROUP BY 1 ORDER BY 1`,
    ),
  );
}
