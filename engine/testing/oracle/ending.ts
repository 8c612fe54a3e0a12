import { across, type Side } from '../../model/ids.ts';
import type { Value } from '../../model/value.ts';
import type { Setup } from '../world/scenario.ts';
import { isUndo } from './effects.ts';
import { answersAbout, isPoisoned, isTold, isUnlinked } from './explain.ts';
import type { RunRecord, Violation } from './story.ts';
import { alive, eq, isUser, type Life, last, livesOf, name, says, show, type Truth, timeline } from './truth.ts';

const people = (truth: Truth): readonly number[] => [
  ...new Set(truth.lives.map((one) => one.person).filter((one) => one !== null)),
];

/** A line that lets the sides differ: one-way, its target was typed over, and drift is left alone. */
function mayDrift(truth: Truth, field: string, [left, right]: readonly [Life, Life]): boolean {
  const setup = truth.fields.find((one) => one.name === field);
  if (setup === undefined || setup.direction === 'both') return false;
  const target = setup.direction === 'to-right' ? right : left;
  const source = target === right ? left : right;
  const typed = (life: Life): boolean => life.steps.get(field)?.some((step) => isUser(step.actor)) ?? false;
  const decided = [left, right].some((life) =>
    answersAbout(truth, life).some((one) => one.question.fields.includes(field)),
  );
  if (decided) return true;
  // What was blank at the source when the two met does not travel.
  const meeting = truth.story.runs.find((run) => run.ended === 'done' || run.ended === 'partial')?.to ?? 0;
  const said = source.steps.get(field)?.at(-1);
  if (said === undefined || (said.value === null && (said.seq < meeting || said.seq === source.born.seq))) return true;
  const settled = truth.story.evidence.agreed.some(
    (one) =>
      one.field === field &&
      truth.story.evidence.links.some((link) => link.id === one.link && link.left === left.key) &&
      eq(one.left, last(left, field)) &&
      eq(one.right, last(right, field)),
  );
  if (settled && last(source, field) === null) return true;
  return setup.drift === 'keep' && typed(target);
}

/** An undo set one side back and leaves the other as it is, until somebody edits it. */
function wasUndone(truth: Truth, field: string, lives: readonly Life[]): boolean {
  return truth.effects.some(
    (one) => lives.includes(one.life) && isUndo(truth, one) && one.entry.changes[field] !== undefined,
  );
}

function pairAgrees(truth: Truth, left: Life, right: Life): readonly Violation[] {
  if (isUnlinked(truth, left) || isUnlinked(truth, right) || isPoisoned(truth, left.person)) return [];
  const found: Violation[] = [];
  for (const { name: field } of truth.fields) {
    const [here, there] = [last(left, field), last(right, field)];
    if (says(truth.story.setup, field, ['left', here], ['right', there])) continue;
    if (mayDrift(truth, field, [left, right]) || wasUndone(truth, field, [left, right])) continue;
    if (isTold(truth, left, field) || isTold(truth, right, field)) continue;
    const what = `person ${left.person}: ${field} is ${show(here)} in ${left.key} and ${show(there)} in ${right.key}`;
    found.push({ property: 'P4', what: `${what}, and nobody is asked` });
  }
  return found;
}

function aloneIsFine(truth: Truth, life: Life): boolean {
  const there = across(life.side);
  if (truth.story.setup.rules.create[there] !== 'create') return true;
  return isTold(truth, life, null) || isUnlinked(truth, life) || isPoisoned(truth, life.person);
}

/** P4: in the end both sides agree on every mapped field, or people are told why not. */
export function checkAgreement(truth: Truth): readonly Violation[] {
  if (truth.story.runs.at(-1)?.ended === 'held') return [];
  const found: Violation[] = [];
  for (const person of people(truth)) {
    const left = alive(livesOf(truth, 'left', person));
    const right = alive(livesOf(truth, 'right', person));
    if (left.length > 1 || right.length > 1) continue;
    const [one, other] = [left[0], right[0]];
    if (one !== undefined && other !== undefined) found.push(...pairAgrees(truth, one, other));
    const only = one === undefined ? other : other === undefined ? one : undefined;
    if (only !== undefined && !aloneIsFine(truth, only)) {
      found.push({ property: 'P4', what: `${name(only)} is on its own, and nobody is asked` });
    }
  }
  return found;
}

