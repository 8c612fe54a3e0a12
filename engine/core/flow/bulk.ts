import type { Flow } from '../../model/flow.ts';
import type { MapId, NodeId, SyncId } from '../../model/ids.ts';
import type { Command } from './command.ts';

type MapSet = Extract<Command, { do: 'change-map' }>['set'];

/** The command that changes many field maps of a sync alike, as one edit; null where there is nothing to change. */
export function changeMaps(flow: Flow, sync: SyncId, maps: readonly MapId[], set: MapSet): Command | null {
  const fields = flow.syncs.find((one) => one.id === sync)?.fields ?? [];
  const commands = fields
    .filter((map) => maps.includes(map.id))
    .map((map): Command => ({ do: 'change-map', sync, map: map.id, set }));
  return commands.length === 0 ? null : { do: 'several', commands };
}

/** The command that takes field maps and notes away, as one edit; null where there is nothing to take. */
export function removeParts(
  flow: Flow,
  sync: SyncId,
  { maps, notes }: { readonly maps: readonly MapId[]; readonly notes: readonly NodeId[] },
): Command | null {
  const fields = flow.syncs.find((one) => one.id === sync)?.fields ?? [];
  const commands = [
    ...fields.filter((map) => maps.includes(map.id)).map((map): Command => ({ do: 'remove-map', sync, map: map.id })),
    ...(flow.notes ?? [])
      .filter((note) => notes.includes(note.id))
      .map((note): Command => ({ do: 'remove-note', note: note.id })),
  ];
  return commands.length === 0 ? null : { do: 'several', commands };
}
