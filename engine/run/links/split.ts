import type { JournalEntry } from '../../model/change.ts';
import { Fault } from '../../model/fault.ts';
import { type RecordKey, RunId, type Side } from '../../model/ids.ts';
import type { Link } from '../../model/link.ts';
import type { Run } from '../../model/run.ts';
import type { LoneState } from '../../store/contract/lone.ts';
import type { Mark } from '../../store/contract/mark.ts';
import { deedMark } from '../deed.ts';
import { closedMark, type Hand, handProblem, heldBy } from '../inbox/by-hand.ts';
import { holding } from '../lease.ts';
import { apartNames } from '../pair-name.ts';
import { loneMarks, type Place, readNow, runIn, workIn } from '../side-seat.ts';
import { sightedAtParting } from '../sighted.ts';
import { beginRun, carryOut, finishRun } from './own-run.ts';
import { type LeftAlone, planSplit, type SplitPlan } from './split-plan.ts';

/** What becomes of both records: `keep` apart, `match` with another one but never create, or `create` a twin where none fits. */
export type Then = 'keep' | 'match' | 'create';

const journalMax = 10_000;
const both: readonly Side[] = ['left', 'right'];
const stateAfter: Record<Then, LoneState> = { keep: 'kept', match: 'again', create: 'new' };

/**
 * The live link of two records, with nothing on its way.
 * @throws Fault `setting` when they are not linked, or a write of the link has no known outcome yet
 */
async function liveLink(place: Place, pair: Hand): Promise<Link> {
  const { world, scope } = place;
  const { left: link } = await heldBy(world, scope, pair);
  if (link === undefined || link.right !== pair.right || link.state !== 'live')
    throw new Fault(
      'setting',
      handProblem(
        'not-linked',
        `"${pair.left}" and "${pair.right}" are not linked.`,
        'Check the keys with "tandem history".',
      ),
    );
  const open = (await world.store.intentsOfLinks(scope, [link.id])).filter((one) => one.state !== 'dead');
  if (open.length > 0)
    throw new Fault(
      'setting',
      handProblem(
        'on-its-way',
        `Nobody knows yet what became of a write to "${pair.left}" or "${pair.right}".`,
        'Run the flow once, which finds out, then split them.',
      ),
    );
  return link;
}

async function journalOf(place: Place, link: Link): Promise<readonly JournalEntry[]> {
  return place.world.store.journalOfRecord(place.scope, { link: link.id }, journalMax);
}

async function planOf(place: Place, link: Link): Promise<SplitPlan> {
  const seen = async (side: Side) => {
    const key = link[side];
    return key === null ? null : ((await readNow(place, side, [key])).get(key) ?? null);
  };
  const now = { left: await seen('left'), right: await seen('right') };
  return planSplit(place, link, now, await journalOf(place, link));
}

/** What a split would do now. Nothing is written. */
export async function previewSplit(place: Place, pair: Hand): Promise<SplitPlan> {
  return planOf(place, await liveLink(place, pair));
}

const loneKept = (place: Place, side: Side, key: RecordKey | null): readonly Mark[] =>
  key === null
    ? []
    : [
        {
          put: 'lone',
          scope: place.scope,
          lone: { side, key, state: 'kept', snapshot: { key, fields: {} }, print: '' },
        },
      ];

/** The link is over before the first value is put back: whatever happens then, nothing is carried over it any more. */
async function partingMarks(place: Place, link: Link, pair: Hand): Promise<readonly Mark[]> {
  const { world, scope } = place;
  const questions = await world.store.conflictsOfLinks(scope, [link.id]);
  const dead = await world.store.intentsOfLinks(scope, [link.id]);
  return [
    ...(await sightedAtParting(world, scope, link)),
    { put: 'link', scope, link: { ...link, state: 'unlinked' } },
    { put: 'shadow', scope, link: link.id, shadow: { left: {}, right: {} } },
    { drop: 'dirty', scope, link: link.id },
    { put: 'apart', scope, ...apartNames(pair) },
    ...both.flatMap((side) => loneKept(place, side, pair[side])),
    ...dead.map((one): Mark => ({ drop: 'intent', id: one.id })),
    ...questions.filter((one) => one.state !== 'closed').map((one) => closedMark(world, scope, one)),
  ];
}

/** Both records as they are after the split, in the state that was asked for. */
async function settleBoth(place: Place, link: Link, pair: Hand, then: Then): Promise<void> {
  const marks: Mark[] = [{ drop: 'dirty', scope: place.scope, link: link.id }];
  for (const side of both) {
    const now = (await readNow(place, side, [pair[side]])).get(pair[side]);
    if (now === undefined) marks.push({ drop: 'lone', scope: place.scope, side, key: pair[side] });
    else marks.push(...loneMarks(place, side, now, stateAfter[then]));
  }
  await place.world.store.commit(marks);
}

/** What was to be put back and was not. */
async function fallenOf(place: Place, { change }: SplitPlan, run: RunId): Promise<readonly LeftAlone[]> {
  const rows = await place.world.store.journalOfRun(run, null, journalMax, false);
  const landed = new Set(rows.filter(({ entry }) => entry.outcome !== 'maybe').map(({ entry }) => entry.side));
  return change.writes
    .filter((write) => !landed.has(write.side))
    .map(({ side, fields }) => ({ side, reason: 'not-put-back', fields: Object.keys(fields) }));
}

/**
 * Parts two linked records that are not the same, and puts back on each what came over the link. A run of its own: journaled,
 * and it can be undone, which links them again.
 * @throws Fault `setting` when they are not linked or cannot be split now, `state` when the workspace is in use
 */
export function splitLink(
  place: Place,
  pair: Hand,
  how: { readonly afterwards: Then; readonly why?: string | null },
): Promise<SplitPlan & { readonly run: Run }> {
  const { world, scope } = place;
  return holding(world, async () => {
    const link = await liveLink(place, pair);
    const plan = await planOf(place, link);
    const about = { left: [pair.left], right: [pair.right], why: how.why };
    const run = runIn(place, RunId.parse(world.newId('s')), 'split', about);
    const says = { ...pair, afterwards: how.afterwards, run: run.id, writes: plan.change.writes.length };
    await beginRun(place, run, [
      ...(await partingMarks(place, link, pair)),
      deedMark(world, scope, { action: 'split', about: link.id, says, why: how.why ?? null }),
    ]);
    const work = workIn(place, run.id);
    const ended = await finishRun(place, work, run, async () => {
      if (plan.change.writes.length > 0) await carryOut(work, [plan.change]);
      await settleBoth(place, link, pair, how.afterwards);
    });
    return { ...plan, leftAlone: [...plan.leftAlone, ...(await fallenOf(place, plan, run.id))], run: ended };
  });
}
