import { printOf } from '../core/decide/print.ts';
import { nameOf } from '../core/match/meet.ts';
import type { Sighting } from '../model/record.ts';
import type { Cluster, Member } from '../store/contract/lone.ts';
import { readByKey } from './read-by-key.ts';
import { seatOf, type Work } from './world.ts';

/** Of a record that was parted from its twin the state may hold no more than the key. */
const isBare = (member: Member): boolean => 'lone' in member && Object.keys(member.lone.snapshot.fields).length === 0;

async function readBare(work: Work, members: readonly Member[]): Promise<ReadonlyMap<string, Sighting>> {
  const seen = new Map<string, Sighting>();
  for (const side of ['left', 'right'] as const) {
    const keys = members.filter((one) => one.side === side).map((one) => one.key);
    for (const [key, sighting] of await readByKey(seatOf(work, side), keys)) seen.set(nameOf({ side, key }), sighting);
  }
  return seen;
}

function asRead(work: Work, member: Member, seen: ReadonlyMap<string, Sighting>): readonly Member[] {
  const sighting = seen.get(nameOf(member));
  if (sighting === undefined || !('lone' in member)) return [member];
  if (sighting.kind === 'gone') return [];
  const { snapshot } = sighting;
  const print = printOf(work.sync, member.side, snapshot.fields);
  return [{ ...member, lone: { ...member.lone, snapshot, print } }];
}

/** Clusters with every lone record as it is: those of which only the key is known are read, those that are gone left out. */
export async function readParted(work: Work, clusters: readonly Cluster[]): Promise<readonly Cluster[]> {
  const bare = clusters.flatMap(({ members }) => members.filter(isBare));
  if (bare.length === 0) return clusters;
  const seen = await readBare(work, bare);
  return clusters.map((one) => ({ ...one, members: one.members.flatMap((member) => asRead(work, member, seen)) }));
}
