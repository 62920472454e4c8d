// The package comes without types.
declare module 'tmexchange/tmx2js' {
  /** Units by tuid, in order, each with its segments by language. */
  export default function tmx2js(text: string): Promise<{ resources: Record<string, Record<string, string>> }>;
}
