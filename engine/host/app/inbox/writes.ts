import { carriesOnCreate, endsOf } from '../../../core/merge/pair.ts';
import { sameValues, travel } from '../../../core/merge/travel.ts';
import { outcomeOf } from '../../../core/rules/trial.ts';
import type { Answer, Conflict } from '../../../model/conflict.ts';
import { across, type Side } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Fields, Value } from '../../../model/value.ts';
import type { InboxWish, InboxWrite, InboxWrites } from '../../../protocol/calls/inbox.ts';
import { answerMany } from '../../../run/inbox/answer-many.ts';
import { unitOf } from '../../../run/inbox/question-line.ts';
import { inOwnKeys, type Links } from '../../../run/references.ts';
import type { Who } from '../part.ts';
import { cellText, fieldLabel } from '../review/record-words.ts';
import type { InboxDesk } from './desk.ts';
import { namedItems } from './row.ts';
import { toldRefused, wishesOf } from './said.ts';

/** What an answer writes into one record. */
export interface Written {
  readonly side: Side;
  readonly op: InboxWrite['op'];
  readonly before: Fields;
  readonly after: Fields;
}

const sides: readonly Side[] = ['left', 'right'];

function ofUnit(sync: SyncPlan, conflict: Conflict, answer: Answer): readonly Written[] {
  const { question } = conflict;
  const unit = question.about === 'unit' ? unitOf(sync, question.unit) : undefined;
  if (question.about !== 'unit' || unit === undefined) return [];
  const ends = outcomeOf(sync, unit, { conflict: conflict.id, question, answer });
  if (ends === null) return [];
  return sides.flatMap((side): readonly Written[] => {
    const before: Record<string, Value> = {};
    const after: Record<string, Value> = {};
    for (const map of unit.maps) {
      const [was, is] = [question[side][map.slot], ends[side][map.slot]];
      if (was === undefined || is === undefined || sameValues(map, side, was, is)) continue;
      for (const [at, name] of endsOf(map, side).entries()) {
        before[name] = was[at] ?? null;
        after[name] = is[at] ?? null;
      }
    }
    return Object.keys(after).length === 0 ? [] : [{ side, op: 'update', before, after }];
  });
}

/** What a record that is brought back gets from the one that is left. */
function remade(sync: SyncPlan, gone: Side, kept: Fields): Fields {
  const fields: Record<string, Value> = {};
  for (const map of sync.units.flatMap((unit) => unit.maps)) {
    const names = endsOf(map, across(gone));
    if (map.reference !== null || !carriesOnCreate(map, gone) || !names.every((name) => name in kept)) continue;
    const sent = travel(
      map,
      names.map((name) => kept[name] ?? null),
      gone,
      null,
    );
    if (sent.ok) for (const [at, name] of endsOf(map, gone).entries()) fields[name] = sent.value[at] ?? null;
  }
  return fields;
}

function ofRemoval(sync: SyncPlan, { question }: Conflict, answer: Answer): readonly Written[] {
  if (question.about !== 'removal') return [];
  const { gone, kept } = question;
  if (answer.choose === 'keep') return [{ side: gone, op: 'create', before: {}, after: remade(sync, gone, kept) }];
  if (answer.choose === 'remove') return [{ side: across(gone), op: 'remove', before: kept, after: {} }];
  return [];
}

function ofRefused(sync: SyncPlan, { question }: Conflict, answer: Answer): readonly Written[] {
  if (question.about !== 'refused') return [];
  const { side, op, before, fields } = question;
  if (answer.choose === 'retry') return [{ side, op, before, after: op === 'remove' ? {} : fields }];
  if (answer.choose !== 'values') return [];
  const typed: Record<string, Value> = {};
  for (const map of sync.units.flatMap((unit) => unit.maps))
    for (const [at, name] of endsOf(map, side).entries()) {
      const value = answer[side][map.slot]?.[at];
      if (value !== undefined) typed[name] = value;
    }
  return [{ side, op, before, after: { ...fields, ...typed } }];
}

/** What the next run writes for an answer, if both sides still hold what was shown. */
export function writesOf(sync: SyncPlan, conflict: Conflict, answer: Answer): readonly Written[] {
  switch (conflict.question.about) {
    case 'unit':
      return ofUnit(sync, conflict, answer);
    case 'removal':
      return ofRemoval(sync, conflict, answer);
    case 'refused':
      return ofRefused(sync, conflict, answer);
    case 'match':
      return [];
  }
}

async function lineOf(
  links: Links,
  sync: SyncPlan,
  told: { readonly id: Conflict['id']; readonly title: string; readonly written: Written },
): Promise<InboxWrite> {
  const { side, op, before, after } = told.written;
  const [was = before, is = after] = await inOwnKeys(links, sync[side].references, [before, after]);
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return {
    id: told.id,
    title: told.title,
    side,
    op,
    fields: names.map((name) => ({
      label: fieldLabel(sync, side, name),
      before: cellText(was[name]),
      after: cellText(is[name]),
    })),
  };
}

/** What answers would write, with nothing recorded. */
export async function foretold(
  desk: InboxDesk,
  who: Who,
  asked: { readonly wishes: readonly InboxWish[]; readonly limit: number },
): Promise<InboxWrites> {
  const { store } = desk.house.engine;
  const { wishes, refused } = await wishesOf(desk, asked.wishes);
  const world = desk.worldFor(who);
  const done = await answerMany(desk.planOf, world, wishes, { why: null, strict: false, dryRun: true });
  const counts = { left: 0, right: 0, none: 0 };
  const shown: { conflict: Conflict; sync: SyncPlan; written: Written }[] = [];
  const flows = await store.conflictsById(done.answered.map((one) => one.id));
  for (const conflict of done.answered) {
    const scope = flows.get(conflict.id)?.scope;
    const sync = scope === undefined ? undefined : await desk.syncFor(scope, conflict);
    const written =
      sync === undefined || conflict.answer === null ? [] : writesOf(sync, conflict, conflict.answer.answer);
    if (written.length === 0) counts.none += 1;
    for (const one of written) {
      counts[one.side] += 1;
      if (sync !== undefined && shown.length < asked.limit) shown.push({ conflict, sync, written: one });
    }
  }
  const named = await namedItems(desk, store, [...new Set(shown.map((one) => one.conflict.id))]);
  const titles = new Map(named.map(({ item, title }) => [item.id, title]));
  const lines: InboxWrite[] = [];
  for (const { conflict, sync, written } of shown) {
    const flow = flows.get(conflict.id)?.scope.flow;
    if (flow === undefined) continue;
    const told = { id: conflict.id, title: titles.get(conflict.id) ?? conflict.id, written };
    lines.push(await lineOf({ flow, store }, sync, told));
  }
  return { lines, ...counts, refused: toldRefused([...refused, ...done.refused]) };
}
