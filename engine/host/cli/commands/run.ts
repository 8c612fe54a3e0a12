import { z } from 'zod';
import { runFlow } from '../../../run/run.ts';
import { chosenFrom, tellChosen } from '../chosen-changes.ts';
import type { Context } from '../context.ts';
import { usage } from '../failure.ts';
import { planFor } from '../planned.ts';
import { watch } from '../progress.ts';
import { tellRun } from '../run-words.ts';
import { sourceFor } from '../source.ts';
import { withWorld } from '../with-world.ts';

const Options = z.object({
  full: z.boolean().default(false),
  changes: z.string().optional(),
  except: z.array(z.string()).default([]),
});

/** `tandem run FLOW`: brings both sides of every sync of a flow into step, once; with `--changes`, as far as a file says. */
export async function runCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { full, changes, except } = Options.parse(given);
  if (except.length > 0 && changes === undefined)
    throw usage('except', '"--except" leaves changes of a file out.', 'Name the file too: --changes FILE --except ID.');
  const source = sourceFor(context, words[0]);
  const { plan, names } = await planFor(context, source);
  const chosen = changes === undefined ? null : chosenFrom(context, plan, changes, except);
  const { screen } = context;
  const run = await withWorld(
    context,
    { place: source.place, plan, log: watch(plan, screen, names) },
    async (world) => {
      const ended = await runFlow(plan, world, { full, ...(chosen === null ? {} : { only: chosen.only }) });
      screen.progress.clear();
      if (chosen !== null) await tellChosen(context, world.store, ended, chosen);
      return ended;
    },
  );
  screen.progress.clear();
  return tellRun(context, run, plan, names);
}
