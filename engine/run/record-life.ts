import { endsOf } from '../core/merge/pair.ts';
import { type Kept, type Life, lifeOf } from '../core/past/life.ts';
import type { JournalEntry } from '../model/change.ts';
import type { LinkId, RecordKey, RunId, Side } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { SyncPlan } from '../model/plan.ts';
import type { Sighted } from '../model/record.ts';
import type { Fields, Value } from '../model/value.ts';
import type { Scope } from '../store/contract/scope.ts';
import type { Store } from '../store/contract.ts';
import { loneLink } from './ids.ts';
import { inOwnKeys } from './references.ts';
import { agreedFields } from './sighted.ts';

/** A record on one side of a sync. */
export interface RecordAt {
  readonly side: Side;
  readonly key: RecordKey;
}

/** A record with its whole life. */
export interface RecordLife {
  readonly link: LinkId;
  /** `linked` with a twin, `ended` where the link is no more, `alone` where there never was one. */
  readonly state: 'linked' | 'ended' | 'alone';
  readonly how: string | null;
  readonly left: RecordKey | null;
  readonly right: RecordKey | null;
  readonly life: Life;
}

type Reads = Pick<
  Store,
  | 'linksByKeys'
  | 'formerLinks'
  | 'links'
  | 'shadows'
  | 'births'
  | 'sighted'
  | 'journalOfLinks'
  | 'journalOfRecord'
  | 'run'
  | 'lone'
>;

/** The link that holds a record, else the last one that held it. */
export async function linkOfRecord(store: Reads, scope: Scope, { side, key }: RecordAt): Promise<Link | null> {
  const held = (await store.linksByKeys(scope, side, [key])).get(key);
  if (held !== undefined) return held;
  const [former] = await store.formerLinks(scope, side, key);
  if (former !== undefined) return former;
  // Its link may hold another record by now: the one that was made in its place.
  const [entry] = await store.journalOfRecord(scope, { side, key }, 1);
  return entry === undefined ? null : ((await store.links(scope, [entry.link])).get(entry.link) ?? null);
}

/** What the journal tells of a side that was not written: the values that were carried from it. */
function carriedFrom(sync: SyncPlan, side: Side, entries: readonly JournalEntry[]): Fields {
  const fields: Record<string, Value> = {};
  for (const unit of sync.units) {
    for (const map of unit.maps) {
      const entry = entries.find((one) => one.settled[map.slot] !== undefined || one.was[map.slot] !== undefined);
      const values = entry?.was[map.slot]?.[side] ?? entry?.settled[map.slot]?.[side];
      if (values !== undefined)
        for (const [index, name] of endsOf(map, side).entries()) fields[name] = values[index] ?? null;
    }
  }
  return fields;
}

/** Everything that is kept of links, for `lifeOf`; references are ids of links. */
export async function keptOf(
  store: Reads,
  scope: Scope,
  sync: SyncPlan,
  links: readonly Link[],
): Promise<ReadonlyMap<LinkId, Kept>> {
  const ids = links.map((one) => one.id);
  const shadows = await store.shadows(scope, ids);
  const entries = await store.journalOfLinks(scope, ids);
  const sighted = await store.sighted(scope, ids);
  const births = await store.births(scope, ids);
  const runs = new Map<RunId, Kept['born']>();
  for (const id of new Set(births.values())) {
    const run = await store.run(id);
    if (run !== null) runs.set(id, { at: run.startedAt, run: id });
  }
  const kept = (link: Link): Kept => {
    const mine = entries.get(link.id) ?? [];
    const shadow = shadows.get(link.id) ?? { left: {}, right: {} };
    const agreed = (side: Side): Fields => ({ ...carriedFrom(sync, side, mine), ...agreedFields(sync, side, shadow) });
    const birth = births.get(link.id);
    return {
      born: birth === undefined ? null : (runs.get(birth) ?? null),
      agreed: { left: agreed('left'), right: agreed('right') },
      keys: { left: link.left, right: link.right },
      sighted: sighted.get(link.id) ?? [],
      entries: mine,
      stamps: { left: sync.left.modifiedAt, right: sync.right.modifiedAt },
    };
  };
  return new Map(links.map((link) => [link.id, kept(link)]));
}

async function keptOfLone(store: Reads, scope: Scope, sync: SyncPlan, record: RecordAt): Promise<Kept | null> {
  const { side, key } = record;
  const lone = (await store.lone(scope, side, [key])).get(key);
  const id = loneLink(scope, side, key);
  const sighted = (await store.sighted(scope, [id])).get(id) ?? [];
  if (lone === undefined && sighted.length === 0) return null;
  const none = { left: {}, right: {} };
  return {
    born: null,
    agreed: { ...none, [side]: lone?.snapshot.fields ?? {} },
    keys: { left: null, right: null, [side]: key },
    sighted,
    entries: [],
    stamps: { left: sync.left.modifiedAt, right: sync.right.modifiedAt },
  };
}

/** The same with each side's own keys where a field points at a record of another sync. */
async function readable(store: Store, scope: Scope, sync: SyncPlan, kept: Kept): Promise<Kept> {
  if (sync.left.references.length === 0 && sync.right.references.length === 0) return kept;
  const links = { flow: scope.flow, store };
  const own = async (side: Side, all: readonly Fields[]): Promise<readonly Fields[]> =>
    inOwnKeys(links, sync[side].references, all);
  const one = async (side: Side, fields: Fields): Promise<Fields> => (await own(side, [fields]))[0] ?? fields;
  const sighted: Sighted[] = [];
  for (const row of kept.sighted) {
    const before = row.before === null ? null : await one(row.side, row.before);
    const { sighting } = row;
    if (sighting.kind === 'gone') sighted.push({ ...row, before });
    else {
      const snapshot = { ...sighting.snapshot, fields: await one(row.side, sighting.snapshot.fields) };
      sighted.push({ ...row, before, sighting: { kind: 'found', snapshot } });
    }
  }
  const entries: JournalEntry[] = [];
  for (const row of kept.entries) {
    const [before = row.before, sent = row.sent, after = row.after] = await own(row.side, [
      row.before,
      row.sent,
      row.after,
    ]);
    entries.push({ ...row, before, sent, after });
  }
  const agreed = { left: await one('left', kept.agreed.left), right: await one('right', kept.agreed.right) };
  return { ...kept, sighted, entries, agreed };
}

/**
 * The life of a record and of its twin, as far as it is known: what runs saw, and what they wrote (X2). Nothing is asked of
 * a system.
 * @param terms `own`: references as each side's keys, for people; `links`: as the engine has them
 * @returns null where nothing is known of such a record
 * @throws Fault `state` when a shadow's checksum does not hold
 */
export async function lifeOfRecord(
  store: Store,
  scope: Scope,
  sync: SyncPlan,
  asked: RecordAt & { readonly terms: 'own' | 'links' },
): Promise<RecordLife | null> {
  const link = await linkOfRecord(store, scope, asked);
  const kept =
    link === null
      ? await keptOfLone(store, scope, sync, asked)
      : ((await keptOf(store, scope, sync, [link])).get(link.id) ?? null);
  if (kept === null) return null;
  const life = lifeOf(asked.terms === 'own' ? await readable(store, scope, sync, kept) : kept);
  if (link === null) {
    const keys = { left: kept.keys.left, right: kept.keys.right };
    return { link: loneLink(scope, asked.side, asked.key), state: 'alone', how: null, ...keys, life };
  }
  const state = link.state === 'live' || link.state === 'half' ? 'linked' : 'ended';
  return { link: link.id, state, how: link.how, left: link.left, right: link.right, life };
}
