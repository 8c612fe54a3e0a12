import type { Change, PlannedWrite } from '../../model/change.ts';
import { Fault } from '../../model/fault.ts';
import { across, type RecordKey, RunId, type Side } from '../../model/ids.ts';
import type { Link, Shadow } from '../../model/link.ts';
import type { Run } from '../../model/run.ts';
import type { Mark } from '../../store/contract/mark.ts';
import { deedMark } from '../deed.ts';
import { loneLink, metLink } from '../ids.ts';
import { closedMark, handProblem, newLinkMarks } from '../inbox/by-hand.ts';
import { holding } from '../lease.ts';
import { loneMarks, type Place, readNow, runIn, workIn } from '../side-seat.ts';
import { sightedAtParting } from '../sighted.ts';
import type { Work } from '../world.ts';
import { childrenOf, moveChildren, nameInReferences } from './merge-children.ts';
import { type Differs, type Drop, dropOf, fillOf, mergeFields, type Taken, type Twice } from './merge-plan.ts';
import { beginRun, carryOut, finishRun } from './own-run.ts';

/** Two records of one side that a person says are the same thing. */
export interface MergeAsked {
  readonly side: Side;
  readonly keep: RecordKey;
  readonly drop: RecordKey;
  /** By field or group: which record's value stands where both have one; `*` for all others. */
  readonly take: { readonly [part: string]: Taken };
  readonly dropBy: Drop;
  readonly why?: string | null;
}

/** What a merge would do. */
export interface MergePlan {
  readonly fill: PlannedWrite | null;
  readonly differs: readonly Differs[];
  readonly drop: PlannedWrite | null;
  /** The twin that the surviving record is linked with afterwards. */
  readonly twin: RecordKey | null;
  /** The twin of the dropped record, where it is left without one. */
  readonly leftOver: RecordKey | null;
  /** Records that point at the dropped one and are moved to the surviving one. */
  readonly children: number;
}

interface Known {
  readonly twice: Twice;
  readonly keepLink: Link | null;
  readonly dropLink: Link | null;
}

const fault = (code: string, message: string, fix: string): Fault =>
  new Fault('setting', { ...handProblem(code, message, fix), code: `merge/${code}` });

async function linkHeld(place: Place, side: Side, key: RecordKey): Promise<Link | null> {
  const { store } = place.world;
  const link = (await store.linksByKeys(place.scope, side, [key])).get(key) ?? null;
  if (link === null) return null;
  const open = (await store.intentsOfLinks(place.scope, [link.id])).some((one) => one.state !== 'dead');
  if (link.state === 'live' && !open) return link;
  throw fault(
    'on-its-way',
    `Nobody knows yet what became of a write to the ${side} record "${key}" or its twin.`,
    'Run the flow once, which finds out, then merge them.',
  );
}

async function look(place: Place, { side, keep, drop }: MergeAsked): Promise<Known> {
  if (keep === drop)
    throw fault('same-record', `"${keep}" is one record.`, 'Name the one to keep and the one to drop.');
  const now = await readNow(place, side, [keep, drop]);
  const there = (key: RecordKey) => {
    const found = now.get(key);
    if (found !== undefined) return found;
    throw fault('no-record', `${place[side].plan.label} has no record "${key}".`, 'Check the key.');
  };
  const keepLink = await linkHeld(place, side, keep);
  const dropLink = await linkHeld(place, side, drop);
  const shadows = await place.world.store.shadows(
    place.scope,
    [keepLink, dropLink].flatMap((one) => one?.id ?? []),
  );
  const shadowOf = (link: Link | null): Shadow | null => (link === null ? null : (shadows.get(link.id) ?? null));
  const twice: Twice = {
    side,
    keep: there(keep),
    drop: there(drop),
    keepShadow: shadowOf(keepLink),
    dropShadow: shadowOf(dropLink),
  };
  return { twice, keepLink, dropLink };
}

