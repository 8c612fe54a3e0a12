import type { Side } from '../../../engine/model/ids.ts';
import type { Operation } from '../../../engine/model/operation.ts';
import type { RunDetail, RunRecord } from '../../../engine/protocol/calls/activity.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { wordsOf } from '../../words/words.ts';
import type { SideNames } from '../shown-runs.ts';
import { whyWords } from '../why-words.ts';

export const opIcons = { create: 'create', update: 'pencil', remove: 'trash' } as const satisfies Record<
  Operation,
  IconName
>;

/** What both sides of a sync in a run are called. */
export function namesIn({ syncs, flow }: RunDetail, sync: string): SideNames {
  const found = syncs.find((one) => one.id === sync);
  return found === undefined ? flow : { left: found.left.name, right: found.right.name };
}

/** The story that a record is found by; null where it has none: its plan is not kept. */
export const recordName = (side: Side, key: string): string => `${side}:${key}`;

/** What was done to a record, in few words: the field, how many fields, or that it was made or deleted. */
export function whatWords({ op, shifts }: Pick<RunRecord, 'op' | 'shifts'>): string {
  const words = wordsOf('activity');
  if (op === 'create') return words('op-create');
  if (op === 'remove') return words('op-remove');
  const [only, more] = shifts;
  return only === undefined || more !== undefined ? words('fields', { count: shifts.length }) : only.label;
}

/** Why a record was written: the reason of its values, where they have one and the same; else of the first. */
export function whyOfRecord({ side, shifts, op, person }: RunRecord, names: SideNames): string {
  const words = wordsOf('activity');
  const reasons = [...new Set(shifts.map((one) => whyWords(one, side, person, names)))];
  const [first = whyWords({ why: op === 'update' ? 'edited' : op, map: '' }, side, person, names)] = reasons;
  return reasons.length < 2 ? first : words('andMore', { what: first, count: reasons.length - 1 });
}
