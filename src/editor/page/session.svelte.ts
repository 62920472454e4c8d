import {
  type Alignment,
  applyChanges,
  type Bead,
  beadOf,
  type Concern,
  type Edit,
  isOpen,
  type Matcher,
  matcherOf,
  progressOf,
  queueOf,
  type RivalLink,
} from '../../index.js';
import type { Advanced, Desk, DeskEvent, DeskState, Opened, Refusal } from '../protocol.js';
import type { Engine } from './engine.js';
import { emptyFilter, type Filter, isEmpty, queryOf } from './filter.js';
import { say } from './language.svelte.js';
import { toldError } from './message.js';
import { beadsOf, changedPlace, findingsByBead, movesByBead, otherSide, type Side } from './rows.js';

/** Where the person is: a link, a side of it, a sentence of that side counted from its first. */
export interface Cursor {
  readonly bead: number;
  readonly side: Side;
  readonly line: number;
}

/** A message that is shown for a while, and read out. */
export interface Notice {
  readonly text: string;
  readonly hint?: string;
  readonly isAlarm: boolean;
  /** Where it is not the language of the interface. */
  readonly lang?: string;
}

/** `unsaved`: in the memory of the page alone. `lost`: the server is gone. `conflict`: the file is another now. */
export type Saving = 'saved' | 'saving' | 'unsaved' | 'lost' | 'conflict';

/** Sentences chosen as one end of a link across. */
export interface Held {
  readonly side: Side;
  readonly from: number;
  readonly to: number;
}

export type Session = ReturnType<typeof createSession>;

/**
 * All that the page knows while a project is open.
 * @param isMemory whether the project is kept by this page alone
 * @param follow is told of each change
 */