async function planOf(place: Place, asked: MergeAsked, known: Known): Promise<MergePlan> {
  const { twice, keepLink, dropLink } = known;
  const { side } = asked;
  const other = across(side);
  const { fields, differs } = mergeFields(place, twice, asked.take);
  const drop = dropOf(place, twice, asked.dropBy);
  if (!drop.ok) throw new Fault('setting', drop.error);
  const pointing = await childrenOf(place, side, nameInReferences(side, asked.drop, dropLink ?? undefined));
  return {
    fill: fillOf(twice, fields),
    differs,
    drop: drop.value,
    twin: keepLink?.[other] ?? dropLink?.[other] ?? null,
    leftOver: keepLink === null ? null : (dropLink?.[other] ?? null),
    children: pointing.reduce((sum, one) => sum + one.records.length, 0),
  };
}

/** What a merge would do now. Nothing is written. */
export async function previewMerge(place: Place, asked: MergeAsked): Promise<MergePlan> {
  return planOf(place, asked, await look(place, asked));
}

const pairOn = (side: Side, key: RecordKey, other: RecordKey): { left: RecordKey; right: RecordKey } =>
  side === 'left' ? { left: key, right: other } : { left: other, right: key };

/** The dropped record is out of the sync, and its link is that of the surviving one where that had none, before anything is written. */
async function relinkMarks(place: Place, asked: MergeAsked, known: Known): Promise<readonly Mark[]> {
  const { scope, world } = place;
  const { side, keep } = asked;
  const { keepLink, dropLink, twice } = known;
  const marks: Mark[] = [...loneMarks(place, side, twice.drop, 'excluded')];
  if (dropLink === null) return marks;
  const other = across(side);
  const twin = dropLink[other];
  const questions = await world.store.conflictsOfLinks(scope, [dropLink.id]);
  marks.push(
    ...(await sightedAtParting(world, scope, dropLink)),
    { put: 'link', scope, link: { ...dropLink, [other]: keepLink === null ? null : twin, state: 'unlinked' } },
    { put: 'shadow', scope, link: dropLink.id, shadow: { left: {}, right: {} } },
    { drop: 'dirty', scope, link: dropLink.id },
    ...questions.filter((one) => one.state !== 'closed').map((one) => closedMark(world, scope, one)),
  );
  if (twin === null) return marks;
  if (keepLink !== null) {
    marks.push({
      put: 'lone',
      scope,
      lone: { side: other, key: twin, state: 'kept', snapshot: { key: twin, fields: {} }, print: '' },
    });
    return marks;
  }
  // What the dropped record and its twin agreed on stands for the surviving one, whose own values then count as edits of it.
  const pair = pairOn(side, keep, twin);
  const id = metLink(scope, pair.left, pair.right);
  const shadow = twice.dropShadow ?? { left: {}, right: {} };
  return [...marks, ...newLinkMarks(scope, pair, 'person'), { put: 'shadow', scope, link: id, shadow }];
}

function changeOn(
  place: Place,
  asked: MergeAsked,
  key: RecordKey,
  given: { link: Link | null; write: PlannedWrite },
): Change {
  const { link, write } = given;
  const { side } = asked;
  const isRemoval = write.op === 'remove';
  const alone = { left: side === 'left' ? key : null, right: side === 'right' ? key : null };
  return {
    sync: place.sync.id,
    link: link?.id ?? loneLink(place.scope, side, key),
    move: link === null || link.state !== 'live' ? 'unlink' : 'none',
    how: '',
    ...(link === null || link.state !== 'live' ? alone : { left: link.left, right: link.right }),
    writes: [write],
    agreed: {},
    questions: [],
    drifted: [],
    skipped: [...place.sync.units.map((unit) => unit.id), 'removal'],
    unread: [],
    leftPrint: isRemoval ? null : (link?.leftPrint ?? ''),
    rightPrint: isRemoval ? null : (link?.rightPrint ?? ''),
  };
}

