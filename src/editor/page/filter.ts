import type { Concern, Query, Status } from '../../index.js';

/** What is to be seen, as the page asks for it. An empty field asks for nothing. */
export interface Filter {
  readonly text: string;
  /** Whether the text is a regular expression. */
  readonly isPattern: boolean;
  readonly speaker: string;
  readonly shape: string;
  readonly most: number;
  readonly status: Status | '';
  /** Name of a check that found something there. */
  readonly finding: string;
}

export const emptyFilter: Filter = {
  text: '',
  isPattern: false,
  speaker: '',
  shape: '',
  most: 1,
  status: '',
  finding: '',
};

export const isEmpty = ({ text, speaker, shape, most, status, finding }: Filter): boolean =>
  text === '' && speaker === '' && shape === '' && !(most < 1) && status === '' && finding === '';

export const queryOf = (
  { text, isPattern, speaker, shape, most, status, finding }: Filter,
  findings: readonly Concern[],
): Query => ({
  ...(text !== '' && (isPattern ? { pattern: text } : { text })),
  ...(speaker !== '' && { speaker }),
  ...(shape !== '' && { shape }),
  ...(most < 1 && { most }),
  ...(status !== '' && { status }),
  ...(finding !== '' && { places: findings.filter(({ check }) => check === finding) }),
});
