import type { Side } from '../../model/ids.ts';
import type { MapPlan, RulesPlan, SyncPlan, UnitPlan } from '../../model/plan.ts';
import type { Pair, Values } from './pair.ts';

/** A field map with what its ends hold, and held when they agreed. */
export interface Line {
  readonly map: MapPlan;
  readonly left: Values;
  readonly right: Values;
  readonly agreed: { readonly left: Values; readonly right: Values } | null;
}

/** A unit as the merge sees it: nothing in it is MISSING. */
export interface Subject {
  readonly unit: UnitPlan;
  readonly lines: readonly Line[];
  readonly pair: Pair;
  readonly rules: RulesPlan;
  readonly tiers: SyncPlan['tiers'];
  readonly sides: Pick<SyncPlan, 'left' | 'right'>;
}

/** What a line's end holds on a side. */
export const at = (line: Line, side: Side): Values => (side === 'left' ? line.left : line.right);
