import { describe, expect, test } from 'vitest';
import { card, run } from './cards-for-tests.ts';
import { countsOf, shownOf } from './shown.ts';

const cards = [
  card({ flow: 'a', label: 'Orders', state: 'paused' }),
  card({ flow: 'b', label: 'Contacts', conflicts: 2, last: run({ startedAt: '2026-05-12T10:00:00.000Z' }) }),
  card({ flow: 'c', label: 'Stock', state: 'stopped', last: run({ startedAt: '2026-05-13T10:00:00.000Z' }) }),
  card({ flow: 'd', label: 'Leads', state: 'draft', live: null, fields: [] }),
  card({ flow: 'e', label: 'Staff', conflicts: 5, next: '2026-05-13T11:00:00.000Z' }),
];

const names = (more: Partial<Parameters<typeof shownOf>[1]>): readonly string[] =>
  shownOf(cards, { filter: 'all', search: '', order: 'needs', ...more }).map((one) => one.label);

describe('the screen of syncs', () => {
  test('shows what needs a person first: what was stopped, then the most conflicts', () => {
    expect(names({})).toEqual(['Stock', 'Staff', 'Contacts', 'Leads', 'Orders']);
  });
  test('sorts by name, by last run and by next run', () => {
    expect(names({ order: 'name' })).toEqual(['Contacts', 'Leads', 'Orders', 'Staff', 'Stock']);
    expect(names({ order: 'ran' }).slice(0, 2)).toEqual(['Stock', 'Contacts']);
    expect(names({ order: 'next' })[0]).toBe('Staff');
  });
  test('filters, and says beforehand how many each filter leaves', () => {
    expect(countsOf(cards)).toEqual({ all: 5, live: 2, needs: 3, paused: 1, draft: 1 });
    expect(names({ filter: 'draft' })).toEqual(['Leads']);
  });
  test('finds by name, system, object and field', () => {
    expect(names({ search: 'stock' })).toEqual(['Stock']);
    expect(names({ search: 'erp' })).toHaveLength(5);
    expect(names({ search: 'e-MAIL contacts' })).toEqual(['Contacts']);
    expect(names({ search: 'nothing like it' })).toEqual([]);
  });
});
