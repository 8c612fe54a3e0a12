import { resolve } from 'node:path';
import { z } from 'zod';
import { maskedChange, maskedPreview } from '../../../core/roles/masked.ts';
import type { Change } from '../../../model/change.ts';
import type { SyncTotals } from '../../../model/change-set.ts';
import type { Plan } from '../../../model/plan.ts';
import { totalsOf } from '../../../run/change-set.ts';
import { lineOfQuestion, syncOf } from '../../../run/inbox/question-line.ts';
import { previewFlow } from '../../../run/preview.ts';
import { lineOfLink, linesOfChange } from '../change-lines.ts';
import { changeSetWriter } from '../change-set-file.ts';
import { partOf } from '../chosen-words.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { planFor } from '../planned.ts';
import { previewTeller } from '../preview-words.ts';
import { watch } from '../progress.ts';
import { isAhead, lookedAt, tellLookedAt, versionItem } from '../which-version.ts';
import { withWorld } from '../with-world.ts';
import { counted } from '../words.ts';

const Options = z.object({
  sync: z.string().optional(),
  only: z.array(z.string()).optional(),
  output: z.string().optional(),
  live: z.boolean().default(false),
});

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

/** Calls that the writes take at least, by sync and side. */
const callsOf = (totals: { readonly [sync: string]: SyncTotals }): object =>
  Object.fromEntries(
    Object.entries(totals).map(([id, { left, right }]) => [id, { left: left.calls, right: right.calls }]),
  );

/** `tandem preview FLOW`: everything a run would do now, with nothing written but the change set, where one is asked for. */
export async function previewCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  const { output } = options;
  const source = lookedAt(context, words[0], options.live);
  const part = partOf(source.flow, options.sync, options.only);
  const { plan, names } = await planFor(context, source);
  const { screen } = context;
  tellLookedAt(context, source);
  const teller = previewTeller(screen, plan, names);
  const mask = context.maskFor(source.place);
  const file = output === undefined ? null : changeSetWriter(resolve(context.cwd, output), plan, mask !== null);
  const take = (decided: Change, own: Change): void => {
    const change = mask === null ? own : maskedChange(mask, plan.flow, own);
    file?.add(decided, change);
    if (screen.json) for (const item of changeItems(plan, change)) screen.item(item);
    else teller.take(change);
  };
  const needs = { place: source.place, plan, log: watch(plan, screen, names), unmasked: true as const };
  const shown = withWorld(context, needs, (world) => previewFlow(plan, world, take, part));
  const computed = await shown.catch((error: unknown) => {
    file?.abandon();
    throw error;
  });
  const preview = mask === null ? computed : maskedPreview(mask, computed);
  screen.progress.clear();
  const totals = Object.fromEntries(
    plan.syncs.flatMap((sync) => {
      const counts = preview.syncs[sync.id];
      return counts === undefined ? [] : [[sync.id, totalsOf(sync, counts)] as const];
    }),
  );
  teller.tell(preview);
  const written = file?.end(totals) ?? null;
  if (written !== null)
    screen.line(
      `${counted(written.changes, 'change')} kept in ${output}: "tandem run ${plan.flow}${isAhead(source) ? ' --draft' : ''} --changes ${output}" does exactly that.`,
    );
  screen.item({
    flow: plan.flow,
    plan: plan.hash,
    changes: preview.changesHash,
    held: preview.held,
    ...versionItem(source),
    syncs: preview.syncs,
    calls: callsOf(totals),
    ...(written === null ? {} : { file: output, sha256: written.sha256 }),
    ...(preview.brakes.length === 0 ? {} : { brakes: preview.brakes }),
  });
  return preview.held ? exitCodes.held : exitCodes.done;
}
