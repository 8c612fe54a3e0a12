import { tableSourcesOf } from '../../../core/compile/table-sources.ts';
import type { Flow, Sync } from '../../../model/flow.ts';
import { type ConnectionId, type Side, SyncId } from '../../../model/ids.ts';
import type { ConnectionUse } from '../../../protocol/calls/connections.ts';
import { liveVersion } from '../../versions/versions.ts';
import type { House } from '../house.ts';

/** Whether a sync writes to one of its sides. */
function writesTo(sync: Sync, side: Side): boolean {
  return sync.fields.some(({ direction = 'both' }) => direction === 'both' || direction.startsWith(`to-${side}`));
}

interface Use extends ConnectionUse {
  readonly connection: ConnectionId;
}

function usesIn(flow: Flow): readonly Use[] {
  const named = { flow: flow.id, flowLabel: flow.label ?? flow.id };
  const sides = flow.syncs.flatMap((sync) =>
    (['left', 'right'] as const).map((side): Use => {
      const { connection, object } = sync[side];
      return {
        ...named,
        sync: sync.id,
        label: sync.label ?? sync.id,
        connection,
        object,
        writes: writesTo(sync, side),
      };
    }),
  );
  const tables = tableSourcesOf(flow).flatMap(({ source, node }): Use[] => {
    if ('file' in source) return [];
    const sync = SyncId.parse(node.split('/')[0]);
    const label = flow.syncs.find((one) => one.id === sync)?.label ?? sync;
    return [{ ...named, sync, label, connection: source.connection, object: source.object, writes: false }];
  });
  return [...sides, ...tables];
}

const sameUse = (one: Use, other: Use): boolean =>
  one.flow === other.flow &&
  one.sync === other.sync &&
  one.object === other.object &&
  one.connection === other.connection;

/** Which syncs use which connection: as drawn, and as published where that differs. */
export function connectionUses({ engine, drafts }: House): (id: ConnectionId) => readonly ConnectionUse[] {
  const uses = drafts.all().flatMap(({ flow }) => {
    const live = liveVersion(engine.place, flow.id);
    return [...usesIn(flow), ...(live.ok && live.value !== null ? usesIn(live.value.flow) : [])];
  });
  const once = uses.filter((use, at) => at === uses.findIndex((one) => sameUse(one, use)));
  return (id) => once.filter((one) => one.connection === id).map(({ connection: _, ...use }) => use);
}
