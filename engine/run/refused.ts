import { endsOf, valuesAt } from '../core/merge/pair.ts';
import type { RefusedQuestion } from '../core/merge/refused.ts';
import type { Intent, Settles } from '../model/change.ts';
import type { Conflict } from '../model/conflict.ts';
import { across, type ConflictId, IntentId } from '../model/ids.ts';
import type { SyncPlan } from '../model/plan.ts';
import type { Tuple } from '../model/value.ts';
import type { Mark } from '../store/contract/mark.ts';
import type { Scope } from '../store/contract/scope.ts';
import type { Store } from '../store/contract.ts';
import { keptProblem } from './kept-problem.ts';
import { withdrawn } from './questions.ts';
import type { Sent } from './send.ts';
import type { Work, World } from './world.ts';

const pageMax = 1_000;

type BySlot = Record<string, Tuple>;

/** What both sides were to hold of each field map that a write was about. */
function wantedOf(sync: SyncPlan, { write }: Intent): { left: BySlot; right: BySlot } {
  const wanted: { left: BySlot; right: BySlot } = { left: {}, right: {} };
  for (const map of sync.units.flatMap((unit) => unit.maps)) {
    const sent = valuesAt(write.fields, endsOf(map, write.side));
    const settled = write.settles[map.slot];
    if (settled === undefined && sent === null) continue;
    if (settled !== undefined) {
      wanted.left[map.slot] = settled.left;
      wanted.right[map.slot] = settled.right;
    }
    if (sent !== null && sent.length > 0) wanted[write.side][map.slot] = [...sent];
  }
  return wanted;
}

/** The question about a write that is set aside, with all there is to decide by. */
function refusedQuestion(sync: SyncPlan, { intent, outcome }: Sent): RefusedQuestion | null {
  if (outcome.kind !== 'refused') return null;
  const { write, source } = intent;
  const { side, op, key, fields, before, was: agreed } = write;
  const wanted = op === 'remove' ? { left: {}, right: {} } : wantedOf(sync, intent);
  const problem = keptProblem(outcome.problem);
  return { about: 'refused', reason: 'refused', side, op, key, source, fields, before, ...wanted, agreed, problem };
}

/** The questions about those writes of a change that are set aside. */
export const refusedQuestions = (sync: SyncPlan, sent: readonly Sent[]): readonly RefusedQuestion[] =>
  sent.flatMap((one) => refusedQuestion(sync, one) ?? []);

/** What the next run has to look at so that a refused write is decided about again; nothing where there is nobody left to decide about. */
export async function lookAgain(
  store: Store,
  scope: Scope,
  { link: id, question }: Pick<Conflict, 'link' | 'question'>,
): Promise<readonly Mark[]> {
  if (id === null || question.about !== 'refused') return [];
  const { side, source } = question;
  const link = (await store.links(scope, [id])).get(id);
  if (link?.state === 'live')
    return [{ put: 'dirty', scope, dirty: { link: id, side, sighting: null, reason: 'retried' } }];
  if (question.op !== 'create' || source === null) return [];
  const other = across(side);
  const lone = (await store.lone(scope, other, [source])).get(source);
  return lone === undefined ? [] : [{ put: 'lone-state', scope, side: other, key: source, state: 'new' }];
}

/** Takes up what people answered to questions about refused writes: their records are decided about again (A19). */
export async function takeUpRefused(work: Work): Promise<void> {
  const { store } = work.world;
  for (let after: ConflictId | null = null; ; ) {
    const page: readonly { conflict: Conflict }[] = await store.conflicts(
      work.scope,
      { states: ['answered'] },
      after,
      pageMax,
    );
    const last = page.at(-1);
    if (last === undefined) return;
    const marks: Mark[] = [];
    for (const { conflict } of page) {
      if (conflict.question.about !== 'refused') continue;
      const again = await lookAgain(store, work.scope, conflict);
      marks.push(...(again.length > 0 ? again : withdrawn(work, conflict)));
    }
    if (marks.length > 0) await store.commit(marks);
    after = last.conflict.id;
  }
}

/** Puts the write of a question back beside it, as it was set aside. */
export function letterMarks(
  world: Pick<World, 'now' | 'newId'>,
  scope: Scope,
  { link, openedIn, question }: Pick<Conflict, 'link' | 'openedIn' | 'question'>,
): readonly Mark[] {
  if (link === null || openedIn === null || question.about !== 'refused') return [];
  const { side, op, key, source, fields, before, problem, agreed: was } = question;
  const settles: Settles = {};
  for (const [slot, left] of Object.entries(question.left)) {
    const right = question.right[slot];
    if (right !== undefined) settles[slot] = { left, right };
  }
  const why = Object.fromEntries(Object.keys(fields).map((name) => [name, 'refused']));
  const write = { side, op, key, fields, before, expect: { fields: before }, why, settles, was, undoes: [] };
  const [id, now] = [IntentId.parse(world.newId('i')), world.now()];
  const asked = { id, run: openedIn, sync: scope.sync, link, write, source, correlation: link };
  const intent: Intent = { ...asked, state: 'dead', attempts: 1, sentAt: now, notBefore: now, problem };
  return [{ put: 'intent', scope, intent }];
}
