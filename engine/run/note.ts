import { printOf } from '../core/decide/print.ts';
import { inScope } from '../core/decide/scope.ts';
import { matchValues } from '../core/match/match-values.ts';
import type { RecordKey, Side } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Sighting, Snapshot } from '../model/record.ts';
import type { Lone, LoneState } from '../store/contract/lone.ts';
import type { Mark } from '../store/contract/mark.ts';
import { loneLink } from './ids.ts';
import { noMatchMark } from './landed.ts';
import { withdrawn } from './questions.ts';
import { tellsNews } from './sighted.ts';
import { seatOf, type Work } from './world.ts';

const printOn = (link: Link, side: Side): string | null => (side === 'left' ? link.leftPrint : link.rightPrint);

/** What an unlinked record becomes when it is seen (again): only an undone one wakes up by being edited, a kept one never. */
function loneState(work: Work, side: Side, snapshot: Snapshot, before: Lone | undefined): LoneState {
  if (before?.state === 'kept' || before?.state === 'excluded' || before?.state === 'again') return before.state;
  const takesPart = inScope(seatOf(work, side).plan, snapshot.fields);
  if (takesPart === null) return 'unread';
  return takesPart ? 'new' : 'waiting';
}

function matchMark(work: Work, side: Side, snapshot: Snapshot): Mark {
  const values = matchValues(work.sync, side, snapshot.fields);
  return { put: 'match-values', scope: work.scope, side, key: snapshot.key, values };
}

function noteLinked(work: Work, side: Side, snapshot: Snapshot, link: Link): readonly Mark[] {
  const print = printOf(work.sync, side, snapshot.fields);
  if (printOn(link, side) === print) return [];
  if (link.state === 'half')
    return [{ put: 'lone', scope: work.scope, lone: { side, key: snapshot.key, state: 'waiting', snapshot, print } }];
  const sighting: Sighting = { kind: 'found', snapshot };
  return [
    { put: 'dirty', scope: work.scope, dirty: { link: link.id, side, sighting, reason: 'changed' } },
    matchMark(work, side, snapshot),
  ];
}

/** What became of a record without a twin is kept under the link that it would get. */
function sightedLone(work: Work, { side, snapshot: was }: Lone, snapshot: Snapshot): readonly Mark[] {
  const isRead = Object.keys(was.fields).length > 0;
  if (!isRead || !tellsNews(seatOf(work, side).plan, was.fields, snapshot.fields)) return [];
  const link = loneLink(work.scope, side, snapshot.key);
  const sighting: Sighting = { kind: 'found', snapshot };
  const at = work.world.now();
  return [
    {
      put: 'sighted',
      scope: work.scope,
      sighted: { link, side, run: work.run, at, sighting, before: was.fields },
    },
  ];
}

function noteLone(work: Work, side: Side, snapshot: Snapshot, before: Lone | undefined): readonly Mark[] {
  const print = printOf(work.sync, side, snapshot.fields);
  if (before?.print === print) return [];
  const lone: Lone = { side, key: snapshot.key, state: loneState(work, side, snapshot, before), snapshot, print };
  return [
    { put: 'lone', scope: work.scope, lone },
    lone.state === 'excluded' ? noMatchMark(work, side, lone.key) : matchMark(work, side, snapshot),
    ...(before === undefined ? [] : sightedLone(work, before, snapshot)),
  ];
}

/**
 * What a page of snapshots changes in the state: records that differ from what was last decided on become dirty, records
 * without a link become lone, everything else stays as it is (A1).
 */
export async function noteSnapshots(work: Work, side: Side, snapshots: readonly Snapshot[]): Promise<readonly Mark[]> {
  if (snapshots.length === 0) return [];
  const keys = snapshots.map((one) => one.key);
  const links = await work.world.store.linksByKeys(work.scope, side, keys);
  const unlinked = keys.filter((key) => !links.has(key));
  const lone =
    unlinked.length === 0 ? new Map<RecordKey, Lone>() : await work.world.store.lone(work.scope, side, unlinked);
  return snapshots.flatMap((snapshot) => {
    const link = links.get(snapshot.key);
    return link === undefined
      ? noteLone(work, side, snapshot, lone.get(snapshot.key))
      : noteLinked(work, side, snapshot, link);
  });
}

/** The same for records of a side of which nothing was known. */
export const noteFirst = (work: Work, side: Side, snapshots: readonly Snapshot[]): readonly Mark[] =>
  snapshots.map((snapshot) => {
    const state = loneState(work, side, snapshot, undefined);
    const lone: Lone = { side, key: snapshot.key, state, snapshot, print: printOf(work.sync, side, snapshot.fields) };
    return { put: 'fresh', scope: work.scope, lone, values: matchValues(work.sync, side, snapshot.fields) };
  });

/** What keys that the system itself said are gone change in the state. */
export async function noteGone(work: Work, side: Side, keys: readonly RecordKey[]): Promise<readonly Mark[]> {
  const links = await work.world.store.linksByKeys(work.scope, side, keys);
  const forgotten = await forgetLone(
    work,
    side,
    keys.filter((key) => !links.has(key)),
  );
  const gone = keys.flatMap((key): readonly Mark[] => {
    const link = links.get(key);
    if (link === undefined || link.state === 'half') return [];
    const sighting: Sighting = { kind: 'gone', key };
    return [{ put: 'dirty', scope: work.scope, dirty: { link: link.id, side, sighting, reason: 'gone' } }];
  });
  return [...forgotten, ...gone];
}

/** Lone records that are not there any more leave nothing behind, no question about them either. */
async function forgetLone(work: Work, side: Side, keys: readonly RecordKey[]): Promise<readonly Mark[]> {
  if (keys.length === 0) return [];
  const asked = await work.world.store.conflictsOfLinks(
    work.scope,
    keys.map((key) => loneLink(work.scope, side, key)),
  );
  const marks = keys.flatMap((key): readonly Mark[] => [
    { drop: 'lone', scope: work.scope, side, key },
    { put: 'match-values', scope: work.scope, side, key, values: [] },
  ]);
  return [...marks, ...asked.filter((one) => one.state !== 'closed').flatMap((one) => withdrawn(work, one))];
}
