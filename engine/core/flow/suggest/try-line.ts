import type { StepPlan } from '../../../model/plan.ts';
import type { FieldType, Value } from '../../../model/value.ts';
import { folded, jaroWinkler } from '../../match/likeness.ts';
import { endsFit, forwardLine, lineTypes } from '../../steps/line.ts';
import { agree } from '../../values/equal.ts';
import { canonicalJson } from '../../values/hash.ts';
import type { ValuePair } from './columns.ts';

/** Steps that may lead from one field to another, and what they do to values that agree then, for people. */
export interface Candidate {
  readonly steps: readonly StepPlan[];
  /** Goes on after "58 of 64 equal": "once lower-cased". Null where there is nothing to say. */
  readonly words: string | null;
  /** How many values were learnt from the records themselves: as many prove nothing. */
  readonly cost?: number;
}

/** What came of sending sample values along a line. */
export interface Trial {
  readonly compared: number;
  /** Values that arrived as the other side has them. */
  readonly equal: number;
  /** Values that say the same but for how they are written; those that are equal among them. */
  readonly alike: number;
  /** Values that a step refused. */
  readonly failed: number;
  /** The share that would agree if records were paired by chance: two fields full of "yes" agree and say nothing. */
  readonly chance: number;
}

/** Whether what the steps make fits the far end. */
export function canLead(steps: readonly StepPlan[], from: FieldType, to: FieldType): boolean {
  const made = lineTypes(steps, [from]);
  return made.ok && endsFit(made.value, [to]) === null;
}

const alikeFrom = 0.9;
const phoneDigitsMin = 6;
const comparedDigits = 8;

const lastDigits = (text: string): string => text.replace(/\D/g, '').slice(-comparedDigits);

function isAlike(one: Value, other: Value): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  const [a, b] = [folded(one), folded(other)];
  if (a === '' || b === '') return false;
  if (a === b) return true;
  if (/\p{L}/u.test(a) && /\p{L}/u.test(b)) return !/\d{3}/.test(a) && jaroWinkler(a, b) >= alikeFrom;
  const [mine, its] = [lastDigits(a), lastDigits(b)];
  return mine === its && mine.length >= phoneDigitsMin;
}

const count = (values: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

function chanceOf(ones: readonly string[], others: readonly string[]): number {
  const there = count(others);
  let sum = 0;
  for (const [value, times] of count(ones)) sum += times * (there.get(value) ?? 0);
  return ones.length === 0 ? 0 : sum / (ones.length * others.length);
}

/** Sends the one value of each pair along the steps and compares what arrives with the other. */
export function tryLine(
  steps: readonly StepPlan[],
  pairs: readonly ValuePair[],
  from: FieldType,
  to: FieldType,
): Trial {
  const [before, after] = [[from], [to]];
  let [equal, alike, failed] = [0, 0, 0];
  const [mine, its]: [string[], string[]] = [[], []];
  for (const [one, other] of pairs) {
    const sent = forwardLine(steps, [one], before, after);
    const [made = null] = sent.ok ? sent.value : [];
    if (!sent.ok) failed++;
    mine.push(canonicalJson(made));
    its.push(canonicalJson(other));
    if (sent.ok && agree(to, to, made, other)) equal++;
    else if (!isAlike(sent.ok ? made : one, other)) continue;
    alike++;
  }
  return { compared: pairs.length, equal, alike, failed, chance: chanceOf(mine, its) };
}

/**
 * The share of the values that agree, with what chance alone would give taken off: 0 is chance, 1 is all. What was learnt from
 * the values themselves proves nothing, and is its cost.
 */
export function agreement({ compared, equal, alike, chance }: Trial, cost = 0): number {
  if (compared === 0) return 0;
  const share = Math.max(0, equal - cost + likeWeight * (alike - equal)) / compared;
  return chance >= 1 ? 0 : Math.max(0, (share - chance) / (1 - chance));
}

/** What is only alike counts for less than what is the same. */
const likeWeight = 0.75;
