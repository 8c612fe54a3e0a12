import { isUndo } from './effects.ts';
import type { RunRecord, Violation } from './story.ts';
import { type Effect, eq, type Life, livesOf, name, show, type Truth } from './truth.ts';

/** What a field held at a position; undefined while its record did not exist. */
function heldAt(life: Life, field: string, seq: number) {
  if (life.born.seq > seq || (life.died !== null && life.died.seq <= seq)) return undefined;
  return life.steps.get(field)?.findLast((step) => step.seq <= seq)?.value ?? null;
}

const within = (run: RunRecord, { entry }: Effect): boolean => run.from < entry.seq && entry.seq < run.to;

function touchedSince(life: Life, after: number, before: number): boolean {
  return [...life.steps.values()].flat().some((step) => step.seq > after && step.seq < before);
}

/** An effect of the run that was undone: is it back to what it was, if nobody touched it, and left alone otherwise? */
function checkEffect(truth: Truth, effect: Effect, undo: RunRecord): readonly Violation[] {
  const { life, entry } = effect;
  const found: Violation[] = [];
  const { fields } = truth;
  const mapped = Object.entries(entry.changes).filter(([field]) => fields.some((one) => one.name === field));
  if (entry.op === 'create') {
    const alive = heldAt(life, 'email', undo.from) !== undefined;
    const gone = heldAt(life, 'email', undo.to) === undefined;
    if (alive && !gone && !touchedSince(life, entry.seq, undo.from)) {
      found.push({
        property: 'P23',
        what: `${name(life)} was created by the run that was undone, untouched since, and stays`,
      });
    }
    return found;
  }
  if (entry.op === 'remove') {
    const again = livesOf(truth, life.side, life.person).some((one) => heldAt(one, 'email', undo.to) !== undefined);
    return again
      ? []
      : [{ property: 'P23', what: `${name(life)} was removed by the run that was undone and does not come back` }];
  }
  for (const [field, { before, after }] of mapped) {
    const now = heldAt(life, field, undo.from);
    const then = heldAt(life, field, undo.to);
    if (now === undefined || then === undefined || !eq(now, after) || eq(then, before)) continue;
    found.push({
      property: 'P23',
      what: `${name(life)}: ${field} should be ${show(before)} again; it is ${show(then)}`,
    });
  }
  return found;
}

/** P23: an undo takes back all that its run wrote and nobody touched, and nothing else. */
export function checkUndo(truth: Truth): readonly Violation[] {
  const { runs } = truth.story;
  const found: Violation[] = [];
  for (const [index, undo] of runs.entries()) {
    const undone = runs[index - 1];
    if (undo.phase !== 'undo' || undone === undefined || undone.phase === 'undo') continue;
    for (const effect of truth.effects.filter((one) => within(undone, one)))
      found.push(...checkEffect(truth, effect, undo));
    for (const effect of truth.effects.filter((one) => within(undo, one) && isUndo(truth, one))) {
      if (effect.entry.op === 'create') continue;
      for (const [field, { before }] of Object.entries(effect.entry.changes)) {
        if (!truth.fields.some((one) => one.name === field) || before === null) continue;
        const wrote = truth.effects.some(
          (one) => within(undone, one) && one.life === effect.life && eq(one.entry.changes[field]?.after, before),
        );
        if (wrote) continue;
        found.push({
          property: 'P23',
          what: `the undo replaced ${field} ${show(before)} of ${name(effect.life)}, which the run did not write`,
        });
      }
    }
  }
  return found;
}
