import type { Linked } from '../core/decide/linked.ts';
import { matchValues } from '../core/match/match-values.ts';
import type { Change } from '../model/change.ts';
import { across, type RecordKey, type Side } from '../model/ids.ts';
import type { Snapshot } from '../model/record.ts';
import type { Mark } from '../store/contract/mark.ts';
import { conclude, type Known } from './conclude.ts';
import { apartNames } from './pair-name.ts';
import type { Work } from './world.ts';

/** A pair that is parted when it is decided and not when changes are applied, so that matching sees its record as lone. */
export interface Parted {
  readonly change: Change;
  readonly marks: readonly Mark[];
}

/** A pair that lost one of its records, and what was decided about it. */
export interface Bereft {
  readonly linked: Linked;
  readonly change: Change;
  readonly known: Known;
}

interface Kept {
  readonly side: Side;
  readonly snapshot: Snapshot;
  /** Key of the record that is gone; null where it never got one. */
  readonly gone: RecordKey | null;
}

function keptOf({ left, right }: Linked): Kept | null {
  if (left.kind === 'found' && right.kind === 'gone') return { side: 'left', snapshot: left.snapshot, gone: right.key };
  if (right.kind === 'found' && left.kind === 'gone')
    return { side: 'right', snapshot: right.snapshot, gone: left.key };
  return null;
}

const pairOf = (side: Side, key: RecordKey, other: RecordKey): { left: RecordKey; right: RecordKey } =>
  apartNames(side === 'left' ? { left: key, right: other } : { left: other, right: key });

/** Whether another record of the other side fits the one that is left: making a new one beside it would double it (P13). */
export async function isFitted(work: Work, { side, snapshot, gone }: Kept): Promise<boolean> {
  const { store } = work.world;
  for (const { tier, value } of matchValues(work.sync, side, snapshot.fields)) {
    const keys = (await store.keysByMatch(work.scope, across(side), tier, value)).filter((key) => key !== gone);
    const pairs = keys.map((key) => pairOf(side, snapshot.key, key));
    const apart = await store.apart(work.scope, pairs);
    if (pairs.length > apart.length) return true;
  }
  return false;
}

function parted(work: Work, { change, known }: Bereft, kept: Kept, state: 'new' | 'kept'): Parted {
  const { side, snapshot } = kept;
  const unlink: Change = {
    ...change,
    move: 'unlink',
    writes: [],
    questions: [],
    unread: [],
    [across(side)]: kept.gone,
  };
  const print = (side === 'left' ? change.leftPrint : change.rightPrint) ?? '';
  const lone: Mark = {
    put: 'lone',
    scope: work.scope,
    lone: { side, key: snapshot.key, state, snapshot, print },
  };
  return { change: unlink, marks: [...conclude(work, unlink, known, []), lone] };
}

/**
 * Parts a pair at once where a person said so, and where the removed record would be brought back beside one that fits the
 * record that is left: then it is matched like any other (D14).
 * @returns null when the pair is not to be parted now
 */
export async function partNow(work: Work, bereft: Bereft): Promise<Parted | null> {
  const { linked, change } = bereft;
  const kept = keptOf(linked);
  if (kept === null) return null;
  const answered = linked.answers.has('removal');
  if (answered && change.move === 'unlink' && change.writes.length === 0) return parted(work, bereft, kept, 'kept');
  if (change.move !== 'relink') return null;
  return (await isFitted(work, kept)) ? parted(work, bereft, kept, 'new') : null;
}
