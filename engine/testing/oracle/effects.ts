import { across } from '../../model/ids.ts';
import type { Value } from '../../model/value.ts';
import type { JournalRow } from './evidence.ts';
import { answeredAgainst, answersAbout, ruledAgainst } from './explain.ts';
import type { RunRecord, Violation } from './story.ts';
import { type Effect, eq, isUser, livesOf, name, reached, says, show, type Truth, timeline } from './truth.ts';

const mapped = (truth: Truth, field: string): boolean =>
  field === 'email' || truth.fields.some((one) => one.name === field);

/** The run in which an effect happened. */
export const runOf = (truth: Truth, effect: Effect) =>
  truth.story.runs.find((run) => run.from < effect.entry.seq && effect.entry.seq < run.to);

/** Writes of an undo follow a rule of their own. */
export const isUndo = (truth: Truth, effect: Effect): boolean => runOf(truth, effect)?.phase === 'undo';

/** Changes of an effect in fields that the flow maps, as [field, before, after]. */
function changesOf(truth: Truth, effect: Effect): readonly (readonly [string, Value, Value])[] {
  return Object.entries(effect.entry.changes)
    .filter(([field]) => mapped(truth, field))
    .map(([field, { before, after }]) => [field, before, after] as const);
}

function rowAgainst(truth: Truth, effect: Effect, row: JournalRow): readonly Violation[] {
  const found: Violation[] = [];
  const { entry, life } = effect;
  for (const [field, before, after] of changesOf(truth, effect)) {
    if (
      entry.op !== 'create' &&
      !entry.late &&
      !eq(row.before[field] ?? (before === null ? null : undefined), before)
    ) {
      const what = `${entry.op} of ${name(life)} replaced ${field} ${show(before)}; the journal says ${show(row.before[field])}`;
      found.push({ property: 'P1', what });
    }
    const told = row.after[field];
    if (entry.op !== 'remove' && row.outcome === 'done' && told !== undefined && !eq(told, after)) {
      const what = `${entry.op} of ${name(life)} left ${field} ${show(after)}; the journal says ${show(told)}`;
      found.push({ property: 'P33', what });
    }
  }
  return found;
}

/** A create whose record was removed before any run could see it: nobody can tell that it ever was. */
function wasNeverShown(truth: Truth, { entry, life, side }: Effect): boolean {
  const shownAt = life.born.at + truth.story.setup[side].abilities.indexLagMs * 1000;
  const { died } = life;
  if (entry.op !== 'create' || died === null) return false;
  const looked = (run: RunRecord): boolean =>
    run.startedAt >= shownAt && run.to < died.seq && (run.ended === 'done' || run.ended === 'partial');
  return !truth.story.runs.some(looked);
}

/** P1, P13, P33: each effect has exactly one row, the row tells what was there before and after, and no row is made up. */
export function checkJournal(truth: Truth): readonly Violation[] {
  const found: Violation[] = [];
  const { story, effects } = truth;
  const rows = new Map<string, JournalRow[]>();
  for (const row of story.evidence.journal) {
    if (row.intent === null || row.outcome === 'lost') continue;
    rows.set(row.intent, [...(rows.get(row.intent) ?? []), row]);
  }
  const counts = new Map<string, number>();
  for (const effect of effects) {
    const intent = effect.entry.intent ?? '';
    counts.set(intent, (counts.get(intent) ?? 0) + 1);
    if (story.restoredAt !== null && effect.entry.seq < story.restoredAt) continue;
    const [row, ...more] = rows.get(intent) ?? [];
    const what = `${effect.entry.op} of ${name(effect.life)} (${intent})`;
    if (row === undefined && changesOf(truth, effect).length > 0 && !wasNeverShown(truth, effect))
      found.push({ property: 'P33', what: `${what} is not in the journal` });
    if (row !== undefined) found.push(...rowAgainst(truth, effect, row));
    if (more.length > 0) found.push({ property: 'P13', what: `${what} is in the journal ${more.length + 1} times` });
  }
  for (const [intent, count] of counts) {
    if (count > 1) found.push({ property: 'P13', what: `the intent ${intent} had ${count} effects` });
  }
  for (const [intent, [row]] of rows) {
    if (counts.has(intent) || row === undefined || row.outcome === 'maybe') continue;
    found.push({
      property: 'P33',
      what: `the journal tells of a ${row.op} of ${row.side} ${row.key} that never happened`,
    });
  }
  return found;
}

