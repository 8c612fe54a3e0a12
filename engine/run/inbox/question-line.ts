import { heldWords } from '../../core/compile/words.ts';
import type { Conflict, HeldBack, Question } from '../../model/conflict.ts';
import { across, type RecordKey, type Side } from '../../model/ids.ts';
import type { Operation } from '../../model/operation.ts';
import type { MapPlan, Plan, SyncPlan, UnitPlan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { Fields, Tuple, Value } from '../../model/value.ts';
import { inOwnKeys, type Links } from '../references.ts';

/** A question in the words of its systems' fields, instead of slots. */
export type QuestionLine =
  | {
      readonly about: 'unit';
      readonly unit: string;
      readonly reason: Conflict['question']['reason'];
      readonly left: Fields;
      readonly right: Fields;
      readonly agreed: { readonly left: Fields; readonly right: Fields } | null;
      readonly detail: string | null;
      /** The condition that kept its rule from deciding. */
      readonly unless?: HeldBack;
      readonly suggest: Side | null;
    }
  | {
      readonly about: 'removal';
      readonly reason: Conflict['question']['reason'];
      readonly gone: Side;
      readonly kept: Fields;
      readonly suggest: 'keep' | 'remove' | 'unlink';
    }
  | {
      readonly about: 'match';
      readonly reason: Conflict['question']['reason'];
      readonly value: string;
      readonly left: readonly RecordKey[];
      readonly right: readonly RecordKey[];
    }
  | {
      readonly about: 'refused';
      readonly reason: Conflict['question']['reason'];
      readonly side: Side;
      readonly op: Operation;
      /** What was to be written, and what was there. */
      readonly fields: Fields;
      readonly before: Fields;
      /** What the other side holds of the same field maps. */
      readonly from: Fields;
      readonly problem: Problem;
    };

export const unitOf = (sync: SyncPlan | undefined, id: string): UnitPlan | undefined =>
  sync?.units.find((unit) => unit.id === id);

function spread(maps: readonly MapPlan[], side: Side, bySlot: { readonly [slot: string]: Tuple }): Fields {
  const fields: Record<string, Value> = {};
  for (const [slot, tuple] of Object.entries(bySlot)) {
    const ends = maps.find((map) => map.slot === slot)?.[side] ?? [];
    for (const [index, value] of tuple.entries()) fields[ends[index] ?? `${slot}.${index}`] = value;
  }
  return fields;
}

/** @param sync the plan that the question was asked under, where it is still known */
export function lineOfQuestion(question: Question, sync: SyncPlan | undefined): QuestionLine {
  switch (question.about) {
    case 'unit': {
      const maps = unitOf(sync, question.unit)?.maps ?? [];
      const agreed = (side: Side) =>
        spread(
          maps,
          side,
          Object.fromEntries(Object.entries(question.agreed).map(([slot, pair]) => [slot, pair[side]])),
        );
      return {
        about: 'unit',
        unit: question.unit,
        reason: question.reason,
        left: spread(maps, 'left', question.left),
        right: spread(maps, 'right', question.right),
        agreed: Object.keys(question.agreed).length === 0 ? null : { left: agreed('left'), right: agreed('right') },
        detail: question.detail ?? null,
        ...(question.unless === undefined ? {} : { unless: question.unless }),
        suggest: question.suggest,
      };
    }
    case 'removal':
      return {
        about: 'removal',
        reason: question.reason,
        gone: question.gone,
        kept: question.kept,
        suggest: question.suggest,
      };
    case 'match':
      return {
        about: 'match',
        reason: question.reason,
        value: question.value,
        left: question.left,
        right: question.right,
      };
    case 'refused': {
      const { about, reason, side, op, fields, before, problem } = question;
      const maps = sync?.units.flatMap((unit) => unit.maps) ?? [];
      const from = spread(maps, across(side), question[across(side)]);
      return { about, reason, side, op, fields, before, from, problem };
    }
  }
}

/** The line with each side's own keys where a field points at records of another sync. */
export async function readable(line: QuestionLine, sync: SyncPlan | undefined, links: Links): Promise<QuestionLine> {
  if (sync === undefined || line.about === 'match') return line;
  const on = async (side: Side, fields: Fields): Promise<Fields> =>
    (await inOwnKeys(links, sync[side].references, [fields]))[0] ?? fields;
  if (line.about === 'removal') return { ...line, kept: await on(line.gone === 'left' ? 'right' : 'left', line.kept) };
  if (line.about === 'refused') {
    const { side, fields, before, from } = line;
    return {
      ...line,
      fields: await on(side, fields),
      before: await on(side, before),
      from: await on(across(side), from),
    };
  }
  const { agreed } = line;
  return {
    ...line,
    left: await on('left', line.left),
    right: await on('right', line.right),
    agreed: agreed === null ? null : { left: await on('left', agreed.left), right: await on('right', agreed.right) },
  };
}

export const syncOf = (plan: Plan | null, id: string): SyncPlan | undefined =>
  plan?.syncs.find((sync) => sync.id === id);

/** Why a person is asked, in words. */
export const reasonWords: Record<Question['reason'], string> = {
  'both-edited': 'both sides were edited since they agreed',
  'first-link': 'the two records differed when they were linked',
  blanked: 'the value was cleared on one side',
  'edited-and-removed': 'one side was edited, the other removed',
  removed: 'the record was removed on one side',
  'ambiguous-match': 'more than one record could be its twin',
  duplicates: 'several records on one side look the same',
  'unmapped-choice': 'the value is in no pair of the value map',
  'step-failed': 'the value cannot be turned into the other side’s form',
  'not-storable': 'the other side cannot store the value',
  oscillation: 'both sides keep changing it back',
  invariant: 'what must hold between the fields would not hold',
  refused: 'the system refused the write',
  clock: 'the clocks cannot tell which edit is later',
};

/** Why a person is asked, with what kept a rule from deciding, or what a system said. */
export function becauseWords(question: QuestionLine | Question): string {
  if (question.about === 'refused') return question.problem.message;
  const reason = reasonWords[question.reason];
  const held = question.about === 'unit' ? question.unless : undefined;
  return held === undefined ? reason : `${reason}; ${heldWords(held)}`;
}
