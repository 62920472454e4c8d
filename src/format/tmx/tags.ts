import type { Language } from '../../model/document.js';
import { languageOf } from './languages.js';

/** A tag in the usual case, with hyphens: `en-US` of EN_us; English and Russian with the region that is wanted. */
export function formatTag(tag: string, regions: Readonly<Partial<Record<Language, string>>> = {}): string {
  const parts = tag.trim().replaceAll('_', '-').split('-');
  const lang = languageOf(tag);
  const region = lang === undefined ? undefined : regions[lang];
  if (region !== undefined) return region === '' ? lang! : `${lang!}-${region}`;
  return parts
    .map((part, index) => {
      if (index === 0) return part.toLowerCase();
      if (part.length === 2) return part.toUpperCase();
      return part.length === 4 && /^[a-z]+$/iu.test(part) ? part[0]!.toUpperCase() + part.slice(1).toLowerCase() : part;
    })
    .join('-');
}