/** Whether the value that is written was typed over the replaced one on the other side. */
function superseded(truth: Truth, effect: Effect, field: string, [before, after]: readonly [Value, Value]): boolean {
  const { life, entry, side } = effect;
  const { setup } = truth.story;
  const there = across(side);
  let seen = false;
  for (const step of timeline(truth, there, life.person, field)) {
    if (step.seq > entry.seq) break;
    if (seen && says(setup, field, [side, after], [there, step.value])) return true;
    if (says(setup, field, [side, before], [there, step.value])) seen = true;
  }
  // The other record was removed and made anew, or the field is blank by a rule: then having been there is enough.
  return seen && livesOf(truth, there, life.person).length > 1;
}

function lostElements(before: Value, after: Value): readonly string[] {
  if (!Array.isArray(before)) return [];
  const kept = Array.isArray(after) ? after : [];
  return before.filter((one): one is string => typeof one === 'string' && !kept.includes(one));
}

/** Elements of a set that the engine took out although the other side never had them. */
function lostTags(
  truth: Truth,
  effect: Effect,
  field: string,
  [before, after]: readonly [Value, Value],
): readonly string[] {
  const there = timeline(truth, across(effect.side), effect.life.person, field);
  return lostElements(before, after).filter(
    (tag) => !there.some(({ seq, value }) => seq <= effect.entry.seq && Array.isArray(value) && value.includes(tag)),
  );
}

/** The other side tidied our own value, and the answer that would have told us was lost or left it out: it looks typed there. */
function tidiedUnseen(truth: Truth, effect: Effect, field: string, [before, after]: readonly [Value, Value]): boolean {
  const { story } = truth;
  const there = across(effect.side);
  if (!says(story.setup, field, [effect.side, before], [there, after])) return false;
  if (story.hidden.some((one) => one.side === there && one.field === field)) return true;
  const keys = livesOf(truth, there, effect.life.person).map((one) => one.key);
  return story.evidence.journal.some(
    (row) =>
      row.side === there && keys.includes(row.key) && row.outcome !== 'done' && row.before[field] !== row.after[field],
  );
}

/** An undo put it there: the other side was never to have it, and an edit there is newer. */
function putByUndo(truth: Truth, effect: Effect, field: string): boolean {
  const earlier = truth.effects.filter(
    (one) => one.life === effect.life && one.entry.seq < effect.entry.seq && one.entry.changes[field] !== undefined,
  );
  const latest = earlier.at(-1);
  return latest !== undefined && isUndo(truth, latest);
}

function isExplained(truth: Truth, effect: Effect, field: string, [before, after]: readonly [Value, Value]): boolean {
  const { entry, life } = effect;
  if (entry.late || ruledAgainst(truth, effect, field) || answeredAgainst(truth, life, field, before)) return true;
  if (entry.op === 'remove' && truth.story.setup.rules.editAgainstRemove === 'remove-wins') return true;
  if (tidiedUnseen(truth, effect, field, [before, after]) || putByUndo(truth, effect, field)) return true;
  if (Array.isArray(before)) return lostTags(truth, effect, field, [before, after]).length === 0;
  if (entry.op === 'remove') {
    return reached(truth, life, field, { value: before, seq: entry.seq });
  }
  return superseded(truth, effect, field, [before, after]);
}

/** P2: no value is replaced that had not reached the other side and been typed over there, unless a rule or a person said so. */
export function checkNewest(truth: Truth): readonly Violation[] {
  const found: Violation[] = [];
  for (const effect of truth.effects) {
    if (effect.entry.op === 'create' || isUndo(truth, effect)) continue;
    for (const [field, before, after] of changesOf(truth, effect)) {
      if (before === null || field === 'email' || isExplained(truth, effect, field, [before, after])) continue;
      const stale = answersAbout(truth, effect.life).some((one) => one.question.fields.includes(field));
      const what = `${effect.entry.op} of ${name(effect.life)} replaced ${field} ${show(before)} by ${show(after)}`;
      found.push({ property: stale ? 'P21' : 'P2', what: `${what}, which nothing explains` });
    }
  }
  return found;
}

function cameFrom(truth: Truth, effect: Effect, field: string, value: Value): boolean {
  const { life, side, entry } = effect;
  const there = across(side);
  const past = (steps: ReturnType<typeof timeline>) => steps.filter((step) => step.seq < entry.seq);
  const theirs = past(timeline(truth, there, life.person, field));
  const ours = past(timeline(truth, side, life.person, field));
  if (Array.isArray(value)) {
    const known = new Set([...theirs, ...ours].flatMap((step) => (Array.isArray(step.value) ? step.value : [])));
    return value.every((one) => known.has(one));
  }
  const { setup } = truth.story;
  return (
    theirs.some((step) => says(setup, field, [side, value], [there, step.value])) ||
    ours.some((step) => eq(step.value, value))
  );
}

