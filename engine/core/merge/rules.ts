import type { ConflictRule } from '../../model/flow.ts';
import type { Side } from '../../model/ids.ts';
import { across } from '../../model/ids.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { msBetween } from '../values/instant.ts';
import { compare } from '../values/order.ts';
import type { EditTime } from './pair.ts';

/** The least difference of two edit times that counts, on top of both error bounds (engine-model.md 1.7). */
const tieMs = 2000;

/** Two edits of one thing, both in the right side's terms, so that they can be compared. */
export interface Contest {
  readonly type: FieldType;
  readonly left: Value;
  readonly right: Value;
  readonly leftBlank: boolean;
  readonly rightBlank: boolean;
  readonly leftAt: EditTime | null;
  readonly rightAt: EditTime | null;
}

/** The side whose edit is the later one; `null` when the clocks cannot tell (G8). */
export function laterSide(left: EditTime | null, right: EditTime | null): Side | null {
  if (left === null || right === null) return null;
  const aheadMs = msBetween(right.at, left.at);
  if (Math.abs(aheadMs) <= left.boundMs + right.boundMs + tieMs) return null;
  return aheadMs > 0 ? 'left' : 'right';
}

const lengthOf = (value: Value): number => (typeof value === 'string' ? [...value].length : 0);

const tieOf = (tie: 'ask' | 'left-wins' | 'right-wins' | undefined): Side | null => {
  if (tie === 'left-wins') return 'left';
  return tie === 'right-wins' ? 'right' : null;
};

const bySign = (sign: number): Side | null => {
  if (sign === 0) return null;
  return sign > 0 ? 'left' : 'right';
};

function unlessBlank(contest: Contest): Side | null {
  if (contest.leftBlank === contest.rightBlank) return null;
  return contest.leftBlank ? 'right' : 'left';
}

/** Whether the rule looks at the values themselves, and so needs both in the same terms. */
export const comparesValues = (rule: ConflictRule): boolean =>
  rule.rule === 'longest' || rule.rule === 'larger' || rule.rule === 'smaller';

/** The side that wins a conflict by this rule; null asks. `union` is settled elsewhere, since nobody wins it. */
export function winner(rule: ConflictRule, contest: Contest): Side | null {
  const compared = () => {
    if (contest.leftBlank || contest.rightBlank) return unlessBlank(contest);
    return bySign(compare(contest.type, contest.left, contest.right));
  };
  switch (rule.rule) {
    case 'ask':
    case 'union':
      return null;
    case 'left-wins':
      return 'left';
    case 'right-wins':
      return 'right';
    case 'last-write-wins':
      return laterSide(contest.leftAt, contest.rightAt) ?? tieOf(rule.tie);
    case 'newest':
      return unlessBlank(contest) ?? laterSide(contest.leftAt, contest.rightAt) ?? tieOf(rule.tie);
    case 'longest':
      return bySign(lengthOf(contest.left) - lengthOf(contest.right)) ?? tieOf(rule.tie);
    case 'larger':
      return compared() ?? tieOf(rule.tie);
    case 'smaller': {
      const larger = compared();
      if (larger === null) return tieOf(rule.tie);
      return contest.leftBlank || contest.rightBlank ? larger : across(larger);
    }
    case 'never-blank':
      return unlessBlank(contest) ?? tieOf(rule.tie);
    case 'first-non-blank':
      return contest.leftBlank ? 'right' : 'left';
  }
}
