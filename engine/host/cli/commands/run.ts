import { z } from 'zod';
import { runFlow } from '../../../run/run.ts';
import type { Context } from '../context.ts';
import { planFor } from '../planned.ts';
import { watch } from '../progress.ts';
import { tellRun } from '../run-words.ts';
import { sourceFor } from '../source.ts';
import { withWorld } from '../with-world.ts';

const Options = z.object({ full: z.boolean().default(false) });

/** `tandem run FLOW`: brings both sides of every sync of a flow into step, once. */
export async function runCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { full } = Options.parse(given);
  const source = sourceFor(context, words[0]);
  const { plan, names } = await planFor(context, source);
  const run = await withWorld(
    context,
    { place: source.place, plan, log: watch(plan, context.screen, names) },
    (world) => runFlow(plan, world, { full }),
  );
  context.screen.progress.clear();
  return tellRun(context, run, plan, names);
}
