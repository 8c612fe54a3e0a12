import type { Change, Intent } from '../model/change.ts';
import type { Conflict } from '../model/conflict.ts';
import { IntentId, type LinkId, type Side } from '../model/ids.ts';
import { invariant } from '../model/invariant.ts';
import type { Mark } from '../store/contract/mark.ts';
import { checkpoint } from './checkpoint.ts';
import { begin, conclude, type Known } from './conclude.ts';
import { conflictId, loneLinksOf } from './ids.ts';
import { giveKeys } from './keys.ts';
import { lostKeys } from './lost-key.ts';
import { aftermath } from './outcome.ts';
import { recoverIntents } from './recover.ts';
import { type Sent, send } from './send.ts';
import { ranks } from './stage.ts';
import type { Work } from './world.ts';

const pageMin = 2_000;
const pageMax = 20_000;
/** Each step writes every page of the indexes again; this many take some three seconds. */
const plainMax = 100_000;

interface Item {
  readonly rank: number;
  readonly seq: number;
  readonly change: Change;
  readonly known: Known;
}

async function isAsked(work: Work): Promise<boolean> {
  return (await work.world.store.conflicts(work.scope, { states: ['open', 'answered'] }, null, 1)).length > 0;
}

/** Questions about records that could not get a twin, by the link they are about: they are over once their record is linked. */
async function loneQuestions(work: Work, changes: readonly Change[]): Promise<ReadonlyMap<LinkId, Conflict>> {
  if (!(await isAsked(work))) return new Map();
  const ids = changes.flatMap((change) => (change.move === 'link' ? loneLinksOf(work.scope, change) : []));
  const rows = ids.length === 0 ? [] : await work.world.store.conflictsOfLinks(work.scope, ids);
  return new Map(
    rows.flatMap((one) => (one.link === null || one.state === 'closed' ? [] : [[one.link, one] as const])),
  );
}

async function knownOf(work: Work, changes: readonly Change[]): Promise<(change: Change) => Known> {
  const { store } = work.world;
  const ids = changes.map((one) => one.link);
  const links = await store.links(work.scope, ids);
  const shadows = await store.shadows(work.scope, ids);
  const conflicts = new Map<LinkId, Known['conflicts'][number][]>();
  for (const one of await store.conflictsOfLinks(work.scope, ids)) {
    if (one.link !== null) conflicts.set(one.link, [...(conflicts.get(one.link) ?? []), one]);
  }
  for (const change of changes) {
    if (change.questions.some((question) => question.about === 'match')) {
      const row = await store.conflict(conflictId(work.scope, change.link, 'match'));
      if (row !== null) conflicts.set(change.link, [row.conflict]);
    }
  }
  const former = await loneQuestions(work, changes);
  return (change) => ({
    former: former.size === 0 ? [] : loneLinksOf(work.scope, change).flatMap((id) => former.get(id) ?? []),
    link: links.get(change.link) ?? null,
    shadow: shadows.get(change.link) ?? { left: {}, right: {} },
    conflicts: conflicts.get(change.link) ?? [],
  });
}

function intentsOf(work: Work, change: Change): readonly Intent[] {
  if (change.writes.length === 0) return [];
  const now = work.world.now();
  return change.writes.map((write) => ({
    id: IntentId.parse(work.world.newId('i')),
    run: work.run,
    sync: work.sync.id,
    link: change.link,
    write,
    source: write.side === 'left' ? change.right : change.left,
    correlation: change.link,
    state: 'sent',
    attempts: 1,
    sentAt: now,
    notBefore: now,
    problem: null,
  }));
}

/**
 * Sends what a page decided: the right side first, each operation by itself, in batches the system takes. A fault that
 * stops the side leaves the intents in the state: the next run's first act is to find out what became of them.
 */