/** P16 and honesty: what is written was to be read on the other side, and a one-way line is never written against. */
export function checkOrigin(truth: Truth): readonly Violation[] {
  const found: Violation[] = [];
  for (const effect of truth.effects) {
    if (effect.entry.op === 'remove' || isUndo(truth, effect)) continue;
    for (const [field, , after] of changesOf(truth, effect)) {
      const setup = truth.fields.find((one) => one.name === field);
      const against = setup?.direction === (effect.side === 'right' ? 'to-left' : 'to-right');
      const what = `${effect.entry.op} of ${name(effect.life)} wrote ${field} ${show(after)}`;
      if (against && effect.entry.op === 'update')
        found.push({ property: 'direction', what: `${what} against its line` });
      if (after === null && effect.entry.op === 'create') continue;
      if (!cameFrom(truth, effect, field, after))
        found.push({ property: 'P16', what: `${what}, which nobody typed there` });
    }
  }
  return found;
}

/** P17: a removal is only carried across, only where a rule or a person lets it. */
export function checkRemovals(truth: Truth): readonly Violation[] {
  const found: Violation[] = [];
  for (const effect of truth.effects) {
    if (effect.entry.op !== 'remove' || isUndo(truth, effect)) continue;
    const { side, life, entry } = effect;
    const answered = answersAbout(truth, life).some((one) => one.choose === 'remove');
    const gone = livesOf(truth, across(side), life.person).some(
      (one) => one.died !== null && one.died.seq < entry.seq && isUser(one.died.actor),
    );
    const { rules } = truth.story.setup;
    const ruled = rules.remove[side] === 'propagate' || rules.editAgainstRemove === 'remove-wins';
    if (!gone) found.push({ property: 'P17', what: `${name(life)} was removed; nobody removed the other one` });
    else if (!ruled && !answered) found.push({ property: 'P17', what: `${name(life)} was removed; no rule lets it` });
  }
  return found;
}

/** P13: the engine makes no second record of a person; and none that somebody removed comes back by itself. */
export function checkCreates(truth: Truth): readonly Violation[] {
  const found: Violation[] = [];
  const { setup, evidence } = truth.story;
  for (const effect of truth.effects) {
    const { side, life, entry } = effect;
    if (entry.op !== 'create' || isUndo(truth, effect)) continue;
    const run = runOf(truth, effect);
    const others = livesOf(truth, side, life.person).filter((one) => one !== life && one.born.seq < entry.seq);
    const living = others.filter((one) => one.died === null || one.died.seq > entry.seq);
    for (const other of living) {
      const { abilities } = setup[side];
      const shownAt = other.born.at + abilities.indexLagMs * 1000;
      const hidden = run?.lied.includes(side) === true || abilities.paging === 'offset';
      const seen = run !== undefined && other.born.seq < run.from && shownAt <= run.startedAt && !hidden;
      if (other.born.intent === null && !seen) continue;
      // What the lost part of the state had created may still be out of sight.
      const { restoredAt } = truth.story;
      if (restoredAt !== null && other.born.seq < restoredAt && restoredAt < entry.seq && abilities.findLagMs > 0)
        continue;
      found.push({ property: 'P13', what: `${name(life)} was created beside ${name(other)}` });
    }
    for (const dead of others.filter((one) => one.died !== null && one.died.seq < entry.seq)) {
      const since = dead.died?.seq ?? 0;
      const known =
        evidence.links.some((one) => one[side] === dead.key && one[across(side)] !== null) &&
        truth.story.runs.some(
          (one) => (one.ended === 'done' || one.ended === 'partial') && one.from > dead.born.seq && one.to < since,
        );
      if (!known || dead.died === null || !isUser(dead.died.actor)) continue;
      const partners = evidence.links.filter((one) => one[side] === dead.key).map((one) => one[across(side)]);
      const anew = livesOf(truth, across(side), life.person).some(
        (one) =>
          one.born.intent === null && (one.born.seq > since || partners.some((key) => key !== null && key !== one.key)),
      );
      const kept = answersAbout(truth, dead).some((one) => one.choose === 'keep');
      const undone = truth.story.runs.some((one) => one.phase === 'undo' && one.from > since && one.to < entry.seq);
      if (anew || kept || undone || setup.rules.editAgainstRemove === 'edit-wins') continue;
      found.push({
        property: 'resurrection',
        what: `${name(life)} was created; ${name(dead)} had been removed by a person`,
      });
    }
  }
  return found;
}
