import type { Alignment } from '../../src/model/alignment.js';
import type { Unit } from '../../src/model/document.js';
import { writeDefaults, type WriteOptions } from '../../src/format/format.js';
import { apply } from '../../src/model/edit.js';
import { makeAlignment, makeDocument } from './documents.js';

export const options: WriteOptions = { ...writeDefaults, stem: '2021-03-02-talks', version: '0.1.0' };

const common = { id: '2021-03-02-talks', date: '2021-03-02', time: '18:00' };

/** Small enough to read, with a heading, a label, a null bead and an n:m bead. */
export const small: Alignment = makeAlignment(
  makeDocument(
    'en',
    `@date 2 March 2021
     # Talks in Moscow
     lavrov: Good afternoon. | He stopped. | He listened.
     @label Question:
     press: Why? | What for? | @incident (Laughter) | Well?`,
    {
      ...common,
      title: 'Talks in Moscow',
      place: 'Moscow',
      status: 'original',
      publisher: 'The Ministry',
      source: 'https://example.org/en/1',
      participants: [
        { id: 'lavrov', name: 'Sergey Lavrov', role: 'Foreign Minister' },
        { id: 'press', name: 'Question', group: true },
      ],
    },
  ),
  makeDocument(
    'ru',
    `@date 2 марта 2021
     # Переговоры в Москве
     lavrov: Добрый день. | Он остановился и прислушался. | Было тихо.
     @label Вопрос:
     press: Почему? | Ну?
     @furniture Дополнительные материалы`,
    {
      ...common,
      title: 'Переговоры в Москве',
      place: 'Москва',
      status: 'translation',
      licence: 'CC0',
      note: 'An own translation, not the Ministry’s text.',
      participants: [
        { id: 'lavrov', name: 'С.В.Лавров', role: 'министр иностранных дел' },
        { id: 'press', name: 'Вопрос', group: true },
      ],
    },
  ),
  {
    turn: '1:1@1 1:1@.99 1:1@.98',
    paragraph: '1:1@1 1:1@.970001 1:1@.9',
    sentence: '1:1@1 1:1@.998134 2:1@.74 0:1@.6 1:1! 1:0@.5123456789 1:1@.93',
  },
);

/** What may be in a text: markup, controls, halves of pairs, marks that combine with a sign of the markup. */
export const hostile = [
  'a & b < c > d ]]> "e" \'f\'',
  'bell \u0007 one \u0001 end',
  'half \uD83D pair \uDE00',
  'whole 😀 pair',
  'last \uFFFE \uFFFF',
  '\u0338 solidus >\u0338 after',
  'no\u00A0break 5\u202F000 soft\u00ADhyphen zero\u200Bwidth mark\uFEFFinside',
  'decomposed и\u0306 e\u0301',
  'tab\tand⏎line\u2028ends\u0085here',
  '&amp; &#x1; <!-- --> <![CDATA[ ]]> <?pi?>',
  '__proto__',
];

/** All that an alignment may have, at every level. */
export const full: Alignment = makeAlignment(
  makeDocument(
    'en',
    `@furniture Menu & search <b>
     @date 2 March 2021
     @place Moscow
     # Talks in Moscow. | Second part.
     # Opening
     @label Sergey Lavrov:
     lavrov: Good afternoon. | As always, the talks were useful. | @incident (shouts) | We met.
     + Many matters. | Many words.
     @furniture page 2
     + The end.
     @incident (Laughter)
     > The editors left out a passage.
     # Answers
     @label Question:
     press: Why? | What for?
     lavrov: ${hostile.join(' | ')}
     stranger: I am on no list.
     -: Nobody knows who said this.
     @furniture Additional materials`,
    {
      ...small.source.meta,
      event: 'talks',
      licence: 'https://example.org/licence?a=1&b=2',
      note: 'See\nbelow & "above".',
    },
  ),
  makeDocument(
    'ru',
    `@date 2 марта 2021
     # Переговоры в Москве
     lavrov: Добрый день. | Переговоры, как всегда, были полезными и мы встретились. | Много вопросов.
     + Много слов. | Конец.
     @incident (Смех)
     # Ответы
     press: Почему? | Зачем? | Кто вы?
     @label С.В.Лавров:
     lavrov: ${hostile.join(' | ')}
     -: Вас нет в списке.
     aligner: Меня зовут как программу. | Я лишний.
     > Так в тексте.`,
    small.target.meta,
  ),
  {
    turn: '1:1@1 1:0@.7 1:1@.99 1:0@.8 1:1@1 1:1@1 1:1@.9 1:1@.8 0:1@.6 1:1@.5',
    paragraph: '1:1@1 1:0@.7 3:2@.99 1:0@.8 1:1@1 1:1@1 1:1@.9 1:1@.8 0:1@.6 1:1@.5',
    sentence: `2:1@1 1:0@.7 1:1@1 2:1@.74 1:1@.9! 1:1@.998134^ 1:1@.0000004 1:0@.8 1:1@1 1:1! 1:0@.3 0:2@.4 ${'1:1 '.repeat(hostile.length)}1:1@.8 0:2@.6 1:1@.5`,
  },
  [{ source: [8, 9], target: [19, 20], posterior: 0.75 }],
);

/** A person would have some of it read otherwise. */
export const corrected: Alignment = apply(small, {
  kind: 'several',
  edits: [
    { kind: 'correct', side: 'source', sentence: 2, text: 'He  stood <still> &\u0001 silent.' },
    { kind: 'correct', side: 'target', sentence: 4, text: 'Зачем?' },
    { kind: 'note', side: 'target', sentence: 4, text: 'or why' },
  ],
}).alignment;

/** From subtitles: most sentences have a time, some share one, some have none. */
export const timed: Alignment = {
  ...small,
  source: withTimesOf(small.source, [undefined, [1, 2.5], [2.5, 4.001], [2.5, 4.001], [7, 8], undefined, [0, 9.25]]),
  target: withTimesOf(small.target, [undefined, [1.1, 2.6], [2.6, 4.2], [4.2, 5], [3600.5, 3601]]),
};

function withTimesOf(document: Alignment['source'], times: readonly (Unit['time'] | undefined)[]): Alignment['source'] {
  const { units } = document;
  const sentence = units.sentence.map((unit, index) => ({ ...unit, ...(times[index] && { time: times[index] }) }));
  return { ...document, units: { ...units, sentence } };
}

/** Nothing known but the words. */
export const bare: Alignment = makeAlignment(makeDocument('ru', '-: Да.'), makeDocument('en', '-: Yes.'), {
  turn: '1:1',
  paragraph: '1:1',
  sentence: '1:1',
});
