/**
 * The name of a key with what is held down: `m`, `Shift+m`, `Ctrl+z`, `ArrowDown`, `?`. Letters are those engraved
 * on the key, whatever the layout: a Russian typist presses the same keys.
 */
export function keyName(event: KeyboardEvent): string {
  const { code, key } = event;
  const isLatin = /^[a-z]$/iu.test(key);
  const command = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  const shift = event.shiftKey ? 'Shift+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  if (isLatin) return command + alt + shift + key.toLowerCase();
  if (code.startsWith('Key')) return command + alt + shift + code.slice(3).toLowerCase();
  if (key === '?' || (code === 'Slash' && event.shiftKey)) return '?';
  if (key === '/' || (code === 'Slash' && !command && !alt)) return '/';
  return command + alt + shift + (key === ' ' ? 'Space' : key);
}

/** Whether what is pressed there is writing, or belongs to a control of its own. */
export function isWriting({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null;
}

const signs: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Shift: '⇧',
  Enter: '⏎',
  Escape: 'Esc',
};

/** A key as the eye reads it: `⇧M`, `Ctrl+Z`. */
export const keyLabel = (name: string): string =>
  name
    .split('+')
    .map((part) => signs[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+')
    .replace(/⇧\+/u, '⇧');
