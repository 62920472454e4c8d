import {
  type Advance,
  type Alignment,
  countSteps,
  type History,
  openHistory,
  perform,
  redo,
  SverkaError,
  undo,
} from '../../index.js';
import type { Advanced, Desk, DeskState } from '../protocol.js';
import type { Engine } from './engine.js';

/**
 * The desk of a project in the memory of this page: nothing leaves the machine, and all is lost with the page unless
 * it is exported.
 */
export function memoryDesk(engine: Engine, alignment: Alignment, name: string): Desk {
  let history = openHistory(alignment);
  const stateOf = ({ version, done, undone }: History): DeskState => ({
    version,
    undo: countSteps(done),
    redo: countSteps(undone),
  });
  // The same promises and refusals as over HTTP, so that the page knows but one desk.
  const advance = async (step: () => Advance): Promise<Advanced> => {
    const { history: after, changes } = await Promise.resolve().then(step);
    history = after;
    return { state: stateOf(history), changes };
  };
  return {
    load: async () => ({
      name,
      alignment: history.alignment,
      state: stateOf(history),
      formats: await engine.formats(),
    }),
    apply: (_, edit) => advance(() => perform(history, edit)),
    undo: () => advance(() => undo(history)),
    redo: () => advance(() => redo(history)),
    async realign() {
      const { version } = history;
      const edit = await engine.realign(history.alignment);
      if (version !== history.version)
        throw new SverkaError('desk/outdated', 'The links have changed since.', 'Align again.');
      return { version, edit };
    },
    export: (request) => engine.write(history.alignment, request, name),
    watch: () => () => {},
  };
}
