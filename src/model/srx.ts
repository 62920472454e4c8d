/** A rule of SRX: where both patterns match, a text is broken, or is not. Regular expressions in the syntax of ICU. */
export interface SrxRule {
  readonly breaks: boolean;
  /** Matches what ends at the place; empty matches anything. */
  readonly before: string;
  /** Matches what begins at the place; empty matches anything. */
  readonly after: string;
  /** Line of the file it was read from, from 1. */
  readonly line?: number;
}

/** The segmentation rules of a tool for translators: SRX 2.0, of which 1.0 has a part. */
export interface Srx {
  /** Whether a language has the rules of all maps that fit it, one after the other; else those of the first. */
  readonly cascade: boolean;
  readonly languages: ReadonlyMap<string, readonly SrxRule[]>;
  /** In order: a pattern of language codes, and the name of the rules for what fits it. */
  readonly maps: readonly { readonly pattern: string; readonly rules: string; readonly line?: number }[];
}