/** Children first, then the values, then the dropped record: nothing is taken away before all of it is elsewhere. */
async function carry(
  work: Work,
  place: Place,
  asked: MergeAsked,
  given: { known: Known; plan: MergePlan },
): Promise<void> {
  const { world, scope } = place;
  const { store } = world;
  const { side, keep, drop } = asked;
  const { known, plan } = given;
  const keepLink = (await store.linksByKeys(scope, side, [keep])).get(keep) ?? null;
  const before = (await store.lone(scope, side, [keep])).get(keep)?.state ?? 'new';
  const other = across(side);
  work.tally.failed += await moveChildren(place, work.run, {
    side,
    from: nameInReferences(side, drop, undefined),
    to: nameInReferences(side, keep, keepLink ?? undefined),
    otherTwin: plan.leftOver === null ? null : nameInReferences(other, plan.leftOver, undefined),
  });
  if (plan.fill !== null) await carryOut(work, [changeOn(place, asked, keep, { link: keepLink, write: plan.fill })]);
  const isFilled = work.tally.failed + work.tally.movedOn + work.tally.quarantined === 0;
  const marks: Mark[] = [];
  const kept = (await readNow(place, side, [keep])).get(keep);
  if (keepLink === null && kept !== undefined) marks.push(...loneMarks(place, side, kept, before));
  if (keepLink !== null)
    marks.push({ put: 'dirty', scope, dirty: { link: keepLink.id, side, sighting: null, reason: 'merged' } });
  await store.commit(marks);
  // What somebody edited meanwhile, or a child that could not be moved, keeps the dropped record where it is.
  if (plan.drop === null || !isFilled) return;
  const dropLink = known.dropLink === null ? null : { ...known.dropLink, state: 'unlinked' as const };
  await carryOut(work, [changeOn(place, asked, drop, { link: dropLink, write: plan.drop })]);
  const left = (await readNow(place, side, [drop])).get(drop);
  await store.commit(
    left === undefined
      ? [
          { drop: 'lone', scope, side, key: drop },
          { put: 'match-values', scope, side, key: drop, values: [] },
        ]
      : loneMarks(place, side, left, 'excluded'),
  );
}

/**
 * Merges two records of one side: one survives, gets what it lacks, keeps or takes over the link and the records that point at
 * the other, and the other one is taken out by the rule. A run of its own: journaled, under the preconditions of any write.
 * @throws Fault `setting` when something must be said first, or cannot be done now
 */
export function mergeRecords(place: Place, asked: MergeAsked): Promise<MergePlan & { readonly run: Run }> {
  const { world, scope } = place;
  return holding(world, async () => {
    const known = await look(place, asked);
    const plan = await planOf(place, asked, known);
    if (plan.differs.length > 0)
      throw fault(
        'differs',
        `"${asked.keep}" and "${asked.drop}" differ in ${plan.differs.map((one) => one.part).join(', ')}.`,
        'Say which value stands, field by field: --take FIELD=KEEP or FIELD=DROP; or --take all=KEEP.',
      );
    const keys = [asked.keep, asked.drop];
    const run = runIn(place, RunId.parse(world.newId('m')), 'merge', {
      left: asked.side === 'left' ? keys : [],
      right: asked.side === 'right' ? keys : [],
      why: asked.why,
    });
    const about = known.keepLink?.id ?? known.dropLink?.id ?? loneLink(scope, asked.side, asked.keep);
    const { side, keep, drop, take } = asked;
    const says = { side, keep, drop, take, run: run.id, twin: plan.twin, children: plan.children };
    await beginRun(place, run, [
      ...(await relinkMarks(place, asked, known)),
      deedMark(world, scope, { action: 'merge', about, says, why: asked.why ?? null }),
    ]);
    const work = workIn(place, run.id);
    const ended = await finishRun(place, work, run, () => carry(work, place, asked, { known, plan }));
    return { ...plan, run: ended };
  });
}
