import { SverkaError } from '../error.js';

/** With its zone: a bare time would mean another instant on another computer. */
const iso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** @throws SverkaError `format/date` when the text is no instant in ISO 8601 */
function parseInstant(instant: string): Date {
  const date = new Date(instant);
  if (!iso.test(instant) || Number.isNaN(date.getTime()))
    throw new SverkaError('format/date', `${instant} is not an instant`, 'write it as 2025-03-20T12:00:00Z');
  return date;
}

/** To the second, in UTC: 2025-03-20T12:00:00Z. */
export const plainInstant = (instant: string): string => parseInstant(instant).toISOString().replace(/\.\d+/, '');

/** As TMX wants it: 20250320T120000Z. */
export const compactInstant = (instant: string): string => plainInstant(instant).replace(/[-:]/g, '');
