import type { Change, Intent, JournalEntry, PlannedWrite, Settles } from '../../model/change.ts';
import type { Answer, Conflict, Question } from '../../model/conflict.ts';
import type { Exception } from '../../model/flow.ts';
import { across, ConflictId, type FlowId, type RecordKey, type Side, type SyncId } from '../../model/ids.ts';
import type { Care, Decision } from '../../model/inbox.ts';
import type { Link, Shadow } from '../../model/link.ts';
import type { KeptProblem } from '../../model/problem.ts';
import type { Sighted, Sighting, Snapshot } from '../../model/record.ts';
import type { PulledBrake, Run } from '../../model/run.ts';
import type { Tuple } from '../../model/value.ts';
import { coverMark, type Mask } from './mask.ts';

/** What the engine hands out, as somebody may see it who is not shown personal values. A new kind gets a function of its own here. */

type Of = { readonly flow: FlowId; readonly sync: SyncId };
const bothSides: readonly Side[] = ['left', 'right'];

function maskedPairs(mask: Mask, of: Of, pairs: Settles): Settles {
  return Object.fromEntries(
    Object.entries(pairs).map(([slot, { left, right }]) => [
      slot,
      { left: mask.tuple(of, slot, left), right: mask.tuple(of, slot, right) },
    ]),
  );
}

export const maskedShadow = (mask: Mask, of: Of, { left, right }: Shadow): Shadow => ({
  left: mask.slots(of, left),
  right: mask.slots(of, right),
});

export const maskedLink = (mask: Mask, of: Of, link: Link): Link => ({
  ...link,
  id: mask.link(of, link.id),
  left: mask.key(of, 'left', link.left),
  right: mask.key(of, 'right', link.right),
  leftPrint: null,
  rightPrint: null,
});

export const maskedSnapshot = (mask: Mask, of: Of, side: Side, snapshot: Snapshot): Snapshot => ({
  key: mask.key(of, side, snapshot.key),
  fields: mask.fields(of, side, snapshot.fields),
});

export const maskedSighting = (mask: Mask, of: Of, side: Side, sighting: Sighting): Sighting =>
  sighting.kind === 'gone'
    ? { kind: 'gone', key: mask.key(of, side, sighting.key) }
    : { kind: 'found', snapshot: maskedSnapshot(mask, of, side, sighting.snapshot) };

export const maskedSighted = (mask: Mask, of: Of, one: Sighted): Sighted => ({
  ...one,
  link: mask.link(of, one.link),
  sighting: maskedSighting(mask, of, one.side, one.sighting),
  before: one.before === null ? null : mask.fields(of, one.side, one.before),
});

function maskedWrite(mask: Mask, of: Of, write: PlannedWrite): PlannedWrite {
  const fields = (one: PlannedWrite['fields']) => mask.fields(of, write.side, one);
  return {
    ...write,
    key: mask.key(of, write.side, write.key),
    fields: fields(write.fields),
    before: fields(write.before),
    expect: { fields: fields(write.expect.fields) },
    settles: maskedPairs(mask, of, write.settles),
    was: maskedPairs(mask, of, write.was),
  };
}

const maskedKeys = (mask: Mask, of: Of, side: Side, keys: readonly RecordKey[]): RecordKey[] =>
  keys.map((key) => mask.key(of, side, key));

const maskedTuples = (mask: Mask, of: Of, slots: { readonly [slot: string]: Tuple }): Record<string, Tuple> =>
  Object.fromEntries(Object.entries(slots).map(([slot, tuple]) => [slot, mask.tuple(of, slot, tuple)]));

/** What a system says of a single record may name any of its values: its raw words least of all are shown. */
function unsaid(mask: Mask, problem: KeptProblem): KeptProblem {
  const { code, fix } = mask.problem(problem);
  return { code, message: 'The system refused it. What it said is not shown in this role.', fix };
}

/** What a condition compares with may be what the record holds: one that holds says so, and one that asks for anything else and does not. */
export const maskedCondition = <C extends Exception>(mask: Mask, of: Of, one: C): C =>
  one.value === undefined ? one : { ...one, value: mask.value(of, one.side, one.field, one.value) };

/** The words of a step that failed are left out: they tell what it was given. */
export function maskedQuestion(mask: Mask, of: Of, question: Question): Question {
  switch (question.about) {
    case 'unit': {
      const { detail: _, ...rest } = question;
      return {
        ...rest,
        left: maskedTuples(mask, of, question.left),
        right: maskedTuples(mask, of, question.right),
        agreed: maskedPairs(mask, of, question.agreed),
        ...(question.unless === undefined ? {} : { unless: maskedCondition(mask, of, question.unless) }),
      };
    }
    case 'removal':
      return { ...question, kept: mask.fields(of, across(question.gone), question.kept) };
    case 'match':
      return {
        ...question,
        value: mask.matched(of, question.tier, question.value),
        left: maskedKeys(mask, of, 'left', question.left),
        right: maskedKeys(mask, of, 'right', question.right),
      };
    case 'refused': {
      const { side } = question;
      return {
        ...question,
        key: mask.key(of, side, question.key),
        source: mask.key(of, across(side), question.source),
        fields: mask.fields(of, side, question.fields),
        before: mask.fields(of, side, question.before),
        left: maskedTuples(mask, of, question.left),
        right: maskedTuples(mask, of, question.right),
        agreed: maskedPairs(mask, of, question.agreed),
        problem: unsaid(mask, question.problem),
      };
    }
  }
}

