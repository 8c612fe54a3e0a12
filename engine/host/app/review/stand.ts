import { withoutRivals } from '../../../core/match/alone.ts';
import { riskByThreshold } from '../../../core/match/risk.ts';
import { across, type RecordKey, type RunId, type Side } from '../../../model/ids.ts';
import type { Suggestion } from '../../../model/review.ts';
import type { NamedPair, ReviewStand } from '../../../protocol/calls/review.ts';
import type { Checks } from './checks.ts';
import type { Deed } from './deeds.ts';
import { closeFrom, type HeldReview, titleOf } from './held-review.ts';
import type { Item } from './items.ts';
import type { Live } from './live.ts';

const sides: readonly Side[] = ['left', 'right'];
const weakestMax = 3;

/** Everything that a review stands on. */
export interface Standing {
  readonly held: HeldReview;
  readonly live: Live;
  readonly deeds: readonly Deed[];
  readonly checks: Checks;
  readonly written: readonly RunId[];
  readonly stale: ReviewStand['stale'];
  readonly revision: number;
}

/** Close pairs that nobody decided about. */
export function openPairs({ held, live }: Standing): readonly Suggestion[] {
  const isFree = (side: Side, key: RecordKey): boolean => !['linked', 'out'].includes(live.fateOf(side, key) ?? 'free');
  return held.close.filter((pair) => isFree('left', pair.left) && isFree('right', pair.right) && !live.isApart(pair));
}

/** Tells of things whether something is left to decide there. @param open the pairs that nobody decided about */
export function openness({ live, checks }: Standing, open: readonly Suggestion[]): (item: Item) => boolean {
  const byLeft = new Map<RecordKey, Suggestion[]>();
  for (const pair of open) {
    const before = byLeft.get(pair.left);
    if (before === undefined) byLeft.set(pair.left, [pair]);
    else before.push(pair);
  }
  return (item) =>
    item.kind === 'close'
      ? item.left.some((key) =>
          (byLeft.get(key) ?? []).some((pair) => pair.score >= checks.ask && item.right.includes(pair.right)),
        )
      : live.openIn(item)?.length !== 0;
}

export const named = (held: HeldReview, { left, right, score }: Suggestion): NamedPair => ({
  left,
  right,
  leftTitle: titleOf(held, 'left', left),
  rightTitle: titleOf(held, 'right', right),
  score,
});

function acceptOf({ held, live }: Standing): Omit<ReviewStand['accept'], 'waiting'> & Pick<ReviewStand, 'only'> {
  const { counts } = held.summary;
  const { create } = held.review.sync.rules;
  let linked = counts.linked.pairs;
  const created = { left: counts.right.becomes.created ?? 0, right: counts.left.becomes.created ?? 0 };
  const only = { left: counts.left.records, right: counts.right.records };
  for (const { side, key } of live.touched) {
    const to = across(side);
    const fate = live.fateOf(side, key);
    const before = held.only[side].get(key);
    const isMade = fate === 'free' && create[to] === 'create' && (before === undefined || before.becomes === 'created');
    created[to] += Number(isMade) - Number(before?.becomes === 'created');
    const isAlone = (fate === 'free' || fate === 'out') && !live.isGone(side, key);
    only[side] += Number(isAlone) - Number(before !== undefined);
    if (side === 'left') linked += Number(fate === 'linked') - Number(held.linked.left.has(key));
  }
  return { linked, ...created, only };
}

/** How a review stands now. */
export function standOf(standing: Standing): ReviewStand {
  const { held, live, deeds, checks, written, stale, revision } = standing;
  const pairs = openPairs(standing);
  const close = closeFrom(held, checks.ask).filter((item) => (item.score ?? 0) < checks.link);
  const isLeft = openness(standing, pairs);
  const clusters = [...held.clusters.filter(isLeft), ...live.more];
  const closeLeft = close.filter(isLeft);
  const undecided = { left: 0, right: 0 };
  for (const item of clusters) {
    const touched = live.openIn(item);
    for (const side of sides)
      undecided[side] += touched === null ? item.home[side].length : touched.filter((one) => one.side === side).length;
  }
  for (const item of closeLeft) for (const side of sides) undecided[side] += item[side].length;
  const { only, ...accept } = acceptOf(standing);
  const above = pairs.filter((one) => one.score >= checks.link);
  const alone = withoutRivals(above);
  const total = held.clusters.length + live.more.length + close.length;
  return {
    revision,
    stale,
    clusters: total,
    decided: total - clusters.length - closeLeft.length,
    undecided,
    accept: { ...accept, waiting: clusters.length },
    only,
    written: [...written],
    last: deeds.at(-1)?.decision ?? null,
    ask: checks.ask,
    link: checks.link,
    alike: { links: alone.length, rivals: above.length - alone.length },
    weakest: alone
      .slice(-weakestMax)
      .toReversed()
      .map((one) => named(held, one)),
    checked: { pairs: checks.checked.length, wrong: checks.checked.filter((one) => !one.same).length },
    risk: riskByThreshold(
      pairs.map((one) => one.score),
      checks.checked,
    ).map((one) => ({ ...one })),
    batch: deeds.findLast(({ decision }) => decision.kind === 'link-alike')?.decision ?? null,
  };
}
