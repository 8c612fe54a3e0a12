import { decideLinked, type Linked, type Presence } from '../core/decide/linked.ts';
import type { Answered, Pair } from '../core/merge/pair.ts';
import { endsOf, valuesAt } from '../core/merge/pair.ts';
import { refusedOn } from '../core/merge/refused.ts';
import type { Change, Intent, JournalEntry } from '../model/change.ts';
import type { Conflict } from '../model/conflict.ts';
import type { LinkId, RecordKey, Side } from '../model/ids.ts';
import type { SyncPlan } from '../model/plan.ts';
import type { Sighting } from '../model/record.ts';
import type { Value } from '../model/value.ts';
import type { Mark } from '../store/contract/mark.ts';
import type { DirtyLink } from '../store/contract/sync-state.ts';
import { checkpoint } from './checkpoint.ts';
import { isLinkChosen } from './choice.ts';
import { lostKey } from './lost-key.ts';
import { partNow } from './part.ts';
import { aboutOf, isNew } from './questions.ts';
import { readByKey } from './read-by-key.ts';
import { sightedMarks } from './sighted.ts';
import { stage, stageParted } from './stage.ts';
import { editTime, timed } from './times.ts';
import { seatOf, type Work } from './world.ts';

const pageMax = 2_000;
/** Runs that the loop guard looks back on (engine-model.md 1.11). */
const loopRuns = 10;

const sightingOf = (one: DirtyLink, side: Side): Sighting | null | undefined =>
  side === 'left' ? one.left : one.right;
const keyOf = (one: DirtyLink, side: Side): RecordKey | null => (side === 'left' ? one.link.left : one.link.right);

/** Reads what the capture did not bring: the other side of every record that changed. */
const readRest = (work: Work, page: readonly DirtyLink[], side: Side): Promise<ReadonlyMap<RecordKey, Sighting>> =>
  readByKey(
    seatOf(work, side),
    page.flatMap((one) => {
      const key = keyOf(one, side);
      return key === null || sightingOf(one, side) ? [] : [key];
    }),
  );

function presence(one: DirtyLink, side: Side, read: ReadonlyMap<RecordKey, Sighting>): Presence | null {
  const key = keyOf(one, side);
  const sighting = sightingOf(one, side) ?? (key === null ? undefined : read.get(key));
  // A live link without a key has lost it to another record.
  if (sighting === undefined) return key === null && one.link.state === 'live' ? { kind: 'gone', key: lostKey } : null;
  return sighting.kind === 'found' ? sighting : { kind: 'gone', key: sighting.key };
}

/** Answers that wait for a run, by what their questions are about. */
export function answersOf(conflicts: readonly Conflict[]): ReadonlyMap<string, Answered> {
  const answers = new Map<string, Answered>();
  for (const one of conflicts) {
    if (one.state !== 'answered' || one.answer === null || one.answer.revision !== one.revision) continue;
    answers.set(aboutOf(one.question), { question: one.question, answer: one.answer.answer });
  }
  return answers;
}

/** Questions that stand since the rule of their field map left them to a person. */
export function heldQuestions(conflicts: readonly Conflict[]): NonNullable<Pair['asked']> {
  const held = new Map<string, Extract<Conflict['question'], { about: 'unit' }>>();
  for (const { state, question } of conflicts)
    if (state !== 'closed' && question.about === 'unit' && question.unless !== undefined)
      held.set(question.unit, question);
  return held;
}

const isPutBack = (entry: JournalEntry): boolean =>
  entry.undoes.length > 0 || Object.values(entry.why).includes('restore');

/** The values that recent runs wrote, by side and slot. A write of an undo or of a person's answer is not one of a loop. */
function latelyOf(sync: SyncPlan, entries: readonly JournalEntry[]): Pair['lately'] {
  const lately = { left: new Map<string, (readonly Value[])[]>(), right: new Map<string, (readonly Value[])[]>() };
  for (const entry of entries) {
    if (isPutBack(entry)) continue;
    for (const unit of sync.units) {
      for (const map of unit.maps) {
        const values = valuesAt(entry.sent, endsOf(map, entry.side));
        if (values === null || values.length === 0) continue;
        const before = lately[entry.side].get(map.slot) ?? [];
        lately[entry.side].set(map.slot, [...before, values]);
      }
    }
  }
  return lately;
}

