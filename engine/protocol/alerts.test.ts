import { expect, test } from 'vitest';
import { type AlertChoice, everyAlert, isWanted } from './alerts.ts';

const nights: AlertChoice = { ...everyAlert, quiet: { from: '18:00', to: '08:00' } };

test('in quiet hours, also over midnight, only what stops a sync is told', () => {
  expect(['17:59', '18:00', '23:30', '07:59', '08:00'].map((at) => isWanted(nights, 'conflicts', at))).toEqual([
    true,
    false,
    false,
    false,
    true,
  ]);
  expect(isWanted(nights, 'held', '23:30')).toBe(true);
  const noon: AlertChoice = { ...everyAlert, quiet: { from: '12:00', to: '13:00' } };
  expect(['11:59', '12:30', '13:00'].map((at) => isWanted(noon, 'partial', at))).toEqual([true, false, true]);
});

test('what was not chosen is never told', () => {
  expect(isWanted({ ...everyAlert, kinds: ['failed'] }, 'held', '12:00')).toBe(false);
  expect(isWanted({ ...everyAlert, isOn: false }, 'failed', '12:00')).toBe(false);
});
