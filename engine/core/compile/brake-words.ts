import type { BrakesPlan } from '../../model/plan.ts';
import { brakeDefaults } from './defaults.ts';

type Brake = keyof BrakesPlan;

const names: Record<Brake, string> = {
  removes: 'removals',
  emptySide: 'empty side',
  shrunkSidePercent: 'shrunk side',
  massUpdate: 'mass update',
  massBlanking: 'mass blanking',
  creates: 'creates',
  conflictStorm: 'conflict storm',
  ambiguous: 'ambiguous matches',
  identity: 'identity',
  canary: 'canary',
  shape: 'changed shape',
  planChange: 'changed flow',
  clockSkewMinutes: 'clock',
};

const orders: readonly Brake[] = [
  'removes',
  'emptySide',
  'shrunkSidePercent',
  'massUpdate',
  'massBlanking',
  'creates',
  'conflictStorm',
  'ambiguous',
  'identity',
  'canary',
  'shape',
  'planChange',
  'clockSkewMinutes',
];

const both = (limit: { percent: number; records: number }): string =>
  `more than ${limit.records} records and ${limit.percent} %`;

/** What makes a brake hold, in words; each brake by itself, since each has its own numbers. */
function limitWords(brakes: BrakesPlan, brake: Brake): string {
  const value = brakes[brake];
  if (value === false) return 'off';
  switch (brake) {
    case 'removes':
      return brakes.removes === false
        ? 'off'
        : `more than ${brakes.removes.percent} % in 24 hours, but at least ${brakes.removes.min} and at most ${brakes.removes.max} are let through`;
    case 'shrunkSidePercent':
      return `less than ${brakes.shrunkSidePercent} % of the records read before`;
    case 'clockSkewMinutes':
      return `more than ${brakes.clockSkewMinutes} minutes off`;
    case 'creates':
      return brakes.creates === false
        ? 'off'
        : `more than ${brakes.creates.records} records or ${brakes.creates.percent} %, whichever is more`;
    case 'massUpdate':
    case 'massBlanking':
    case 'conflictStorm':
    case 'ambiguous': {
      const limit = brakes[brake];
      return limit === false ? 'off' : both(limit);
    }
    case 'emptySide':
    case 'identity':
    case 'canary':
    case 'shape':
    case 'planChange':
      return 'on';
  }
}

/** What each brake is set to, and whether that is what a sync without brakes of its own has. */
export const brakeFacts = (brakes: BrakesPlan): readonly { what: string; says: string; usual: boolean }[] =>
  orders.map((brake) => {
    const says = limitWords(brakes, brake);
    return { what: `brake: ${names[brake]}`, says, usual: says === limitWords(brakeDefaults, brake) };
  });
