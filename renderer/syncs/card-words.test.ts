import { describe, expect, test } from 'vitest';
import { badgeOf, draftWords, resultWords, systemsOf } from './card-words.ts';
import { card, run } from './cards-for-tests.ts';

const brake = {
  code: 'brake/empty-side',
  message: 'ERP sent 0 items.',
  fix: 'Look.',
  sync: 'people',
  brake: 'empty',
  holds: true,
};

describe('a card', () => {
  test('says how it stands in a word', () => {
    expect(badgeOf(card(), false).word).toBe('Live');
    expect(badgeOf(card(), true).word).toBe('Running');
    expect(badgeOf(card({ state: 'stopped', held: brake }), false)).toMatchObject({ word: 'Stopped', look: 'need' });
    expect(badgeOf(card({ state: 'stopped' }), false)).toMatchObject({ word: 'Failed', look: 'fail' });
    expect(badgeOf(card({ state: 'draft', live: null, isSample: true }), false).word).toBe('Sample');
    expect(badgeOf(card({ isSample: true }), false).word).toBe('Live');
  });
  test('names its systems in the order in which values go', () => {
    const [sync] = card().syncs;
    expect(systemsOf(card())).toBe('CRM and ERP');
    expect(systemsOf(card({ syncs: [{ ...sync, way: 'to-left' }] }))).toBe('ERP to CRM');
    expect(systemsOf(card({ syncs: [] }))).toBe('No systems yet');
    expect(systemsOf(card({ syncs: [sync, sync] }))).toBe('2 syncs, first CRM and ERP');
  });
});

describe('a draft', () => {
  const draft = (more: object): ReturnType<typeof draftWords> =>
    draftWords(card({ state: 'draft', live: null, ...more }));
  test('says which required fields are to be mapped next', () => {
    const { words, todo } = draft({
      readiness: { isMatched: true, matchedBy: [], required: 9, missing: ['Tax class', 'Unit', 'Price'] },
    });
    expect(words).toBe(
      'Never published. Match is set, 6 of 9 required fields are mapped. Next: map Tax class, Unit and Price.',
    );
    expect(todo.map((one) => `${one.label}: ${one.state}`)).toEqual([
      'Systems: done',
      'Match: done',
      'Fields, 6 of 9: now',
      'Preview: later',
      'Publish: later',
    ]);
  });
  test('says the first thing that it lacks', () => {
    expect(draft({ syncs: [] }).words).toContain('two systems');
    expect(draft({ readiness: { isMatched: false, matchedBy: [], required: 0, missing: [] } }).words).toContain(
      'matched',
    );
    expect(draft({ readiness: { isMatched: true, matchedBy: [], required: 0, missing: [] }, maps: 0 }).words).toContain(
      'map a field',
    );
  });
  test('that lacks nothing is to be looked at and published', () => {
    expect(draft({}).todo.find((one) => one.state === 'now')?.label).toBe('Preview');
  });
});

describe('a result', () => {
  test('counts what a run did on each side, by the names of the systems', () => {
    const counts = {
      linked: 1820,
      conflicts: 1,
      failed: 0,
      parked: 0,
      left: { created: 0, updated: 2, removed: 0, unchanged: 5 },
      right: { created: 20, updated: 0, removed: 0, unchanged: 5 },
    };
    expect(resultWords(card({ conflicts: 1, last: run({ syncs: { people: counts } }) }))).toBe(
      '1,820 linked, 2 changed in CRM, 20 created in ERP, 1 conflict needs you, in 4 s.',
    );
  });
  test('of a flow that never ran is none', () => expect(resultWords(card())).toBe('Never ran.'));
});
