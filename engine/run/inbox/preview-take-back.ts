import type { JournalEntry } from '../../model/change.ts';
import type { Scope } from '../../store/contract/scope.ts';
import { effectsOf } from '../history.ts';
import { imagining } from '../imagine.ts';
import type { World } from '../world.ts';
import { takeBack } from './take-back.ts';
import type { Plans, Taken, TakenBack } from './taken.ts';

/** What taking decisions back would come to. */
export interface TakeBackPreview {
  readonly back: TakenBack;
  /** What would be written, as the journal would have it. */
  readonly writes: readonly { readonly scope: Scope; readonly entry: JournalEntry }[];
}

/**
 * Takes decisions back in a throw-away copy of the state, over sessions that write nothing: the same code, and nothing is done.
 * @param plansIn the plans of a world's flows
 */
export async function previewTakeBack(
  world: World,
  plansIn: (world: World) => Plans,
  all: readonly Taken[],
): Promise<TakeBackPreview> {
  const store = await world.store.overlay();
  try {
    const sessions = new Map([...world.sessions].map(([id, session]) => [id, imagining(session)] as const));
    const aside: World = { ...world, store, sessions };
    const back = await takeBack(aside, plansIn(aside), all, null);
    const writes: { scope: Scope; entry: JournalEntry }[] = [];
    for (const run of back.runs) for await (const effect of effectsOf(aside, run.id)) writes.push(effect);
    return { back, writes };
  } finally {
    await store.close();
  }
}
