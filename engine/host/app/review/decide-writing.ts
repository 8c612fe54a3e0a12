import { Fault } from '../../../model/fault.ts';
import type { Side } from '../../../model/ids.ts';
import type { Run } from '../../../model/run.ts';
import type { Value } from '../../../model/value.ts';
import type { Decide, MergePreview, SplitPreview } from '../../../protocol/calls/review-decide.ts';
import { type MergeAsked, type MergePlan, mergeRecords, previewMerge } from '../../../run/links/merge.ts';
import { previewSplit, splitLink } from '../../../run/links/split.ts';
import type { LeftAlone } from '../../../run/links/split-plan.ts';
import type { Place } from '../../../run/side-seat.ts';
import { decisionOf } from './decide.ts';
import type { Deed } from './deeds.ts';
import { cellText, fieldLabel } from './record-words.ts';
import type { Standing } from './stand.ts';

type Split = Extract<Decide, { do: 'split' }>;
type Merge = Extract<Decide, { do: 'merge' }>;

/** A run that could not do anything is its problem. */
function begun(run: Run): Run {
  if (run.problem !== null && run.state === 'failed') throw new Fault('state', run.problem);
  return run;
}

const inPart = (run: Run): string => (run.state === 'done' ? '' : ', in part');

const leftAloneWords: Record<LeftAlone['reason'], string> = {
  'edited-since': 'edited since, so it stays as it is',
  'gone-since': 'the record is gone',
  'unknown-outcome': 'nobody knows whether it was written',
  'values-removed': 'what it was before was removed by retention',
  'made-from-twin': 'the record was made from the other one, and keeps its values',
  'not-writable': 'it cannot be written',
  'not-put-back': 'it could not be put back; do it by hand',
};

/** What a split would do now, in words. */
export async function splitPreview(place: Place, pair: Pick<Split, 'left' | 'right'>): Promise<SplitPreview> {
  const { change, leftAlone } = await previewSplit(place, pair);
  return {
    puts: change.writes.flatMap(({ side, fields, before }) =>
      Object.entries(fields).map(([name, back]) => ({
        side,
        key: pair[side],
        field: fieldLabel(place.sync, side, name),
        has: cellText(before[name]),
        back: cellText(back),
      })),
    ),
    leftAlone: leftAlone.map(({ side, fields, reason }) => ({
      side,
      fields: fields.map((name) => fieldLabel(place.sync, side, name)),
      why: leftAloneWords[reason],
    })),
  };
}

/** Parts two records and puts back what came over the link. */
export async function splitNow(standing: Standing, place: Place, said: Split): Promise<{ deed: Deed; run: Run }> {
  const pair = { left: said.left, right: said.right };
  const { run } = await splitLink(place, pair, { afterwards: said.afterwards });
  begun(run);
  const decision = decisionOf(standing, place, {
    kind: 'split',
    words: `Split from ${pair.right}${inPart(run)}`,
    left: [pair.left],
    right: [pair.right],
    item: said.item,
    run: run.id,
  });
  return { deed: { decision, back: { by: 'undo-run' }, linked: [], parted: [pair], gone: [], checked: null }, run };
}

const askedOf = ({ side, keep, drop, take, dropBy }: Omit<Merge, 'do' | 'item'>): MergeAsked => ({
  side,
  keep,
  drop,
  take,
  dropBy,
});

const text = (fields: { readonly [name: string]: Value }, name: string): string | null => cellText(fields[name]);

function mergeWords(place: Place, side: Side, plan: MergePlan): Omit<MergePreview, 'drop'> {
  const label = (name: string): string => fieldLabel(place.sync, side, name);
  const { fill, differs, twin, leftOver, children } = plan;
  return {
    fills: Object.entries(fill?.fields ?? {}).map(([name, value]) => ({
      field: label(name),
      has: text(fill?.before ?? {}, name),
      gets: cellText(value),
    })),
    differs: differs.map(({ part, keep, drop, suggest }) => ({
      part,
      fields: Object.keys(keep).map((name) => ({ field: label(name), keep: text(keep, name), drop: text(drop, name) })),
      suggest,
    })),
    twin,
    leftOver,
    children,
  };
}

const mustSay = (error: unknown): boolean =>
  error instanceof Fault && error.problem.code === 'merge/what-of-the-dropped';

/** What a merge would do now, in words. */
export async function mergePreview(place: Place, asked: Omit<Merge, 'do' | 'item'>): Promise<MergePreview> {
  try {
    const plan = await previewMerge(place, askedOf(asked));
    const drop = plan.drop === null ? 'kept' : plan.drop.op === 'remove' ? 'removed' : 'archived';
    return { ...mergeWords(place, asked.side, plan), drop };
  } catch (error) {
    if (!mustSay(error)) throw error;
    const plan = await previewMerge(place, askedOf({ ...asked, dropBy: 'keep' }));
    return { ...mergeWords(place, asked.side, plan), drop: null };
  }
}

/** Merges two records of one side. */
export async function mergeNow(standing: Standing, place: Place, said: Merge): Promise<{ deed: Deed; run: Run }> {
  const { run, drop } = await mergeRecords(place, askedOf(said));
  begun(run);
  const isRemoved = drop?.op === 'remove' && run.state === 'done';
  const gone = isRemoved ? [{ side: said.side, key: said.drop }] : [];
  const keys = [said.keep, said.drop];
  const decision = decisionOf(standing, place, {
    kind: 'merge',
    words: `${said.drop} merged into ${said.keep}${inPart(run)}`,
    left: said.side === 'left' ? keys : [],
    right: said.side === 'right' ? keys : [],
    item: said.item,
    run: run.id,
  });
  return { deed: { decision, back: { by: 'undo-run' }, linked: [], parted: [], gone, checked: null }, run };
}
