import { endsOf } from '../core/merge/pair.ts';
import { sameValues } from '../core/merge/travel.ts';
import { pick } from '../core/values/pick.ts';
import type { Change, PlannedWrite, Settles } from '../model/change.ts';
import { across } from '../model/ids.ts';
import type { MapPlan } from '../model/plan.ts';
import type { Fields, Value } from '../model/value.ts';
import type { Around, Effect } from './undo-plan.ts';
import type { Work } from './world.ts';

/** Field maps of an effect whose value came from the other side, where it still is what was carried over then. */
function carriedOver(work: Work, effect: Effect, twin: Fields): readonly MapPlan[] {
  const source = across(effect.side);
  return work.sync.units.flatMap((unit) =>
    unit.maps.filter((map) => {
      const [settled, was] = [effect.settled[map.slot]?.[source], effect.was[map.slot]?.[source]];
      if (settled === undefined || was === undefined) return false;
      const now = endsOf(map, source).map((name) => twin[name] ?? null);
      return sameValues(map, source, now, settled) && !sameValues(map, source, now, was);
    }),
  );
}

/**
 * Takes an update back where it came from too: the record on the other side gets back what both had agreed on before (U6).
 * Only what still is as it was carried over is touched, and only fields that the undo of the effect itself restores.
 * @returns the write, and the shadows that hold once both have landed; null where there is nothing to take back there
 */
export function undoAtSource(
  work: Work,
  effect: Effect,
  around: Around,
  restored: PlannedWrite,
): { readonly write: PlannedWrite; readonly settles: Settles } | null {
  if (around.twin?.kind !== 'found') return null;
  const { snapshot } = around.twin;
  const source = across(effect.side);
  const fields: Record<string, Value> = {};
  const settles: Settles = {};
  for (const map of carriedOver(work, effect, snapshot.fields)) {
    const was = effect.was[map.slot];
    if (was === undefined || !endsOf(map, effect.side).some((name) => name in restored.fields)) continue;
    for (const [index, name] of endsOf(map, source).entries()) fields[name] = was[source][index] ?? null;
    settles[map.slot] = was;
  }
  const names = Object.keys(fields);
  if (names.length === 0) return null;
  const now = pick(snapshot.fields, names);
  const write: PlannedWrite = {
    side: source,
    op: 'update',
    key: snapshot.key,
    fields,
    before: now,
    expect: { fields: now, ...(snapshot.token === undefined ? {} : { token: snapshot.token }) },
    why: Object.fromEntries(names.map((name) => [name, 'undo'])),
    settles,
    was: {},
    undoes: [...effect.seqs],
  };
  return { write, settles };
}

function joinWrites(one: PlannedWrite, other: PlannedWrite): PlannedWrite {
  return {
    ...one,
    fields: { ...one.fields, ...other.fields },
    before: { ...one.before, ...other.before },
    expect: { ...one.expect, fields: { ...one.expect.fields, ...other.expect.fields } },
    why: { ...one.why, ...other.why },
    settles: { ...one.settles, ...other.settles },
    undoes: [...new Set([...one.undoes, ...other.undoes])],
  };
}

/** Several updates of one pair as one change: each side is written once, and what they settle is settled together. */
export function joinUndone(changes: readonly Change[]): readonly Change[] {
  const joined = new Map<string, Change>();
  const others: Change[] = [];
  for (const change of changes) {
    const before = joined.get(change.link);
    if (change.move !== 'none') others.push(change);
    else if (before === undefined) joined.set(change.link, change);
    else {
      const writes = [...before.writes];
      for (const write of change.writes) {
        const at = writes.findIndex((one) => one.side === write.side);
        const mine = writes[at];
        if (mine === undefined) writes.push(write);
        else writes[at] = joinWrites(mine, write);
      }
      joined.set(change.link, { ...before, writes });
    }
  }
  return [...joined.values(), ...others];
}