async function sendAll(work: Work, intents: readonly Intent[]): Promise<ReadonlyMap<string, Sent>> {
  const sent = new Map<string, Sent>();
  for (const op of ['create', 'update', 'remove'] as const) {
    for (const side of ['right', 'left'] satisfies Side[]) {
      const mine = intents.filter((one) => one.write.op === op && one.write.side === side);
      const max = work[side].plan.can.writeMax;
      for (let from = 0; from < mine.length; from += max) {
        for (const one of await send(work, side, mine.slice(from, from + max))) sent.set(one.intent.id, one);
      }
    }
  }
  return sent;
}

async function applyPage(work: Work, items: readonly Item[]): Promise<void> {
  const { store } = work.world;
  const before: Mark[] = [];
  const intents = new Map<number, readonly Intent[]>();
  for (const { rank, seq, change, known } of items) {
    const mine = intentsOf(work, change);
    intents.set(seq, mine);
    const marks = mine.length === 0 ? conclude(work, change, known, []) : begin(work, change, known);
    before.push(...marks, ...mine.map((intent) => ({ put: 'intent', scope: work.scope, intent }) as const), {
      drop: 'change',
      scope: work.scope,
      run: work.run,
      rank,
      seq,
    });
  }
  await store.commit(before);
  const all = [...intents.values()].flat();
  if (all.length === 0) return;
  const sent = await sendAll(work, all);
  const lost = await lostKeys(
    work,
    [...sent.values()].flatMap(({ intent, outcome }) =>
      outcome.kind === 'done' ? [{ intent, snapshot: outcome.snapshot }] : [],
    ),
  );
  const after: Mark[] = [...lost.marks];
  const unknown: Intent[] = [];
  for (const item of items) {
    const mine = (intents.get(item.seq) ?? []).flatMap((one) => sent.get(one.id) ?? []);
    if (mine.length === 0) continue;
    const left = aftermath(work, item.change, lost.known(item.known), mine);
    after.push(...left.marks);
    unknown.push(...left.unknown);
  }
  await store.commit(after);
  await recoverIntents(work, unknown);
}

/**
 * Changes that only link records which agree need no look at each one, unless a question about a record of theirs stands,
 * which would be over.
 */
async function linkPlain(work: Work): Promise<number> {
  const { store, log } = work.world;
  if (await isAsked(work)) return 0;
  for (let done = 0; ; ) {
    const linked = await store.linkPlain(work.scope, work.run, plainMax);
    if (linked === 0) return done;
    done += linked;
    log({ kind: 'progress', sync: work.sync.id, done });
    await checkpoint(work);
  }
}

/**
 * Applies what a run decided, in rank order, a page at a time: intent on disk, then the world, then the outcome (A4).
 * @param most the highest rank to apply
 */
export async function apply(work: Work, most: number = ranks.remove): Promise<void> {
  const { store, log } = work.world;
  log({ kind: 'phase', sync: work.sync.id, phase: 'apply', of: work.tally.decided });
  const limit = Math.min(pageMax, Math.max(pageMin, work.left.plan.can.writeMax, work.right.plan.can.writeMax));
  let done = await linkPlain(work);
  for (let before = ''; ; ) {
    const page = await store.changePage(work.scope, work.run, null, limit);
    const [first] = page;
    if (first === undefined || first.rank > most) return;
    const turn = `${first.rank}/${first.seq}`;
    invariant(turn !== before, 'A5: a change that was applied is not handed out again');
    before = turn;
    await checkpoint(work);
    const sameRank = page.filter((one) => one.rank === first.rank);
    const changes = await giveKeys(
      work,
      sameRank.map((one) => one.change),
    );
    const known = await knownOf(work, changes);
    await applyPage(
      work,
      changes.map((change, index) => ({
        rank: sameRank[index]?.rank ?? 0,
        seq: sameRank[index]?.seq ?? 0,
        change,
        known: known(change),
      })),
    );
    done += changes.length;
    log({ kind: 'progress', sync: work.sync.id, done });
  }
}
