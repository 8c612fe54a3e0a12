import { Fault } from '../../../model/fault.ts';
import type { RunId } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import type { UndoId, UndoSummary } from '../../../protocol/calls/undo.ts';
import type { Undone } from '../../../run/undo.ts';
import type { Planned } from './undo-plan-rows.ts';

export type Alone = Undone['skipped'][number];

/** A preview of an undo that windows look at. */
export interface HeldUndo {
  readonly summary: UndoSummary;
  readonly plan: Plan;
  readonly back: readonly Planned[];
  readonly alone: readonly Alone[];
}

/** What is held of undos for windows: previews, and what those that were carried out left alone. */
export interface UndoKeeper {
  keep(undo: HeldUndo): void;
  /** @throws Fault `setting` when it is not held any more */
  open(id: UndoId): HeldUndo;
  keepAlone(undo: RunId, left: { readonly plan: Plan; readonly alone: readonly Alone[] }): void;
  aloneOf(undo: RunId): { readonly plan: Plan; readonly alone: readonly Alone[] } | null;
}

const heldMax = 3;
const aloneMax = 20;

const gone = new Fault('setting', {
  code: 'undo/gone',
  message: 'This preview is not held any more.',
  fix: 'Open it again; it is worked out anew.',
});

function putIn<K, V>(held: Map<K, V>, key: K, value: V, max: number): void {
  held.set(key, value);
  const [oldest] = held.keys();
  if (held.size > max && oldest !== undefined) held.delete(oldest);
}

export function undoKeeper(): UndoKeeper {
  const held = new Map<UndoId, HeldUndo>();
  const left = new Map<RunId, { readonly plan: Plan; readonly alone: readonly Alone[] }>();
  return {
    keep: (undo) => putIn(held, undo.summary.id, undo, heldMax),
    open(id) {
      const found = held.get(id);
      if (found === undefined) throw gone;
      return found;
    },
    keepAlone: (undo, what) => putIn(left, undo, what, aloneMax),
    aloneOf: (undo) => left.get(undo) ?? null,
  };
}
