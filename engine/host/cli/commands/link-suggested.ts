import { z } from 'zod';
import { withoutRivals } from '../../../core/match/alone.ts';
import { riskByThreshold, type ThresholdRisk } from '../../../core/match/risk.ts';
import type { Suggestion } from '../../../model/review.ts';
import { linkRecords, takeBackBatch } from '../../../run/links/link-records.ts';
import { openReview } from '../../../run/review/open.ts';
import { placeOf } from '../../../run/side-seat.ts';
import { confirmed } from '../confirm.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { inWorld, linkWords } from '../link-words.ts';
import { count, counted } from '../words.ts';
import { type CheckedPair, readChecked, share } from './review-sample.ts';

export const SuggestedOptions = z.object({
  suggested: z.boolean().default(false),
  min: share.default(0.9),
  checked: z.string().optional(),
  /** A batch of links to take back. */
  batch: z.string().optional(),
});
type SuggestedOptions = z.infer<typeof SuggestedOptions>;

/** What of the risk is known: of the strictest threshold that a sample tells about and that is no stricter than asked. */
function riskAt(all: readonly Suggestion[], checked: readonly CheckedPair[], min: number): ThresholdRisk | null {
  if (checked.length === 0) return null;
  const above = all.filter((one) => one.score >= min).map((one) => one.score);
  const mine = checked.filter((one) => one.score >= min);
  return riskByThreshold(above, mine).at(-1) ?? null;
}

/** Suggestions to link: from the threshold upwards, without rivals, and without those that a person said no to. */
function chosenOf(all: readonly Suggestion[], checked: readonly CheckedPair[], min: number) {
  const said = new Set(checked.filter((one) => !one.same).map((one) => `${one.left}\n${one.right}`));
  const above = all.filter((one) => one.score >= min && !said.has(`${one.left}\n${one.right}`));
  const chosen = withoutRivals(above);
  return { chosen, rivals: above.length - chosen.length };
}

/** `tandem link --suggested --min 0.9`: links all suggestions from a score upwards, as one batch with its measured risk. */
export async function linkSuggestedCommand(
  context: Context,
  words: readonly string[],
  options: SuggestedOptions,
): Promise<number> {
  const asked = linkWords(context, words, 0, 'tandem link [FLOW] [SYNC] --suggested --min 0.9 [--checked FILE]');
  const { min } = options;
  const { screen } = context;
  const { flow } = asked.source;
  return inWorld(context, asked, async (world, plan, names) => {
    const review = await openReview({ plan, sync: asked.sync }, world);
    const all = await review.suggestions({ min: Math.min(min, 0.5) });
    await review.close();
    const checked = options.checked === undefined ? [] : readChecked(context, options.checked, names(review.sync));
    const { chosen, rivals } = chosenOf(all, checked, min);
    const risk = riskAt(all, checked, min);
    if (chosen.length > 0 && !(await confirmed(context, `Link ${counted(chosen.length, 'suggested pair')}?`)))
      return exitCodes.cancelled;
    const batch = world.newId('b');
    const measured = risk?.falseLinks ?? null;
    const says = { batch, min, rivals, risk: risk === null ? null : { ...risk } };
    const place = await placeOf(plan, asked.sync, world);
    const { linked, refused } = await linkRecords(place, chosen, `suggested:${batch}`, { about: batch, says });
    screen.line(
      `${counted(linked.length, 'pair')} linked, batch ${batch}; the next run settles their fields: tandem run ${flow.id}`,
    );
    if (rivals > 0)
      screen.line(
        `${counted(rivals, 'suggestion')} left: one of the records has another one. Look: tandem review --suggest --min ${min}`,
      );
    screen.line(
      measured === null
        ? 'How many of them are wrong was not measured.'
        : `False links by the sample: about ${count(Math.round(measured.share * linked.length))}, hardly more than ${count(Math.ceil(measured.high * linked.length))}.`,
    );
    if (linked.length > 0) screen.line(`To take them back before the next run: tandem link --batch ${batch}`);
    screen.item({
      flow: flow.id,
      sync: asked.sync,
      batch,
      linked: linked.length,
      rivals,
      refused: refused.length,
      risk,
    });
    return exitCodes.done;
  });
}

/** `tandem link --batch BATCH`: takes a batch of links back, as far as nothing was carried over them. */
export async function takeBackBatchCommand(context: Context, words: readonly string[], batch: string): Promise<number> {
  const asked = linkWords(context, words, 0, 'tandem link [FLOW] [SYNC] --batch BATCH');
  const { back, written } = await inWorld(context, asked, async (world, plan) =>
    takeBackBatch(await placeOf(plan, asked.sync, world), batch),
  );
  const { screen } = context;
  screen.line(`${counted(back, 'link')} taken back.`);
  for (const { left, right } of written)
    screen.line(`  Values were carried over between ${left} and ${right} already: tandem split ${left} ${right}`);
  screen.item({ flow: asked.source.flow.id, sync: asked.sync, batch, back, written: written.length });
  return exitCodes.done;
}
