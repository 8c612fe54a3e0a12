import { z } from 'zod';
import { RecordKey, Side } from '../../../model/ids.ts';
import { type MergeAsked, type MergePlan, mergeRecords, previewMerge } from '../../../run/links/merge.ts';
import type { Taken } from '../../../run/links/merge-plan.ts';
import { placeOf } from '../../../run/side-seat.ts';
import { confirmed } from '../confirm.ts';
import type { Context } from '../context.ts';
import { exitCodes, exitOfRun } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { inWorld, linkWords } from '../link-words.ts';
import { optionsIn } from '../options-in.ts';
import { resultOf } from '../run-words.ts';
import { table } from '../table.ts';
import { counted, shown } from '../words.ts';

const Options = z.object({
  take: z.array(z.string()).default([]),
  drop: z.enum(['rule', 'remove', 'keep']).default('rule'),
  preview: z.boolean().default(false),
  why: z.string().optional(),
});

const form =
  'tandem merge [FLOW] [SYNC] left|right KEEP DROP [--take FIELD=KEEP|DROP ...] [--drop remove|keep] [--preview]';

/** @throws Failure when a word is not FIELD=KEEP or FIELD=DROP */
function takenIn(words: readonly string[]): { readonly [part: string]: Taken } {
  const taken = words.map((word): readonly [string, Taken] => {
    const [, part, which] = /^(.+)=(keep|drop)$/iu.exec(word) ?? [];
    if (part === undefined || which === undefined)
      throw usage(
        'take',
        `"${word}" does not say whose value stands.`,
        'Write FIELD=KEEP or FIELD=DROP; all=KEEP for all others.',
      );
    return [part === 'all' ? '*' : part, which.toLowerCase() === 'keep' ? 'keep' : 'drop'];
  });
  return Object.fromEntries(taken);
}

function tell(context: Context, plan: MergePlan, asked: MergeAsked): void {
  const { screen } = context;
  const { fill, differs } = plan;
  screen.item({ fill: fill?.fields ?? {} });
  for (const one of differs) screen.item({ differs: one });
  const filled = Object.entries(fill?.fields ?? {}).map(([field, value]) => [
    field,
    shown(fill?.before[field]),
    shown(value),
  ]);
  if (filled.length > 0) table(screen, [`${asked.keep} gets`, 'Has now', 'From the other'], filled);
  const rows = differs.flatMap(({ part, keep, drop, suggest }) =>
    Object.keys(keep).map((field) => [
      part,
      field,
      shown(keep[field]),
      shown(drop[field]),
      suggest === null ? '' : suggest === 'keep' ? asked.keep : asked.drop,
    ]),
  );
  if (rows.length > 0) {
    screen.line('\nBoth have a value here; say which stands with --take:');
    table(screen, ['Take', 'Field', asked.keep, asked.drop, 'Edited last'], rows);
  }
  screen.line(plan.twin === null ? 'Neither has a twin.' : `${asked.keep} is linked with ${plan.twin} afterwards.`);
  if (plan.leftOver !== null) screen.line(`${plan.leftOver}, the twin of ${asked.drop}, is left without a link.`);
  if (plan.children > 0)
    screen.line(`${counted(plan.children, 'record')} that point at ${asked.drop} are moved to ${asked.keep}.`);
  const fate =
    plan.drop === null ? 'stays, and takes no part any more' : plan.drop.op === 'remove' ? 'is removed' : 'is archived';
  screen.line(`${asked.drop} ${fate}.`);
}

const summary = (plan: MergePlan) => ({
  twin: plan.twin,
  leftOver: plan.leftOver,
  children: plan.children,
  filled: Object.keys(plan.fill?.fields ?? {}).length,
  dropped: plan.drop === null ? 'kept' : plan.drop.op === 'remove' ? 'removed' : 'archived',
});

/** `tandem merge [FLOW] [SYNC] left|right KEEP DROP`: two records of one side are the same thing. */
export async function mergeCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = optionsIn(Options, given);
  const found = linkWords(context, words, 3, form);
  const [sideWord, keep = '', drop = ''] = found.rest;
  const side = Side.safeParse(sideWord);
  if (!side.success) throw usage('side', `"${sideWord}" is not a side.`, `Its form is: ${form}`);
  const asked: MergeAsked = {
    side: side.data,
    keep: RecordKey.parse(keep),
    drop: RecordKey.parse(drop),
    take: takenIn(options.take),
    dropBy: options.drop,
    why: options.why ?? null,
  };
  const { screen } = context;
  const about = { flow: found.source.flow.id, sync: found.sync, side: asked.side, keep, drop };
  return inWorld(context, found, async (world, plan) => {
    const place = await placeOf(plan, found.sync, world);
    if (options.preview) {
      const seen = await previewMerge(place, asked);
      tell(context, seen, asked);
      screen.line('\nNothing was written.');
      screen.item({ ...about, preview: true, ...summary(seen), differs: seen.differs.length });
      return exitCodes.done;
    }
    if (!(await confirmed(context, `Merge ${drop} into ${keep}?`))) return exitCodes.cancelled;
    const done = await mergeRecords(place, asked);
    if (done.run.problem !== null) screen.problem(done.run.problem);
    tell(context, done, asked);
    screen.line(
      done.run.state === 'done'
        ? `\nMerged ${drop} into ${keep}; the next run carries it to the twin: tandem run ${found.source.flow.id}`
        : `\nMerged in part: somebody edited a record meanwhile, or a system refused. ${drop} is still there; merge again.`,
    );
    screen.item({ ...about, ...resultOf(done.run), ...summary(done) });
    return exitOfRun(done.run.state);
  });
}
