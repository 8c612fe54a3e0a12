import type { Linked, Presence } from '../core/decide/linked.ts';
import type { Change, PlannedWrite, Settles } from '../model/change.ts';
import { RecordKey, type Side } from '../model/ids.ts';
import type { Shadow, Slots } from '../model/link.ts';
import type { SyncPlan } from '../model/plan.ts';
import type { Fields } from '../model/value.ts';

/** What a system makes of the fields that it is sent; as they are, unless told otherwise. */
export type Stores = (side: Side, fields: Fields) => Fields;

const asSent: Stores = (_side, fields) => fields;

function written(sync: SyncPlan, presence: Presence, write: PlannedWrite, stores: Stores): Presence {
  const fields = stores(write.side, write.fields);
  if (presence.kind === 'found' && write.op === 'update') {
    const { snapshot } = presence;
    return { kind: 'found', snapshot: { ...snapshot, fields: { ...snapshot.fields, ...fields } } };
  }
  if (write.op === 'remove') return { kind: 'gone', key: write.key ?? RecordKey.parse('?') };
  const blank = Object.fromEntries(sync[write.side].fields.map((field) => [field.name, null]));
  const key = write.key ?? RecordKey.parse(`new-${write.side}`);
  return { kind: 'found', snapshot: { key, fields: { ...blank, ...fields } } };
}

function moved(shadow: Shadow, settles: Settles): Shadow {
  const left: Record<string, Slots[string]> = { ...shadow.left };
  const right: Record<string, Slots[string]> = { ...shadow.right };
  for (const [slot, pair] of Object.entries(settles)) {
    left[slot] = pair.left;
    right[slot] = pair.right;
  }
  return { left, right };
}

/** The shadows of a landed write: on its own side what the system stored (A8). */
function settledBy(sync: SyncPlan, write: PlannedWrite, now: Fields): Settles {
  const settled: Settles = {};
  for (const map of sync.units.flatMap((unit) => unit.maps)) {
    const planned = write.settles[map.slot];
    if (planned === undefined) continue;
    const stored = map[write.side].map((name) => now[name] ?? null);
    settled[map.slot] = { ...planned, [write.side]: stored };
  }
  return settled;
}

/** What stands in the inbox after a change because a rule left it to a person. */
const heldOf = (change: Change): NonNullable<Linked['asked']> =>
  new Map(
    change.questions.flatMap((one) =>
      one.about === 'unit' && one.unless !== undefined ? [[one.unit, one] as const] : [],
    ),
  );

/**
 * The link after everything of a change has landed, as a run would leave it; null where the link is over.
 */
export function landed(sync: SyncPlan, linked: Linked, change: Change, stores: Stores = asSent): Linked | null {
  if (change.move === 'tombstone' || change.move === 'unlink') return null;
  let { left, right } = linked;
  let shadow = moved(change.move === 'relink' ? { left: {}, right: {} } : linked.shadow, change.agreed);
  for (const write of change.writes) {
    if (write.side === 'left') left = written(sync, left, write, stores);
    else right = written(sync, right, write, stores);
    const now = write.side === 'left' ? left : right;
    if (now.kind === 'found') shadow = moved(shadow, settledBy(sync, write, now.snapshot.fields));
  }
  // A record whose last modification is our own has no time of its own.
  const ours = (side: Side) => change.writes.some((write) => write.side === side);
  const leftAt = ours('left') ? null : linked.leftAt;
  const rightAt = ours('right') ? null : linked.rightAt;
  return { ...linked, making: null, left, right, shadow, leftAt, rightAt, asked: heldOf(change) };
}

/** The link after one of a change's writes has landed and the rest was lost: the shadows stay where they were. */
export function halfLanded(sync: SyncPlan, linked: Linked, write: PlannedWrite): Linked {
  return { ...linked, [write.side]: written(sync, linked[write.side], write, asSent) };
}

/** Whether a change writes, settles or moves anything. */
export const isQuiet = (change: Change): boolean =>
  change.writes.length === 0 && Object.keys(change.agreed).length === 0 && change.move === 'none';
