import { SverkaError } from '../error.js';
import { inUtf8, type RawPart } from '../format/tmx/raw.js';
import type { MemoryUnit } from '../format/tmx/units.js';

/** How a memory is cut: into parts of so many units or characters, or by what a prop of the units says. */
export type SplitManner =
  | { readonly kind: 'units'; readonly most: number }
  | { readonly kind: 'size'; readonly most: number }
  | { readonly kind: 'prop'; readonly type: string };

/** Text for the end of a part. */
export interface SplitPiece {
  /** Number of the part from 1, or what the prop says, as the name of a file can say it. */
  readonly part: string;
  readonly text: string;
}

export interface Splitting {
  readonly pass: (part: RawPart) => SplitPiece[];
  /** Units of each part, in their order. */
  readonly parts: () => ReadonlyMap<string, number>;
}

/** More files than this are open at once in few systems. */
const mostParts = 500;

/**
 * Cuts a memory into memories, each with the head of the whole; units go through byte for byte, in their order.
 * @throws SverkaError `tm/too-many-parts`
 */
export function splitMemory(manner: SplitManner): Splitting {
  const parts = new Map<string, number>();
  const names = new Map<string, string>();
  let head = '';
  let size = 0;
  let current = '';

  const nameOf = (unit: MemoryUnit, length: number): string => {
    if (manner.kind === 'prop') {
      const value = propOf(unit, manner.type);
      let name = names.get(value);
      if (name === undefined) names.set(value, (name = fileName(value, new Set(names.values()))));
      return name;
    }
    const isFull =
      manner.kind === 'units'
        ? (parts.get(current) ?? 0) === manner.most
        : size + length > manner.most && (parts.get(current) ?? 0) > 0;
    if (current === '' || isFull) {
      current = String(parts.size + 1);
      size = head.length;
    }
    size += length;
    return current;
  };
  return {
    pass: (part) => {
      if (part.kind === 'head') {
        head = inUtf8(part.text);
        return [];
      }
      if (part.kind === 'tail') {
        // A memory without units is one part.
        if (parts.size === 0) return [{ part: manner.kind === 'prop' ? 'none' : '1', text: head + part.text }];
        return [...parts.keys()].map((name) => ({ part: name, text: part.text }));
      }
      const text = part.before + part.text;
      const name = nameOf(part.unit, text.length);
      const isNew = !parts.has(name);
      parts.set(name, (parts.get(name) ?? 0) + 1);
      if (isNew && manner.kind === 'prop' && parts.size > mostParts)
        throw new SverkaError(
          'tm/too-many-parts',
          `${manner.type} has more than ${mostParts} values.`,
          'Split by another prop, or by --units or --size.',
        );
      return [{ part: name, text: isNew ? head + text : text }];
    },
    parts: () => parts,
  };
}

/** What a unit says under a type, itself or one of its variants. */
const propOf = ({ props, variants }: MemoryUnit, type: string): string =>
  (props.get(type) ?? variants.map((variant) => variant.props.get(type)).find((value) => value !== undefined) ?? '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Letters, digits, points and hyphens of a value, for the name of a file that no other part has. */
function fileName(value: string, taken: ReadonlySet<string>): string {
  const plain = value
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|(?<![.-])[.-]+$/gu, '')
    .slice(0, 80);
  const name = plain === '' ? 'none' : plain;
  // File systems take names that differ in case alone for one.
  const lower = new Set([...taken].map((each) => each.toLowerCase()));
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name}-${number}`;
    if (!lower.has(tried.toLowerCase())) return tried;
  }
}
