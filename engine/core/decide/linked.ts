import type { Change, Settles } from '../../model/change.ts';
import type { Question } from '../../model/conflict.ts';
import { across, type LinkId, type RecordKey, type Side } from '../../model/ids.ts';
import type { Shadow } from '../../model/link.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Snapshot } from '../../model/record.ts';
import type { Fields } from '../../model/value.ts';
import { mergeUnit } from '../merge/merge.ts';
import { type Answered, carries, type EditTime, endsOf, type Pair, valuesAt } from '../merge/pair.ts';
import { sameValues } from '../merge/travel.ts';
import { createOf, isReadFor } from './create.ts';
import { printOf } from './print.ts';
import { removal } from './removal.ts';
import { inScope } from './scope.ts';
import { settle, type UnitVerdict, updateOf } from './writes.ts';

/** What a side holds of a linked record. `print` is the record's, where it is known already. */
export type Presence =
  | { readonly kind: 'found'; readonly snapshot: Snapshot; readonly print?: string }
  | { readonly kind: 'gone'; readonly key: RecordKey };

/** Everything there is to know for deciding about one link. */
export interface Linked {
  readonly link: LinkId;
  /** `match:0`, `person` ... for a link that is being made now; null for one that exists. */
  readonly making: string | null;
  readonly left: Presence;
  readonly right: Presence;
  readonly shadow: Shadow;
  readonly leftAt: EditTime | null;
  readonly rightAt: EditTime | null;
  /** Answers by unit id; a removal's under `removal`. */
  readonly answers: ReadonlyMap<string, Answered>;
  readonly asked?: NonNullable<Pair['asked']>;
  readonly lately: Pair['lately'];
}

/** What happened to a record since the two sides agreed. */
export type Touch = 'same' | 'edited' | 'gone' | 'out';

/** What follows, for records that agreed once. Rows are the left side, cells the right one (D1-D8). */
export type Course =
  | 'merge'
  | 'rest'
  | 'left-gone'
  | 'right-gone'
  | 'left-gone-edited'
  | 'right-gone-edited'
  | 'forget';

export const course: Record<Touch, Record<Touch, Course>> = {
  same: { same: 'merge', edited: 'merge', gone: 'right-gone', out: 'rest' },
  edited: { same: 'merge', edited: 'merge', gone: 'right-gone-edited', out: 'rest' },
  gone: { same: 'left-gone', edited: 'left-gone-edited', gone: 'forget', out: 'rest' },
  out: { same: 'rest', edited: 'rest', gone: 'rest', out: 'rest' },
};

const presenceOf = (linked: Linked, side: Side): Presence => (side === 'left' ? linked.left : linked.right);

/**
 * Whether a record differs from its shadow in a field that is kept in step. Parked edits count (D4), and so do edits of a
 * one-way line's target: they are somebody's work, and a removal would take them along (P17).
 */
function editedSince(sync: SyncPlan, side: Side, linked: Linked): boolean {
  const here = presenceOf(linked, side);
  if (here.kind === 'gone') return false;
  const shadow = side === 'left' ? linked.shadow.left : linked.shadow.right;
  return sync.units.some((unit) =>
    unit.maps.some((map) => {
      if (!carries(map, 'left') && !carries(map, 'right')) return false;
      const was = shadow[map.slot];
      const now = valuesAt(here.snapshot.fields, endsOf(map, side));
      if (now === null) return false;
      return was === undefined || !sameValues(map, side, was, now);
    }),
  );
}

function touchOf(sync: SyncPlan, side: Side, linked: Linked): Touch {
  const here = presenceOf(linked, side);
  if (here.kind === 'gone') return 'gone';
  if (inScope(side === 'left' ? sync.left : sync.right, here.snapshot.fields) !== true) return 'out';
  // Beside a record that is there, `same` and `edited` come to the same: merging looks at every unit anyway.
  if (presenceOf(linked, across(side)).kind === 'found') return 'same';
  return editedSince(sync, side, linked) ? 'edited' : 'same';
}

/** Sides of which it cannot be told whether their record takes part. */
const unreadFilters = (sync: SyncPlan, linked: Linked): Side[] =>
  (['left', 'right'] as const).filter((side) => {
    const here = presenceOf(linked, side);
    return here.kind === 'found' && inScope(side === 'left' ? sync.left : sync.right, here.snapshot.fields) === null;
  });

/** A change of a link that so far holds nothing but where its two records are. */
export function restingChange(sync: SyncPlan, linked: Linked): Change {
  const keyOf = (presence: Presence) => (presence.kind === 'found' ? presence.snapshot.key : presence.key);
  const printOfSide = (side: Side) => {
    const here = presenceOf(linked, side);
    return here.kind === 'found' ? (here.print ?? printOf(sync, side, here.snapshot.fields)) : null;
  };
  return {
    sync: sync.id,
    link: linked.link,
    move: linked.making === null ? 'none' : 'link',
    how: linked.making ?? '',
    left: keyOf(linked.left),
    right: keyOf(linked.right),
    writes: [],
    agreed: {},
    questions: [],
    drifted: [],
    skipped: [],
    unread: [],
    leftPrint: printOfSide('left'),
    rightPrint: printOfSide('right'),
  };
}

