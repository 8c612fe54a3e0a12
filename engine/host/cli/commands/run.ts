import { z } from 'zod';
import { pausedUnder } from '../../../run/paused.ts';
import { runFlow } from '../../../run/run.ts';
import { chosenFrom, tellChosen } from '../chosen-changes.ts';
import { partOf } from '../chosen-words.ts';
import type { Context } from '../context.ts';
import { usage } from '../failure.ts';
import { liveFor } from '../live-source.ts';
import { planFor } from '../planned.ts';
import { watch } from '../progress.ts';
import { tellRun } from '../run-words.ts';
import { sourceFor } from '../source.ts';
import { tellWhich } from '../which-version.ts';
import { withWorld } from '../with-world.ts';

const Options = z.object({
  full: z.boolean().default(false),
  changes: z.string().optional(),
  except: z.array(z.string()).default([]),
  reverse: z.array(z.string()).default([]),
  watch: z.boolean().default(false),
  draft: z.boolean().default(false),
  sync: z.string().optional(),
  only: z.array(z.string()).optional(),
});
type Options = z.infer<typeof Options>;

function checkTogether(
  { full, watch: watches, draft, sync, only, changes, except, reverse }: Options,
  words: readonly string[],
): void {
  if (except.length + reverse.length > 0 && changes === undefined)
    throw usage(
      'except',
      '"--except" and "--reverse" are about changes of a file.',
      'Name the file too: --changes FILE --except ID.',
    );
  if (watches && (full || sync !== undefined || only !== undefined || changes !== undefined))
    throw usage(
      'watch-alone',
      '"--watch" runs syncs whole, by their triggers: it does not go with --full, --sync, --only or --changes.',
      'Leave them away, or run once without --watch.',
    );
  if (watches && draft)
    throw usage(
      'watch-draft',
      '"--watch" runs what was published, never a draft.',
      'Publish the flow first (tandem publish), or run the draft once without --watch.',
    );
  if (full && only !== undefined)
    throw usage('full-only', '"--full" reads everything and "--only" a few records.', 'Leave one of them away.');
  if (!watches && words.length > 1)
    throw usage('one-flow', 'A run is of one flow.', 'Run one after the other, or several with --watch.');
}

/** `tandem run FLOW`: brings both sides of every sync of a flow into step, once; with `--watch` again and again; with `--changes`, as far as a file says. */
export async function runCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  checkTogether(options, words);
  if (options.watch) return (await import('./watch.ts')).watchCommand(context, words);
  const source = options.draft ? sourceFor(context, words[0]) : liveFor(context, words[0]);
  const part = partOf(source.flow, options.sync, options.only);
  const { plan, names } = await planFor(context, source);
  tellWhich(context, source, options.draft);
  const { changes } = options;
  const chosen = changes === undefined ? null : chosenFrom(context, plan, changes, options);
  const { screen } = context;
  const run = await withWorld(
    context,
    { place: source.place, plan, log: watch(plan, screen, names), tidies: true },
    async (world) => {
      const isWhole = !options.full && chosen === null && part.syncs === undefined && part.chosen === undefined;
      const paused = isWhole ? await pausedUnder(world.store, plan) : null;
      const ended = await runFlow(plan, world, {
        full: options.full,
        ...part,
        ...(chosen === null ? {} : { only: chosen.only }),
        ...(paused === null ? {} : { resume: paused.id }),
      });
      screen.progress.clear();
      if (chosen !== null) await tellChosen(context, world.store, ended, chosen);
      return ended;
    },
  );
  screen.progress.clear();
  return tellRun(context, run, plan, names);
}
