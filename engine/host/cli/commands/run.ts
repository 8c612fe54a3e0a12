import { z } from 'zod';
import { runFlow } from '../../../run/run.ts';
import { partOf } from '../chosen-words.ts';
import type { Context } from '../context.ts';
import { usage } from '../failure.ts';
import { planFor } from '../planned.ts';
import { watch } from '../progress.ts';
import { tellRun } from '../run-words.ts';
import { sourceFor } from '../source.ts';
import { withWorld } from '../with-world.ts';

const Options = z.object({
  full: z.boolean().default(false),
  watch: z.boolean().default(false),
  sync: z.string().optional(),
  only: z.array(z.string()).optional(),
});
type Options = z.infer<typeof Options>;

function checkTogether({ full, watch: watches, sync, only }: Options, words: readonly string[]): void {
  if (watches && (full || sync !== undefined || only !== undefined))
    throw usage(
      'watch-alone',
      '"--watch" runs syncs whole, by their triggers: it does not go with --full, --sync or --only.',
      'Leave them away, or run once without --watch.',
    );
  if (full && only !== undefined)
    throw usage('full-only', '"--full" reads everything and "--only" a few records.', 'Leave one of them away.');
  if (!watches && words.length > 1)
    throw usage('one-flow', 'A run is of one flow.', 'Run one after the other, or several with --watch.');
}

/** `tandem run FLOW`: brings both sides of every sync of a flow into step, once; with `--watch` again and again. */
export async function runCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  checkTogether(options, words);
  if (options.watch) return (await import('./watch.ts')).watchCommand(context, words);
  const source = sourceFor(context, words[0]);
  const part = partOf(source.flow, options.sync, options.only);
  const { plan, names } = await planFor(context, source);
  const run = await withWorld(
    context,
    { place: source.place, plan, log: watch(plan, context.screen, names) },
    (world) => runFlow(plan, world, { full: options.full, ...part }),
  );
  context.screen.progress.clear();
  return tellRun(context, run, plan, names);
}
