import { decideLinked } from '../core/decide/linked.ts';
import type { Change, PlannedWrite } from '../model/change.ts';
import type { Question } from '../model/conflict.ts';
import type { SyncPlan } from '../model/plan.ts';
import type { Tuple, Value } from '../model/value.ts';
import { linkedOf, type Story } from './linked.ts';

function shown(value: Value | undefined): string {
  if (value === undefined) return '-';
  if (value === null) return 'blank';
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}

const tuple = (values: Tuple | undefined): string => (values ?? [undefined]).map(shown).join(' + ');

function writeLines(write: PlannedWrite): readonly string[] {
  const name = `${write.op} ${write.side} ${write.key ?? '(new key)'}`;
  const fields = Object.entries(write.fields).map(
    ([field, value]) =>
      `  ${field}: ${write.op === 'create' ? '' : `${shown(write.before[field])} -> `}${shown(value)} (${write.why[field] ?? '?'})`,
  );
  return [write.op === 'remove' ? `${name} (${write.why[''] ?? '?'})` : name, ...fields];
}

function questionLine(question: Question): string {
  switch (question.about) {
    case 'unit': {
      const slots = [...new Set([...Object.keys(question.left), ...Object.keys(question.right)])];
      const values = slots.map((slot) => `${tuple(question.left[slot])} | ${tuple(question.right[slot])}`);
      return `ask ${question.unit}: ${question.reason}, ${values.join('; ')}`;
    }
    case 'removal':
      return `ask removal: ${question.reason}, ${question.gone} is gone, suggest ${question.suggest}`;
    case 'match':
      return `ask match: ${question.reason}, ${question.left.join(', ')} | ${question.right.join(', ')}`;
    case 'refused':
      return `ask refused: ${question.side} ${question.op}, ${question.problem.code}`;
  }
}

/** A change in words, for tests: one line a move, write, field, agreement, question, drift and skip; `nothing` where it is none of them. */
export function explainChange(change: Change): string {
  const lines = [
    ...(change.move === 'none' ? [] : [change.move]),
    ...change.writes.flatMap(writeLines),
    ...Object.entries(change.agreed).map(
      ([slot, one]) => `agree ${slot.replace('slot-', '')}: ${tuple(one.left)} | ${tuple(one.right)}`,
    ),
    ...change.questions.map(questionLine),
    ...change.drifted.map((slot) => `drift ${slot.replace('slot-', '')}`),
    ...change.skipped.map((one) => `skip ${one}`),
  ];
  return lines.length === 0 ? 'nothing' : lines.join('\n');
}

/** What is decided about a link, in words. */
export const decided = (sync: SyncPlan, story: Story): string =>
  explainChange(decideLinked(sync, linkedOf(sync, story)));
