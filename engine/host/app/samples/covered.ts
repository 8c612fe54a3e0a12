import { slotOf } from '../../../core/compile/slot.ts';
import type { Mask } from '../../../core/roles/mask.ts';
import { maskedSnapshot } from '../../../core/roles/masked.ts';
import type { FieldMap } from '../../../model/flow.ts';
import type { FlowId, RecordKey, Side, SyncId } from '../../../model/ids.ts';
import type { Snapshot } from '../../../model/record.ts';
import type { MapTravel, Travel } from '../../../protocol/calls/samples.ts';

type Of = { readonly flow: FlowId; readonly sync: SyncId };

/** How rows are shown to whoever asks, and which record is meant by a key that they were shown. */
export interface Cover {
  row(of: Of, side: Side, row: Snapshot): Snapshot;
  own(side: Side, key: RecordKey | null): RecordKey | null;
  travels(of: Of, map: FieldMap, travel: MapTravel): MapTravel;
}

/** Shows everything as it is. */
export const open: Cover = { row: (_, __, row) => row, own: (_, key) => key, travels: (_, __, travel) => travel };

const namesOf = (ends: FieldMap['left']): readonly string[] => (typeof ends === 'string' ? [ends] : ends);

/** Shows nothing personal. Keys that it handed out it knows again. */
export function coverWith(mask: Mask): Cover {
  const keys = { left: new Map<RecordKey, RecordKey>(), right: new Map<RecordKey, RecordKey>() };
  const travelled = (of: Of, slot: string, one: Travel | null): Travel | null =>
    one === null
      ? null
      : {
          from: mask.tuple(of, slot, one.from),
          hops: one.hops.map(({ step, value }) => ({ step, value: mask.tuple(of, slot, value) })),
          to: one.to === null ? null : mask.tuple(of, slot, one.to),
          problem: one.problem === null ? null : mask.problem(one.problem),
        };
  return {
    row(of, side, row) {
      const shown = maskedSnapshot(mask, of, side, row);
      keys[side].set(shown.key, row.key);
      return shown;
    },
    own: (side, key) => (key === null ? null : (keys[side].get(key) ?? key)),
    travels(of, map, { toRight, toLeft }) {
      const slot = slotOf(map.id, namesOf(map.left), namesOf(map.right));
      return { map: map.id, toRight: travelled(of, slot, toRight), toLeft: travelled(of, slot, toLeft) };
    },
  };
}