/** Rows by the link that they are about. */
export const byLink = <T extends { readonly link: LinkId | null }>(rows: readonly T[]): ReadonlyMap<LinkId, T[]> => {
  const map = new Map<LinkId, T[]>();
  for (const row of rows) {
    if (row.link === null) continue;
    const list = map.get(row.link);
    if (list === undefined) map.set(row.link, [row]);
    else list.push(row);
  }
  return map;
};

/** Links with a write whose outcome is still open wait for it: deciding again could send it twice (A9). */
const waits = (intents: readonly Intent[] | undefined): boolean => (intents ?? []).some((one) => one.state !== 'dead');

const isAsked = (conflicts: readonly Conflict[], side: Side): boolean =>
  conflicts.some((one) => one.state !== 'closed' && aboutOf(one.question) === refusedOn(side));

async function decidePage(work: Work, page: readonly DirtyLink[]): Promise<void> {
  const { store } = work.world;
  const ids = page.map((one) => one.link.id);
  const intents = byLink(await store.intentsOfLinks(work.scope, ids));
  const open = page.filter((one) => one.link.state === 'live' && !waits(intents.get(one.link.id)));
  const conflicts = byLink(await store.conflictsOfLinks(work.scope, ids));
  const lately = await store.writesLately(work.scope, ids, loopRuns);
  const last = await store.lastSighted(work.scope, ids);
  const left = await readRest(work, open, 'left');
  const right = await readRest(work, open, 'right');
  const changes: Change[] = [];
  const marks: Mark[] = [];
  // A write that was to put a value back on a parted record tells nothing about a link.
  for (const { link } of page)
    if (link.state === 'unlinked') marks.push({ drop: 'dirty', scope: work.scope, link: link.id });
  for (const one of open) {
    const leftNow = presence(one, 'left', left);
    const rightNow = presence(one, 'right', right);
    if (leftNow === null || rightNow === null) continue;
    const linked: Linked = {
      link: one.link.id,
      making: null,
      left: leftNow,
      right: rightNow,
      shadow: one.shadow,
      leftAt: leftNow.kind === 'found' ? editTime(work.left, leftNow.snapshot, one.link.leftWroteAt) : null,
      rightAt: rightNow.kind === 'found' ? editTime(work.right, rightNow.snapshot, one.link.rightWroteAt) : null,
      answers: answersOf(conflicts.get(one.link.id) ?? []),
      asked: heldQuestions(conflicts.get(one.link.id) ?? []),
      lately: latelyOf(work.sync, lately.get(one.link.id) ?? []),
    };
    const change = timed(decideLinked(work.sync, linked), linked);
    marks.push(...sightedMarks(work, { ...linked, change, last: last.get(one.link.id) ?? {} }));
    const known = { link: one.link, shadow: one.shadow, conflicts: conflicts.get(one.link.id) ?? [], former: [] };
    const parted = await partNow(work, { linked, change, known });
    if (parted === null) changes.push(change);
    else marks.push(...parted.marks, ...stageParted(work, [parted.change]));
    if (change.questions.some((question) => isNew(conflicts.get(one.link.id) ?? [], question)))
      work.tally.newConflicts++;
    // A write that nobody is asked about, from before people were.
    for (const { id, write } of intents.get(one.link.id) ?? [])
      if (!isAsked(known.conflicts, write.side)) marks.push({ drop: 'intent', id });
  }
  await stage(work, changes, marks);
}

/** Decides about every linked record that a side reported as changed. */
export async function settleDirty(work: Work): Promise<void> {
  const { store, log } = work.world;
  log({ kind: 'phase', sync: work.sync.id, phase: 'settle', of: await store.countDirty(work.scope) });
  for (let after: LinkId | null = null; ; ) {
    const page: readonly DirtyLink[] = await store.dirtyPage(work.scope, after, pageMax);
    const last = page.at(-1);
    if (last === undefined) return;
    await checkpoint(work);
    await decidePage(
      work,
      page.filter(({ link }) => isLinkChosen(work, link)),
    );
    after = last.link.id;
  }
}