function maskedAnswer(mask: Mask, of: Of, answer: Answer): Answer {
  if (answer.choose !== 'values') return answer;
  return { ...answer, left: maskedTuples(mask, of, answer.left), right: maskedTuples(mask, of, answer.right) };
}

export const maskedConflict = (mask: Mask, of: Of, conflict: Conflict): Conflict => ({
  ...conflict,
  id: ConflictId.parse(mask.id(of, conflict.id)),
  link: conflict.link === null ? null : mask.link(of, conflict.link),
  question: maskedQuestion(mask, of, conflict.question),
  answer:
    conflict.answer === null ? null : { ...conflict.answer, answer: maskedAnswer(mask, of, conflict.answer.answer) },
});

export function maskedDecision(mask: Mask, of: Of, decision: Decision): Decision {
  const { choice, draft } = decision;
  const shown =
    choice.choose === 'link'
      ? { ...choice, left: mask.key(of, 'left', choice.left), right: mask.key(of, 'right', choice.right) }
      : choice.choose === 'apart' || choice.choose === 'drop'
        ? choice
        : maskedAnswer(mask, of, choice);
  return {
    ...decision,
    conflict: ConflictId.parse(mask.id(of, decision.conflict)),
    link: decision.link === null ? null : mask.link(of, decision.link),
    question: maskedQuestion(mask, of, decision.question),
    choice: shown,
    draft: draft === null ? null : { ...draft, answer: maskedAnswer(mask, of, draft.answer) },
    why: decision.why === null ? null : coverMark,
  };
}

/** What people write to each other about a question may name any of its values. */
export const maskedCare = (care: Care): Care => ({
  ...care,
  comments: care.comments.map((one) => ({ ...one, text: coverMark })),
});

export const maskedChange = (mask: Mask, flow: FlowId, change: Change): Change => {
  const of = { flow, sync: change.sync };
  return {
    ...change,
    link: mask.link(of, change.link),
    left: mask.key(of, 'left', change.left),
    right: mask.key(of, 'right', change.right),
    writes: change.writes.map((write) => maskedWrite(mask, of, write)),
    agreed: maskedPairs(mask, of, change.agreed),
    questions: change.questions.map((question) => maskedQuestion(mask, of, question)),
    leftPrint: null,
    rightPrint: null,
  };
};

export const maskedEntry = (mask: Mask, of: Of, entry: JournalEntry): JournalEntry => ({
  ...entry,
  link: mask.link(of, entry.link),
  key: mask.key(of, entry.side, entry.key),
  before: mask.fields(of, entry.side, entry.before),
  sent: mask.fields(of, entry.side, entry.sent),
  after: mask.fields(of, entry.side, entry.after),
  settled: maskedPairs(mask, of, entry.settled),
  was: maskedPairs(mask, of, entry.was),
});

export const maskedIntent = (mask: Mask, of: Of, intent: Intent): Intent => ({
  ...intent,
  link: mask.link(of, intent.link),
  write: maskedWrite(mask, of, intent.write),
  source: mask.key(of, across(intent.write.side), intent.source),
  correlation: mask.link(of, intent.link),
  problem: intent.problem === null ? null : unsaid(mask, intent.problem),
});

/** What a preview or a run says beside its changes. */
export const maskedPreview = <P extends { readonly changesHash: string; readonly brakes: readonly PulledBrake[] }>(
  mask: Mask,
  preview: P,
): P => ({
  ...preview,
  changesHash: mask.hash(preview.changesHash),
  brakes: preview.brakes.map((brake) => mask.problem(brake)),
});

export function maskedRun(mask: Mask, run: Run): Run {
  const { chosen } = run;
  const keys = (side: Side) =>
    chosen === undefined ? [] : maskedKeys(mask, { flow: run.flow, sync: chosen.sync }, side, chosen[side]);
  const [left, right] = bothSides.map(keys);
  return {
    ...run,
    changesHash: run.changesHash === null ? null : mask.hash(run.changesHash),
    changesBySync: Object.fromEntries(Object.entries(run.changesBySync).map(([id, hash]) => [id, mask.hash(hash)])),
    brakes: run.brakes.map((brake) => mask.problem(brake)),
    problem: run.problem === null ? null : mask.problem(run.problem),
    ...(run.why === undefined ? {} : { why: coverMark }),
    ...(chosen === undefined ? {} : { chosen: { sync: chosen.sync, left: left ?? [], right: right ?? [] } }),
  };
}
