import { matchValues } from '../core/match/match-values.ts';
import { same } from '../core/values/equal.ts';
import { msBetween } from '../core/values/instant.ts';
import type { Intent } from '../model/change.ts';
import type { RecordKey, Side } from '../model/ids.ts';
import type { Sighting, Snapshot } from '../model/record.ts';
import type { Fields, Value } from '../model/value.ts';
import { readByKey } from './read-by-key.ts';
import { seatOf, type Work } from './world.ts';

/** What reading back told about a write whose answer never came (engine-model.md 1.14). */
export type Fate =
  | { readonly kind: 'landed'; readonly snapshot: Snapshot | null }
  | { readonly kind: 'not-landed' }
  /** Somebody edited or removed the record meanwhile: it cannot be told. Null: it is gone. */
  | { readonly kind: 'maybe'; readonly snapshot: Snapshot | null }
  /** A record that matches is there, and may be ours: it is taken for the twin, but not for our work. */
  | { readonly kind: 'adopted'; readonly snapshot: Snapshot }
  /** The system may not show it yet: nothing is tried until it would (create quarantine). */
  | { readonly kind: 'too-early' };

function holds(work: Work, side: Side, wanted: Fields, now: Fields): boolean {
  const { plan } = seatOf(work, side);
  return Object.entries(wanted).every(([name, value]) => {
    const type = plan.fields.find((field) => field.name === name)?.type;
    return type !== undefined && same(type, value, now[name]);
  });
}

/** What the records of these intents are now, by side and key. */
export type ReadBack = ReadonlyMap<string, Sighting>;

const place = (side: Side, key: RecordKey): string => `${side}/${key}`;

/** Reads anew the records that these intents were to write; a create whose key only the system knows is not among them. */
export async function readBack(work: Work, intents: readonly Intent[]): Promise<ReadBack> {
  const seen = new Map<string, Sighting>();
  for (const side of ['left', 'right'] as const) {
    const keys = intents.flatMap(({ write }) => (write.side === side && write.key !== null ? [write.key] : []));
    for (const [key, sighting] of await readByKey(seatOf(work, side), keys)) seen.set(place(side, key), sighting);
  }
  return seen;
}

const isBlank = (value: Value | undefined): boolean => value === undefined || value === null || value === '';

/**
 * Whether most of what was sent is there: a record under a key that was ours to give, edited since. Blanks prove nothing:
 * somebody else's record that took the number has them too.
 */
function mostlyHolds(work: Work, side: Side, wanted: Fields, now: Fields): boolean {
  const names = Object.keys(wanted).filter((name) => !isBlank(wanted[name]));
  const kept = names.filter((name) => holds(work, side, { [name]: wanted[name] ?? null }, now));
  return kept.length * 2 >= names.length;
}

function fateOfChange(work: Work, intent: Intent, back: ReadBack): Fate {
  const { write } = intent;
  if (write.key === null) return { kind: 'not-landed' };
  const seen = back.get(place(write.side, write.key));
  if (seen === undefined) return { kind: 'not-landed' };
  if (seen.kind === 'gone')
    return write.op === 'remove' ? { kind: 'landed', snapshot: null } : { kind: 'maybe', snapshot: null };
  if (write.op === 'remove') return { kind: 'not-landed' };
  const now = seen.snapshot.fields;
  if (holds(work, write.side, write.fields, now)) return { kind: 'landed', snapshot: seen.snapshot };
  return holds(work, write.side, write.before, now)
    ? { kind: 'not-landed' }
    : { kind: 'maybe', snapshot: seen.snapshot };
}

async function fateOfCreate(work: Work, intent: Intent, back: ReadBack): Promise<Fate> {
  const { write } = intent;
  const { session, view, plan } = seatOf(work, write.side);
  if (write.key !== null) {
    const seen = back.get(place(write.side, write.key));
    if (seen?.kind !== 'found') return { kind: 'not-landed' };
    const now = seen.snapshot.fields;
    const given = plan.can.reservesKeys && mostlyHolds(work, write.side, write.fields, now);
    const ours = given || plan.newKey.from === 'uuid' || holds(work, write.side, write.fields, now);
    if (ours) return { kind: 'landed', snapshot: seen.snapshot };
    const alike =
      sharesMatch(work, write.side, write.fields, seen.snapshot.fields) &&
      (await freeOf(work, intent, [write.key])).has(write.key);
    return alike ? { kind: 'adopted', snapshot: seen.snapshot } : { kind: 'not-landed' };
  }
  const free = async (fields: Fields): Promise<readonly Snapshot[]> => {
    const hits = await session.find(view, { correlation: intent.correlation, fields }, 2);
    const open = await freeOf(
      work,
      intent,
      hits.map((one) => one.key),
    );
    return hits.filter((one) => open.has(one.key));
  };
  const same = await free(write.fields);
  if (same.length > 1) return { kind: 'not-landed' };
  const [only] = same;
  if (only !== undefined) return { kind: 'landed', snapshot: only };
  const probe = matchProbe(work, write.side, write.fields);
  const [alike, another] = probe === null ? [] : await free(probe);
  if (alike !== undefined && another === undefined) return { kind: 'adopted', snapshot: alike };
  return msBetween(intent.sentAt, work.world.now()) < plan.can.findLagMs
    ? { kind: 'too-early' }
    : { kind: 'not-landed' };
}

/** Records that no other link holds: a removed record that is brought back keeps its link. */
async function freeOf(work: Work, intent: Intent, keys: readonly RecordKey[]): Promise<ReadonlySet<RecordKey>> {
  const held = await work.world.store.linksByKeys(work.scope, intent.write.side, keys);
  return new Set(keys.filter((key) => (held.get(key)?.id ?? intent.link) === intent.link));
}

/** Whether the match would take two records of one side for the same thing. */
function sharesMatch(work: Work, side: Side, one: Fields, other: Fields): boolean {
  const others = matchValues(work.sync, side, other);
  return matchValues(work.sync, side, one).some((mine) =>
    others.some((its) => its.tier === mine.tier && its.value === mine.value),
  );
}

/** What a created record is matched by, as it was sent: what stays when somebody edits it before it is found again. */
function matchProbe(work: Work, side: Side, sent: Fields): Fields | null {
  for (const tier of work.sync.tiers) {
    const parts = tier[side].map((name) => [name, sent[name] ?? null] as const);
    if (parts.every(([, value]) => value !== null && value !== '')) return Object.fromEntries(parts);
  }
  return null;
}

/** What became of a write, as far as the records that were read back tell; a create without a key is looked for. */
export const fateOf = async (work: Work, intent: Intent, back: ReadBack): Promise<Fate> =>
  intent.write.op === 'create' ? fateOfCreate(work, intent, back) : fateOfChange(work, intent, back);
