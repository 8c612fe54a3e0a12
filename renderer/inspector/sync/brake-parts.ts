import { brakeDefaults, brakesOf } from '../../../engine/core/compile/defaults.ts';
import type { Brakes } from '../../../engine/model/flow.ts';

export type BrakeName = keyof Brakes;

/** A number of a brake: its name in the settings, none where the brake is one number; and which texts stand around it. */
export interface BrakePart {
  readonly name: string | null;
  readonly limit: 'more' | 'andMore' | 'orMore' | 'less' | 'let' | 'never';
  readonly unit: 'links' | 'ofRecords' | 'before' | 'records' | 'minutes';
}

interface BrakeParts {
  readonly brake: BrakeName;
  readonly parts: readonly BrakePart[];
}

const share: readonly BrakePart[] = [
  { name: 'percent', limit: 'more', unit: 'links' },
  { name: 'records', limit: 'andMore', unit: 'records' },
];

/** All brakes with their numbers, those that people look for first. */
export const brakeParts: readonly BrakeParts[] = [
  {
    brake: 'removes',
    parts: [
      { name: 'percent', limit: 'more', unit: 'links' },
      { name: 'min', limit: 'let', unit: 'records' },
      { name: 'max', limit: 'never', unit: 'records' },
    ],
  },
  { brake: 'emptySide', parts: [] },
  { brake: 'shrunkSidePercent', parts: [{ name: null, limit: 'less', unit: 'before' }] },
  { brake: 'massUpdate', parts: share },
  { brake: 'massBlanking', parts: share },
  {
    brake: 'creates',
    parts: [
      { name: 'records', limit: 'more', unit: 'records' },
      { name: 'percent', limit: 'orMore', unit: 'ofRecords' },
    ],
  },
  { brake: 'conflictStorm', parts: share },
  { brake: 'ambiguous', parts: share },
  { brake: 'identity', parts: [] },
  { brake: 'canary', parts: [] },
  { brake: 'shape', parts: [] },
  { brake: 'planChange', parts: [] },
  { brake: 'clockSkewMinutes', parts: [{ name: null, limit: 'more', unit: 'minutes' }] },
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
