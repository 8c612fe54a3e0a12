import { type Comparison, comparisonsOf } from '../../../core/match/compare-fields.ts';
import { sidePlan } from '../../../core/merge/pair.ts';
import { findStep } from '../../../core/steps/list.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { FieldLikeness, ReviewRecord, Suggestion } from '../../../model/review.ts';
import type { SideNames } from '../../cli/run-words.ts';
import { listed } from '../../cli/words.ts';
import { cellTexts, fieldLabel } from './record-words.ts';

/** What is compared, in the order in which likeness is told. */
export interface Compared {
  readonly comparison: Comparison;
  readonly label: string;
  /** For its icon. */
  readonly type: string;
}

function typeOf(sync: SyncPlan, { kind, left }: Comparison): string {
  if (kind === 'email' || kind === 'phone') return kind;
  const [name] = left;
  return sidePlan(sync, 'left').fields.find((field) => field.name === name)?.type.kind ?? 'text';
}

/** The comparisons of a sync with their names for people. */
export const comparedIn = (sync: SyncPlan): readonly Compared[] =>
  comparisonsOf(sync).map((comparison) => ({
    comparison,
    label: comparison.map?.label ?? comparison.left.map((name) => fieldLabel(sync, 'left', name)).join(', '),
    type: typeOf(sync, comparison),
  }));

const stepNames = ({ map }: Comparison): string =>
  listed((map?.steps ?? []).map((step) => findStep(step.use)?.label ?? step.use));

/** How many records of each side a cluster has. */
interface Crowd {
  readonly left: number;
  readonly right: number;
  readonly names: ReturnType<SideNames>;
}

function sameWords({ comparison }: Compared, left: ReviewRecord, right: ReviewRecord, crowd: Crowd): string {
  const [one, other] = [cellTexts(left.fields ?? {}, comparison.left), cellTexts(right.fields ?? {}, comparison.right)];
  const steps = stepNames(comparison);
  const how = one === other ? 'Same' : steps === '' ? 'Same but for how it is written' : `Same after ${steps}`;
  if (!comparison.matched) return how;
  if (crowd.left > 1) return `${how}, but ${crowd.left} times in ${crowd.names.left}`;
  return crowd.right > 1 ? `${how}, but ${crowd.right} times in ${crowd.names.right}` : how;
}

/** How alike one field of two records is, with the reason in words. */
export function whyField(
  compared: Compared,
  likeness: FieldLikeness | undefined,
  records: { readonly left: ReviewRecord; readonly right: ReviewRecord },
  crowd: Crowd,
): { score: number | null; words: string } {
  const score = likeness?.score ?? null;
  switch (likeness?.reason) {
    case 'same':
      return { score, words: sameWords(compared, records.left, records.right, crowd) };
    case 'alike':
      return { score, words: 'Alike' };
    case 'differs':
      return { score, words: 'Different' };
    case 'not-counted':
    case undefined:
      return { score: null, words: 'Not counted' };
  }
}

/** "same phone, other city": in what two records are the same, and in what not. */
export function closeWords(compared: readonly Compared[], { fields }: Suggestion): string {
  const labelsOf = (reason: FieldLikeness['reason']): readonly string[] =>
    compared.flatMap(({ label }, at) => (fields[at]?.reason === reason ? [label.toLowerCase()] : []));
  const [same] = labelsOf('same');
  const [other] = labelsOf('differs');
  const [alike] = labelsOf('alike');
  const parts = [
    same === undefined ? (alike === undefined ? '' : `alike in ${alike}`) : `same ${same}`,
    other === undefined ? '' : `other ${other}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
