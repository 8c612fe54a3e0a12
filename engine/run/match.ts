import { decideLinked, type Linked, type Presence } from '../core/decide/linked.ts';
import { decideLone } from '../core/decide/lone.ts';
import { type Candidate, type Meeting, meet, nameOf } from '../core/match/meet.ts';
import type { Change } from '../model/change.ts';
import type { Conflict, Question } from '../model/conflict.ts';
import { across, type ConflictId, type LinkId, RecordKey, type Side } from '../model/ids.ts';
import type { Cluster, Lone, Member } from '../store/contract/lone.ts';
import type { Mark } from '../store/contract/mark.ts';
import type { Scope } from '../store/contract/scope.ts';
import { checkpoint } from './checkpoint.ts';
import { isChosen } from './choice.ts';
import { conflictId, loneLink, matchSubject, metLink } from './ids.ts';
import { readParted } from './parted.ts';
import { withdrawn } from './questions.ts';
import { answersOf, byLink } from './settle.ts';
import { sightedMarks, sightedSource } from './sighted.ts';
import { stage } from './stage.ts';
import { editTime, timed } from './times.ts';
import { seatOf, type Work } from './world.ts';

const clustersMax = 250;
const loneMax = 2_000;
/** Keys listed in a question about a match; more are counted, not listed. */
const listedMax = 100;

const pairName = (one: Candidate, other: Candidate): { left: RecordKey; right: RecordKey } => {
  const [first, second] = [nameOf(one), nameOf(other)].sort();
  return { left: RecordKey.parse(first), right: RecordKey.parse(second) };
};

/** A record that an earlier tier linked or asked about is taken: whoever else fits it is a question, as beside a linked pair (M7). */
const heldBy = (member: Member): Candidate['held'] => {
  if ('link' in member) return member.link;
  return member.met ? 'taken' : null;
};

const candidatesOf = (cluster: Cluster): readonly Candidate[] =>
  cluster.members.map((member) => ({
    side: member.side,
    key: member.key,
    held: heldBy(member),
  }));

/** All pairs within these clusters, but for those of so many records that they are one question anyway. */
function* pairsOf(clusters: readonly (readonly Candidate[])[]): Generator<{ left: RecordKey; right: RecordKey }> {
  for (const members of clusters) {
    if (members.length > listedMax) continue;
    for (const [index, one] of members.entries())
      for (const other of members.slice(index + 1)) yield pairName(one, other);
  }
}

/** Which of all pairs within these clusters a person declared not to be the same. */
async function apartOf(
  work: Work,
  clusters: readonly (readonly Candidate[])[],
): Promise<(one: Candidate, other: Candidate) => boolean> {
  const declared = await work.world.store.apart(work.scope, pairsOf(clusters));
  const names = new Set(declared.map((pair) => `${pair.left}\n${pair.right}`));
  return (one, other) => {
    if (names.size === 0) return false;
    const pair = pairName(one, other);
    return names.has(`${pair.left}\n${pair.right}`);
  };
}

/** The print of a lone record is that of its snapshot where this run read it: not of a parted one, whose snapshot is empty. */
function presenceOf(work: Work, { side, snapshot, print }: Lone): Presence {
  const isRead = seatOf(work, side).plan.capture.by === 'scan' && Object.keys(snapshot.fields).length > 0;
  return isRead ? { kind: 'found', snapshot, print } : { kind: 'found', snapshot };
}

function linkedOf(work: Work, left: Lone, right: Lone, how: string): Linked {
  return {
    link: metLink(work.scope, left.key, right.key),
    making: how,
    left: presenceOf(work, left),
    right: presenceOf(work, right),
    shadow: { left: {}, right: {} },
    leftAt: editTime(work.left, left.snapshot, null),
    rightAt: editTime(work.right, right.snapshot, null),
    answers: new Map(),
    lately: { left: new Map(), right: new Map() },
  };
}

function questionChange(work: Work, tier: number, value: string, meeting: Extract<Meeting, { kind: 'ask' }>): Change {
  const question: Question = {
    about: 'match',
    reason: meeting.reason,
    tier,
    value,
    left: meeting.left.slice(0, listedMax),
    right: meeting.right.slice(0, listedMax),
  };
  const members = [...meeting.left.map((key) => `left/${key}`), ...meeting.right.map((key) => `right/${key}`)].sort();
  return {
    sync: work.sync.id,
    link: matchSubject(work.scope, tier, members),
    move: 'none',
    how: '',
    left: null,
    right: null,
    writes: [],
    agreed: {},
    questions: [question],
    drifted: [],
    skipped: [],
    unread: [],
    leftPrint: null,
    rightPrint: null,
  };
}

function metMarks(work: Work, members: readonly { side: Side; key: RecordKey }[]): readonly Mark[] {
  return members.map((one) => ({ put: 'met', scope: work.scope, side: one.side, key: one.key, run: work.run }));
}

async function countQuestion(work: Work, change: Change): Promise<void> {
  const id = conflictId(work.scope, change.link, 'match');
  work.tally.asked.add(id);
  const before = await work.world.store.conflict(id);
  if (before === null || before.conflict.state === 'closed') work.tally.newAmbiguous++;
}

