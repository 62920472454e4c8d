import { type Bead, type Edit, isOpen, readingOf } from '../../index.js';
import { type ActionName, isView, type View } from './action-table.js';
import { say } from './language.svelte.js';
import { otherSide } from './rows.js';
import type { Session } from './session.svelte.js';

export type Actions = ReturnType<typeof createActions>;

export function createActions(session: Session, view: (name: View) => void) {
  const here = (): number => session.cursor.bead;

  /** Sentence by sentence on one side, over links that have none there. */
  function step(by: 1 | -1): void {
    const { side, bead, line } = session.cursor;
    const count = (index: number): number => session.ladder[index]![side][1] - session.ladder[index]![side][0];
    const next = line + by;
    if (next >= 0 && next < count(bead)) session.goTo(bead, side, next);
    else {
      let index = bead + by;
      while (session.ladder[index] !== undefined && count(index) === 0) index += by;
      if (session.ladder[index] === undefined) return;
      session.goTo(index, side, by > 0 ? 0 : count(index) - 1);
    }
    const document = session.alignment[side];
    if (session.unit !== undefined) session.speak(readingOf(document, document.units.sentence[session.unit]!));
  }

  /** To the next link that is to be seen. */
  function walk(by: 1 | -1): void {
    const { visible } = session;
    const place = visible.indexOf(here());
    const next = place < 0 ? visible.find((index) => (by > 0 ? index > here() : false)) : visible[place + by];
    if (next !== undefined) session.goTo(next);
  }

  function split(): unknown {
    const { side, line } = session.cursor;
    const { bead } = session;
    if (bead === undefined) return undefined;
    const [from, to] = bead[side];
    if (to - from < 2) {
      const there = bead[otherSide(side)];
      if (there[1] - there[0] < 2) return session.tell(say('nothingToSplit'), true, say('nothingToSplitHint'));
      const only = otherSide(side);
      return session.edit({ kind: 'split', bead: here(), [only]: there[0] + 1 }, say('didSplit'));
    }
    return session.edit({ kind: 'split', bead: here(), [side]: from + Math.max(1, line) }, say('didSplit'));
  }

  /** First one end is held, then it is linked with where the cursor is on the other side. */
  function link(): unknown {
    const { side } = session.cursor;
    const { unit, held } = session;
    if (unit === undefined) return session.tell(say('noSentenceHere'), true, say('noSentenceHereHint'));
    if (held === undefined || held.side === side) {
      const isNext = held !== undefined && (unit === held.to || unit === held.from - 1);
      if (isNext) session.hold({ side, from: Math.min(held.from, unit), to: Math.max(held.to, unit + 1) });
      else session.hold({ side, from: unit, to: unit + 1 });
      return session.tell(say('held', { number: unit + 1 }), false, say('heldHint'));
    }
    const [ours, theirs] = [[held.from, held.to] as const, [unit, unit + 1] as const];
    const edit: Edit =
      side === 'target'
        ? { kind: 'link', source: ours, target: theirs }
        : { kind: 'link', source: theirs, target: ours };
    session.hold(undefined);
    return session.edit(edit, say('didLink'));
  }

  function flag(): unknown {
    const { side } = session.cursor;
    const { unit } = session;
    if (unit === undefined) return session.tell(say('noSentenceHere'), true, say('noSentenceHereHint'));
    const on = session.alignment[side].units.sentence[unit]!.flag !== true;
    return session.edit({ kind: 'flag', side, sentence: unit, on }, say(on ? 'didFlag' : 'didUnflag'));
  }

  /** What a person prefers to what was found is confirmed at once. */
  function takeRival(): unknown {
    const { rival, bead } = session;
    if (rival === undefined || bead === undefined) return session.tell(say('rivalFirst'), true, say('rivalFirstHint'));
    const { at, remove, insert, link: chosen } = rival;
    const isChosen = ({ source, target }: Bead): boolean =>
      `${source.join()} ${target.join()}` === `${chosen.source.join()} ${chosen.target.join()}`;
    const place = at + insert.findIndex(isChosen);
    const edits: readonly Edit[] = [
      ...(!isOpen(bead) ? [{ kind: 'unconfirm', beads: [here(), here() + 1] } as const] : []),
      { kind: 'realign', spans: [{ at, remove, insert }] },
      { kind: 'confirm', beads: [place, place + 1] },
    ];
    return session.edit({ kind: 'several', edits }, say('didTakeRival'));
  }

  const runs: Readonly<Record<Exclude<ActionName, View>, () => unknown>> = {
    down: () => walk(1),
    up: () => walk(-1),
    left: () => session.goTo(here(), 'source', session.cursor.line),
    right: () => session.goTo(here(), 'target', session.cursor.line),
    nextSentence: () => step(1),
    previousSentence: () => step(-1),
    first: () => session.goTo(session.visible[0] ?? 0),
    last: () => session.goTo(session.visible.at(-1) ?? 0),
    confirm: () => session.confirmAndGoOn(),
    toggle: () => {
      if (session.bead === undefined) return undefined;
      if (!session.isSettled(here())) return session.confirm();
      const move = session.moved.get(here());
      return session.edit(
        move === undefined
          ? { kind: 'unconfirm', beads: [here(), here() + 1] }
          : { kind: 'unconfirm-move', move: move.move },
        say('unconfirmed', { number: here() + 1 }),
      );
    },
    skip: () => session.skip(),
    mergeDown: () => session.edit({ kind: 'merge', bead: here(), with: 'down' }, say('didMerge')),
    mergeUp: () => session.edit({ kind: 'merge', bead: here(), with: 'up' }, say('didMerge')),
    split,
    shiftDown: () =>
      session.edit({ kind: 'shift', bead: here(), side: session.cursor.side, to: 'down' }, say('didShift')),
    shiftUp: () => session.edit({ kind: 'shift', bead: here(), side: session.cursor.side, to: 'up' }, say('didShift')),
    unlink: () => session.edit({ kind: 'unlink', bead: here() }, say('didUnlink')),
    link,
    unmove: () => {
      const move = session.moved.get(here());
      if (move === undefined) return session.tell(say('noMoveHere'), true);
      return session.edit({ kind: 'unmove', move: move.move }, say('didUnmove'));
    },
    join: () => {
      const { unit } = session;
      if (unit === undefined) return undefined;
      return session.edit({ kind: 'join-sentences', side: session.cursor.side, sentence: unit }, say('didJoin'));
    },
    flag,
    takeRival,
    undo: () => session.undo(),
    redo: () => session.redo(),
  };

  /** What was asked for before comes first: a key pressed twice means the link that the first press goes on to. */
  let before: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    run(name: ActionName): void {
      const act = async (): Promise<void> => {
        try {
          await (isView(name) ? view(name) : runs[name]());
        } catch (error) {
          session.fail(error);
        } finally {
          waiting--;
        }
      };
      before = waiting++ === 0 ? act() : before.then(act);
    },
  };
}
