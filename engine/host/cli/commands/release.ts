import { z } from 'zod';
import { runFlow } from '../../../run/run.ts';
import type { Context } from '../context.ts';
import { usage } from '../failure.ts';
import { runOf } from '../find-run.ts';
import { liveFor } from '../live-source.ts';
import { planFor } from '../planned.ts';
import { watch } from '../progress.ts';
import { tellRun } from '../run-words.ts';
import { placeFor, sourceFor } from '../source.ts';
import { withWorld } from '../with-world.ts';

const Options = z.object({ changes: z.string().optional() });

/** What the held run was made by: what is live, or the draft, where it was run as drawn and still is so. */
async function planOfHeld(context: Context, flowWord: string, planHash: string): ReturnType<typeof planFor> {
  const source = liveFor(context, flowWord);
  const live = await planFor(context, source);
  if (live.plan.hash === planHash || source.published === undefined) return live;
  const draft = await planFor(context, sourceFor(context, flowWord));
  return draft.plan.hash === planHash ? draft : live;
}

/** `tandem release RUN --changes HASH`: lets exactly the changes of a held run through its brakes, once. */
export async function releaseCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { changes } = Options.parse(given);
  const [id = '', flowWord] = words;
  if (changes === undefined) {
    throw usage(
      'no-changes',
      'A release needs the hash of the changes that you looked at.',
      `Take it from "tandem preview" or from the held run: tandem release ${id} --changes HASH.`,
    );
  }
  const place = placeFor(context, flowWord);
  const held = await withWorld(context, { place, plan: null }, (world) => runOf(world.store, id));
  const { plan, names } = await planOfHeld(context, flowWord ?? held.flow, held.planHash);
  const run = await withWorld(context, { place, plan, log: watch(plan, context.screen, names) }, (world) =>
    runFlow(plan, world, { release: { run: held.id, hash: changes } }),
  );
  context.screen.progress.clear();
  return tellRun(context, run, plan, names);
}
