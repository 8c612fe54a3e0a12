import { endsOf, valuesAt } from '../../core/merge/pair.ts';
import { sameValues } from '../../core/merge/travel.ts';
import type { JournalEntry } from '../../model/change.ts';
import type { Question } from '../../model/conflict.ts';
import type { ConflictId, RecordKey, RunId, Side } from '../../model/ids.ts';
import type { Shadow } from '../../model/link.ts';
import type { MapPlan, Plan, SyncPlan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { Sighting } from '../../model/record.ts';
import type { Run } from '../../model/run.ts';
import type { Tuple } from '../../model/value.ts';
import type { Mark } from '../../store/contract/mark.ts';
import type { Scope } from '../../store/contract/scope.ts';
import { metLink } from '../ids.ts';
import { holdingSoon } from '../lease.ts';
import { arrive } from '../preflight.ts';
import { readByKey } from '../read-by-key.ts';
import { letterMarks } from '../refused.ts';
import { type UndoTarget, undoRun } from '../undo.ts';
import type { World } from '../world.ts';
import type { Refused } from './answer-many.ts';
import { mapsAsked, problem } from './given.ts';
import { partedMarks } from './take-back-link.ts';
import { removalAgain, wentOn } from './take-back-removal.ts';
import { openAgain, type Plans, type Taken, type TakenBack, takenMarks } from './taken.ts';

const entriesMax = 1_000;

const syncIn = (plan: Plan | null, scope: Scope): SyncPlan | undefined =>
  plan?.syncs.find((one) => one.id === scope.sync);

/** The field maps that a decision was about; of a refused write, those of which a value was typed. */
function mapsOf(sync: SyncPlan | undefined, { decision }: Taken): readonly MapPlan[] {
  const { question, choice } = decision;
  const maps = mapsAsked(sync, question);
  if (question.about !== 'refused' || choice.choose !== 'values') return maps;
  return maps.filter((map) => map.slot in choice.left || map.slot in choice.right);
}

/** Whether a decision made a record, or took one away. */
const isOfRecord = ({ decision: { question } }: Taken): boolean =>
  question.about === 'removal' || (question.about === 'refused' && question.op === 'create');

const isOfFields = (taken: Taken): boolean =>
  !isOfRecord(taken) && (taken.decision.question.about === 'unit' || taken.decision.question.about === 'refused');

/** What runs wrote because of a decision, by run. */
async function effectsOf(world: World, taken: Taken, plan: Plan | null): Promise<ReadonlyMap<RunId, UndoTarget[]>> {
  const { scope, decision } = taken;
  const { choice, link } = decision;
  const found = new Map<RunId, UndoTarget[]>();
  const add = ({ run, side, key }: JournalEntry, field: string | null): void => {
    found.set(run, [...(found.get(run) ?? []), { side, key, field }]);
  };
  const id = choice.choose === 'link' ? metLink(scope, choice.left, choice.right) : link;
  if (id === null) return found;
  const entries = (await world.store.journalOfRecord(scope, { link: id }, entriesMax)).filter(
    (one) => one.undoes.length === 0,
  );
  const maps = mapsOf(syncIn(plan, scope), taken);
  for (const entry of entries) {
    if (choice.choose === 'link') {
      if (entry.at >= decision.at) add(entry, null);
    } else if (entry.run === decision.run && isOfRecord(taken) && entry.op !== 'update') add(entry, null);
    else if (entry.run === decision.run) {
      const ends = maps.flatMap((map) => endsOf(map, entry.side));
      for (const field of Object.keys(entry.sent)) {
        if (ends.includes(field) && entry.why[field] === 'person') add(entry, field);
      }
    }
  }
  return found;
}

interface Undone {
  readonly runs: readonly Run[];
  readonly faults: readonly Problem[];
  /** Whether something that the decision led to was left as it is. */
  readonly isLeft: (taken: Taken) => boolean;
}

interface Undoing {
  readonly of: RunId;
  readonly targets: UndoTarget[];
}

/** Undoes what these decisions made runs write; the runs that undid it, and why some could not. */
async function undoAll(world: World, plans: Plans, all: readonly Taken[]): Promise<Undone> {
  const byRun = new Map<RunId, Undoing>();
  const touched = new Map<Taken, UndoTarget[]>();
  for (const taken of all) {
    const plan = taken.decision.run === null ? null : await plans.ofRun(taken.decision.run);
    for (const [run, targets] of await effectsOf(world, taken, plan)) {
      const undoing = byRun.get(run) ?? { of: run, targets: [] };
      undoing.targets.push(...targets);
      touched.set(taken, [...(touched.get(taken) ?? []), ...targets]);
      byRun.set(run, undoing);
    }
  }
  const runs: Run[] = [];
  const faults: Problem[] = [];
  const alone = new Set<string>();
  // The last run first, as what a later one wrote stands on top of what an earlier one did.
  for (const { of, targets } of [...byRun.values()].sort((a, b) => (a.of < b.of ? 1 : -1))) {
    const plan = await plans.ofRun(of);
    if (plan === null) {
      faults.push(
        problem('no-plan', `The plan of run ${of} is not in the state any more.`, 'Mend the records by hand.'),
      );
      continue;
    }
    const { run, skipped } = await undoRun(of, plan, world, { only: targets });
    runs.push(run);
    for (const one of skipped) alone.add(`${one.side}/${one.key}`);
    if (run.problem !== null) faults.push(run.problem);
  }
  const isLeft = (taken: Taken): boolean =>
    (touched.get(taken) ?? []).some((one) => alone.has(`${one.side}/${one.key}`));
  return { runs, faults, isLeft };
}

type Sightings = { readonly [side in Side]: ReadonlyMap<RecordKey, Sighting> };

function holdsAsShown(
  maps: readonly MapPlan[],
  side: Side,
  shown: { readonly [slot: string]: Tuple },
  now: Sighting | undefined,
) {
  if (now?.kind !== 'found') return false;
  return maps.every((map) => {
    const was = shown[map.slot];
    if (was === undefined) return true;
    const values = valuesAt(now.snapshot.fields, endsOf(map, side));
    return values !== null && sameValues(map, side, was, values);
  });
}

type AboutFields = Extract<Question, { about: 'unit' | 'refused' }>;

/** What a side held when the question was asked, by slot. */
function heldThen(maps: readonly MapPlan[], question: AboutFields, side: Side): { readonly [slot: string]: Tuple } {
  if (question.about === 'unit' || side !== question.side) return question[side];
  return Object.fromEntries(
    maps.flatMap((map) => {
      const values = valuesAt(question.before, endsOf(map, side));
      return values === null ? [] : [[map.slot, [...values]] as const];
    }),
  );
}

/** The shadow as it was when the question was asked: what was agreed on then, or nothing. */
function shadowBefore(shadow: Shadow, { decision }: Taken): Shadow {
  const { question } = decision;
  if (question.about !== 'unit' && question.about !== 'refused') return shadow;
  const left: Record<string, Tuple> = { ...shadow.left };
  const right: Record<string, Tuple> = { ...shadow.right };
  for (const slot of Object.keys({ ...question.left, ...question.right })) {
    delete left[slot];
    delete right[slot];
    const agreed = question.agreed[slot];
    if (agreed === undefined) continue;
    left[slot] = agreed.left;
    right[slot] = agreed.right;
  }
  return { left, right };
}

const editedSince = (id: ConflictId): Problem =>
  problem(
    'edited-since',
    `The records of question ${id} were edited since it was answered; what people typed is left alone.`,
    'Look at them with "tandem explain", and mend them by hand.',
  );

interface AskedAgain {
  readonly marks: Mark[];
  readonly reopened: ConflictId[];
  readonly left: Refused[];
}

/** Marks that ask about fields again, where both sides hold what was shown; else why not. */
async function askAgain(world: World, sync: SyncPlan, of: readonly Taken[], why: string | null): Promise<AskedAgain> {
  const [first] = of;
  const done: AskedAgain = { marks: [], reopened: [], left: [] };
  if (first === undefined) return done;
  const { scope } = first;
  const ids = of.flatMap((one) => one.decision.link ?? []);
  const links = await world.store.links(scope, ids);
  const shadows = new Map(await world.store.shadows(scope, ids));
  const rows = await world.store.conflictsById(of.map((one) => one.decision.conflict));
  const read = async (side: Side) => {
    const { seat } = await arrive(sync, side, { flow: scope.flow, world });
    return readByKey(
      seat,
      [...links.values()].flatMap((link) => link[side] ?? []),
    );
  };
  const now: Sightings = { left: await read('left'), right: await read('right') };
  for (const taken of of) {
    const { conflict: id, question, link: linkId } = taken.decision;
    const [row, maps] = [rows.get(id), mapsOf(sync, taken)];
    const link = linkId === null ? undefined : links.get(linkId);
    const about = question.about === 'unit' || question.about === 'refused' ? question : null;
    if (row === undefined || maps.length === 0 || about === null || link?.state !== 'live') {
      done.left.push({ id, problem: editedSince(id) });
      continue;
    }
    const holds = (side: Side): boolean => {
      const key = link[side];
      return key !== null && holdsAsShown(maps, side, heldThen(maps, about, side), now[side].get(key));
    };
    if (row.conflict.state !== 'closed' || !holds('left') || !holds('right')) {
      done.left.push({ id, problem: editedSince(id) });
      continue;
    }
    const shadow = shadowBefore(shadows.get(link.id) ?? { left: {}, right: {} }, taken);
    shadows.set(link.id, shadow);
    done.reopened.push(id);
    done.marks.push(
      { put: 'shadow', scope, link: link.id, shadow },
      { put: 'dirty', scope, dirty: { link: link.id, side: 'left', sighting: null, reason: 'taken back' } },
      openAgain(taken, row, null),
      ...letterMarks(world, scope, { ...row.conflict, question }),
      ...takenMarks(world, taken, why),
    );
  }
  return done;
}

async function partAgain(world: World, of: readonly Taken[], why: string | null): Promise<readonly ConflictId[]> {
  const rows = await world.store.conflictsById(of.map((one) => one.decision.conflict));
  const marks: Mark[] = [];
  const reopened: ConflictId[] = [];
  for (const taken of of) {
    const { choice, conflict: id } = taken.decision;
    const row = rows.get(id);
    if (choice.choose !== 'link' || row === undefined) continue;
    marks.push(...(await partedMarks(world, taken.scope, choice)), ...takenMarks(world, taken, why));
    if (row.conflict.state === 'closed') marks.push(openAgain(taken, row, null));
    reopened.push(id);
  }
  await world.store.commit(marks);
  return reopened;
}

type Ended = Omit<TakenBack, 'runs'>;

/** Removals are asked about again; a record that was made in place of a refused one is gone, and nothing is asked. */
async function endRecords(
  world: World,
  plans: Plans,
  of: readonly Taken[],
  how: { readonly isLeft: Undone['isLeft']; readonly why: string | null },
): Promise<Ended> {
  const reopened: ConflictId[] = [];
  const restored: ConflictId[] = [];
  const left: Refused[] = [];
  for (const taken of of) {
    const { conflict: id, question } = taken.decision;
    if (how.isLeft(taken)) {
      left.push({ id, problem: editedSince(id) });
      continue;
    }
    if (question.about === 'refused') {
      restored.push(id);
      await world.store.commit(takenMarks(world, taken, how.why));
      continue;
    }
    const sync = syncIn(await plans.ofFlow(taken.scope.flow), taken.scope);
    const again = sync === undefined ? null : await removalAgain(world, sync, taken, how.why);
    if (again === null) {
      left.push({ id, problem: wentOn(id) });
      continue;
    }
    reopened.push(id);
    await world.store.commit(again.marks);
  }
  return { reopened, restored, left };
}

const scopeName = ({ scope }: Taken): string => `${scope.flow}\n${scope.sync}`;

/** Takes back decisions that runs have acted on: undoes what they wrote, then asks again what can be asked. */
export async function takeBackWritten(
  world: World,
  plans: Plans,
  all: readonly Taken[],
  why: string | null,
): Promise<TakenBack> {
  if (all.length === 0) return { reopened: [], restored: [], left: [], runs: [] };
  const { runs, faults, isLeft } = await undoAll(world, plans, all);
  const [fault] = faults;
  if (fault !== undefined)
    return {
      reopened: [],
      restored: [],
      left: all.map((one) => ({ id: one.decision.conflict, problem: fault })),
      runs,
    };
  return holdingSoon(world, async () => {
    const reopened: ConflictId[] = [];
    const left: Refused[] = [];
    const units = all.filter(isOfFields);
    for (const name of new Set(units.map(scopeName))) {
      const mine = units.filter((one) => scopeName(one) === name);
      const [first] = mine;
      const plan = first === undefined ? null : await plans.ofFlow(first.scope.flow);
      const sync = first === undefined ? undefined : syncIn(plan, first.scope);
      if (sync === undefined) continue;
      const asked = await askAgain(world, sync, mine, why);
      await world.store.commit(asked.marks);
      reopened.push(...asked.reopened);
      left.push(...asked.left);
    }
    reopened.push(
      ...(await partAgain(
        world,
        all.filter((one) => one.decision.question.about === 'match'),
        why,
      )),
    );
    const ended = await endRecords(world, plans, all.filter(isOfRecord), { isLeft, why });
    reopened.push(...ended.reopened);
    return { reopened, restored: ended.restored, left: [...left, ...ended.left], runs };
  });
}
