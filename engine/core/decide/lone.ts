import type { Change } from '../../model/change.ts';
import { across, type LinkId, type Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Snapshot } from '../../model/record.ts';
import type { Answered } from '../merge/pair.ts';
import { createOf, isReadFor, waitsForParent } from './create.ts';
import { printOf } from './print.ts';

/** A record without a twin: made on the other side, left for later, waiting to be read whole (M10), or asked about. */
export type LoneDecision =
  | { readonly kind: 'wait' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'change'; readonly change: Change };

/**
 * Decides about a record that matched nothing (D10). The create rule of the other side says whether it gets a twin there.
 * @param link the id its link will have; the same whenever this is decided again
 * @param answers to questions of that link
 */
export function decideLone(
  sync: SyncPlan,
  side: Side,
  snapshot: Snapshot,
  { link, answers = new Map() }: { readonly link: LinkId; readonly answers?: ReadonlyMap<string, Answered> },
): LoneDecision {
  const to = across(side);
  if (sync.rules.create[to] !== 'create') return { kind: 'wait' };
  if (sync.tiers.some((tier) => tier[side].some((name) => snapshot.fields[name] === undefined)))
    return { kind: 'unread' };
  if (waitsForParent(sync, to, snapshot)) return { kind: 'unread' };
  const made = createOf(sync, to, snapshot, answers);
  const print = printOf(sync, side, snapshot.fields);
  const change: Change = {
    sync: sync.id,
    link,
    move: made.kind === 'write' ? 'create' : 'none',
    how: 'create',
    left: side === 'left' ? snapshot.key : null,
    right: side === 'right' ? snapshot.key : null,
    writes: [],
    agreed: {},
    questions: [...made.questions],
    drifted: [],
    skipped: [],
    unread: isReadFor(sync, to, snapshot) ? [] : [side],
    leftPrint: side === 'left' ? print : null,
    rightPrint: side === 'right' ? print : null,
  };
  if (made.kind === 'blocked') return { kind: 'change', change };
  const key = made.write.key;
  const skipped = made.retyped === null ? [] : [made.retyped];
  return { kind: 'change', change: { ...change, [to]: key, writes: [made.write], skipped } };
}
