/**
 * Where in a book a reference points to, from a file of it: the path and, if it has one, the fragment.
 * @returns undefined for what lies outside of the book: another site, an absolute path, a folder above the root
 */
export function resolvePath(href: string, from: string): { readonly path: string; readonly id: string } | undefined {
  const [whole = '', fragment = ''] = href.trim().split('#', 2);
  const reference = whole.split('?', 1)[0]!;
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\])/iu.test(reference)) return undefined;
  const id = decoded(fragment);
  if (reference === '') return { path: from, id };
  const folders = from.split('/').slice(0, -1);
  // Decoded after it is split: %2F is no slash of the path, and `%2e%2e` is the folder above all the same.
  for (const part of reference.split('/').map(decoded)) {
    if (part === '..') {
      if (folders.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') folders.push(part);
  }
  return { path: folders.join('/'), id };
}

/** A reference that is not encoded as it should be is taken as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
