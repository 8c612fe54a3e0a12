import { describe, expect, test } from 'vitest';
import { crumbsOf, titleOf } from './crumbs.ts';

const name = (flow: string): string => (flow === 'contacts' ? 'Contacts and customers' : flow);

describe('crumbs', () => {
  test('are none on the screens of the rail', () => {
    expect(crumbsOf({ at: 'syncs' }, name)).toEqual([]);
    expect(titleOf({ at: 'connections', connection: null }, name)).toBe('Connections - Tandem');
  });
  test('lead back over the sync to all syncs', () => {
    const crumbs = crumbsOf({ at: 'preview', flow: 'contacts' }, name);
    expect(crumbs.map((one) => one.label)).toEqual(['Syncs', 'Contacts and customers', 'Preview']);
    expect(crumbs.at(1)?.to).toEqual({ at: 'flow', flow: 'contacts', view: 'canvas' });
    expect(titleOf({ at: 'preview', flow: 'contacts' }, name)).toBe('Preview - Contacts and customers - Tandem');
  });
  test('say nothing of a flow until its name is known', () => {
    const unknown = (): string => '';
    expect(crumbsOf({ at: 'preview', flow: 'contacts' }, unknown).map((one) => one.label)).toEqual([
      'Syncs',
      '',
      'Preview',
    ]);
    expect(titleOf({ at: 'preview', flow: 'contacts' }, unknown)).toBe('Preview - Tandem');
  });
  test('lead from the story of a value back to activity', () => {
    const story = { at: 'story', flow: 'contacts', sync: 'people', record: 'n1', field: null } as const;
    expect(crumbsOf(story, name).map((one) => one.label)).toEqual(['Activity', 'Contacts and customers', 'Story']);
    expect(crumbsOf(story, name).at(0)?.to).toEqual({ at: 'activity', run: null });
  });
});
