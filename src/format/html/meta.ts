import type { Language, Meta } from '../../model/document.js';
import type { PageDocument } from './node.js';

/** Title, date, publisher and address, from JSON-LD, Open Graph and Dublin Core; what is to be seen is for the page's rules. */
export function readPageMeta(document: PageDocument): Meta {
  const data = readJsonLd(document);
  const named = (...names: string[]): string | undefined => {
    for (const name of names) {
      const content = document
        .querySelector(`meta[property="${name}" i], meta[name="${name}" i], meta[itemprop="${name}" i]`)
        ?.getAttribute('content')
        ?.trim();
      if (content !== undefined && content !== '') return content;
    }
    return undefined;
  };
  const publisher = textOf(data['publisher']) ?? named('og:site_name', 'dc.publisher');
  const title = textOf(data['headline']) ?? named('og:title', 'dc.title') ?? windowTitle(document, publisher);
  const stamp =
    textOf(data['datePublished']) ??
    named('article:published_time', 'datePublished', 'dc.date', 'date', 'pubdate') ??
    document.querySelector('time[datetime]')?.getAttribute('datetime') ??
    '';
  // A time in UTC is not the one that the page shows, and midnight is what stands for no time.
  const [, date, time, utc] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z)?)?/u.exec(stamp) ?? [];
  const source = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? named('og:url');
  return {
    ...(title !== undefined && title !== '' && { title: title.replace(/\s+/gu, ' ') }),
    ...(date !== undefined && { date }),
    ...(time !== undefined && utc === undefined && time !== '00:00' && { time }),
    ...(publisher !== undefined && { publisher }),
    ...(source !== undefined && /^https?:/u.test(source) && { source }),
  };
}

/** The language that a page says it is in. */
export function readPageLanguage(document: PageDocument): Language | undefined {
  const tag =
    document.documentElement.getAttribute('lang') ??
    document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content') ??
    document.querySelector('meta[property="og:locale"]')?.getAttribute('content') ??
    '';
  return (['en', 'ru'] as const).find((lang) => new RegExp(`^${lang}(?:$|[-_])`, 'iu').test(tag.trim()));
}

/** The window's title without the name of the site at its end or beginning. */
function windowTitle(document: PageDocument, publisher: string | undefined): string | undefined {
  const whole = document.querySelector('title')?.textContent?.replace(/\s+/gu, ' ').trim();
  if (whole === undefined || whole === '') return undefined;
  const parts = whole.split(/ [|•·—–] | :: /u).filter((part) => part !== publisher);
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** The first thing of JSON-LD that has a headline or a date; what is no JSON is passed over. */
function readJsonLd(document: PageDocument): Readonly<Record<string, unknown>> {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const queue: unknown[] = [parsed(script.textContent ?? '')];
    for (const each of queue) {
      if (Array.isArray(each)) for (const one of each as unknown[]) queue.push(one);
      else if (typeof each === 'object' && each !== null) {
        if ('headline' in each || 'datePublished' in each) return each;
        if ('@graph' in each) queue.push(each['@graph']);
      }
    }
  }
  return {};
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** A text, or the name of a thing. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value === 'object' && value !== null && 'name' in value) return textOf(value.name);
  return undefined;
}
