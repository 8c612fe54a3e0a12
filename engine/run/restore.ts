import { afterMoment, asOf, type Life, type SideAt } from '../core/past/life.ts';
import { canonicalJson } from '../core/values/hash.ts';
import type { Change } from '../model/change.ts';
import { Fault } from '../model/fault.ts';
import { across, RunId, type Side, type SyncId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Plan } from '../model/plan.ts';
import type { Sighting } from '../model/record.ts';
import type { Run } from '../model/run.ts';
import type { Scope } from '../store/contract/scope.ts';
import { apply } from './apply.ts';
import { countsOf } from './counts.ts';
import { deedMark } from './deed.ts';
import { holding } from './lease.ts';
import { newRun } from './new-run.ts';
import { readByKey } from './read-by-key.ts';
import { lifeOfRecord, linkOfRecord, type RecordAt } from './record-life.ts';
import { recover } from './recover.ts';
import { type NotRestored, restorePlan } from './restore-plan.ts';
import { endOf, hashOfChanges, syncsOf } from './run.ts';
import { stage } from './stage.ts';
import { handOut, workBackwards } from './work-backwards.ts';
import { seatOf, type Work, type World } from './world.ts';

/** What is to be put back. */
export interface RestoreAsk extends RecordAt {
  readonly sync: SyncId;
  /** Field names of this side; null: the whole record. */
  readonly fields: readonly string[] | null;
  /** As known at an instant, or right after a moment of its timeline (from 1; 0: as it was linked). */
  readonly to: { readonly at: string } | { readonly moment: number };
  /** Only on this side; else the twin follows through the steps, where lines carry that way. */
  readonly here: boolean;
  /** Why, in the person's words. */
  readonly why: string | null;
}

/** What a restore did, or would do. */
export interface Restored {
  readonly run: Run;
  readonly not: readonly NotRestored[];
}

const refusal = (code: string, message: string, fix: string): Fault =>
  new Fault('setting', { code: `restore/${code}`, message, fix });

function thenOf(life: Life, to: RestoreAsk['to']): { readonly [side in Side]: SideAt } {
  if ('at' in to) return asOf(life, to.at);
  if (to.moment === 0 && life.from !== null)
    throw refusal(
      'removed',
      `What the record was when it was linked was removed by retention; its values are kept since ${life.from.slice(0, 10)}.`,
      'Take a moment of "tandem record ... --timeline".',
    );
  const sides = afterMoment(life, to.moment);
  if (sides !== null) return sides;
  throw refusal(
    'no-moment',
    `The record has no moment ${to.moment}.`,
    'Its moments are numbered by "tandem record ... --timeline".',
  );
}

async function heldLink(work: Work, ask: RestoreAsk): Promise<Link> {
  const link = await linkOfRecord(work.world.store, work.scope, ask);
  const name = `The record "${ask.key}" on the ${ask.side}`;
  if (link === null)
    throw refusal('not-linked', `${name} was never linked.`, 'Only records that have or had a twin can be restored.');
  const open = (await work.world.store.intentsOfLinks(work.scope, [link.id])).filter((one) => one.state !== 'dead');
  if (open.length > 0 || link.state === 'half')
    throw refusal(
      'unknown-outcome',
      `${name} has a write whose outcome is not known yet.`,
      'Run the flow, then restore.',
    );
  const { store } = work.world;
  for (const side of ['left', 'right'] as const) {
    const key = link[side];
    const holder = key === null ? undefined : (await store.linksByKeys(work.scope, side, [key])).get(key);
    if (holder !== undefined && holder.id !== link.id)
      throw refusal(
        'linked-anew',
        `The record "${String(key)}" on the ${side} is linked with another one since.`,
        'Unlink it first, if the old pair is to come back.',
      );
  }
  return link;
}

async function readNow(work: Work, side: Side, link: Link): Promise<Sighting | null> {
  const key = link[side];
  return key === null ? null : ((await readByKey(seatOf(work, side), [key])).get(key) ?? null);
}

