import type { Change, PlannedWrite, Settles } from '../../model/change.ts';
import { across, type Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Fields, Tuple, Value } from '../../model/value.ts';
import { carries, endsOf, valuesAt } from '../merge/pair.ts';
import { travel } from '../merge/travel.ts';
import { createOf } from './create.ts';

const why = 'reversed';

/** Spreads the values of a map's ends over the fields of a side. */
const spread = (ends: readonly string[], values: Tuple): Fields =>
  Object.fromEntries(ends.flatMap((end, index): [string, Value][] => [[end, values[index] ?? null]]));

/** The values that a side was to lose go to the side that they were to be replaced from. */
function updateBack(sync: SyncPlan, change: Change, write: PlannedWrite): Result<PlannedWrite, string> {
  const to = across(write.side);
  const key = change[to];
  if (key === null) return err('The other record has no key yet.');
  const fields: Record<string, Value> = {};
  const before: Record<string, Value> = {};
  const expect: Record<string, Value> = {};
  const settles: Record<string, Settles[string]> = {};
  for (const map of sync.units.flatMap((unit) => unit.maps)) {
    const now = write.settles[map.slot]?.[to];
    if (now === undefined) continue;
    Object.assign(expect, spread(endsOf(map, to), now));
    const kept = valuesAt(write.before, endsOf(map, write.side));
    if (kept === null) continue;
    if (!carries(map, to)) return err(`"${map.label}" does not go to the ${to} side.`);
    const sent = travel(map, kept, to, now);
    if (!sent.ok) return err(`"${map.label}": ${sent.error.detail}`);
    Object.assign(fields, spread(endsOf(map, to), [...sent.value]));
    Object.assign(before, spread(endsOf(map, to), now));
    const pair = { [to]: [...sent.value], [write.side]: [...kept] };
    settles[map.slot] = { left: pair['left'] ?? [], right: pair['right'] ?? [] };
  }
  if (Object.keys(fields).length === 0) return err('It writes no field that could be written the other way.');
  const reasons = Object.fromEntries(Object.keys(fields).map((name) => [name, why]));
  return ok({ ...write, side: to, key, fields, before, expect: { fields: expect }, why: reasons, settles });
}

/** The record that was to be removed stays, and is made again on the side where it is gone. */
function bringBack(sync: SyncPlan, change: Change, write: PlannedWrite): Result<Change, string> {
  if (write.key === null) return err('The record has no key.');
  const gone: Side = across(write.side);
  const made = createOf(sync, gone, { key: write.key, fields: write.before });
  if (made.kind === 'blocked') return err('The removed record cannot be made again: a value that it needs is missing.');
  const reasons = Object.fromEntries(Object.keys(made.write.fields).map((name) => [name, why]));
  const writes = [{ ...made.write, why: reasons }];
  return ok({ ...change, move: 'relink', writes, questions: [...made.questions], [gone]: made.write.key });
}

/**
 * The opposite of a change, which a person chose in its place (A25): values go the other way, a removed record comes back.
 * @returns the change to apply instead, or why it has no opposite, in a sentence
 */
export function reversed(sync: SyncPlan, change: Change): Result<Change, string> {
  const [write, another] = change.writes;
  if (write === undefined) return err('It writes nothing.');
  if (another !== undefined) return err('It writes to both sides.');
  switch (write.op) {
    case 'create':
      return err('It makes a record. Leave it out, or remove the other record in its own system.');
    case 'remove':
      return bringBack(sync, change, write);
    case 'update': {
      if (change.move !== 'none' && change.move !== 'link') return err('It sets a field in place of a removal.');
      const back = updateBack(sync, change, write);
      return back.ok ? ok({ ...change, writes: [back.value] }) : back;
    }
  }
}
