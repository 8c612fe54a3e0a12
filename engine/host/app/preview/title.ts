import type { Change, Settles } from '../../../model/change.ts';
import type { Side } from '../../../model/ids.ts';
import type { Shadow } from '../../../model/link.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Fields } from '../../../model/value.ts';
import { agreedFields, titleOf } from '../../../run/review/text.ts';

const sides: readonly Side[] = ['left', 'right'];

/** The first title that either side gives, the left one before. */
function eitherTitle(sync: SyncPlan, fieldsOn: (side: Side) => Fields): string {
  for (const side of sides) {
    const title = titleOf(sync, side, fieldsOn(side));
    if (title !== '') return title;
  }
  return '';
}

/** What a linked pair is called, by what both sides agreed on. */
export const titleOfShadow = (sync: SyncPlan, shadow: Shadow): string =>
  eitherTitle(sync, (side) => agreedFields(sync, side, shadow));

/** What a record is called by all that a decision says of it; a match question by what the records share. */
export function titleOfChange(sync: SyncPlan, change: Change): string {
  const [question] = change.questions;
  if (question?.about === 'match') return question.value;
  const slots: Settles = Object.assign({}, change.agreed, ...change.writes.map((write) => write.settles));
  const fieldsOn = (side: Side): Fields => {
    const bySlot = Object.fromEntries(Object.entries(slots).map(([slot, pair]) => [slot, pair[side]]));
    const asked = change.questions.flatMap((one) => (one.about === 'unit' ? [one[side]] : []));
    const known = agreedFields(sync, side, { left: {}, right: {}, [side]: Object.assign({}, ...asked, bySlot) });
    const kept = change.questions.flatMap((one) => (one.about === 'removal' && one.gone !== side ? [one.kept] : []));
    const gone = change.writes.flatMap((one) => (one.side === side && one.op === 'remove' ? [one.before] : []));
    return Object.assign({}, ...kept, ...gone, known);
  };
  return eitherTitle(sync, fieldsOn);
}

/** Whether a decision says too little of a record to name it: then its link's shadow does. */
export const isPartial = ({ move, writes, questions }: Change): boolean =>
  move !== 'link' &&
  move !== 'create' &&
  !writes.some((one) => one.op !== 'update') &&
  !questions.some((one) => one.about !== 'unit');
