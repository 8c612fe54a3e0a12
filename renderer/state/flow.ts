import { useStore } from 'zustand';
import type { FlowProblem } from '../../engine/model/problem.ts';
import { refusedFor } from '../rights/rights.ts';
import { engine, onNews } from './engine.ts';
import type { FlowState } from './flow-state.ts';
import { flowStore } from './flow-store.ts';
import { workerCheck } from './worker-check.ts';

/** The flow that this window has open. */
export const flow = flowStore({
  client: engine,
  onNews,
  check: workerCheck(),
  shelf: localStorage,
  checkAfterMs: 120,
  refused: () => refusedFor('design'),
});

// A window that closes sends what waits; what does not arrive is done again when the flow is opened next.
window.addEventListener('pagehide', () => flow.getState().flush());

/** A slice of the open flow; a component that reads its own slice by id is drawn anew only when that changes. */
export const useFlow = <Slice>(slice: (state: FlowState) => Slice): Slice => useStore(flow, slice);

const none: readonly FlowProblem[] = [];

/** The problems that point at a part. */
export const useProblemsOf = (key: string): readonly FlowProblem[] => useFlow((state) => state.problemsAt[key] ?? none);

export const useIsSelected = (key: string): boolean => useFlow((state) => state.selected.includes(key));

/** Edits the open flow. */
export const dispatch: FlowState['dispatch'] = (command, gesture) => flow.getState().dispatch(command, gesture);
