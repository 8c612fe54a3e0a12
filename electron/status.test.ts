import { expect, test } from 'vitest';
import { EngineState } from '../engine/protocol/calls/news.ts';
import { statusWords } from './status.ts';

const progress = {
  run: 'r1',
  flow: 'contacts',
  label: 'Contacts',
  sync: null,
  phase: 'apply',
  side: null,
  done: 30,
  of: 40,
  perSecond: 1,
  secondsLeft: 10,
  startedAt: '2026-04-01T08:00:00.000Z',
  stopping: null,
  canPause: true,
};
const running = (more: object = {}) => EngineState.parse({ is: 'running', progress: { ...progress, ...more } });
const up = { at: 'up', crashes: 0, sinceMs: 0 } as const;

test('the tray says what the engine does, in a few words', () => {
  const problem = { code: 'engine/down', message: 'It stopped five times.', fix: 'Restart it.' };
  expect(statusWords(up, null)).toBe('Idle');
  expect(statusWords(up, running())).toBe('Running Contacts, 75 %');
  expect(statusWords(up, running({ of: null }))).toBe('Running Contacts');
  expect(statusWords(up, running({ stopping: 'cancel' }))).toBe('Cancelling Contacts');
  expect(statusWords(up, running({ stopping: 'pause' }))).toBe('Pausing Contacts');
  expect(statusWords({ at: 'starting', crashes: 0 }, null)).toBe('Starting');
  expect(statusWords({ at: 'waiting', crashes: 1 }, null)).toBe('Starting again after a crash');
  expect(statusWords({ at: 'closing', next: 'quit' }, running())).toBe('Stopping at the next safe point');
  expect(statusWords({ at: 'down', problem }, null)).toBe('Stopped: It stopped five times.');
});
