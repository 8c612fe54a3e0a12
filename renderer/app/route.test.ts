import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Route } from './route.ts';

const routes: readonly Route[] = [
  { at: 'syncs' },
  { at: 'new-sync' },
  { at: 'new-sync', template: 'contacts' },
  { at: 'flow', flow: 'contacts', view: 'canvas' },
  { at: 'flow', flow: 'Kunden & Co/2', view: 'table' },
  { at: 'preview', flow: 'contacts' },
  { at: 'replay', flow: 'contacts' },
  { at: 'links', flow: 'contacts', sync: null },
  { at: 'links', flow: 'contacts', sync: 'a b' },
  { at: 'versions', flow: 'contacts' },
  { at: 'connections', connection: null },
  { at: 'connections', connection: 'crm' },
  { at: 'story', flow: 'contacts', sync: 'people', record: 'n1', field: null },
  { at: 'story', flow: 'contacts', sync: 'people', record: 'left:A/1', field: 'phone' },
  { at: 'inbox' },
  { at: 'inbox', question: 'c_1' },
  { at: 'inbox', of: 'Kunden & Co' },
  { at: 'activity', run: null },
  { at: 'activity', run: 'r1/2' },
  { at: 'settings', section: null },
  { at: 'settings', section: 'people' },
];

describe('an address', () => {
  let read: (address: string) => Route;
  let write: (route: Route) => string;
  beforeAll(async () => {
    vi.stubGlobal('location', { hash: '' });
    const { addressOf, routeOf } = await import('./route.ts');
    [read, write] = [routeOf, addressOf];
  });

  test.each(routes)('of $at leads back to it', (route) => expect(read(write(route))).toEqual(route));
  test('that means nothing leads to the syncs', () => {
    expect(read('#/nowhere/at/all')).toEqual({ at: 'syncs' });
    expect(read('#/flow')).toEqual({ at: 'syncs' });
    expect(read('#/%E0%A4%A')).toEqual({ at: 'syncs' });
    expect(read('#/story/contacts/people')).toEqual({ at: 'syncs' });
    expect(read('')).toEqual({ at: 'syncs' });
  });
});
