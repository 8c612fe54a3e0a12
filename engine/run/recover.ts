import type { Intent } from '../model/change.ts';
import { across, type LinkId, type RecordKey, type Side } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Sighting, Snapshot } from '../model/record.ts';
import type { Mark } from '../store/contract/mark.ts';
import { withoutTwin } from './fallen.ts';
import { fateOf, type ReadBack, readBack } from './fate.ts';
import { journalMark, type Landed, moveShadow, noMatchMark } from './landed.ts';
import { lostKeys } from './lost-key.ts';
import { settlingAlone } from './siblings.ts';
import { countWrite } from './tally.ts';
import type { Work } from './world.ts';

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

/** The writes of a link whose outcome is open. */
async function openOf(work: Work, link: LinkId): Promise<readonly Intent[]> {
  return (await work.world.store.intentsOfLinks(work.scope, [link])).filter((one) => one.state !== 'dead');
}

/** A write that did not land takes what it was to settle together with others from them. */
const settlingWithout = (work: Work, siblings: readonly Intent[], fallen: Intent): readonly Mark[] =>
  siblings.map((one) => ({ put: 'intent', scope: work.scope, intent: settlingAlone(one, [fallen.write]) }));

/**
 * What a write leaves that is found to have landed. The shadows are what was sent, not what was read just now: what a
 * person changed on the record since then must still be seen as an edit.
 */
async function landedMarks(
  work: Work,
  intent: Intent,
  snapshot: Snapshot | null,
  siblings: readonly Intent[],
): Promise<readonly Mark[]> {
  const { store } = work.world;
  const { write } = intent;
  const key = snapshot?.key ?? write.key;
  const before = (await store.links(work.scope, [intent.link])).get(intent.link);
  const shadow = (await store.shadows(work.scope, [intent.link])).get(intent.link) ?? { left: {}, right: {} };
  if (key === null || before === undefined) return [{ drop: 'intent', id: intent.id }];
  const landed: Landed = { intent, snapshot, outcome: 'landed' };
  const { settles } = settlingAlone(
    intent,
    siblings.map((one) => one.write),
  ).write;
  const link = linkAfter(intent, before, key);
  const source = across(write.side);
  const sourceKey = source === 'left' ? link.left : link.right;
  // A value that was put back on a record that has no twin any more: the record stays known as it is.
  if (write.op === 'update' && link.state !== 'live')
    return [
      journalMark(work, landed, key),
      { drop: 'intent', id: intent.id },
      { drop: 'dirty', scope: work.scope, link: link.id },
    ];
  const { marks: lost } = await lostKeys(work, [landed]);
  return [
    ...lost,
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
  const { marks: lost } = await lostKeys(work, [uncertain]);
  return [
    ...lost,
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

/** It cannot be told: journaled as such, and the old shadow stays, at worst for a false conflict (R13). */
function maybeMarks(work: Work, intent: Intent, snapshot: Snapshot | null): readonly Mark[] {
  const { key, side } = intent.write;
  const drop: Mark = { drop: 'intent', id: intent.id };
  if (key === null) return [drop];
  const uncertain: Landed = {
    intent: { ...intent, write: { ...intent.write, settles: {} } },
    snapshot,
    outcome: 'maybe',
  };
  const sighting: Sighting = snapshot === null ? { kind: 'gone', key } : { kind: 'found', snapshot };
  return [journalMark(work, uncertain, key), drop, look(work, intent, side, sighting)];
}

/**
 * Finds out what became of one write whose answer never came, and records it under the run that sent it (R10-R15). Nothing
 * is sent again here.
 */
async function recoverOne(work: Work, asked: Intent, back: ReadBack): Promise<void> {
  const { store } = work.world;
  const open = await openOf(work, asked.link);
  const intent = open.find((one) => one.id === asked.id) ?? asked;
  const siblings = open.filter((one) => one.id !== asked.id);
  const under: Work = { ...work, run: intent.run };
  const fate = await fateOf(work, intent, back);
  switch (fate.kind) {
    case 'landed':
      await store.commit(await landedMarks(under, intent, fate.snapshot, siblings));
      if (intent.run === work.run) countWrite(work.tally, 'done', intent.write);
      return;
    case 'adopted':
      await store.commit(await adoptedMarks(under, intent, fate.snapshot));
      work.tally.movedOn++;
      return;
    case 'not-landed':
      await store.commit([...(await notLandedMarks(work, intent)), ...settlingWithout(work, siblings, intent)]);
      work.tally.movedOn++;
      return;
    case 'maybe':
      await store.commit([...maybeMarks(under, intent, fate.snapshot), ...settlingWithout(work, siblings, intent)]);
      work.tally.movedOn++;
      return;
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
