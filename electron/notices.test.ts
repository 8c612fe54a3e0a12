import { expect, onTestFinished, test } from 'vitest';
import { everyAlert } from '../engine/protocol/alerts.ts';
import { News } from '../engine/protocol/calls/news.ts';
import { noticeOf, type Told } from './notices.ts';
import { speakAs } from './words/words.ts';

const side = { created: 0, updated: 0, removed: 0, unchanged: 0 };

function ended(state: string, counts: { conflicts?: number; failed?: number } = {}, more: object = {}): News {
  const run = {
    id: 'r1',
    flow: 'contacts',
    kind: 'run',
    planHash: 'p',
    changesHash: null,
    changesBySync: {},
    state,
    startedAt: '2026-04-01T08:00:00.000Z',
    endedAt: '2026-04-01T08:00:01.000Z',
    syncs: { s: { linked: 1, conflicts: 0, failed: 0, parked: 0, left: side, right: side, ...counts } },
    brakes: [],
    problem: null,
    of: null,
    ...more,
  };
  return News.parse({ kind: 'run', run });
}

const none: Told = new Map();

test('a run that ended well, or that a person cancelled, is no news for somebody who looks elsewhere', () => {
  expect(noticeOf(none, ended('done'))[1]).toBe(null);
  expect(noticeOf(none, ended('cancelled'))[1]).toBe(null);
  expect(noticeOf(none, { kind: 'flows' })[1]).toBe(null);
});

test('new questions are told, and not told again while they are open', () => {
  const [told, first] = noticeOf(none, ended('done', { conflicts: 3 }));
  expect(first).toMatchObject({ title: 'contacts has 3 questions for you', address: '#/inbox' });
  const [after, second] = noticeOf(told, ended('done', { conflicts: 3 }));
  expect(second).toBe(null);
  const [fewer] = noticeOf(after, ended('done', { conflicts: 0 }));
  expect(noticeOf(fewer, ended('done', { conflicts: 1 }))[1]).toMatchObject({
    title: 'contacts has a question for you',
  });
});

test('a run that was held, failed or wrote only a part says why and where', () => {
  const problem = { code: 'erp/unreachable', message: 'The ERP does not answer.', fix: 'Try later.' };
  expect(noticeOf(none, ended('failed', {}, { problem }))[1]).toEqual({
    title: 'contacts failed',
    body: 'The ERP does not answer.',
    address: '#/flow/contacts',
  });
  const brakes = [{ ...problem, message: 'It would remove 90 records.', sync: 's', brake: 'removals', holds: true }];
  expect(noticeOf(none, ended('held', {}, { brakes }))[1]?.body).toBe('It would remove 90 records.');
  expect(noticeOf(none, ended('partial', { failed: 2 }))[1]?.body).toBe('2 records could not be written.');
});

test('whoever speaks German is told why in the words of the screens', () => {
  onTestFinished(() => speakAs(['en']));
  speakAs(['de']);
  const brakes = [
    {
      code: 'brake/empty-side',
      message: 'ERP customers is empty: not one record was read.',
      fix: 'Look.',
      sync: 's',
      brake: 'emptySide',
      holds: true,
    },
  ];
  expect(noticeOf(none, ended('held', {}, { brakes }))[1]).toMatchObject({
    title: 'contacts wurde angehalten, bevor etwas geschrieben wurde',
    body: 'ERP customers ist leer: Kein einziger Datensatz wurde gelesen.',
  });
});

test('whoever speaks German is told nothing in English where the engine says what the screens have no German for', () => {
  onTestFinished(() => speakAs(['en']));
  speakAs(['de']);
  const problem = { code: 'erp/unreachable', message: 'The ERP does not answer.', fix: 'Try later.' };
  expect(noticeOf(none, ended('failed', {}, { problem }))[1]).toMatchObject({
    title: 'contacts ist gescheitert',
    body: 'Ein Fehler hat den Lauf angehalten. Welcher, steht in Tandem.',
  });
});

test('nobody is told what they do not want to be told, nor what can wait in quiet hours', () => {
  const quiet = { ...everyAlert, quiet: { from: '18:00', to: '08:00' } };
  const news = ended('done', { conflicts: 3 });
  const [told, untold] = noticeOf(none, news, { choice: quiet, clock: '23:00' });
  expect(untold).toBe(null);
  expect(noticeOf(told, news, { choice: quiet, clock: '09:00' })[1]).toBe(null);
  expect(noticeOf(none, ended('failed'), { choice: quiet, clock: '23:00' })[1]).not.toBe(null);
  expect(noticeOf(none, ended('failed'), { choice: { ...quiet, isOn: false }, clock: '12:00' })[1]).toBe(null);
});
