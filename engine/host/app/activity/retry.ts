import { may } from '../../../core/roles/roles.ts';
import { Fault } from '../../../model/fault.ts';
import { across, type ConflictId, type RecordKey, type RunId, type Side } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import { Chosen } from '../../../model/run.ts';
import { answerMany, type Said } from '../../../run/inbox/answer-many.ts';
import type { InboxRow } from '../../../store/contract/inbox.ts';
import { plansOfConflicts } from '../../cli/asked-plan.ts';
import { givenValues } from '../../cli/given-values.ts';
import type { House } from '../house.ts';
import type { Who } from '../part.ts';
import { planToRun } from '../plans.ts';

/** What is to be decided about again. */
export interface Again {
  readonly failures: readonly { readonly id: ConflictId; readonly revision: number }[];
  /** What to send instead, by field of the side that refused; for one write alone. */
  readonly values: { readonly [field: string]: string | null } | null;
}

const gone = new Fault('setting', {
  code: 'retry/gone',
  message: 'This failure is not there any more.',
  fix: 'It was taken up meanwhile; look at the list again.',
});

async function askedOf({ engine }: House, ids: readonly ConflictId[]): Promise<readonly InboxRow[]> {
  const rows = await engine.store.conflictsById(ids);
  return ids.map((id) => {
    const row = rows.get(id);
    if (row === undefined || row.conflict.state === 'closed') throw gone;
    return row;
  });
}

async function saidOf({ engine }: House, row: InboxRow, values: Again['values']): Promise<Said> {
  const { question } = row.conflict;
  if (values === null || question.about !== 'refused') return { choose: 'retry' };
  const plan = await plansOfConflicts(engine.store)(row.scope.flow, row.conflict);
  if (plan === null)
    throw new Fault('setting', {
      code: 'conflict/no-plan',
      message: 'The plan that this write was refused under is not kept any more.',
      fix: 'Run the sync again, then correct the value.',
    });
  const written = Object.entries(values).map(([name, value]) => `${question.side}.${name}=${value ?? ''}`);
  return givenValues(plan, row.conflict, written);
}

/** The records of failures of one sync; null where they are of several, or one of them has no record to name. */
function chosenOf(rows: readonly InboxRow[]): Chosen | null {
  const [first] = rows;
  if (first === undefined || rows.some((one) => one.scope.sync !== first.scope.sync)) return null;
  const keys: { [side in Side]: RecordKey[] } = { left: [], right: [] };
  for (const { conflict } of rows) {
    const { question } = conflict;
    if (question.about !== 'refused') return null;
    const key = question.source ?? question.key;
    if (key === null) return null;
    keys[question.source === null ? question.side : across(question.side)].push(key);
  }
  return Chosen.parse({ sync: first.scope.sync, ...keys });
}

function runAgain(house: House, planned: { plan: Plan; label: string }, rows: readonly InboxRow[], by: string): RunId {
  const chosen = chosenOf(rows);
  const syncs = [...new Set(rows.map((one) => one.scope.sync))];
  const options = chosen === null ? { syncs } : { chosen };
  return house.runs.start({ ...planned, by, options }).run;
}

/**
 * Lets refused writes be decided about again, and runs their records at once where whoever asks may run.
 * @returns the run that was begun; null where the next one takes them up
 * @throws Fault `setting` when one of them is over, or a value does not fit
 */
export async function retry(house: House, again: Again, who: Who): Promise<RunId | null> {
  const { engine } = house;
  const rows = await askedOf(
    house,
    again.failures.map((one) => one.id),
  );
  const [first] = rows;
  if (first === undefined) return null;
  const planned = may(who.role, 'operate') ? await planToRun(house, first.scope.flow) : null;
  const wishes = [];
  for (const [index, row] of rows.entries()) {
    const { id, revision = null } = again.failures[index] ?? { id: row.conflict.id };
    wishes.push({ id, revision, said: await saidOf(house, row, again.values) });
  }
  const done = await answerMany(plansOfConflicts(engine.store), engine.world({ by: who.by }), wishes, {
    why: null,
    strict: true,
    by: who.by,
  });
  const [refused] = done.refused;
  if (refused !== undefined) throw new Fault('setting', refused.problem);
  engine.news.tell({ kind: 'conflicts', flow: first.scope.flow, conflict: null });
  return planned === null ? null : runAgain(house, planned, rows, who.by);
}
