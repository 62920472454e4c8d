import type { Span } from '../model/document.js';
import { beginsSpeech, type Candidate, readAsker } from './label.js';
import { askerOf } from './medium.js';
import { groups } from './role.js';

/** Roles that neither ask nor answer. */
const between: ReadonlySet<string> = new Set(['moderator', 'interpreter', 'operator', 'staff']);

/**
 * Those labels by which somebody asks that are sure only from the labels around: a medium before an answer, and a question by
 * its number (`First question:`) between two turns of one who answers, who may as well count the questions himself.
 * @param labels the sure ones of the page, by index of paragraph
 * @param keyOf who speaks
 */
export function findAskers(
  text: string,
  paragraphs: readonly Span[],
  labels: ReadonlyMap<number, Candidate>,
  keyOf: (label: Candidate) => string,
): ReadonlyMap<number, Candidate> {
  const found = new Map<number, Candidate>();
  const around: { readonly index: number; readonly label: Candidate; readonly asker: ReturnType<typeof askerOf> }[] =
    [];
  for (const [index, at] of paragraphs.entries()) {
    const read = readAsker(text, at);
    const label = read ?? labels.get(index);
    if (label !== undefined) around.push({ index, label, asker: read && askerOf(read.name) });
  }
  const answers = (label: Candidate): boolean =>
    label.role === undefined || !(groups.has(label.role) || between.has(label.role));
  /** Places of the nearest labels that are none of a medium, before and after each. */
  const [before, after]: [number[], number[]] = [[], []];
  for (let [place, last] = [0, -1]; place < around.length; place++) {
    before.push(last);
    if (around[place]!.asker !== 'medium') last = place;
  }
  for (let [place, next] = [around.length - 1, -1]; place >= 0; place--) {
    after[place] = next;
    if (around[place]!.asker !== 'medium') next = place;
  }
  const sure = new Set<string>();
  for (const [place, { index, label, asker }] of around.entries()) {
    if (asker === undefined || (asker === 'medium' && !beginsSpeech(text, label.at[1]))) continue;
    const previous = around[asker === 'medium' ? before[place]! : place - 1];
    const next = around[asker === 'medium' ? after[place]! : place + 1];
    if (next === undefined || next.asker !== undefined || !answers(next.label)) continue;
    const isTurn =
      previous === undefined ||
      (previous.asker === undefined &&
        (between.has(previous.label.role ?? '') ||
          (asker === 'medium' ? answers(previous.label) : keyOf(previous.label) === keyOf(next.label))));
    if (!isTurn) continue;
    found.set(index, label);
    if (asker === 'medium') sure.add(label.name);
  }
  // What is said last has no answer: `RT: Thank you.`
  for (const { index, label, asker } of around) if (asker === 'medium' && sure.has(label.name)) found.set(index, label);
  return found;
}
