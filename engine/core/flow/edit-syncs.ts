import type { Flow } from '../../model/flow.ts';
import { err, ok } from '../../model/result.ts';
import { type Of, SideSettings } from './command.ts';
import type { Edited } from './edited.ts';
import { findSync, inSync, placeIn, taken } from './find.ts';
import { inserted, reordered, without } from './lists.ts';
import { partsBefore, withParts } from './parts.ts';

export function addSync(flow: Flow, { sync, index }: Of<'add-sync'>): Edited {
  if (placeIn(flow.syncs, sync.id) !== null) return err(taken('sync', sync.id));
  return ok([
    { ...flow, syncs: inserted(flow.syncs, sync, index) },
    { do: 'remove-sync', sync: sync.id },
  ]);
}

export function removeSync(flow: Flow, command: Of<'remove-sync'>): Edited {
  const found = findSync(flow, command.sync);
  if (!found.ok) return found;
  const { index, part } = found.value;
  return ok([
    { ...flow, syncs: without(flow.syncs, index) },
    { do: 'add-sync', sync: part, index },
  ]);
}

export function renameSync(flow: Flow, { sync: id, label }: Of<'rename-sync'>): Edited {
  return inSync(flow, id, (sync) =>
    ok([withParts(sync, { label }), { do: 'rename-sync', sync: id, label: sync.label ?? null }]),
  );
}

export function reorderSync(flow: Flow, { sync: id, index: to }: Of<'reorder-sync'>): Edited {
  const found = findSync(flow, id);
  if (!found.ok) return found;
  const { index } = found.value;
  return ok([
    { ...flow, syncs: reordered(flow.syncs, index, to) },
    { do: 'reorder-sync', sync: id, index },
  ]);
}

export function changeSide(flow: Flow, { sync: id, side, set }: Of<'change-side'>): Edited {
  return inSync(flow, id, (sync) => {
    const before = SideSettings.parse(partsBefore(sync[side], set));
    const next = { ...sync, [side]: withParts(sync[side], set) };
    return ok([next, { do: 'change-side', sync: id, side, set: before }]);
  });
}

export function setMatch(flow: Flow, { sync: id, tiers }: Of<'set-match'>): Edited {
  return inSync(flow, id, (sync) =>
    ok([
      { ...sync, match: { ...sync.match, tiers } },
      { do: 'set-match', sync: id, tiers: sync.match.tiers },
    ]),
  );
}

export function setRules(flow: Flow, { sync: id, rules }: Of<'set-rules'>): Edited {
  return inSync(flow, id, (sync) =>
    ok([withParts(sync, { rules }), { do: 'set-rules', sync: id, rules: sync.rules ?? null }]),
  );
}

export function setBrakes(flow: Flow, { sync: id, brakes }: Of<'set-brakes'>): Edited {
  return inSync(flow, id, (sync) =>
    ok([withParts(sync, { brakes }), { do: 'set-brakes', sync: id, brakes: sync.brakes ?? null }]),
  );
}

export function setTriggers(flow: Flow, { sync: id, triggers }: Of<'set-triggers'>): Edited {
  return inSync(flow, id, (sync) =>
    ok([withParts(sync, { triggers }), { do: 'set-triggers', sync: id, triggers: sync.triggers ?? null }]),
  );
}
