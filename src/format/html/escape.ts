import { removeForbidden } from '../text.js';

/** Text as the content of an HTML element. */
export const escapeText = (text: string): string =>
  removeForbidden(text).replace(/[&<>]/gu, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

/** Text as the value of an attribute between double quotes. */
export const attribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;');
