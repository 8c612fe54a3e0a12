import type { StepPlan } from '../../model/plan.ts';
import { agree, same } from '../values/equal.ts';
import { show } from '../values/show.ts';
import { backwardLine, forwardLine, type LineEnds, lineLoss } from './line.ts';
import { sampleTuples } from './samples.ts';
import type { Values } from './step.ts';

/** A value that shows that a line does not keep its word. */
export interface Counterexample {
  /**
   * `get-put`: sent across and back without an edit, the value changed. `put-get`: edited at the far end, brought back and sent
   * again, the edit was not there.
   */
  readonly law: 'get-put' | 'put-get';
  /** Near end before; for `put-get` null where the record is new. */
  readonly near: Values | null;
  /** Far end: what was sent, or what was edited. */
  readonly far: Values;
  /** What came of it: the near end for `get-put`, the far end for `put-get`. */
  readonly became: Values;
  /** All of it in a sentence for people. */
  readonly message: string;
}

/**
 * Tries the laws of a line on values: GetPut on `near` values, and PutGet on `far` values if the line claims to lose nothing.
 * A value that a step refuses breaks no law: its field is parked and nothing is lost.
 * @param near values of the near end to try, besides made-up ones
 * @param far values of the far end to try, besides made-up ones
 * @returns the first counterexample, or null; always null for one-way lines
 */
export function checkLaws(
  steps: readonly StepPlan[],
  ends: LineEnds,
  near: readonly Values[] = [],
  far: readonly Values[] = [],
): Counterexample | null {
  const loss = lineLoss(steps, ends.from, ends.to);
  if (loss === 'one-way') return null;
  const nears = [...near, ...sampleTuples(ends.from)];
  for (const values of nears) {
    const found = getPut(steps, ends, values);
    if (found !== null) return found;
  }
  if (loss === 'lossy') return null;
  // What really gets to the far end is worth more than made-up values, so it is tried first.
  const sent = nears.flatMap((values) => {
    const made = forwardLine(steps, values, ends.from, ends.to);
    return made.ok ? [made.value] : [];
  });
  const olds = [null, ...nears.slice(0, 3)];
  for (const values of [...far, ...sent, ...sampleTuples(ends.to)]) {
    for (const old of olds) {
      const found = putGet(steps, ends, values, old);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Sent across and back without an edit, a value is what it was. */
export function getPut(steps: readonly StepPlan[], ends: LineEnds, near: Values): Counterexample | null {
  const sent = forwardLine(steps, near, ends.from, ends.to);
  if (!sent.ok) return null;
  const back = backwardLine(steps, sent.value, near, ends);
  const became = back.ok ? back.value : [];
  if (back.ok && ends.from.every((type, at) => same(type, near[at], became[at]))) return null;
  const message = `${shown(near)} goes across as ${shown(sent.value)} and comes back as ${shown(became)}.`;
  return { law: 'get-put', near, far: sent.value, became, message };
}

/** An edit at the far end is still there when it has been brought back and sent again. */
export function putGet(
  steps: readonly StepPlan[],
  ends: LineEnds,
  far: Values,
  old: Values | null,
): Counterexample | null {
  const back = backwardLine(steps, far, old, ends);
  if (!back.ok) return null;
  const again = forwardLine(steps, back.value, ends.from, ends.to);
  const became = again.ok ? again.value : [];
  if (again.ok && ends.to.every((type, at) => agree(type, type, far[at], became[at]))) return null;
  const sentence = again.ok ? `is sent as ${shown(became)}.` : `cannot be sent: ${again.error.message}`;
  const message = `${shown(far)} at the far end comes back as ${shown(back.value)}, which ${sentence}`;
  return { law: 'put-get', near: old, far, became, message };
}

function shown(values: Values): string {
  return values.map((value) => (value === null ? 'blank' : show(value))).join(', ');
}
