import type { Change, PlannedWrite } from '../model/change.ts';
import { RunId } from '../model/ids.ts';
import { countedAs, noWrites, type WriteCounts } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import type { PulledBrake } from '../model/run.ts';
import type { Store } from '../store/contract.ts';
import { comesAgain, passAll } from './passes.ts';
import { hashOfChanges, type Part, syncsOf } from './run.ts';
import type { World } from './world.ts';

const noBeat = '9999-12-31T00:00:00Z';

/** What a run would do, in total. The changes themselves are handed out one by one. */
export interface Preview {
  readonly changesHash: string;
  readonly planHash: string;
  readonly held: boolean;
  readonly brakes: readonly PulledBrake[];
  readonly syncs: { readonly [sync: string]: PreviewCounts };
}

export interface PreviewCounts {
  /** Records that would be linked by this run. */
  readonly linked: number;
  readonly conflicts: number;
  readonly left: Readonly<WriteCounts>;
  readonly right: Readonly<WriteCounts>;
}

/** A change as a preview hands it out: as it was decided, and as people read it, with each side's own keys in references. */
export type EachChange = (change: Change, own: Change) => void;

/** Looks at what a preview knows of records that it does nothing about. */
export type LookAtCopy = (copy: Store, run: RunId) => Promise<void>;

export const nothingPreviewed: PreviewCounts = { linked: 0, conflicts: 0, left: noWrites, right: noWrites };

/**
 * Counts a change that a preview shows, or what is left of it.
 * @param asked questions that it brings
 */
export function countPreviewed(
  before: PreviewCounts,
  { writes, move }: Pick<Change, 'move'> & { readonly writes: readonly Pick<PlannedWrite, 'side' | 'op'>[] },
  asked: number,
): PreviewCounts {
  const sides = { left: { ...before.left }, right: { ...before.right } };
  for (const { side, op } of writes) sides[side][countedAs[op]] += 1;
  return { linked: before.linked + (move === 'link' ? 1 : 0), conflicts: before.conflicts + asked, ...sides };
}

/**
 * Everything a run would do now, computed by the same code, with nothing written: phases up to the brakes, on a throw-away
 * copy of the state (P24).
 * @param each is given every change that does or asks something, in the order in which a run would apply them
 * @param part what the run would be limited to; `look` sees the copy of the state once all is decided, before it is thrown away
 */
export async function previewFlow(
  plan: Plan,
  world: World,
  each: EachChange,
  { look, ...part }: Part & { readonly look?: LookAtCopy } = {},
): Promise<Preview> {
  const store = await world.store.overlay();
  try {
    const run = RunId.parse(world.newId('p'));
    const aside: World = { ...world, store };
    // A copy needs no lease and minds no pause.
    await store.commit([{ put: 'control', flow: plan.flow, ask: null, at: world.now() }]);
    const pulse = { beatAt: noBeat };
    const bySync: Record<string, string> = {};
    const syncs: Record<string, PreviewCounts> = {};
    const brakes: PulledBrake[] = [];
    let held = false;
    const asked = syncsOf(plan, part);
    const applies = asked.some((sync) => comesAgain(plan, sync));
    const show: EachChange = (change, own) => {
      syncs[change.sync] = countPreviewed(syncs[change.sync] ?? nothingPreviewed, change, change.questions.length);
      each(change, own);
    };
    for (const sync of asked) syncs[sync.id] = nothingPreviewed;
    const nobody = { approved: {}, only: null, chosen: part.chosen ?? null };
    const start = { flow: plan.flow, run, world: aside, pulse, full: false, ...nobody, applies, show };
    await passAll(plan, asked, start, {
      ended: async ({ work, brakes: pulled, held: isHeld, changesHash }) => {
        bySync[work.sync.id] = changesHash;
        brakes.push(...pulled);
        held ||= isHeld;
      },
      failed: (_sync, error) => {
        throw error;
      },
    });
    await look?.(store, run);
    return { changesHash: hashOfChanges(bySync), planHash: plan.hash, held, brakes, syncs };
  } finally {
    await store.close();
  }
}