export function createSession(desk: Desk, opened: Opened, isMemory: boolean, follow: Engine['follow']) {
  let alignment = $state.raw(opened.alignment);
  let state = $state.raw<DeskState>(opened.state);
  let saving = $state<Saving>('saved');
  let cursor = $state.raw<Cursor>({ bead: 0, side: 'source', line: 0 });
  let filter = $state.raw<Filter>(emptyFilter);
  let notice = $state.raw<Notice>();
  let spoken = $state('');
  let held = $state.raw<Held>();
  let findings = $state.raw<readonly Concern[]>([]);
  let rival: RivalLink | undefined;
  /** Links that were put off: the queue comes back to them when all others are done. */
  const skipped = new Set<string>();

  const ladder = $derived(beadsOf(alignment));
  const moved = $derived(movesByBead(alignment));
  const found = $derived(findingsByBead(ladder, findings));
  const queue = $derived(queueOf(ladder));
  const progress = $derived(progressOf(ladder));
  /** Undefined when all is to be seen; a pattern that is none finds nothing, and says why. */
  const search = $derived.by((): { readonly match?: Matcher; readonly fault?: unknown } => {
    if (isEmpty(filter)) return {};
    try {
      return { match: matcherOf(queryOf(filter, findings)) };
    } catch (error) {
      return { match: () => undefined, fault: error };
    }
  });
  const visible = $derived.by(() => {
    const { match } = search;
    const all = Array.from(ladder, (_, index) => index);
    return match === undefined ? all : all.filter((index) => match(alignment, index) !== undefined);
  });
  const bead = $derived<Bead | undefined>(ladder[cursor.bead]);
  const unit = $derived.by(() => {
    if (bead === undefined) return undefined;
    const [from, to] = bead[cursor.side];
    return to > from ? Math.min(from + cursor.line, to - 1) : undefined;
  });

  function tell(text: string, isAlarm = false, hint?: string): void {
    notice = { text, isAlarm, ...(hint !== undefined && { hint }) };
    if (!isAlarm) speak(text);
  }

  /** Read out by a screen reader; the same words twice need a difference to be heard twice. */
  function speak(text: string): void {
    spoken = spoken === text ? `${text}\u00a0` : text;
  }

  function fail(error: unknown): void {
    const { code, text, hint, lang } = toldError(error);
    if (code === 'desk/lost') saving = 'lost';
    if (code === 'desk/changed-on-disk') saving = 'conflict';
    if (code === undefined) console.error(error);
    notice = { text, isAlarm: true, lang, ...(hint !== '' && { hint }) };
  }

  function goTo(index: number, side: Side = cursor.side, line = 0): void {
    cursor = { bead: Math.max(0, Math.min(index, ladder.length - 1)), side, line: Math.max(0, line) };
  }

  /** The alignment is another now, and the cursor stays with its sentence. */
  function show(after: Alignment): void {
    const before = { bead, unit };
    alignment = after;
    if (before.bead === undefined || ladder.length === 0) return;
    if (before.unit === undefined) {
      const there = otherSide(cursor.side);
      return goTo(beadOf(ladder, there, before.bead[there][0]));
    }
    const sentence = Math.min(before.unit, after[cursor.side].units.sentence.length - 1);
    const index = beadOf(ladder, cursor.side, sentence);
    goTo(index, cursor.side, sentence - ladder[index]![cursor.side][0]);
  }

  /** An answer may come twice: as such, and told to all windows. One that skips a version says that this window slept. */
  async function take({ state: next, changes }: Advanced): Promise<void> {
    if (next.version <= state.version) return;
    if (next.version > state.version + 1) return reload();
    state = next;
    const after = applyChanges(alignment, changes);
    follow(alignment, changes, after);
    show(after);
  }

  async function reload(): Promise<void> {
    const { alignment: after, state: next } = await desk.load();
    state = next;
    show(after);
    if (saving !== 'conflict') saving = 'saved';
  }

  async function advance(step: (version: number) => Promise<Advanced>): Promise<boolean> {
    if (saving === 'conflict') {
      tell(say('conflict'), true, say('conflictHint'));
      return false;
    }
    saving = 'saving';
    try {
      await take(await step(state.version));
      saving = isMemory ? 'unsaved' : 'saved';
      return true;
    } catch (error) {
      saving = isMemory ? 'unsaved' : 'saved';
      fail(error);
      if ((error as Refusal).code === 'desk/outdated') await reload().catch(fail);
      return false;
    }
  }

  async function edit(change: Edit, done: string): Promise<boolean> {
    const isDone = await advance((version) => desk.apply(version, change));
    if (isDone) {
      notice = undefined;
      speak(done);
    }
    return isDone;
  }

  /** Undoes or redoes, and goes where that changed something. */
  async function walkBack(step: (version: number) => Promise<Advanced>, done: string): Promise<void> {
    const before = alignment;
    if (!(await advance(step))) return;
    notice = undefined;
    speak(done);
    const place = changedPlace(before, alignment);
    if (place !== undefined) goTo(place.bead, place.side);
  }

  function hear(event: DeskEvent): void {
    if (event.kind === 'advanced') {
      // What this window asked for comes as the answer too, which also says where the cursor goes.
      if (saving !== 'saving') void take(event).catch(fail);
    } else if (event.kind === 'changed-on-disk') saving = 'conflict';
    else if (event.kind === 'lost') saving = 'lost';
    else {
      saving = 'saving';
      void reload().catch(fail);
    }
  }
  const stop = desk.watch(hear);

  /** The next link to look at: the least sure that is left and was not put off. */
  function nextInQueue(): number | undefined {
    const seen = new Set(visible);
    const open = queue.filter((index) => index !== cursor.bead && seen.has(index));
    const next = open.find((index) => !skipped.has(nameOf(ladder[index]!)));
    if (next === undefined) skipped.clear();
    return next ?? open[0];
  }

  /** Whether a person has said so of a link, and of the move that it shows. */
  const isSettled = (index: number): boolean => {
    const move = moved.get(index);
    return !isOpen(ladder[index]!) && (move === undefined || alignment.moves[move.move]!.by === 'person');
  };

  /** What a row shows is right: the link, and with it the move of its sentences. */
  function confirm(): Promise<boolean> {
    const here = cursor.bead;
    const move = moved.get(here);
    return move === undefined || alignment.moves[move.move]!.by === 'person'
      ? edit({ kind: 'confirm', beads: [here, here + 1] }, say('confirmed', { number: here + 1 }))
      : edit({ kind: 'confirm-move', move: move.move }, say('didConfirmMove'));
  }

  function goOn(): void {
    const next = nextInQueue();
    if (next === undefined) tell(say('queueDone'));
    else goTo(next);
  }

  return {
    name: opened.name,
    formats: opened.formats,
    get alignment() {
      return alignment;
    },
    get ladder() {
      return ladder;
    },
    get state() {
      return state;
    },
    get saving() {
      return saving;
    },
    get cursor() {
      return cursor;
    },
    get bead() {
      return bead;
    },
    /** Index of the sentence the cursor is on, if its side has one. */
    get unit() {
      return unit;
    },
    get filter() {
      return filter;
    },
    set filter(chosen: Filter) {
      filter = chosen;
    },
    get search() {
      return search;
    },
    get progress() {
      return progress;
    },
    /** Indexes of the links that the filter lets through, in order. */
    get visible() {
      return visible;
    },
    get moved() {
      return moved;
    },
    isSettled,
    confirm,
    /** What the checks found, once they were made. */
    get findings() {
      return findings;
    },
    set findings(made: readonly Concern[]) {
      findings = made;
    },
    /** By index of a link: what is found of its sentences. */
    get found() {
      return found;
    },
    /** Indexes of the links that nobody confirmed, the least sure first. */
    get queue() {
      return queue;
    },
    get notice() {
      return notice;
    },
    get spoken() {
      return spoken;
    },
    /** Of the link the cursor is on, once it is shown. */
    get rival() {
      return rival;
    },
    set rival(found: RivalLink | undefined) {
      rival = found;
    },
    get held() {
      return held;
    },
    hold(chosen: Held | undefined) {
      held = chosen;
    },
    tell,
    speak,
    fail,
    dismiss() {
      notice = undefined;
    },
    goTo,
    edit,
    goOn,
    reload,
    stop,
    realign: () => desk.realign(state.version),
    async export(...[request]: Parameters<Desk['export']>) {
      const files = await desk.export(request);
      if (request.format === 'json' && saving === 'unsaved') saving = 'saved';
      return files;
    },
    /** Puts the link off and goes on. */
    skip() {
      if (bead !== undefined) skipped.add(nameOf(bead));
      goOn();
    },
    /** The link is right, and the next one is shown; one that was confirmed before stays so. */
    async confirmAndGoOn() {
      if (bead === undefined) return;
      if (isSettled(cursor.bead) || (await confirm())) goOn();
    },
    undo: () => walkBack(desk.undo, say('didUndo')),
    redo: () => walkBack(desk.redo, say('didRedo')),
  };
}

const nameOf = (bead: Bead): string => `${bead.source.join('-')} ${bead.target.join('-')}`;
