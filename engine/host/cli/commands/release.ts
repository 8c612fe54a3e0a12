import { z } from 'zod';
import { runFlow } from '../../../run/run.ts';
import type { Context } from '../context.ts';
import { usage } from '../failure.ts';
import { runOf } from '../find-run.ts';
import { planFor } from '../planned.ts';
import { watch } from '../progress.ts';
import { tellRun } from '../run-words.ts';
import { placeFor, sourceFor } from '../source.ts';
import { withWorld } from '../with-world.ts';

const Options = z.object({ changes: z.string().optional() });

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
  const source = sourceFor(context, flowWord ?? held.flow);
  const { plan, names } = await planFor(context, source);
  const run = await withWorld(context, { place, plan, log: watch(plan, context.screen, names) }, (world) =>
    runFlow(plan, world, { release: { run: held.id, hash: changes } }),
  );
  context.screen.progress.clear();
  return tellRun(context, run, plan, names);
}
