import type { FieldMap, Sync } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import type { ObjectShape } from '../../engine/model/shape.ts';
import { useFlow } from '../state/flow.ts';
import { mapAt, syncAt } from '../state/flow-parts.ts';
import { objectOf, rowsOf, systemLabel } from './cards.ts';
import type { CardRows } from './geometry/card-rows.ts';
import { useCanvas, viewOf } from './view.ts';

/** The sync with this id; null where it was just removed. */
export const useSync = (id: string): Sync | null => useFlow((state) => syncAt(state.flow, id));

export const useMap = (sync: string, map: string): FieldMap | null => useFlow((state) => mapAt(state.flow, sync, map));

/** What was discovered of the object of a side. */
export const useObject = (sync: string, side: Side): ObjectShape | null =>
  useFlow((state) => objectOf(state.shapes, syncAt(state.flow, sync), side));

/** How the system of a side is called. */
export const useSystem = (sync: string, side: Side): string =>
  useFlow((state) => systemLabel(state.connections, syncAt(state.flow, sync)?.[side].connection ?? ''));

/** The rows of a card as they are in view. */
export function useRows(sync: string, side: Side): CardRows | null {
  const view = useCanvas((state) => viewOf(state.cards, `${sync}/${side}`));
  return useFlow((state) => {
    const one = syncAt(state.flow, sync);
    return one === null ? null : rowsOf(one, side, state.shapes, view);
  });
}
