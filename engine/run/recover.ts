import { matchValues } from '../core/match/match-values.ts';
import { same } from '../core/values/equal.ts';
import { msBetween } from '../core/values/instant.ts';
import type { Intent, JournalEntry } from '../model/change.ts';
import { across, type RecordKey, type Side } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Sighting, Snapshot } from '../model/record.ts';
import type { Fields, Value } from '../model/value.ts';
import type { Mark } from '../store/contract.ts';
import { withoutTwin } from './fallen.ts';
import { journalMark, type Landed, moveShadow, noMatchMark } from './landed.ts';
import { countWrite } from './tally.ts';
import { seatOf, type Work } from './world.ts';

/** What reading back told about a write whose answer never came (engine-model.md 1.14). */
type Fate =
  | { readonly kind: 'landed'; readonly snapshot: Snapshot | null }
  | { readonly kind: 'not-landed' }
  /** Somebody edited the record meanwhile: it cannot be told. */
  | { readonly kind: 'maybe'; readonly snapshot: Snapshot }
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
type ReadBack = ReadonlyMap<string, Sighting>;

const place = (side: Side, key: RecordKey): string => `${side}/${key}`;

async function readBack(work: Work, intents: readonly Intent[]): Promise<ReadBack> {
  const seen = new Map<string, Sighting>();
  for (const side of ['left', 'right'] as const) {
    const { session, view, plan } = seatOf(work, side);
    const keys = [
      ...new Set(intents.flatMap(({ write }) => (write.side === side && write.key !== null ? [write.key] : []))),
    ];
    for (let from = 0; from < keys.length; from += plan.can.readMax) {
      const part = keys.slice(from, from + plan.can.readMax);
      const sightings = await session.read(view, part);
      for (const [index, key] of part.entries()) {
        const sighting = sightings[index];
        if (sighting !== undefined) seen.set(place(side, key), sighting);
      }
    }
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
  if (seen === undefined || seen.kind === 'gone')
    return write.op === 'remove' ? { kind: 'landed', snapshot: null } : { kind: 'not-landed' };
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
      sharesMatch(work, write.side, write.fields, seen.snapshot.fields) && (await isFree(work, write.side, write.key));
    return alike ? { kind: 'adopted', snapshot: seen.snapshot } : { kind: 'not-landed' };
  }
  const free = async (fields: Fields): Promise<readonly Snapshot[]> => {
    const hits = await session.find(view, { correlation: intent.correlation, fields }, 2);
    const held = await work.world.store.linksByKeys(
      work.scope,
      write.side,
      hits.map((one) => one.key),
    );
    return hits.filter((one) => !held.has(one.key));
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

const isFree = async (work: Work, side: Side, key: RecordKey): Promise<boolean> =>
  !(await work.world.store.linksByKeys(work.scope, side, [key])).has(key);

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

const look = (work: Work, intent: Intent, side: Side, sighting: Sighting | null): Mark => ({
  put: 'dirty',
  scope: work.scope,
  dirty: { link: intent.link, side, sighting, reason: 'recovered' },
});

function linkAfter(intent: Intent, link: Link, key: RecordKey): Link {
  const { write } = intent;
  const undo = write.undoes.length > 0;
  if (write.op === 'remove') return { ...link, state: undo ? 'undone' : 'tombstone' };
  if (write.op === 'create') return { ...link, [write.side]: key, state: undo ? 'unlinked' : 'live' };
  return link;
}

/** The record that is left when a removal landed, or that came back when its undo did: known, and left alone. */
function keptMarks(work: Work, intent: Intent, link: Link): readonly Mark[] {
  if (link.state === 'live') return [];
  const other = across(intent.write.side);
  const key = other === 'left' ? link.left : link.right;
  const state = intent.write.undoes.length > 0 ? 'undone' : 'kept';
  const side = intent.write.side;
  const own = side === 'left' ? link.left : link.right;
  const mine: readonly Mark[] = own === null || intent.write.op === 'create' ? [] : [noMatchMark(work, side, own)];
  if (key === null) return mine;
  return [
    ...mine,
    { put: 'lone', scope: work.scope, lone: { side: other, key, state, snapshot: { key, fields: {} }, print: '' } },
  ];
}

/** Whether another write of the same link is not settled yet: the two sides agree only once both have landed (R16). */
async function hasOther(work: Work, intent: Intent): Promise<boolean> {
  const open = await work.world.store.intentsOfLinks(work.scope, [intent.link]);
  return open.some((one) => one.id !== intent.id && one.state !== 'dead');
}

/**
 * What a write leaves that is found to have landed. The shadows are what was sent, not what was read just now: what a
 * person changed on the record since then must still be seen as an edit.
 */
async function landedMarks(
  work: Work,
  intent: Intent,
  snapshot: Snapshot | null,
  outcome: JournalEntry['outcome'],
): Promise<readonly Mark[]> {
  const { store } = work.world;
  const { write } = intent;
  const key = snapshot?.key ?? write.key;
  const before = (await store.links(work.scope, [intent.link])).get(intent.link);
  const shadow = (await store.shadows(work.scope, [intent.link])).get(intent.link) ?? { left: {}, right: {} };
  if (key === null || before === undefined) return [{ drop: 'intent', id: intent.id }];
  const landed: Landed = { intent, snapshot, outcome };
  const settles = (await hasOther(work, intent)) ? {} : write.settles;
  const link = linkAfter(intent, before, key);
  const source = across(write.side);
  const sourceKey = source === 'left' ? link.left : link.right;
  return [
    journalMark(work, landed, key),
    { put: 'link', scope: work.scope, link: { ...link, leftPrint: null, rightPrint: null } },
    {
      put: 'shadow',
      scope: work.scope,
      link: link.id,
      shadow: link.state === 'live' ? moveShadow(shadow, settles) : { left: {}, right: {} },
    },
    { drop: 'intent', id: intent.id },
    ...(link.state === 'live'
      ? [look(work, intent, write.side, null)]
      : [{ drop: 'dirty', scope: work.scope, link: link.id } as const]),
    ...(sourceKey === null || link.state !== 'live'
      ? []
      : [{ drop: 'lone', scope: work.scope, side: source, key: sourceKey } as const]),
    { drop: 'lone', scope: work.scope, side: write.side, key },
    ...keptMarks(work, intent, link),
  ];
}

/** The twin of a record is there, made by us or by a person: linked, journaled as uncertain, and settled as at first contact. */
async function adoptedMarks(work: Work, intent: Intent, snapshot: Snapshot): Promise<readonly Mark[]> {
  const { write } = intent;
  const link = (await work.world.store.links(work.scope, [intent.link])).get(intent.link);
  if (link === undefined) return [{ drop: 'intent', id: intent.id }];
  const uncertain: Landed = { intent: { ...intent, write: { ...write, settles: {} } }, snapshot, outcome: 'maybe' };
  const live: Link = { ...link, [write.side]: snapshot.key, state: 'live', leftPrint: null, rightPrint: null };
  const keys = [
    ['left', live.left],
    ['right', live.right],
  ] as const;
  return [
    journalMark(work, uncertain, snapshot.key),
    { put: 'link', scope: work.scope, link: live },
    { put: 'shadow', scope: work.scope, link: link.id, shadow: { left: {}, right: {} } },
    { drop: 'intent', id: intent.id },
    look(work, intent, write.side, null),
    ...keys.flatMap(([side, key]): readonly Mark[] =>
      key === null ? [] : [{ drop: 'lone', scope: work.scope, side, key }],
    ),
  ];
}

async function notLandedMarks(work: Work, intent: Intent): Promise<readonly Mark[]> {
  const { write } = intent;
  const drop: Mark = { drop: 'intent', id: intent.id };
  const link = (await work.world.store.links(work.scope, [intent.link])).get(intent.link);
  if (link === undefined) return [drop];
  if (link.state === 'half')
    return [
      drop,
      ...withoutTwin(work, { link: link.id, left: link.left, right: link.right, how: link.how }, write.side, 'new'),
    ];
  return [drop, look(work, intent, write.side, null)];
}

/**
 * Finds out what became of one write whose answer never came, and records it under the run that sent it (R10-R15). Nothing
 * is sent again here.
 */
async function recoverOne(work: Work, intent: Intent, back: ReadBack): Promise<void> {
  const { store } = work.world;
  const under: Work = { ...work, run: intent.run };
  const fate = intent.write.op === 'create' ? await fateOfCreate(work, intent, back) : fateOfChange(work, intent, back);
  switch (fate.kind) {
    case 'landed':
      await store.commit(await landedMarks(under, intent, fate.snapshot, 'landed'));
      if (intent.run === work.run) countWrite(work.tally, 'done', intent.write);
      return;
    case 'adopted':
      await store.commit(await adoptedMarks(under, intent, fate.snapshot));
      work.tally.movedOn++;
      return;
    case 'not-landed':
      await store.commit(await notLandedMarks(work, intent));
      work.tally.movedOn++;
      return;
    case 'maybe': {
      const sighting: Sighting = { kind: 'found', snapshot: fate.snapshot };
      const key = intent.write.key;
      const landed: Landed = {
        intent: { ...intent, write: { ...intent.write, settles: {} } },
        snapshot: fate.snapshot,
        outcome: 'maybe',
      };
      await store.commit([
        ...(key === null ? [] : [journalMark(under, landed, key)]),
        { drop: 'intent', id: intent.id },
        look(work, intent, intent.write.side, sighting),
      ]);
      work.tally.movedOn++;
      return;
    }
    case 'too-early':
      await store.commit([{ put: 'intent', scope: work.scope, intent: { ...intent, state: 'unknown' } }]);
      work.tally.quarantined++;
      return;
  }
}

/** The same for many: read back together, recorded one by one, since two of them may concern one link. */
export async function recoverIntents(work: Work, intents: readonly Intent[]): Promise<void> {
  const back = await readBack(work, intents);
  for (const intent of intents) await recoverOne(work, intent, back);
}

/** The first phase of every run: what earlier runs sent and never heard of (R10). */
export async function recover(work: Work): Promise<void> {
  work.world.log({ kind: 'phase', sync: work.sync.id, phase: 'recover', of: null });
  const rows = await work.world.store.intents(work.scope, ['sent', 'unknown', 'waiting'], Number.MAX_SAFE_INTEGER);
  await recoverIntents(
    work,
    rows.map((one) => one.intent),
  );
}