function writesIn(truth: Truth, run: RunRecord): number {
  return truth.effects.filter(({ entry }) => run.from < entry.seq && entry.seq < run.to).length;
}

/** P3, P5, P32: quiet runs settle within two writing runs, then write nothing, and none of them fails. */
export function checkQuiet(truth: Truth): readonly Violation[] {
  const found: Violation[] = [];
  const { runs, setup, repeats, restoredAt } = truth.story;
  const spare =
    (setup.left.workflow === null ? 0 : 1) + (setup.right.workflow === null ? 0 : 1) + (restoredAt === null ? 0 : 1);
  let writing = 0;
  for (const run of runs) {
    const what = `run ${run.index} (${run.phase}) ended ${run.ended}. ${run.detail}`;
    if (run.ended === 'threw' || run.ended === 'stuck') found.push({ property: 'P32', what });
    if (run.phase === 'events' || run.phase === 'undo') continue;
    if (run.ended === 'failed' || (run.ended === 'held' && !setup.brakes)) found.push({ property: 'P32', what });
    const writes = writesIn(truth, run);
    if (run.phase === 'repeat') {
      if (writes > 0) found.push({ property: 'P3', what: `run ${run.index} wrote ${writes} times with nothing to do` });
      writing = 0;
      continue;
    }
    writing += writes > 0 ? 1 : 0;
    if (writing > 2 + spare)
      found.push({ property: 'P5', what: `run ${run.index} still writes, the ${writing}th quiet one` });
  }
  for (const { before, after } of repeats) {
    if (before !== after) found.push({ property: 'P3', what: `a run with nothing to do: ${before}, then ${after}` });
  }
  return found;
}

/** P14: what counts as agreed was to be read on each side at some time, and says the same. */
export function checkShadows(truth: Truth): readonly Violation[] {
  const found: Violation[] = [];
  const { evidence, setup, runs } = truth.story;
  // After an undo the two sides count as they are: neither is sent to the other until somebody edits it.
  const undone = runs.some((run) => run.phase === 'undo');
  for (const row of evidence.agreed) {
    const link = evidence.links.find((one) => one.id === row.link && one.state === 'live');
    const field = truth.fields.find((one) => one.name === row.field);
    if (link === undefined || field === undefined || field.direction !== 'both') continue;
    const held = (side: Side): boolean => {
      const values = truth.lives.filter((one) => one.side === side && one.key === link[side]);
      return values.some((life) =>
        (life.steps.get(row.field) ?? [{ value: null }]).some((step) => eq(step.value, row[side])),
      );
    };
    const blank = (side: Side): boolean => row[side] === null;
    for (const side of ['left', 'right'] as const) {
      if (held(side) || blank(side)) continue;
      found.push({
        property: 'P14',
        what: `${side} ${link[side]} never held ${row.field} ${show(row[side])}, which counts as agreed`,
      });
    }
    if (!undone && !says(setup, row.field, ['left', row.left], ['right', row.right])) {
      found.push({ property: 'P14', what: `${row.field} ${show(row.left)} and ${show(row.right)} count as agreed` });
    }
  }
  return found;
}

/** Two records of a person that have been on one side from the beginning are never touched. */
export function checkAmbiguity(truth: Truth): readonly Violation[] {
  const found: Violation[] = [];
  const { setup, runs } = truth.story;
  const first = runs[0];
  // A list that lies, or loses records when rows move, may never have shown the second one.
  if (runs.some((run) => run.lied.length > 0)) return [];
  if (setup.left.abilities.paging === 'offset' || setup.right.abilities.paging === 'offset') return [];
  for (const person of people(truth)) {
    const both = truth.lives.filter((one) => one.person === person);
    const shown = (one: Life): boolean =>
      first !== undefined &&
      one.born.seq < first.from &&
      one.born.at + setup[one.side].abilities.indexLagMs * 1000 <= first.startedAt;
    const twins = (['left', 'right'] as const).some(
      (side) => both.filter((one) => one.side === side && shown(one)).length > 1,
    );
    if (!twins || both.some((one) => one.died !== null)) continue;
    const touched = truth.effects.find((effect) => effect.life.person === person);
    if (touched === undefined) continue;
    found.push({ property: 'P20', what: `${touched.entry.op} of ${name(touched.life)}, which is one of several` });
  }
  return found;
}

