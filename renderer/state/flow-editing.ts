import type { Command } from '../../engine/core/flow/command.ts';
import { edit } from '../../engine/core/flow/edit.ts';
import type { Flow } from '../../engine/model/flow.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { err, ok, type Result } from '../../engine/model/result.ts';
import { wordsOf } from '../words/words.ts';
import { checkSoon } from './flow-checking.ts';
import { done, redone, undone } from './flow-history.ts';
import { partAt } from './flow-parts.ts';
import type { Desk, FlowState } from './flow-state.ts';

function closed(): Problem {
  const words = wordsOf('state');
  return { code: 'flow/closed', message: words('closed'), fix: words('closedFix') };
}

const thereStill = (flow: Flow, keys: readonly string[]): readonly string[] => {
  const left = keys.filter((key) => partAt(flow, key) !== null);
  return left.length === keys.length ? keys : left;
};

/** Shows a flow that was edited, here or elsewhere; what is gone is selected no more. */
export function show(desk: Desk, flow: Flow, more: Partial<FlowState>): void {
  desk.set({ flow, selected: thereStill(flow, desk.get().selected), ...more });
  checkSoon(desk);
}

/** Edits at once and hands the command to be saved. @returns what takes it back */
function apply(desk: Desk, command: Command): Result<Command, Problem> {
  const { flow } = desk.get();
  if (flow === null || desk.keeper === null) return err(closed());
  const refused = desk.refused?.() ?? null;
  if (refused !== null) {
    desk.set({ said: refused });
    return err(refused);
  }
  const edited = edit(flow, command);
  if (!edited.ok) {
    desk.set({ said: edited.error });
    return edited;
  }
  const [next, undo] = edited.value;
  show(desk, next, { edited: true, saving: { is: 'saving' } });
  desk.keeper.add(command);
  return ok(undo);
}

/** The ways to edit the open flow. */
export function editing(desk: Desk): Pick<FlowState, 'dispatch' | 'undo' | 'redo'> {
  return {
    dispatch(command, gesture) {
      const undo = apply(desk, command);
      if (!undo.ok) return undo;
      desk.set({ history: done(desk.get().history, { redo: command, undo: undo.value, gesture: gesture ?? null }) });
      const { flow } = desk.get();
      return flow === null ? err(closed()) : ok(flow);
    },
    undo() {
      const last = desk.get().history.past.at(-1);
      const redo = last === undefined ? null : apply(desk, last.undo);
      if (redo?.ok === true) desk.set({ history: undone(desk.get().history, redo.value) });
    },
    redo() {
      const next = desk.get().history.future[0];
      const undo = next === undefined ? null : apply(desk, next.redo);
      if (undo?.ok === true) desk.set({ history: redone(desk.get().history, undo.value) });
    },
  };
}
