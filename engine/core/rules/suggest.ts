import type { ConflictRule, Flow } from '../../model/flow.ts';
import type { SyncId } from '../../model/ids.ts';
import type { SyncPlan, UnitPlan } from '../../model/plan.ts';
import type { FieldKind } from '../../model/value.ts';
import { ordered } from '../compile/check-filter.ts';
import type { Command } from '../flow/command.ts';
import { canonicalJson } from '../values/hash.ts';
import { type PastDecision, type Trial, tryRule } from './trial.ts';

/** So many decisions must agree with a rule before it is suggested. */
const agreeMin = 3;
/** And so large a part of those that it can tell. */
const scoreMin = 0.8;
/** Rules that are suggested for one field map, the best first. */
const eachMax = 3;

/** A conflict rule that does as people did. */
export interface Suggestion {
  /** Sync, field map or group, and rule; the same as long as they are. */
  readonly id: string;
  readonly sync: SyncId;
  readonly unit: string;
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
const trace = ({ agree, differ, unsure }: Trial): string => JSON.stringify([agree, differ, unsure]);

function ofUnit(sync: SyncPlan, unit: UnitPlan, past: readonly PastDecision[]): readonly Suggestion[] {
  if (!unit.maps.some((map) => map.direction === 'both')) return [];
  const now = tryRule(sync, unit, unit.conflict, past);
  const traces = new Set<string>();
  return candidates
    .filter((rule) => rule.rule !== unit.conflict.rule && fitsUnit(rule, unit, sync))
    .map((rule): Suggestion => {
      const trial = tryRule(sync, unit, rule, past);
      const label = unit.maps.map((map) => map.label).join(', ');
      const id = `${sync.id}.${unit.id}.${rule.rule}`;
      return { id, sync: sync.id, unit: unit.id, label, rule, trial, score: scoreOf(trial) };
    })
    .filter(({ trial, score }) => trial.agree >= agreeMin && score >= scoreMin && trial.agree > now.agree)
    .sort((a, b) => netOf(b) - netOf(a))
    .filter(({ trial }) => {
      const isNew = !traces.has(trace(trial));
      traces.add(trace(trial));
      return isNew;
    })
    .slice(0, eachMax);
}

/**
 * Conflict rules that would have done as people did, each tried on all past decisions about its field map (I12). Pure.
 * @param past decisions of the sync, about any of its field maps
 */
export function suggestRules(sync: SyncPlan, past: readonly PastDecision[]): readonly Suggestion[] {
  return sync.units.flatMap((unit) =>
    ofUnit(
      sync,
      unit,
      past.filter((one) => one.question.unit === unit.id),
    ),
  );
}

/** The edit of a flow that makes a rule; null where it has no such field map or group. */
export function ruleCommand(flow: Flow, { sync: id, unit, rule }: Suggestion): Command | null {
  const sync = flow.syncs.find((one) => one.id === id);
  const map = sync?.fields.find((one) => one.id === unit);
  if (map !== undefined) return { do: 'change-map', sync: id, map: map.id, set: { conflict: rule } };
  const groups = sync?.groups;
  if (groups?.some((one) => one.id === unit) !== true) return null;
  const next = groups.map((one) => (one.id === unit ? { ...one, conflict: rule } : one));
  return canonicalJson(next) === canonicalJson(groups) ? null : { do: 'set-groups', sync: id, groups: next };
}
