import type { ConflictRule, Flow } from '../../model/flow.ts';
import type { SyncId } from '../../model/ids.ts';
import type { SyncPlan, UnitPlan } from '../../model/plan.ts';
import type { FieldKind } from '../../model/value.ts';
import { ordered } from '../compile/conditions.ts';
import type { Command } from '../flow/command.ts';
import { unitLabel } from '../merge/unit-label.ts';
import { canonicalJson } from '../values/hash.ts';
import { type PastDecision, type Trial, tryRule } from './trial.ts';

/** So many decisions must agree with a rule before it is suggested. */
const agreeMin = 3;
/** And so large a part of those that it can tell. */
const scoreMin = 0.8;
/** Rules that are suggested for one field map, the best first. */
const eachMax = 3;

/** A rule that does as people did: a conflict rule, or the rule for records that differ when they are linked. */
export interface Suggestion {
  /** Sync, field map or group, and rule; the same as long as they are. */
  readonly id: string;
  readonly sync: SyncId;
  /** The field map or group; null for the first-link rule, which is one for the whole sync. */
  readonly unit: string | null;
  readonly label: string;
  readonly rule: ConflictRule;
  readonly trial: Trial;
  /** The part of the decisions it can tell that it would have made the same way, 0 to 1. */
  readonly score: number;
}

/** Rules to try, the simplest first: it is taken where others do as well. */
const candidates: readonly ConflictRule[] = [
  { rule: 'left-wins' },
  { rule: 'right-wins' },
  { rule: 'newest' },
  { rule: 'larger' },
  { rule: 'smaller' },
  { rule: 'longest' },
  { rule: 'union' },
  { rule: 'never-blank' },
  { rule: 'first-non-blank' },
];

const texts: ReadonlySet<FieldKind> = new Set<FieldKind>(['text', 'rich-text']);
const sets: ReadonlySet<FieldKind> = new Set<FieldKind>(['set', 'list']);

/** Whether a rule can settle a unit (C10). */
function fitsUnit({ rule }: ConflictRule, unit: UnitPlan, sync: SyncPlan): boolean {
  const [map] = unit.maps;
  const [type, more] = map?.rightTypes ?? [];
  const isOf = (kinds: ReadonlySet<FieldKind>): boolean =>
    type !== undefined && more === undefined && kinds.has(type.kind);
  switch (rule) {
    case 'union':
      return unit.group === null && isOf(sets);
    case 'longest':
      return isOf(texts);
    case 'larger':
    case 'smaller':
      return isOf(ordered);
    case 'newest':
    case 'last-write-wins':
      return sync.left.can.times && sync.right.can.times;
    case 'ask':
    case 'left-wins':
    case 'right-wins':
    case 'never-blank':
    case 'first-non-blank':
      return true;
  }
}

const scoreOf = ({ agree, differ }: Trial): number =>
  agree + differ.length === 0 ? 0 : agree / (agree + differ.length);

const netOf = ({ trial }: Suggestion): number => trial.agree - trial.differ.length;

/** What a rule did on the past, in one text: rules with the same are told once, by the simplest. */
const trace = ({ agree, differ, asks, unsure }: Trial): string => JSON.stringify([agree, differ, asks, unsure]);

/** The rules that did well enough, the best first; of those that did the same only the simplest. */
function chosen(all: readonly Suggestion[], now: Trial): readonly Suggestion[] {
  const traces = new Set<string>();
  return all
    .filter(({ trial, score }) => trial.agree >= agreeMin && score >= scoreMin && trial.agree > now.agree)
    .sort((a, b) => netOf(b) - netOf(a))
    .filter(({ trial }) => {
      const isNew = !traces.has(trace(trial));
      traces.add(trace(trial));
      return isNew;
    })
    .slice(0, eachMax);
}

/** Every rule but the one that holds, tried on a unit. */
function triedOnUnit(sync: SyncPlan, unit: UnitPlan, past: readonly PastDecision[]): readonly Suggestion[] {
  if (!unit.maps.some((map) => map.direction === 'both')) return [];
  const label = unitLabel(unit);
  return candidates
    .filter((rule) => rule.rule !== unit.conflict.rule && fitsUnit(rule, unit, sync))
    .map((rule): Suggestion => {
      const trial = tryRule(sync, unit, rule, past);
      const id = `${sync.id}.${unit.id}.${rule.rule}`;
      return { id, sync: sync.id, unit: unit.id, label, rule, trial, score: scoreOf(trial) };
    });
}

const ofUnit = (sync: SyncPlan, unit: UnitPlan, past: readonly PastDecision[]): readonly Suggestion[] =>
  chosen(triedOnUnit(sync, unit, past), tryRule(sync, unit, unit.conflict, past));

type FirstLink = SyncPlan['rules']['firstLink'];

/** What the first-link rule is called where it is one of the conflict rules. */
const firstLinks = [
  [{ rule: 'left-wins' }, 'left-wins'],
  [{ rule: 'right-wins' }, 'right-wins'],
  [{ rule: 'newest' }, 'newest-wins'],
] as const satisfies readonly (readonly [ConflictRule, FirstLink])[];

