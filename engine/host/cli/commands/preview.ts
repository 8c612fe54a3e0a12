import { z } from 'zod';
import type { Change } from '../../../model/change.ts';
import type { Plan } from '../../../model/plan.ts';
import { previewFlow } from '../../../run/preview.ts';
import { lineOfLink, linesOfChange } from '../change-lines.ts';
import { partOf } from '../chosen-words.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { planFor } from '../planned.ts';
import { previewTeller } from '../preview-words.ts';
import { watch } from '../progress.ts';
import { lineOfQuestion, syncOf } from '../question-lines.ts';
import { sourceFor } from '../source.ts';
import { withWorld } from '../with-world.ts';

const Options = z.object({ sync: z.string().optional(), only: z.array(z.string()).optional() });

/** One line for each link, write and question of a change. */
export function changeItems(plan: Plan, change: Change): readonly object[] {
  const link = lineOfLink(change);
  const { sync, left, right } = change;
  return [
    ...(link === null ? [] : [{ link }]),
    ...linesOfChange(change).map((line) => ({ change: line })),
    ...change.questions.map((question) => ({
      conflict: { sync, link: change.link, keys: { left, right }, ...lineOfQuestion(question, syncOf(plan, sync)) },
    })),
  ];
}

/** `tandem preview FLOW`: everything a run would do now, with nothing written. */
export async function previewCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  const source = sourceFor(context, words[0]);
  const part = partOf(source.flow, options.sync, options.only);
  const { plan, names } = await planFor(context, source);
  const { screen } = context;
  const teller = previewTeller(screen, plan, names);
  const take = (change: Change): void => {
    if (screen.json) for (const item of changeItems(plan, change)) screen.item(item);
    else teller.take(change);
  };
  const preview = await withWorld(context, { place: source.place, plan, log: watch(plan, screen, names) }, (world) =>
    previewFlow(plan, world, take, part),
  );
  screen.progress.clear();
  teller.tell(preview);
  screen.item({
    flow: plan.flow,
    plan: plan.hash,
    changes: preview.changesHash,
    held: preview.held,
    syncs: preview.syncs,
    ...(preview.brakes.length === 0 ? {} : { brakes: preview.brakes }),
  });
  return preview.held ? exitCodes.held : exitCodes.done;
}
