import type { Side } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import {
  type PreviewGroup,
  PreviewId,
  type PreviewSummary,
  type PreviewSync,
} from '../../../protocol/calls/preview.ts';
import { totalsOf } from '../../../run/change-set.ts';
import type { Book } from './book.ts';
import type { Asked, Computed } from './compute.ts';

type Groups = PreviewSummary['groups'];
type Counted = PreviewSummary['linkedBy'];

const none = { rows: 0, left: 0, right: 0, values: 0 };

function groupsOf({ index }: Book): Groups {
  const groups: Groups = {
    create: { ...none },
    update: { ...none },
    remove: { ...none },
    link: { ...none },
    conflict: { ...none },
    skipped: { ...none },
  };
  for (let row = 0; row < index.length(); row++) {
    const group = groups[index.group(row)];
    const side = index.to(row);
    group.rows++;
    group.values += index.values(row);
    if (side !== null) group[side]++;
  }
  return groups;
}

/** Why rows of a group are there, in words, the most first. */
function countedBy({ index }: Book, group: PreviewGroup): Counted {
  const counts = index.kinds.map(() => 0);
  for (let row = 0; row < index.length(); row++) {
    if (index.group(row) !== group) continue;
    const kind = index.kindOf(row);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const byWords = new Map<string, number>();
  for (const [number, { rules }] of index.kinds.entries()) {
    const words = index.rules[rules[0] ?? -1]?.label ?? '';
    const count = counts[number] ?? 0;
    if (count > 0) byWords.set(words, (byWords.get(words) ?? 0) + count);
  }
  return [...byWords].map(([words, count]) => ({ words, count })).sort((one, other) => other.count - one.count);
}

function syncOf(asked: Asked, { preview, gauge }: Computed, sync: SyncPlan): PreviewSync | null {
  const counts = preview.syncs[sync.id];
  if (counts === undefined) return null;
  const totals = totalsOf(sync, counts);
  const names = asked.names(sync);
  const sideOf = (side: Side): PreviewSync['left'] => ({
    name: names[side],
    object: sync[side].label,
    totals: totals[side],
    read: gauge.read(sync.id, side),
  });
  return { id: sync.id, label: sync.label, left: sideOf('left'), right: sideOf('right') };
}

/** A preview in numbers. */
export function summaryOf(id: string, asked: Asked, computed: Computed, madeAt: string): PreviewSummary {
  const { book, preview, seconds } = computed;
  return {
    id: PreviewId.parse(id),
    flow: asked.flow,
    label: asked.label,
    of: asked.of,
    planHash: preview.planHash,
    changesHash: preview.changesHash,
    held: preview.held,
    brakes: [...preview.brakes],
    madeAt,
    seconds,
    syncs: asked.plan.syncs.flatMap((sync) => syncOf(asked, computed, sync) ?? []),
    groups: groupsOf(book),
    linkedBy: countedBy(book, 'link'),
    skippedBy: countedBy(book, 'skipped'),
    changes: book.changes(),
    masked: asked.mask !== null,
  };
}