/** Match questions that no longer arise answered themselves: a record was removed, edited or linked. */
export async function closeMatchQuestions(work: Work): Promise<void> {
  const { store } = work.world;
  for (let after: ConflictId | null = null; ; ) {
    const page: readonly { scope: Scope; conflict: Conflict }[] = await store.conflicts(
      work.scope,
      { states: ['open', 'answered'] },
      after,
      loneMax,
    );
    const last = page.at(-1);
    if (last === undefined) return;
    const over = page.filter(
      ({ conflict }) => conflict.question.about === 'match' && !work.tally.asked.has(conflict.id),
    );
    await store.commit(over.flatMap(({ conflict }) => withdrawn(work, conflict)));
    after = last.conflict.id;
  }
}

function loneIn(cluster: Cluster, side: Side, key: RecordKey): Lone | undefined {
  const member = cluster.members.find((one) => one.side === side && one.key === key);
  return member !== undefined && 'lone' in member ? member.lone : undefined;
}

async function meetClusters(work: Work, tier: number, known: readonly Cluster[]): Promise<void> {
  const clusters = await readParted(work, known);
  const candidates = clusters.map(candidatesOf);
  const apart = await apartOf(work, candidates);
  const createsFrom = (side: Side): boolean => work.sync.rules.create[across(side)] === 'create';
  const changes: Change[] = [];
  const marks: Mark[] = [];
  for (const [index, cluster] of clusters.entries()) {
    for (const meeting of meet(candidates[index] ?? [], apart, createsFrom)) {
      if (meeting.kind === 'ask') {
        const change = questionChange(work, tier, cluster.value, meeting);
        await countQuestion(work, change);
        changes.push(change);
        marks.push(...metMarks(work, meeting.lone));
        continue;
      }
      const left = loneIn(cluster, 'left', meeting.left);
      const right = loneIn(cluster, 'right', meeting.right);
      if (left === undefined || right === undefined) continue;
      const linked = linkedOf(work, left, right, `match:${tier + 1}`);
      const change = timed(decideLinked(work.sync, linked), linked);
      if (change.questions.length > 0) {
        work.tally.newConflicts++;
        marks.push(...sightedMarks(work, { ...linked, change, last: {} }));
      }
      changes.push(change);
    }
  }
  await stage(work, changes, marks);
}

/** Records whose twin is on its way: the outcome of its create is not known yet (A9). */
async function awaited(work: Work, unmet: readonly Lone[]): Promise<ReadonlySet<string>> {
  const held = async (side: Side): Promise<string[]> => {
    const keys = unmet.filter((one) => one.side === side).map((one) => one.key);
    if (keys.length === 0) return [];
    return [...(await work.world.store.linksByKeys(work.scope, side, keys)).keys()].map((key) => nameOf({ side, key }));
  };
  return new Set([...(await held('left')), ...(await held('right'))]);
}

/** Questions about records without a twin, by the link that each would get. */
async function askedAbout(work: Work, unmet: readonly Lone[]): Promise<ReadonlyMap<LinkId, readonly Conflict[]>> {
  const { store } = work.world;
  if ((await store.conflicts(work.scope, { states: ['answered'] }, null, 1)).length === 0) return new Map();
  const ids = unmet.map((one) => loneLink(work.scope, one.side, one.key));
  return byLink(await store.conflictsOfLinks(work.scope, ids));
}

async function decideUnmet(work: Work, unmet: readonly Lone[]): Promise<void> {
  const changes: Change[] = [];
  const marks: Mark[] = [];
  const waiting = await awaited(work, unmet);
  const asked = await askedAbout(work, unmet);
  for (const lone of unmet) {
    if (waiting.has(nameOf(lone))) continue;
    if (lone.state === 'again') {
      marks.push({ put: 'lone-state', scope: work.scope, side: lone.side, key: lone.key, state: 'kept' });
      continue;
    }
    const link = loneLink(work.scope, lone.side, lone.key);
    const decided = decideLone(work.sync, lone.side, lone.snapshot, {
      link,
      answers: answersOf(asked.get(link) ?? []),
    });
    if (decided.kind !== 'change') {
      const state = decided.kind === 'unread' ? 'unread' : 'waiting';
      marks.push({ put: 'lone-state', scope: work.scope, side: lone.side, key: lone.key, state });
    } else {
      changes.push(decided.change);
      marks.push(...sightedSource(work, lone, decided.change));
    }
  }
  await stage(work, changes, [...marks, ...metMarks(work, unmet)]);
}

/**
 * Finds the twin of every record that has none, tier by tier, over both sides at once, so that the outcome does not depend
 * on the order of pages (M6, P7); then decides about those that matched nothing.
 */
export async function matchLone(work: Work): Promise<void> {
  const { store, log } = work.world;
  log({ kind: 'phase', sync: work.sync.id, phase: 'match', of: null });
  for (let tier = 0; tier < work.sync.tiers.length; tier++) {
    for (let after: string | null = null; ; ) {
      const clusters: readonly Cluster[] = await store.clusters(work.scope, work.run, tier, after, clustersMax);
      if (clusters.length === 0) break;
      await checkpoint(work);
      await meetClusters(
        work,
        tier,
        clusters.filter((one) => one.members.some((member) => 'lone' in member && isChosen(work, member))),
      );
      after = clusters.at(-1)?.value ?? null;
    }
  }
  while (await store.settleSome(work.scope, work.run)) await checkpoint(work);
  for (let after: { side: Side; key: RecordKey } | null = null; ; ) {
    const unmet: readonly Lone[] = await store.unmet(work.scope, work.run, after, loneMax);
    const last = unmet.at(-1);
    if (last === undefined) break;
    await checkpoint(work);
    await decideUnmet(
      work,
      unmet.filter((one) => isChosen(work, one)),
    );
    after = { side: last.side, key: last.key };
  }
}
