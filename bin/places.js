#!/usr/bin/env node
// Writes src/lexicon/places.tsv, the names of territories, cities, languages and currencies in English and Russian,
// from the Unicode Common Locale Data Repository. Its packages are large and needed for nothing else, so they are
// installed for the occasion and never saved:
//   npm install --no-save cldr-localenames-full@48.2.0 cldr-numbers-full@48.2.0 cldr-dates-full@48.2.0
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const load = createRequire(import.meta.url);
const version = load('cldr-localenames-full/package.json').version;
const main = (name, lang, file) => load(`cldr-${name}-full/main/${lang}/${file}.json`).main[lang];

/** `[English, Russian]` for each key that both tables have; what `skip` matches is no name. */
const both = (table, skip) =>
  Object.keys(table('ru'))
    .filter((key) => table('en')[key] !== undefined && !skip.test(key))
    .map((key) => [table('en')[key], table('ru')[key]]);

const territories = both(
  (lang) => main('localenames', lang, 'territories').localeDisplayNames.territories,
  // Blocks of statistics, pseudo-locales, the unknown region.
  /^(QO|EZ|XA|XB|ZZ|\d{3})$/,
);
const continents = both(
  (lang) => main('localenames', lang, 'territories').localeDisplayNames.territories,
  /^(?!002|003|005|009|013|019|029|030|034|035|053|054|061|142|143|145|150|151|154|155|419)/,
);
const languages = both(
  (lang) => main('localenames', lang, 'languages').localeDisplayNames.languages,
  // Two letters are the languages of ISO 639-1; others do not occur in such texts. The Russian of kj is another language.
  /^(?![a-z]{2}$)|^kj$/,
);
const currencies = both(
  (lang) =>
    Object.fromEntries(
      Object.entries(main('numbers', lang, 'currencies').numbers.currencies).map(([code, names]) => [
        code,
        lang === 'en' ? names['displayName-count-one'] : names.displayName,
      ]),
    ),
  // Metals and funds, money of account, yuan and dollars that are traded elsewhere or on another day.
  /^(X..|BOV|CHE|CHW|CLF|CNH|COU|ECV|MXV|USN|USS|UYI|UYW)$/,
)
  // Coins of the past are written with a capital there, and not proofread.
  .filter(([english, russian]) => !/\d/.test(english) && /^\p{Ll}/u.test(russian));

/** The cities that time zones are named after; English leaves out those that are called as their zone is. */
const cities = (() => {
  const walk = (zones, path) =>
    Object.entries(zones).flatMap(([name, zone]) =>
      typeof zone === 'object' &&
      zone.exemplarCity === undefined &&
      Object.values(zone).some((one) => typeof one === 'object')
        ? walk(zone, `${path}${name}/`)
        : [[`${path}${name}`, zone.exemplarCity ?? name.replaceAll('_', ' ')]],
    );
  const [english, russian] = ['en', 'ru'].map((lang) =>
    Object.fromEntries(walk(main('dates', lang, 'timeZoneNames').dates.timeZoneNames.zone, '')),
  );
  return (
    Object.entries(russian)
      // Bases and villages, and zones that one language names after another place than the other.
      .filter(
        ([zone]) =>
          !/^(Etc|Antarctica)\/|\/(Indiana|North_Dakota|Kentucky)\/|\/(Atikokan|Coral_Harbour|Kamchatka|Miquelon|Nome|Oral|Resolute|Scoresbysund)$/.test(
            zone,
          ),
      )
      .map(([zone, name]) => [english[zone] ?? zone.replace(/^.*\//, '').replaceAll('_', ' '), name])
  );
})();

/** A name as it stands in a sentence: brackets name a second form (Myanmar (Burma)), `&` and о-в are written out. */
function plain([english, russian]) {
  const [first, second] = [english, russian].map((name) => /^([^()]+) \(([^()]+)\)$/.exec(name));
  if (first && second)
    return [
      [first[1], second[1]],
      [first[2], second[2]],
    ].flatMap(plain);
  const names = [english, russian].map((name) => name.replace(/ \([^()]*\)$/, ''));
  const clean = [
    names[0]
      .replaceAll('&', 'and')
      .replaceAll('’', "'")
      .replace(/ SAR China$/, '')
      .replace(/ - /, ' '),
    names[1]
      .replace(/(^|[\s-])о-ва(?=\s|$)/g, '$1острова')
      .replace(/(^|[\s-])о-в(?=\s|$)/g, '$1остров')
      .replaceAll('’', "'")
      .replace(/ [—-] /, ' '),
  ];
  if (clean.some((name) => /[()]/.test(name)) || !/^\p{Script=Cyrillic}/u.test(clean[1])) return [];
  return [clean, ...(/^St\. /.test(clean[0]) ? [[clean[0].replace('St.', 'Saint'), clean[1]]] : [])];
}

const rows = new Map();
const add = (pairs, speech, domain) => {
  for (const [english, russian] of pairs.flatMap(plain)) {
    const key = `${english}\t${russian}`.toLowerCase();
    if (english !== '' && !rows.has(key)) rows.set(key, [english, russian, speech, domain].join('\t'));
  }
};
add(territories, 'n', 'geo');
add(continents, 'n', 'geo');
add(cities, 'n', 'geo');
add(languages, 'n', 'cult');
add(currencies, 'n', 'econ');

const head = `# Territories, cities, languages and currencies, written by bin/places.js from the Unicode Common Locale Data Repository
# ${version} (cldr-localenames-full, cldr-numbers-full, cldr-dates-full). Columns: English, Russian, part of
# speech, domain. The licence of the data is Unicode-3.0:
#
${readFileSync(load.resolve('cldr-localenames-full/LICENSE'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .map((line) => `# ${line}`.trimEnd())
  .join('\n')}
`;
const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
writeFileSync(fileURLToPath(new URL('../src/lexicon/places.tsv', import.meta.url)), `${head}${sorted.join('\n')}\n`);
console.error(`${sorted.length} pairs`);
