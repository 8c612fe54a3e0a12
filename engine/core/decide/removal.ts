import type { PlannedWrite } from '../../model/change.ts';
import type { Question } from '../../model/conflict.ts';
import { across, type Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Snapshot } from '../../model/record.ts';
import { type Answered, carries, carriesOnCreate, sidePlan } from '../merge/pair.ts';
import { same } from '../values/equal.ts';
import { archiveOf, mappedFields, removeOf } from './writes.ts';

/** A record is gone on one side; this is what is left of the pair. */
export interface Bereaved {
  readonly gone: Side;
  /** Whether the record that is left was edited since the two agreed. */
  readonly edited: boolean;
  readonly kept: Snapshot;
  readonly answer: Answered | null;
}

export type AfterRemoval =
  | { readonly kind: 'ask'; readonly question: Extract<Question, { about: 'removal' }> }
  | { readonly kind: 'unlink' }
  | { readonly kind: 'bring-back' }
  | { readonly kind: 'remove'; readonly write: PlannedWrite }
  /** Null: the field says so already. */
  | { readonly kind: 'archive'; readonly write: PlannedWrite | null };

/** Whether anything of the side that lost its record is meant to reach the other side at all. */
const flows = (sync: SyncPlan, to: Side): boolean =>
  sync.units.some((unit) => unit.maps.some((map) => carries(map, to)));

/** Brings the removed record back where there is something to make it from; else the other one is kept and unlinked (D7). */
const bringBack = (sync: SyncPlan, gone: Side): AfterRemoval =>
  sync.units.some((unit) => unit.maps.some((map) => carriesOnCreate(map, gone)))
    ? { kind: 'bring-back' }
    : { kind: 'unlink' };

function question(sync: SyncPlan, bereaved: Bereaved): AfterRemoval {
  return {
    kind: 'ask',
    question: {
      about: 'removal',
      reason: bereaved.edited ? 'edited-and-removed' : 'removed',
      gone: bereaved.gone,
      kept: { ...mappedFields(sync, across(bereaved.gone), bereaved.kept.fields) },
      suggest: bereaved.edited ? 'keep' : 'remove',
    },
  };
}

/** Whether the record that is left is still what the person was shown (P21). */
function stillAsShown(sync: SyncPlan, bereaved: Bereaved, shown: Question): boolean {
  if (shown.about !== 'removal' || shown.gone !== bereaved.gone) return false;
  const side = sidePlan(sync, across(bereaved.gone));
  return Object.entries(shown.kept).every(([name, value]) => {
    const field = side.fields.find((one) => one.name === name);
    return field !== undefined && same(field.type, value, bereaved.kept.fields[name]);
  });
}

function byRule(sync: SyncPlan, bereaved: Bereaved): AfterRemoval {
  const there = across(bereaved.gone);
  const rule = sync.rules.remove[there];
  switch (rule.rule) {
    case 'ask':
      return question(sync, bereaved);
    case 'unlink':
      return { kind: 'unlink' };
    case 'propagate':
      return { kind: 'remove', write: removeOf(sync, there, bereaved.kept, 'propagate') };
    case 'archive': {
      const field = sidePlan(sync, there).fields.find((one) => one.name === rule.field);
      const done = field !== undefined && same(field.type, rule.value, bereaved.kept.fields[rule.field]);
      return { kind: 'archive', write: done ? null : archiveOf(there, bereaved.kept, rule.field, rule.value) };
    }
  }
}

/**
 * What follows when one record of a pair is gone (D3-D7). A record edited since they agreed asks, unless a rule says who
 * wins; where nothing flows from the side that lost its record, the other one is kept and unlinked.
 */
export function removal(sync: SyncPlan, bereaved: Bereaved): AfterRemoval {
  const there = across(bereaved.gone);
  const { answer } = bereaved;
  if (answer !== null && stillAsShown(sync, bereaved, answer.question)) {
    if (answer.answer.choose === 'keep') return bringBack(sync, bereaved.gone);
    if (answer.answer.choose === 'unlink') return { kind: 'unlink' };
    if (answer.answer.choose === 'remove')
      return { kind: 'remove', write: removeOf(sync, there, bereaved.kept, 'person') };
  }
  if (bereaved.edited) {
    if (sync.rules.editAgainstRemove === 'edit-wins') return bringBack(sync, bereaved.gone);
    if (sync.rules.editAgainstRemove === 'ask') return question(sync, bereaved);
  }
  if (!flows(sync, there)) return { kind: 'unlink' };
  return byRule(sync, { ...bereaved, edited: false });
}
