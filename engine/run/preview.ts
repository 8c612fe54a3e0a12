import type { Change } from '../model/change.ts';
import { RunId } from '../model/ids.ts';
import type { Plan } from '../model/plan.ts';
import type { PulledBrake } from '../model/run.ts';
import { hashOfChanges, type Part, syncsOf } from './run.ts';
import { syncOnce } from './sync.ts';
import type { World } from './world.ts';

const pageMax = 500;
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
  readonly left: { readonly created: number; readonly updated: number; readonly removed: number };
  readonly right: { readonly created: number; readonly updated: number; readonly removed: number };
}

/** A change as a preview hands it out, with the conflicts that are open about it already. */
export type EachChange = (change: Change) => void;

/**
 * Everything a run would do now, computed by the same code, with nothing written: phases up to the brakes, on a throw-away
 * copy of the state (P24).
 * @param each is given every change that does or asks something, in the order in which a run would apply them
 * @param part what the run would be limited to
 */
export async function previewFlow(plan: Plan, world: World, each: EachChange, part: Part = {}): Promise<Preview> {
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
    for (const sync of syncsOf(plan, part)) {
      const end = await syncOnce(sync, {
        flow: plan.flow,
        run,
        world: aside,
        pulse,
        full: false,
        chosen: part.chosen ?? null,
        approved: {},
        previewOnly: true,
      });
      bySync[sync.id] = end.changesHash;
      brakes.push(...end.brakes);
      held ||= end.held;
      let linked = 0;
      let conflicts = 0;
      for (let after: { rank: number; seq: number } | null = null; ; ) {
        const page: readonly { rank: number; seq: number; change: Change }[] = await store.changePage(
          end.work.scope,
          run,
          after,
          pageMax,
        );
        const last = page.at(-1);
        if (last === undefined) break;
        for (const { change } of page) {
          if (change.move === 'link') linked++;
          conflicts += change.questions.length;
          if (change.writes.length > 0 || change.questions.length > 0 || change.move !== 'none') each(change);
        }
        after = { rank: last.rank, seq: last.seq };
      }
      syncs[sync.id] = {
        linked,
        conflicts,
        left: { ...end.work.tally.left.planned },
        right: { ...end.work.tally.right.planned },
      };
    }
    return { changesHash: hashOfChanges(bySync), planHash: plan.hash, held, brakes, syncs };
  } finally {
    await store.close();
  }
}