async function planOf(work: Work, ask: RestoreAsk): Promise<{ change: Change | null; not: readonly NotRestored[] }> {
  const { store } = work.world;
  const link = await heldLink(work, ask);
  const told = await lifeOfRecord(store, work.scope, work.sync, { ...ask, terms: 'links' });
  if (told === null) throw refusal('unknown', `Nothing is known of "${ask.key}".`, 'Check the key.');
  const then = thenOf(told.life, ask.to);
  if (then[ask.side].is !== 'there')
    throw refusal(
      'not-there-then',
      `The record "${ask.key}" on the ${ask.side} was not known to be there then.`,
      'Take another moment: "tandem record ... --timeline" lists them.',
    );
  const now = await readNow(work, ask.side, link);
  const twin = await readNow(work, across(ask.side), link);
  if (now === null) throw refusal('unread', `The record "${ask.key}" could not be read.`, 'Try again.');
  if (now.kind === 'found' && link.state !== 'live')
    throw refusal(
      'not-linked',
      `The record "${ask.key}" on the ${ask.side} is there, but not linked any more.`,
      'Link it first, with "tandem link".',
    );
  const shadow = (await store.shadows(work.scope, [link.id])).get(link.id) ?? { left: {}, right: {} };
  return restorePlan(work, { ...ask, link, shadow, now, twin, then });
}

async function restoreNow(
  plan: Plan,
  world: World,
  ask: RestoreAsk,
  how: { readonly previewOnly: boolean; readonly each: (change: Change) => void },
): Promise<Restored> {
  const [sync] = syncsOf(plan, { syncs: [ask.sync] });
  if (sync === undefined) throw refusal('no-sync', 'The flow has no such sync.', 'Name one of its syncs.');
  const { store } = world;
  const scope: Scope = { flow: plan.flow, sync: sync.id };
  const id = RunId.parse(world.newId('b'));
  const work = await workBackwards(sync, { flow: plan.flow, world, run: id, previewOnly: how.previewOnly });
  await recover(work);
  // What cannot be restored is refused before there is a run to tell of.
  const { change, not } = await planOf(work, ask);
  let run = newRun(plan, world, { id, kind: 'restore', why: ask.why });
  const { side, key, fields, to, here } = ask;
  const says = { side, key, fields, to, here };
  await store.commit([
    { put: 'run', run },
    { put: 'plan', hash: plan.hash, text: canonicalJson(plan) },
    deedMark(world, scope, { action: 'restore', about: id, says, why: ask.why }),
  ]);
  try {
    await stage(work, change === null ? [] : [change], []);
    await handOut(work, how.each);
    if (!how.previewOnly) await apply(work);
    const changesBySync = { [sync.id]: work.tally.hash.read() };
    const counts = await countsOf(work);
    const state = counts.failed > 0 ? 'partial' : 'done';
    run = { ...run, changesBySync, changesHash: hashOfChanges(changesBySync), syncs: { [sync.id]: counts }, state };
  } catch (error) {
    run = { ...run, ...endOf(error) };
  }
  run = { ...run, endedAt: world.now() };
  await store.commit([
    { drop: 'changes', run: id },
    { put: 'run', run },
  ]);
  return { run, not };
}

/**
 * Puts a record, or fields of it, back to what they were at an earlier moment: a run of its own, which is journaled, writes
 * only where what is there now is still what was looked at, and can be undone (X3, X4).
 * @throws Fault `state` when the workspace is in use, `setting` when there is nothing of the kind to go back to; nothing is
 * recorded then
 */
export const restore = (plan: Plan, world: World, ask: RestoreAsk): Promise<Restored> =>
  holding(world, () => restoreNow(plan, world, ask, { previewOnly: false, each: () => {} }));

/** What a restore would write now, with nothing written. */
export async function previewRestore(
  plan: Plan,
  world: World,
  ask: RestoreAsk,
  each: (change: Change) => void,
): Promise<Restored> {
  const store = await world.store.overlay();
  try {
    return await restoreNow(plan, { ...world, store }, ask, { previewOnly: true, each });
  } finally {
    await store.close();
  }
}
