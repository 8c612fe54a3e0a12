import { matchValues } from '../core/match/match-values.ts';
import { endsOf, valuesAt } from '../core/merge/pair.ts';
import { pick } from '../core/values/pick.ts';
import type { Intent, JournalEntry, Settles } from '../model/change.ts';
import type { RecordKey, Side } from '../model/ids.ts';
import type { Shadow, Slots } from '../model/link.ts';
import type { SyncPlan } from '../model/plan.ts';
import type { Snapshot } from '../model/record.ts';
import type { Tuple } from '../model/value.ts';
import type { Mark } from '../store/contract/mark.ts';
import type { Work } from './world.ts';

/** A write that is on its system for certain, and what the system stored. Null after a removal. */
export interface Landed {
  readonly intent: Intent;
  readonly snapshot: Snapshot | null;
  readonly outcome: JournalEntry['outcome'];
}

/** The shadows that a landed write leaves: on the written side what the system stored, on the other what was merged (A8). */
export function settledBy(sync: SyncPlan, landed: Landed): Settles {
  const { write } = landed.intent;
  const settled: Record<string, { left: Tuple; right: Tuple }> = {};
  for (const unit of sync.units) {
    for (const map of unit.maps) {
      const planned = write.settles[map.slot];
      if (planned === undefined) continue;
      const stored = landed.snapshot === null ? null : valuesAt(landed.snapshot.fields, endsOf(map, write.side));
      settled[map.slot] = stored === null ? planned : { ...planned, [write.side]: stored };
    }
  }
  return settled;
}

/** The same for several writes of one change: of each side what its own write left. */
export function settledByAll(sync: SyncPlan, landed: readonly Landed[]): Settles {
  const settled: Record<string, { left: Tuple; right: Tuple }> = {};
  for (const one of landed) {
    const { side } = one.intent.write;
    for (const [slot, pair] of Object.entries(settledBy(sync, one))) {
      const before = settled[slot];
      settled[slot] = before === undefined ? pair : { ...before, [side]: pair[side] };
    }
  }
  return settled;
}

/** A shadow with some slots moved. */
export function moveShadow(shadow: Shadow, settles: Settles): Shadow {
  const left: Record<string, Tuple> = { ...shadow.left };
  const right: Record<string, Tuple> = { ...shadow.right };
  for (const [slot, pair] of Object.entries(settles)) {
    left[slot] = pair.left;
    right[slot] = pair.right;
  }
  return { left, right } satisfies { left: Slots; right: Slots };
}

/** The journal row of an effect: before, what was sent and what was stored, and which rule or person caused it. */
export function journalMark(work: Work, landed: Landed, key: RecordKey): Mark {
  const { intent, snapshot } = landed;
  const { write } = intent;
  return {
    put: 'journal',
    scope: work.scope,
    entry: {
      run: work.run,
      intent: intent.id,
      sync: intent.sync,
      link: intent.link,
      side: write.side,
      op: write.op,
      key,
      before: write.before,
      sent: write.fields,
      after:
        snapshot === null
          ? {}
          : write.op === 'create'
            ? snapshot.fields
            : pick(snapshot.fields, Object.keys(write.fields)),
      why: write.why,
      outcome: landed.outcome,
      undoes: write.undoes,
      settled: settledBy(work.sync, landed),
      was: write.was,
      at: work.world.now(),
    },
  };
}

export const printKey = (side: Side): 'leftPrint' | 'rightPrint' => (side === 'left' ? 'leftPrint' : 'rightPrint');
export const wroteKey = (side: Side): 'leftWroteAt' | 'rightWroteAt' =>
  side === 'left' ? 'leftWroteAt' : 'rightWroteAt';

/** Match values of a record as it is now stored. */
export function matchMarkOf(work: Work, side: Side, snapshot: Snapshot): Mark {
  return {
    put: 'match-values',
    scope: work.scope,
    side,
    key: snapshot.key,
    values: matchValues(work.sync, side, snapshot.fields),
  };
}

export const noMatchMark = (work: Work, side: Side, key: RecordKey): Mark => ({
  put: 'match-values',
  scope: work.scope,
  side,
  key,
  values: [],
});
