import { matchValues } from '../core/match/match-values.ts';
import { Fault } from '../model/fault.ts';
import { across, type RecordKey, type Side } from '../model/ids.ts';
import type { Chosen } from '../model/run.ts';
import { lookAgain } from './capture.ts';
import { checkpoint } from './checkpoint.ts';
import { noteSnapshots } from './note.ts';
import { seatOf, type Work } from './world.ts';

const both: readonly Side[] = ['left', 'right'];

/** Before a first run nothing is known that a chosen record could be matched with. */
export const neverRan = (work: Work): Fault =>
  new Fault('setting', {
    code: 'run/never-ran',
    message: `The sync "${work.sync.id}" never ran, so there is nothing that chosen records could be compared with.`,
    fix: 'Run the whole flow once first.',
  });

const noRecord = (work: Work, side: Side, keys: readonly RecordKey[]): Fault =>
  new Fault('setting', {
    code: 'run/no-record',
    message: `${seatOf(work, side).plan.label} has no record ${keys.map((key) => `"${key}"`).join(', ')}.`,
    fix: 'Check the keys; a key is what "tandem history" and the preview call a record by.',
  });

async function unlinked(work: Work, side: Side, keys: readonly RecordKey[]): Promise<readonly RecordKey[]> {
  const links = await work.world.store.linksByKeys(work.scope, side, keys);
  return keys.filter((key) => !links.has(key));
}

/** The keys of the records that a chosen one of the other side is linked with. */
async function twins(work: Work, chosen: Chosen, side: Side): Promise<readonly RecordKey[]> {
  const from = across(side);
  const links = await work.world.store.linksByKeys(work.scope, from, chosen[from]);
  return [...links.values()].flatMap((link) => (side === 'left' ? link.left : link.right) ?? []);
}

/** Reads what is new on a side, and concludes nothing from what is not seen: no cursor moves, no record is missed. */
async function readNews(work: Work, side: Side): Promise<void> {
  const { session, view, plan } = seatOf(work, side);
  const { store, log } = work.world;
  log({ kind: 'phase', sync: work.sync.id, phase: 'capture', side, of: null });
  const pages =
    plan.capture.by === 'scan'
      ? session.scan(view)
      : session.since(view, (await store.cursor(work.scope, side)).position, plan.capture.overlapMs);
  let done = 0;
  for await (const page of pages) {
    await checkpoint(work);
    const marks = await noteSnapshots(work, side, page.snapshots);
    if (marks.length > 0) await store.commit(marks);
    done += page.snapshots.length;
    log({ kind: 'progress', sync: work.sync.id, done });
  }
}

/** Records that fit a chosen one are read by their keys: one that is gone since must not be taken for its twin. */
async function readCandidates(work: Work, side: Side, keys: readonly RecordKey[]): Promise<void> {
  const { store } = work.world;
  const other = across(side);
  const fitting = new Set<RecordKey>();
  for (const { snapshot } of (await store.lone(work.scope, side, keys)).values()) {
    for (const { tier, value } of matchValues(work.sync, side, snapshot.fields)) {
      for (const key of await store.keysByMatch(work.scope, other, tier, value)) fitting.add(key);
    }
  }
  await lookAgain(work, other, await unlinked(work, other, [...fitting]));
}

/** Records that wait for an edit or for a person to ask for them are decided about again: now one asks (U5). */
async function wake(work: Work, side: Side, keys: readonly RecordKey[]): Promise<void> {
  const lone = await work.world.store.lone(work.scope, side, keys);
  const waiting = [...lone.values()].filter((one) => one.state === 'undone' || one.state === 'waiting');
  await work.world.store.commit(waiting.map(({ key }) => ({ drop: 'lone', scope: work.scope, side, key }) as const));
}

/**
 * Finds out what became of the records that a person chose, by their keys and those of their twins. One without a twin may
 * get one made, so the other side is read for a twin that came meanwhile (P13).
 * @throws Fault `setting` when a system has no record of such a key, and nothing is known of one
 */
export async function captureChosen(work: Work, chosen: Chosen): Promise<void> {
  const { store } = work.world;
  for (const side of both) {
    await wake(work, side, chosen[side]);
    const keys = [...new Set([...chosen[side], ...(await twins(work, chosen, side))])];
    await lookAgain(work, side, keys);
  }
  for (const side of both) {
    const bare = await unlinked(work, side, chosen[side]);
    const lone = await store.lone(work.scope, side, bare);
    const absent = bare.filter((key) => !lone.has(key));
    if (absent.length > 0) throw noRecord(work, side, absent);
    if (bare.length === 0) continue;
    await readNews(work, across(side));
    await readCandidates(work, side, bare);
  }
}
