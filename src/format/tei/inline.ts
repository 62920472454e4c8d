import type { MarkKind } from '../../model/document.js';
import { content, elements, plainText, type Node } from '../tree.js';

/** A stretch of a paragraph: a sentence of the markup, text that is in none, or a mark. */
export interface Piece {
  readonly text: string;
  /** White space stands before it. */
  readonly space: boolean;
  readonly sentence?: Node;
  readonly mark?: MarkKind;
  readonly correction?: string;
}

/** Elements without words of the text: links, analyses, pictures, what was struck out. */
const silent =
  /^(?:linkGrp|link|spanGrp|span|fs|fvLib|interp|interpGrp|standOff|graphic|media|figure|del|ptr|anchor|certainty|respons|alt|join|timeline)$/u;
/** Elements that part words. */
const parting = /^(?:lb|pb|cb|gb|milestone|pause|shift|space)$/u;

/**
 * The pieces of a paragraph in order.
 * @param markOf which mark an element inside of it is, if it is one
 */
export function readPieces(root: Node, markOf: (node: Node) => MarkKind | undefined): readonly Piece[] {
  const pieces: Piece[] = [];
  const isJoined = hasJoins(root);
  let [text, space, glued] = ['', false, false];
  let sentence: Node | undefined;
  const close = (more: Pick<Piece, 'sentence' | 'mark' | 'correction'> = {}): void => {
    const plain = text.replace(/[\t\n\r ]+/gu, ' ');
    if (plain.trim() !== '') pieces.push({ text: plain.trim(), space: space || plain.startsWith(' '), ...more });
    // White space at the end of one is before the next.
    space = plain.trim() === '' ? space || plain !== '' : plain.endsWith(' ');
    text = '';
  };
  const word = (node: Node, name: string): void => {
    const join = node.attributes['join'] ?? '';
    if (isJoined && text !== '' && !glued && !/^(?:left|both|overlap)$/u.test(join)) text += ' ';
    // Of a word that is two to the grammar, the parts inside are analyses.
    const own = node.children.filter((child) => typeof child === 'string' || child.name !== name).map(textOf);
    text += own.join('').trim();
    glued = /^(?:right|both|overlap)$/u.test(join);
  };
  const walk = (node: Node): void => {
    for (const child of node.children) {
      if (typeof child === 'string') {
        if (!isJoined || /\S/u.test(child)) text += child;
        continue;
      }
      const mark = markOf(child);
      const { name } = child;
      if (silent.test(name)) continue;
      if (parting.test(name)) text += ' ';
      else if (mark !== undefined) {
        close(sentence && { sentence });
        text += ` ${plainText(child)}`;
        close({ mark });
        space = true;
      } else if (name === 's' && sentence === undefined) {
        close();
        [sentence, glued] = [child, true];
        space ||= isJoined;
        const correction = correctionOf(child);
        walk(child);
        close({ sentence: child, ...(correction !== undefined && { correction }) });
        sentence = undefined;
      } else if (name === 'w' || name === 'pc') word(child, name);
      else if (name === 'choice') walk({ ...child, children: elements(child).slice(0, 1) });
      else walk(child);
    }
  };
  // What is a mark itself has nothing but its words.
  if (markOf(root) !== undefined) text = plainText(root);
  else walk(root);
  close();
  return pieces;
}

const textOf = (child: Node | string): string => (typeof child === 'string' ? child : content(child));

/** Whether words are told apart by `join` and not by white space, as in ParlaMint's annotated texts. */
const hasJoins = (node: Node): boolean =>
  elements(node).some((child) => child.attributes['join'] !== undefined || hasJoins(child));

/** A sentence that is a correction as a whole. */
function correctionOf(node: Node): string | undefined {
  const [choice, more] = elements(node);
  const [sic, corr] = choice?.name === 'choice' ? elements(choice) : [];
  if (more !== undefined || sic?.name !== 'sic' || corr?.name !== 'corr') return undefined;
  return plainText(corr) || undefined;
}
