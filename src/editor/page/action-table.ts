/** What a person can do, with its first key in `keys` and any others for it. */
export interface Action {
  readonly name: string;
  readonly keys: readonly string[];
  readonly group: 'walk' | 'review' | 'links' | 'text' | 'project' | 'view';
  /** Name of a text of the interface. */
  readonly label: string;
  /** Shown in the bar below the texts. */
  readonly isShown?: boolean;
  /** Opened or shown by the page itself; the others are done to the project. */
  readonly isView?: boolean;
}

export const actionTable = [
  { name: 'down', keys: ['ArrowDown'], group: 'walk', label: 'down' },
  { name: 'up', keys: ['ArrowUp'], group: 'walk', label: 'up' },
  { name: 'left', keys: ['ArrowLeft'], group: 'walk', label: 'left' },
  { name: 'right', keys: ['ArrowRight'], group: 'walk', label: 'right' },
  { name: 'nextSentence', keys: ['j'], group: 'walk', label: 'nextSentence' },
  { name: 'previousSentence', keys: ['k'], group: 'walk', label: 'previousSentence' },
  { name: 'first', keys: ['Home', 'Ctrl+Home'], group: 'walk', label: 'first' },
  { name: 'last', keys: ['End', 'Ctrl+End'], group: 'walk', label: 'last' },
  { name: 'jump', keys: ['g'], group: 'walk', label: 'jump', isView: true },
  { name: 'find', keys: ['/', 'Ctrl+f'], group: 'walk', label: 'find', isView: true },
  { name: 'confirm', keys: ['Enter'], group: 'review', label: 'confirm', isShown: true },
  { name: 'skip', keys: ['n'], group: 'review', label: 'skip', isShown: true },
  { name: 'toggle', keys: ['c'], group: 'review', label: 'toggle' },
  { name: 'confirmAbove', keys: ['a'], group: 'review', label: 'confirmAbove', isView: true },
  { name: 'flag', keys: ['f'], group: 'review', label: 'flag', isShown: true },
  { name: 'note', keys: ['t'], group: 'review', label: 'note', isShown: true, isView: true },
  { name: 'mergeDown', keys: ['m'], group: 'links', label: 'mergeDown', isShown: true },
  { name: 'mergeUp', keys: ['Shift+m'], group: 'links', label: 'mergeUp', isShown: true },
  { name: 'split', keys: ['s'], group: 'links', label: 'split', isShown: true },
  { name: 'shiftDown', keys: ['Shift+ArrowDown'], group: 'links', label: 'shiftDown', isShown: true },
  { name: 'shiftUp', keys: ['Shift+ArrowUp'], group: 'links', label: 'shiftUp', isShown: true },
  { name: 'unlink', keys: ['u'], group: 'links', label: 'unlink', isShown: true },
  { name: 'link', keys: ['l'], group: 'links', label: 'linkAcross', isShown: true },
  { name: 'unmove', keys: ['Shift+l'], group: 'links', label: 'unmove' },
  { name: 'correct', keys: ['e', 'F2'], group: 'text', label: 'correct', isShown: true, isView: true },
  { name: 'join', keys: ['Shift+j'], group: 'text', label: 'joinNext' },
  { name: 'rival', keys: ['x'], group: 'view', label: 'rival', isShown: true, isView: true },
  { name: 'takeRival', keys: ['Shift+x'], group: 'links', label: 'takeRival' },
  { name: 'words', keys: ['w'], group: 'view', label: 'words', isView: true },
  { name: 'queue', keys: ['q'], group: 'view', label: 'queue', isView: true },
  { name: 'statistics', keys: ['i'], group: 'view', label: 'statistics', isView: true },
  { name: 'help', keys: ['?', 'F1'], group: 'view', label: 'help', isView: true },
  { name: 'escape', keys: ['Escape'], group: 'view', label: 'escape', isView: true },
  { name: 'undo', keys: ['z', 'Ctrl+z'], group: 'project', label: 'undo' },
  { name: 'redo', keys: ['Shift+z', 'Ctrl+Shift+z', 'Ctrl+y'], group: 'project', label: 'redo' },
  { name: 'realign', keys: ['r'], group: 'project', label: 'alignAgain', isView: true },
  { name: 'export', keys: ['o', 'Ctrl+s'], group: 'project', label: 'export', isView: true },
] as const satisfies readonly Action[];

export type ActionName = (typeof actionTable)[number]['name'];
export type View = Extract<(typeof actionTable)[number], { readonly isView: true }>['name'];

const views: ReadonlySet<string> = new Set(actionTable.filter((action) => 'isView' in action).map(({ name }) => name));
export const isView = (name: ActionName): name is View => views.has(name);

const byKey = new Map<string, ActionName>(
  actionTable.flatMap(({ name, keys }) => keys.map((key) => [key, name] as const)),
);
export const actionOfKey = (key: string): ActionName | undefined => byKey.get(key);