/** Sides on which a field of the unit was not read; both where it waits for a record that it points at. */
function unreadOf(unit: SyncPlan['units'][number], pair: Pick<Pair, 'left' | 'right'>): readonly Side[] {
  const sides = (['left', 'right'] as const).filter((side) =>
    unit.maps.some((map) => valuesAt(pair[side], endsOf(map, side)) === null),
  );
  return sides.length === 0 ? ['left', 'right'] : sides;
}

function mergeBoth(sync: SyncPlan, linked: Linked, left: Snapshot, right: Snapshot): Change {
  const pair: Pair = {
    left: left.fields,
    right: right.fields,
    shadow: linked.shadow,
    leftAt: linked.leftAt,
    rightAt: linked.rightAt,
    answers: linked.answers,
    ...(linked.asked === undefined ? {} : { asked: linked.asked }),
    lately: linked.lately,
  };
  const written: UnitVerdict[] = [];
  const agreed: Record<string, Settles[string]> = {};
  const questions: Question[] = [];
  const drifted: string[] = [];
  const skipped: string[] = [];
  const unread = new Set<Side>();
  for (const unit of sync.units) {
    const verdict = mergeUnit(unit, pair, sync);
    switch (verdict.kind) {
      case 'nothing':
        break;
      case 'write':
        written.push({ unit, verdict });
        break;
      case 'settle':
        settle(agreed, unit, pair, {});
        break;
      case 'ask':
        questions.push(verdict.question);
        break;
      case 'drift':
        drifted.push(...unit.maps.map((map) => map.slot));
        break;
      case 'unread':
        skipped.push(unit.id);
        for (const side of unreadOf(unit, pair)) unread.add(side);
        break;
    }
  }
  const writes = [updateOf(written, 'right', right, pair), updateOf(written, 'left', left, pair)];
  const change = restingChange(sync, linked);
  return {
    ...change,
    writes: writes.filter((write) => write !== null),
    agreed,
    questions,
    drifted,
    skipped,
    unread: [...unread],
  };
}

/** Units and the removal: what a question could be about. */
const allOf = (sync: SyncPlan): string[] => [...sync.units.map((unit) => unit.id), 'removal'];

/** Whether a field was not read that a removal, or what stands in for it, has to look at: then it waits (G1, D8, P16). */
function unreadFor(sync: SyncPlan, side: Side, fields: Fields): boolean {
  const rule = sync.rules.remove[side];
  const ends = sync.units.flatMap((unit) => unit.maps.flatMap((map) => endsOf(map, side)));
  const looked = rule.rule === 'archive' ? [...ends, rule.field] : ends;
  return looked.some((name) => fields[name] === undefined);
}

/** Brings a removed record back from the one that is left, under the same link. */
function bringBack(sync: SyncPlan, linked: Linked, gone: Side, kept: Snapshot): Change {
  const resting = restingChange(sync, linked);
  const made = createOf(sync, gone, kept, linked.answers);
  if (made.kind === 'blocked') return { ...resting, questions: made.questions };
  return {
    ...resting,
    move: 'relink',
    writes: [made.write],
    questions: [...made.questions],
    skipped: made.retyped === null ? [] : [made.retyped],
    unread: isReadFor(sync, gone, kept) ? [] : [across(gone)],
    [gone]: made.write.key,
  };
}

function afterRemoval(sync: SyncPlan, linked: Linked, gone: Side, edited: boolean): Change {
  const resting = restingChange(sync, linked);
  const there = presenceOf(linked, across(gone));
  if (there.kind === 'gone') return { ...resting, move: 'tombstone' };
  if (unreadFor(sync, across(gone), there.snapshot.fields))
    return { ...resting, skipped: allOf(sync), unread: [across(gone)] };
  const settled = removal(sync, { gone, edited, kept: there.snapshot, answer: linked.answers.get('removal') ?? null });
  switch (settled.kind) {
    case 'ask':
      return { ...resting, questions: [settled.question] };
    case 'unlink':
      return { ...resting, move: 'unlink' };
    case 'bring-back':
      return bringBack(sync, linked, gone, there.snapshot);
    case 'remove':
      return { ...resting, move: 'tombstone', writes: [settled.write] };
    case 'archive':
      return { ...resting, move: 'unlink', writes: settled.write === null ? [] : [settled.write] };
  }
}

/**
 * Decides everything about one link: what to write, remove, bring back, settle or ask (engine-model.md 1.6). Pure.
 * A record outside its filter is left alone; that is never a removal (D9).
 */
export function decideLinked(sync: SyncPlan, linked: Linked): Change {
  const next = course[touchOf(sync, 'left', linked)][touchOf(sync, 'right', linked)];
  switch (next) {
    case 'rest':
      return { ...restingChange(sync, linked), skipped: allOf(sync), unread: unreadFilters(sync, linked) };
    case 'forget':
      return { ...restingChange(sync, linked), move: 'tombstone' };
    case 'left-gone':
      return afterRemoval(sync, linked, 'left', false);
    case 'left-gone-edited':
      return afterRemoval(sync, linked, 'left', true);
    case 'right-gone':
      return afterRemoval(sync, linked, 'right', false);
    case 'right-gone-edited':
      return afterRemoval(sync, linked, 'right', true);
    case 'merge':
      return linked.left.kind === 'found' && linked.right.kind === 'found'
        ? mergeBoth(sync, linked, linked.left.snapshot, linked.right.snapshot)
        : restingChange(sync, linked);
  }
}
