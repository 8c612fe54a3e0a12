import { brakeDefaults, brakesOf } from '../../../engine/core/compile/defaults.ts';
import type { Brakes } from '../../../engine/model/flow.ts';

export type BrakeName = keyof Brakes;

/** A number of a brake: its name in the settings; none where the brake is one number. */
export interface BrakePart {
  readonly name: string | null;
  readonly label: string;
  readonly unit: string;
}

/** A brake in words, and its numbers. */
export interface BrakeWords {
  readonly brake: BrakeName;
  readonly title: string;
  readonly words: string;
  readonly parts: readonly BrakePart[];
}

const share: readonly BrakePart[] = [
  { name: 'percent', label: 'More than', unit: '% of links' },
  { name: 'records', label: 'and more than', unit: 'records' },
];

/** All brakes, those that people look for first. */
export const brakeWords: readonly BrakeWords[] = [
  {
    brake: 'removes',
    title: 'Too many removals',
    words: 'Holds a run that would remove more than this in 24 hours.',
    parts: [
      { name: 'percent', label: 'More than', unit: '% of links' },
      { name: 'min', label: 'Always let through', unit: 'records' },
      { name: 'max', label: 'Never more than', unit: 'records' },
    ],
  },
  { brake: 'emptySide', title: 'Empty side', words: 'Holds a run that finds a side empty that was not.', parts: [] },
  {
    brake: 'shrunkSidePercent',
    title: 'Shrunk side',
    words: 'Holds a run that reads far fewer records than before.',
    parts: [{ name: null, label: 'Less than', unit: '% of before' }],
  },
  { brake: 'massUpdate', title: 'Mass update', words: 'Holds a run that would change this many.', parts: share },
  { brake: 'massBlanking', title: 'Mass blanking', words: 'Holds a run that would empty this many.', parts: share },
  {
    brake: 'creates',
    title: 'Many creates',
    words: 'Holds a run that would create more than the larger of these.',
    parts: [
      { name: 'records', label: 'More than', unit: 'records' },
      { name: 'percent', label: 'or more than', unit: '% of records' },
    ],
  },
  { brake: 'conflictStorm', title: 'Conflict storm', words: 'Holds a run with this many new conflicts.', parts: share },
  {
    brake: 'ambiguous',
    title: 'Unclear matches',
    words: 'Holds a run with this many new unclear matches.',
    parts: share,
  },
  { brake: 'identity', title: 'Another system', words: 'Holds when a connection leads to another account.', parts: [] },
  { brake: 'canary', title: 'Canary', words: 'Holds when the canary record cannot be read.', parts: [] },
  {
    brake: 'shape',
    title: 'Changed fields',
    words: 'Holds when fields that are mapped changed their type.',
    parts: [],
  },
  { brake: 'planChange', title: 'Changed flow', words: 'Looks twice at the first run of a new version.', parts: [] },
  {
    brake: 'clockSkewMinutes',
    title: 'Clocks',
    words: 'Holds when the clocks of the systems are apart.',
    parts: [{ name: null, label: 'More than', unit: 'minutes' }],
  },
];

/** Whether a brake is on, as set or by itself. */
export const isOn = (brakes: Brakes, brake: BrakeName): boolean => brakesOf(brakes)[brake] !== false;

/** A number of a brake, as set or by itself; null where the brake is off. */
export function brakeNumber(brakes: Brakes, brake: BrakeName, part: BrakePart): number | null {
  const value: unknown = brakesOf(brakes)[brake];
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null || part.name === null) return null;
  const found: unknown = Object.entries(value).find(([name]) => name === part.name)?.[1];
  return typeof found === 'number' ? found : null;
}

/** Brakes with one of them switched; on means as it is by itself. */
export function switched(brakes: Brakes, brake: BrakeName, on: boolean): Brakes | null {
  const { [brake]: _, ...rest } = brakes;
  const next = on ? (brakeDefaults[brake] === false ? { ...rest, [brake]: true } : rest) : { ...rest, [brake]: false };
  return Object.keys(next).length === 0 ? null : next;
}

/** Brakes with another number. */
export function withNumber(brakes: Brakes, brake: BrakeName, part: BrakePart, number: number): Brakes {
  if (part.name === null) return { ...brakes, [brake]: number };
  const now: unknown = brakesOf(brakes)[brake];
  return { ...brakes, [brake]: { ...(typeof now === 'object' ? now : {}), [part.name]: number } };
}
