import type { Query, Status } from '../../index.js';

/** What is to be seen, as the page asks for it. An empty field asks for nothing. */
export interface Filter {
  readonly text: string;
  /** Whether the text is a regular expression. */
  readonly isPattern: boolean;
  readonly speaker: string;
  readonly shape: string;
  readonly most: number;
  readonly status: Status | '';
}

export const emptyFilter: Filter = { text: '', isPattern: false, speaker: '', shape: '', most: 1, status: '' };

export const isEmpty = ({ text, speaker, shape, most, status }: Filter): boolean =>
  text === '' && speaker === '' && shape === '' && !(most < 1) && status === '';

export const queryOf = ({ text, isPattern, speaker, shape, most, status }: Filter): Query => ({
  ...(text !== '' && (isPattern ? { pattern: text } : { text })),
  ...(speaker !== '' && { speaker }),
  ...(shape !== '' && { shape }),
  ...(most < 1 && { most }),
  ...(status !== '' && { status }),
});