/** The first-link rule is tried on all field maps together, but only on what differed when records were linked. */
function tryFirstLink(sync: SyncPlan, firstLink: FirstLink, past: readonly PastDecision[]): Trial {
  const rules = { ...sync, rules: { ...sync.rules, firstLink } };
  const trials = sync.units.map((unit) => tryRule(rules, unit, unit.conflict, ofUnitOnly(past, unit)));
  return {
    agree: trials.reduce((sum, one) => sum + one.agree, 0),
    differ: trials.flatMap((one) => one.differ),
    asks: trials.reduce((sum, one) => sum + one.asks, 0),
    unsure: trials.reduce((sum, one) => sum + one.unsure, 0),
  };
}

const ofUnitOnly = (past: readonly PastDecision[], unit: UnitPlan): readonly PastDecision[] =>
  past.filter((one) => one.question.unit === unit.id);

const metOnly = (past: readonly PastDecision[]): readonly PastDecision[] =>
  past.filter((one) => one.question.reason === 'first-link');

/** Every first-link rule but the one that holds, tried on what differed when records were linked. */
function triedFirstLink(sync: SyncPlan, past: readonly PastDecision[]): readonly Suggestion[] {
  const hasTimes = sync.left.can.times && sync.right.can.times;
  return firstLinks
    .filter(([, firstLink]) => firstLink !== sync.rules.firstLink && (firstLink !== 'newest-wins' || hasTimes))
    .map(([rule, firstLink]): Suggestion => {
      const trial = tryFirstLink(sync, firstLink, past);
      const id = `${sync.id}.firstLink.${rule.rule}`;
      return {
        id,
        sync: sync.id,
        unit: null,
        label: 'records when they are linked',
        rule,
        trial,
        score: scoreOf(trial),
      };
    });
}

function ofFirstLink(sync: SyncPlan, all: readonly PastDecision[]): readonly Suggestion[] {
  const past = metOnly(all);
  return chosen(triedFirstLink(sync, past), tryFirstLink(sync, sync.rules.firstLink, past));
}

/** The conflict rule that a first-link rule is alike; null where it is like none. Pure. */
export const firstLinkRule = (firstLink: FirstLink | undefined): ConflictRule | null =>
  firstLinks.find(([, one]) => one === firstLink)?.[0] ?? null;

/** A sync with a first-link rule that is like a conflict rule. Pure. */
export function withFirstLink(sync: SyncPlan, { rule }: ConflictRule): SyncPlan {
  const firstLink = firstLinks.find(([one]) => one.rule === rule)?.[1] ?? 'ask';
  return { ...sync, rules: { ...sync.rules, firstLink } };
}

/**
 * Every rule that fits a field map or a group, whether it did as people did or not, the best first. Pure.
 * @param unit null: the first-link rule of the sync
 */
export function rulesTried(sync: SyncPlan, unit: string | null, past: readonly PastDecision[]): readonly Suggestion[] {
  const plan = sync.units.find((one) => one.id === unit);
  const all =
    unit === null
      ? triedFirstLink(sync, metOnly(past))
      : plan === undefined
        ? []
        : triedOnUnit(sync, plan, ofUnitOnly(past, plan));
  return [...all].sort((a, b) => b.trial.agree - a.trial.agree || a.trial.differ.length - b.trial.differ.length);
}

/**
 * Rules that would have done as people did: conflict rules, each tried on all past decisions about its field map, and the
 * first-link rule, tried on those about records that differed when they were linked (I12). Pure.
 * @param past decisions of the sync, about any of its field maps
 */
export function suggestRules(sync: SyncPlan, past: readonly PastDecision[]): readonly Suggestion[] {
  return [...ofFirstLink(sync, past), ...sync.units.flatMap((unit) => ofUnit(sync, unit, ofUnitOnly(past, unit)))];
}

/** The edit of a flow that makes a rule; null where it has no such field map or group. */
export function ruleCommand(flow: Flow, { sync: id, unit, rule }: Suggestion): Command | null {
  const sync = flow.syncs.find((one) => one.id === id);
  if (sync !== undefined && unit === null) {
    const firstLink = firstLinks.find(([one]) => one.rule === rule.rule)?.[1];
    return firstLink === undefined ? null : { do: 'set-rules', sync: id, rules: { ...sync.rules, firstLink } };
  }
  const map = sync?.fields.find((one) => one.id === unit);
  if (map !== undefined) return { do: 'change-map', sync: id, map: map.id, set: { conflict: rule } };
  const groups = sync?.groups;
  if (groups?.some((one) => one.id === unit) !== true) return null;
  const next = groups.map((one) => (one.id === unit ? { ...one, conflict: rule } : one));
  return canonicalJson(next) === canonicalJson(groups) ? null : { do: 'set-groups', sync: id, groups: next };
}
