import { describe, expect, test } from 'vitest';
import { FlowId, RunId } from '../../engine/model/ids.ts';
import type { RunProgress } from '../../engine/protocol/calls/news.ts';
import { doneWords, phaseWords, rateWords, standingOf } from './status-words.ts';

const progress: RunProgress = {
  run: RunId.parse('r1'),
  flow: FlowId.parse('contacts'),
  label: 'Contacts',
  sync: null,
  phase: 'apply',
  side: 'right',
  done: 8240,
  of: 12880,
  perSecond: 310.4,
  secondsLeft: 15,
  startedAt: '2026-05-13T10:00:00.000Z',
  stopping: null,
  canPause: true,
};

describe('the status bar', () => {
  test('says how far a run is, how fast, and how long it will take', () => {
    expect(phaseWords(progress, (side) => (side === 'right' ? 'ERP' : 'CRM'))).toBe('writing to ERP');
    expect(doneWords(progress)).toBe('8,240 of 12,880');
    expect(rateWords(progress)).toBe('310 a second, 15 s left');
  });
  test('says nothing that it does not know', () => {
    expect(phaseWords({ ...progress, side: null, phase: 'match' }, () => null)).toBe('matching');
    expect(doneWords({ ...progress, of: null })).toBe('8,240');
    expect(doneWords({ ...progress, done: 0, of: null })).toBeNull();
    expect(rateWords({ ...progress, perSecond: 0 })).toBeNull();
    expect(rateWords({ ...progress, secondsLeft: null })).toBe('310 a second');
  });
  test('shows a lost engine before anything else', () => {
    const idle = { is: 'idle', next: null } as const;
    expect(standingOf('lost', idle, [])).toBe('lost');
    expect(standingOf('connecting', null, [])).toBe('starting');
    expect(standingOf('open', idle, [])).toBe('idle');
    expect(standingOf('open', { is: 'running', progress }, [])).toBe('running');
  });
});
