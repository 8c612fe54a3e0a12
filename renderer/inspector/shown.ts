import type { Flow } from '../../engine/model/flow.ts';
import type { MapId, SyncId } from '../../engine/model/ids.ts';
import { type Part, partAt } from '../state/flow-parts.ts';
import { wordsOf } from '../words/words.ts';

/** What the inspector shows: one part, several field maps of a sync, or nothing. */
export type Shown =
  | Part
  | { readonly kind: 'maps'; readonly sync: SyncId; readonly maps: readonly MapId[] }
  | { readonly kind: 'nothing' };

/** What is shown for a selection: several field maps of one sync together, else what was selected last. */
export function shownOf(flow: Flow, selected: readonly string[]): Shown {
  const parts = selected.flatMap((key) => partAt(flow, key) ?? []);
  const last = parts.at(-1);
  if (last === undefined) return { kind: 'nothing' };
  if (last.kind !== 'map') return last;
  const maps = parts.flatMap((part) => (part.kind === 'map' && part.sync === last.sync ? [part.map] : []));
  return maps.length > 1 ? { kind: 'maps', sync: last.sync, maps } : last;
}

/** What the pane is called for what it shows. */
export const titleOf = (shown: Shown): string =>
  shown.kind === 'maps'
    ? wordsOf('inspector')('fieldMaps', { count: shown.maps.length })
    : wordsOf('inspector')(`title-${shown.kind}`);