function sameOrTidied(setup: Setup, life: Life, field: string, typed: Value): boolean {
  return says(setup, field, [life.side, typed], [across(life.side), last(life, field)]);
}

/** P6: an edit made when the other side's edits had all arrived is the one that stays. */
export function checkSurvival(truth: Truth): readonly Violation[] {
  const found: Violation[] = [];
  const { setup, runs } = truth.story;
  if (setup.left.workflow !== null || setup.right.workflow !== null) return [];
  // An older state makes a first meeting of it: blanks are filled, and the first-link rule decides.
  if (truth.story.restoredAt !== null || runs.some((run) => run.phase === 'undo')) return [];
  for (const person of people(truth)) {
    const sides = { left: alive(livesOf(truth, 'left', person)), right: alive(livesOf(truth, 'right', person)) };
    const [left, right] = [sides.left[0], sides.right[0]];
    if (left === undefined || right === undefined || sides.left.length + sides.right.length > 2) continue;
    if (isUnlinked(truth, left) || isPoisoned(truth, person)) continue;
    for (const field of truth.fields) {
      // The elements of a set come and go, so its values are not unique; P2 follows each element.
      if (field.direction !== 'both' || field.kind === 'set') continue;
      // What could not be read when the two met is settled by the first-link rule when it can be.
      const unseen = truth.story.hidden.some((one) => one.field === field.name);
      if (unseen && setup.rules.firstLink !== 'ask') continue;
      if (isTold(truth, left, field.name) || isTold(truth, right, field.name)) continue;
      for (const life of [left, right]) {
        const typed = timeline(truth, life.side, person, field.name).findLast((step) => isUser(step.actor));
        const theirs = timeline(truth, across(life.side), person, field.name).filter((step) => isUser(step.actor));
        if (typed === undefined || theirs.some((step) => step.seq > typed.seq || step.value === null)) continue;
        const met = runs.some(
          (run) => run.ended === 'done' && run.from > Math.max(left.born.seq, right.born.seq) && run.to < typed.seq,
        );
        const ours = timeline(truth, life.side, person, field.name).filter((step) => step.seq < typed.seq);
        const arrived = theirs.every((step) =>
          ours.some((one) => says(setup, field.name, [life.side, one.value], [across(life.side), step.value])),
        );
        const raced = truth.effects.some((effect) => effect.entry.late && effect.life.person === person);
        // A blank is filled as long as the two sides have not agreed yet, and a person decides what is asked.
        const decided = truth.story.evidence.questions.some(
          (one) => one[life.side].includes(life.key) && one.fields.includes(field.name),
        );
        if (!met || !arrived || raced || decided || sameOrTidied(setup, life, field.name, typed.value)) continue;
        const what = `${name(life)}: ${field.name} ${show(typed.value)} was the last word; it ended as ${show(last(life, field.name))}`;
        found.push({ property: 'P6', what });
      }
    }
  }
  return found;
}

/** P19: without a release, no more than five removals a side in 24 hours on syncs this small. */
export function checkBrakes(truth: Truth): readonly Violation[] {
  const { setup } = truth.story;
  if (!setup.brakes) return [];
  const found: Violation[] = [];
  const day = 86_400 * 1_000_000;
  for (const side of ['left', 'right'] as const) {
    const removals = truth.effects.filter((one) => one.side === side && one.entry.op === 'remove');
    for (const first of removals) {
      const window = removals.filter((one) => one.entry.at >= first.entry.at && one.entry.at < first.entry.at + day);
      if (window.length <= 5) continue;
      found.push({ property: 'P19', what: `${window.length} removals on the ${side} within a day` });
      break;
    }
  }
  return found;
}
